import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileResult } from '../model/file-result.js';
import type { Finding, Severity } from '../model/finding.js';
import { type RuleId, ruleIds } from '../model/rule-ids.js';
import { catalogue } from '../rules/catalogue.js';
import { jsonText } from './json.js';
import { type BatchRun, isError, type Report } from './report.js';

/** SARIF 2.1.0, as code scanning reads it. */
export const sarif: Report = {
  *ofRun(run) {
    yield '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{\n';
    yield `"tool":${jsonText({ driver: driver(run.toolVersion) })},\n`;
    yield '"columnKind":"unicodeCodePoints",\n';
    yield `"invocations":[${jsonText(invocation(run))}],\n`;
    yield `"artifacts":${jsonText(run.files.map(({ file }) => ({ location: { uri: uriOf(file) } })))},\n"results":[`;
    let isFirst = true;
    for (const [index, result] of run.files.entries()) {
      const fingerprint = fingerprints(result);
      for (const finding of result.findings) {
        yield `${isFirst ? '\n' : ',\n'}${jsonText(resultOf(finding, result, index, fingerprint(finding)))}`;
        isFirst = false;
      }
    }
    yield ']}]}\n';
  },
};

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  incomplete: 'error',
  warning: 'warning',
  notice: 'note',
};

function driver(version: string): object {
  return {
    name: 'pars-batch',
    version,
    semanticVersion: version,
    rules: ruleIds.map((id) => {
      const { help, why, fix, severity, area } = catalogue[id];
      return {
        id,
        name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
        shortDescription: { text: help },
        fullDescription: { text: why },
        help: {
          text: `${why} ${fix}`,
          markdown: `${why} ${fix}\n\n[More on this rule](docs/rules.md#${id})`,
        },
        defaultConfiguration: { level: levels[severity] },
        properties: { tags: [area] },
      };
    }),
  };
}

function invocation({ exitCode, startedAt, files }: BatchRun): object {
  return {
    executionSuccessful: files.every(({ isRefused }) => !isRefused),
    exitCode,
    startTimeUtc: startedAt.toISOString(),
  };
}

function resultOf(finding: Finding, result: FileResult, index: number, fingerprint: string): object {
  const { rule, severity, field, header, message, value, suggestion, location } = finding;
  const { row, cell, line, column, path } = location;
  const isAccepted = severity === 'incomplete' && !isError(finding, result);
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  const name = cell ?? path ?? (row === undefined ? undefined : `row ${row}`);
  const logical =
    name === undefined ? {} : { logicalLocations: [{ name, kind: cell === undefined ? 'element' : 'cell' }] };
  return {
    ruleId: rule,
    ruleIndex: indexOfRule(rule),
    level: isAccepted ? 'note' : levels[severity],
    message: { text: cell === undefined ? message : `${cell}: ${message}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(result.file), index }, ...region },
        ...logical,
      },
    ],
    partialFingerprints: { 'parsBatchFinding/v1': fingerprint },
    properties: {
      severity,
      row: row ?? null,
      field,
      header,
      value,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  };
}

const indexes = new Map(ruleIds.map((id, index) => [id, index]));

function indexOfRule(rule: RuleId): number {
  return indexes.get(rule) ?? -1;
}

/**
 * Gives findings their identities: from what was found in which activity, not from where it stands, so that a finding
 * stays the same one when rows move. Findings that are alike are told apart by their order.
 */
function fingerprints({ names }: FileResult): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, field, value, message, location }) => {
    const { internalId, title } = names.get(location.row ?? 0) ?? { internalId: null, title: null };
    const identity = JSON.stringify([rule, field, value ?? message, internalId ?? title]);
    const alike = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, alike);
    return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}:${alike}`;
  };
}

/** A path as SARIF names files: relative to where the program ran, or from the root of the file system. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
