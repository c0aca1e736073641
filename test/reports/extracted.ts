import { XMLParser } from 'fast-xml-parser';
import type { FileResult } from '../../src/model/file-result.js';
import { exitCodeOf } from '../../src/pipeline/result.js';
import { validateFile } from '../../src/pipeline/validate.js';
import { reports } from '../../src/reports/registry.js';
import { type BatchRun, wholeReport } from '../../src/reports/report.js';
import type { ReportFormat } from '../../src/reports/report-formats.js';
import { runOptions } from '../pipeline/batch-files.js';
import { wide } from './results.js';

/** A finding as any report tells it. */
export interface Told {
  readonly rule: string;
  readonly message: string;
  /** Null for a finding on the file. */
  readonly row: number | null;
  /** Null for a finding on the row or file. */
  readonly header: string | null;
  /** `H12` or `line 12`; empty where nothing is told. */
  readonly place: string;
}

/** The run of a command over files, as reports are made of it. */
export function runOver(files: readonly FileResult[]): BatchRun {
  return {
    command: 'validate',
    asOf: '2026-11-22',
    startedAt: new Date('2026-11-22T12:00:00Z'),
    toolVersion: '0.1.0',
    exitCode: exitCodeOf(files),
    files,
  };
}

/** Validates files for all reports. */
export async function validated(...paths: string[]): Promise<BatchRun> {
  const keep = { findings: Number.POSITIVE_INFINITY, entered: true, outcome: () => true };
  const files: FileResult[] = [];
  for (const path of paths) files.push(await validateFile(path, { ...runOptions, keep }));
  return runOver(files);
}

/** A report as it is written to a file. */
export async function written(format: ReportFormat, run: BatchRun): Promise<string> {
  const look = { ...wide, width: format === 'pretty' ? 200 : 80 };
  return [...wholeReport(await reports[format](), run, look)].join('');
}

interface JsonFinding {
  readonly rule: string;
  readonly message: string;
  readonly header: string | null;
  readonly location: { readonly row?: number; readonly cell?: string; readonly line?: number };
}

function fromJson({ rule, message, header, location }: JsonFinding): Told {
  const { row = null, cell, line } = location;
  return { rule, message, row, header, place: cell ?? (line === undefined ? '' : `line ${line}`) };
}

interface SarifResult {
  readonly ruleId: string;
  readonly message: { readonly text: string };
  readonly properties: { readonly row: number | null; readonly header: string | null };
  readonly locations: readonly {
    readonly physicalLocation: { readonly region?: { readonly startLine: number } };
    readonly logicalLocations?: readonly { readonly name: string; readonly kind: string }[];
  }[];
}

function fromSarif({ ruleId, message, properties, locations }: SarifResult): Told {
  const line = locations[0]?.physicalLocation.region?.startLine;
  const cell = locations[0]?.logicalLocations?.find(({ kind }) => kind === 'cell')?.name;
  const text = cell === undefined ? message.text : message.text.slice(cell.length + 2);
  return {
    rule: ruleId,
    message: text,
    row: properties.row,
    header: properties.header,
    place: cell ?? (line === undefined ? '' : `line ${line}`),
  };
}

/** Where a finding stands, as lines begin with it: "Row 3", a heading, and a cell or line in brackets. */
const where = /^(?:Row (\d+))?,? ?((?:Outcome: )?[A-Z][^:()]*?)? ?(?:\(?([A-Z]+\d+|line \d+)\)?)?: /;

/** Takes a line apart that may begin with a place. */
function placed(text: string, rule: string): Told {
  const [prefix = '', row, header, place = ''] = /^(?:Row \d|\(?line \d+\)?: )/.test(text)
    ? (where.exec(text) ?? [])
    : [];
  return {
    rule,
    message: text.slice(prefix.length),
    row: row === undefined ? null : Number(row),
    header: header ?? null,
    place,
  };
}

/** A line such as "Row 3 End Date (H3): End Date must … [end-before-start]". */
function fromLine(line: string): Told {
  const [, text = '', rule = ''] = /^(.*) \[([\w-]+)\]$/.exec(line) ?? [];
  return placed(text, rule);
}

function fromGithub(line: string): Told {
  const [, properties = '', text = ''] = /^::\w+ (.*?)::(.*)$/.exec(line) ?? [];
  const values = Object.fromEntries(properties.split(',').map((property) => property.split('=')));
  return placed(text.replaceAll('%25', '%'), values.title);
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

function fromHtml(page: string): Told[] {
  const told: Told[] = [];
  let [row, header, place]: [number | null, string | null, string] = [null, null, ''];
  const marks =
    /<article id="file-\d+-row-(\d+)"|<section class="file">|<dt>(.*?)(?: \(([A-Z]+\d+|line \d+)\))?<\/dt>|<p class="message \w+">(?:<span class="place">(.*?)<\/span> )?<bdi>(.*?)<\/bdi> <span class="rule">([\w-]+)<\/span>/gs;
  for (const [mark, article, dt, where, whole, message, rule] of page.matchAll(marks)) {
    if (article !== undefined) [row, header, place] = [Number(article), null, ''];
    else if (dt !== undefined) [header, place] = [unescaped(dt), where ?? ''];
    else if (message !== undefined && rule !== undefined) {
      told.push({ rule, message: unescaped(message), row, header, place: whole ?? place });
    } else if (mark.startsWith('<section')) [row, header, place] = [null, null, ''];
  }
  return told;
}

/** What the report for people tells: messages put together again, what is alike on several rows row by row. */
function fromPretty(text: string): Told[] {
  const told: Told[] = [];
  let rows: (number | null)[] = [null];
  let [header, place]: [string | null, string] = [null, ''];
  let message: string[] = [];
  for (const line of text.split('\n')) {
    const title = /^ Rows? ([\d, –]+)(?: · .*)?$/.exec(line);
    const red = /^ {5}(\S.*?)(?: {2,}([\w-]+))?$/.exec(line);
    const ruleAlone = /^ {6,}([\w-]+)$/.exec(line);
    const field = /^ {3}(\S.*?)(?: \(([A-Z]+\d+|line \d+|column [A-Z]+)\))?(?: {3}.*)?$/.exec(line);
    if (title !== null) rows = rowsOf(title[1] ?? '');
    else if (red !== null || ruleAlone !== null) {
      if (red?.[1] !== undefined) message.push(red[1]);
      const rule = red?.[2] ?? ruleAlone?.[1];
      if (rule === undefined) continue;
      for (const row of rows) {
        const cell = place.startsWith('column ') ? `${place.slice(7)}${row}` : place;
        told.push({ rule, message: message.join(' '), row, header, place: cell });
      }
      message = [];
    } else if (field !== null) {
      const name = field[1] ?? '';
      [header, place] = [name === 'File' || name === 'Whole row' ? null : name, field[2] ?? ''];
      if (name === 'File') rows = [null];
    }
  }
  return told;
}

function rowsOf(ranges: string): number[] {
  return ranges.split(', ').flatMap((range) => {
    const [first = 0, last = first] = range.split('–').map((part) => Number(part.replaceAll(',', '')));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** What each report tells, read out of its text. */
export const toldIn: Readonly<Record<ReportFormat, (text: string) => Told[]>> = {
  json: (text) =>
    JSON.parse(text).files.flatMap(({ findings }: { findings: JsonFinding[] }) => findings.map(fromJson)),
  ndjson: (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'finding')
      .map(fromJson),
  sarif: (text) => JSON.parse(text).runs[0].results.map(fromSarif),
  junit(text) {
    const parser = new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      isArray: (name) => /^test(?:suite|case)$/.test(name),
    });
    const { testsuites } = parser.parse(text);
    return testsuites.testsuite.flatMap((suite: Record<string, unknown>) => {
      const cases = (suite.testcase ?? []) as Record<string, { '#text': string } | undefined>[];
      const problems = cases.flatMap(({ failure, error }) => failure?.['#text'] ?? error?.['#text'] ?? []);
      const others = String(suite['system-out'] ?? '');
      return [...problems, others]
        .flatMap((block) => block.split('\n').filter((line) => line !== ''))
        .map(fromLine);
    });
  },
  github: (text) =>
    text
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '')
      .map(fromGithub),
  html: fromHtml,
  pretty: fromPretty,
};
