import type { Finding } from '../model/finding.js';

/** The same thing said of several rows. */
export interface FoldedFindings {
  /** The first of them; the others differ in their places only. */
  readonly finding: Finding;
  /** The numbers of the rows, in order. */
  readonly rows: readonly number[];
  /** How many findings they are. */
  readonly count: number;
}

export interface Folding {
  readonly folded: readonly FoldedFindings[];
  /** The findings that are not alike, in their order. */
  readonly others: readonly Finding[];
}

/** From how many rows on the same message is told once for all of them. */
const fewestRows = 3;

/** Finds what is said of several rows in the same words. */
export function foldFindings(findings: readonly Finding[]): Folding {
  const alike = new Map<string, Finding[]>();
  const keys = findings.map((finding) => {
    const { rule, severity, field, message, value, location } = finding;
    if (location.row === undefined) return undefined;
    const key = JSON.stringify([rule, severity, field, message, value]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [finding]);
    else known.push(finding);
    return key;
  });
  const folded = new Map<string, FoldedFindings>();
  for (const [key, [finding, ...more]] of alike) {
    if (finding === undefined) continue;
    const rows = [...new Set([finding, ...more].map(({ location }) => location.row ?? 0))];
    if (rows.length >= fewestRows)
      folded.set(key, { finding, rows: rows.sort((a, b) => a - b), count: more.length + 1 });
  }
  const others = findings.filter((_, index) => !folded.has(keys[index] ?? ''));
  return { folded: [...folded.values()], others };
}

/** Row numbers as people write them: "4, 7–19, 23". */
export function rowRanges(rows: readonly number[], shown: (row: number) => string): string {
  const ranges: [first: number, last: number][] = [];
  for (const row of rows) {
    const range = ranges.at(-1);
    if (range !== undefined && row === range[1] + 1) range[1] = row;
    else ranges.push([row, row]);
  }
  return ranges
    .map(([first, last]) => {
      if (first === last) return shown(first);
      return `${shown(first)}${last === first + 1 ? ', ' : '–'}${shown(last)}`;
    })
    .join(', ');
}
