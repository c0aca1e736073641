import { XMLBuilder } from 'fast-xml-parser';
import type { FileResult, RowOutcome } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import { grouped } from './grouped.js';
import { printable } from './printable.js';
import { isError, type Report, shownPlace } from './report.js';

/** The most rows that are test cases of their own; a longer file is one test case. */
const mostRows = 2000;

/** JUnit's XML: a suite a file, a test case a row. Failures carry the red text, the suite's output what is no error. */
export const junit: Report = {
  *ofRun({ files, startedAt, toolVersion }) {
    const builder = new XMLBuilder({
      attributeNamePrefix: '@',
      ignoreAttributes: false,
      format: true,
      indentBy: ' ',
      suppressEmptyNode: true,
      processEntities: false,
    });
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
    for (const [id, result] of files.entries())
      yield builder.build({ testsuite: suite(result, id, startedAt, toolVersion) });
    yield '</testsuites>\n';
  },
};

function suite(result: FileResult, id: number, startedAt: Date, toolVersion: string): object {
  const { file, findings } = result;
  const cases = testCases(result);
  const failures = cases.filter((testcase) => 'failure' in testcase).length;
  const errors = cases.filter((testcase) => 'error' in testcase).length;
  const others = findings.filter((finding) => !isError(finding, result)).map(findingLine);
  return {
    ...attributes({
      name: file,
      package: file,
      id,
      timestamp: startedAt.toISOString().slice(0, 19),
      hostname: 'localhost',
      tests: cases.length,
      failures,
      errors,
      time: 0,
    }),
    properties: { property: attributes({ name: 'pars-batch', value: toolVersion }) },
    testcase: cases,
    'system-out': inXml(others.join('\n')),
    'system-err': '',
  };
}

function testCases(result: FileResult): object[] {
  const { file, findings, outcomes, isRefused } = result;
  const found = grouped(
    findings.filter((finding) => isError(finding, result)),
    ({ location }) => location.row,
  );
  const ofFile = found.get(undefined) ?? [];
  // A file that cannot be used is no failed check, but one that could not be made.
  const whole = {
    ...attributes({ name: file, classname: file, time: 0 }),
    ...problem(isRefused ? 'error' : 'failure', ofFile),
  };
  if (outcomes.length > mostRows) {
    const all = [...found.values()].flat();
    return [{ ...attributes({ name: file, classname: file, time: 0 }), ...problem('failure', all) }];
  }
  const rows = outcomes.map((outcome) => ({
    ...attributes({ name: rowName(outcome), classname: file, time: 0 }),
    ...problem('failure', found.get(outcome.row) ?? []),
  }));
  return ofFile.length > 0 || rows.length === 0 ? [whole, ...rows] : rows;
}

function rowName({ row, title, internalId, learner }: RowOutcome): string {
  const names = [learner ?? null, title, internalId].filter((name) => name !== null);
  return [`Row ${row}`, ...names].join(' · ');
}

function problem(kind: 'failure' | 'error', findings: readonly Finding[]): object {
  const [first] = findings;
  if (first === undefined) return {};
  const message =
    findings.length === 1 ? first.message : `${first.message} (and ${findings.length - 1} more)`;
  const text = inXml(findings.map(findingLine).join('\n'));
  return { [kind]: { ...attributes({ message, type: first.rule }), '#text': text } };
}

/** A finding in a line: where it stands, what it says and which rule it is of. */
function findingLine({ header, location, message, rule }: Finding): string {
  const place = shownPlace(location);
  const row = location.row === undefined ? [] : [`Row ${location.row}`];
  const field = header === null ? [] : [header];
  const inBrackets = place === '' ? [] : [`(${place})`];
  const where = [...row, ...field, ...inBrackets].join(' ');
  return `${where === '' ? '' : `${where}: `}${message} [${rule}]`;
}

function attributes(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`@${name}`, inXml(String(value))]),
  );
}

/** A text as XML 1.0 can carry it: what it cannot even name is left out. */
function inXml(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
