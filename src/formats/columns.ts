import { fields } from '../model/dictionary.js';
import type { Location } from '../model/finding.js';
import { nearest } from '../model/nearest.js';
import { headerKey, nearestHeader, type Slot, slotOf, slotOfHeader } from '../model/slot.js';
import type { LocatedRemark } from './format.js';
import { FileProblem } from './format.js';

/** The columns of a sheet or a tab-delimited file by their headings. */
export interface ColumnMatch {
  readonly columns: readonly (Slot | undefined)[];
  readonly remarks: readonly LocatedRemark[];
}

/** A column that an annotated copy has beside the template's own; it is nobody's data. */
export const ownColumns: ReadonlySet<string> = new Set(['errors']);

/**
 * Finds the field of each column heading.
 * @param headers the header row's texts, blank ones included
 * @param locate where a column's heading stands
 * @param drafts whether only the columns that a Draft needs are required
 * @throws FileProblem for a column that two headings claim, and for required columns that are absent
 */
export function matchColumns(
  headers: readonly (string | undefined)[],
  locate: (column: number) => Location,
  drafts: boolean,
): ColumnMatch {
  const remarks: LocatedRemark[] = [];
  const problems: LocatedRemark[] = [];
  const taken = new Map<Slot, string>();
  const unknown: string[] = [];
  const columns = headers.map((header, index) => {
    if (header === undefined || headerKey(header) === '' || ownColumns.has(headerKey(header)))
      return undefined;
    const slot = slotOfHeader(header);
    const shown = header.replace(/\s+/g, ' ').trim();
    if (slot === undefined) {
      unknown.push(shown);
      remarks.push(unknownColumn(shown, locate(index)));
    } else if (taken.has(slot)) {
      const message = `The column ${slot.header} stands twice in the file. Remove or rename one of them.`;
      problems.push({ rule: 'repeated-column', message, value: shown, location: locate(index) });
    } else taken.set(slot, shown);
    return slot;
  });
  problems.push(...missingColumns(new Set(taken.keys()), unknown, locate(0), drafts));
  if (problems.length > 0) throw new FileProblem([...problems, ...remarks]);
  return { columns, remarks };
}

function unknownColumn(header: string, location: Location): LocatedRemark {
  const suggestion = nearestHeader(header);
  const start = `The column ${header} is not part of the template and is left out.`;
  return suggestion === undefined
    ? { rule: 'unknown-column', message: start, value: header, location }
    : {
        rule: 'unknown-column',
        message: `${start} Did you mean ${suggestion}?`,
        suggestion,
        value: header,
        location,
      };
}

const alwaysNeeded = fields.filter((field) => field.required === 'complete');
const neededByDrafts = fields.filter((field) => field.required === 'draft');
const outcomes = fields.filter((field) => field.key.startsWith('outcomes.'));

function missingColumns(
  present: ReadonlySet<Slot>,
  unknown: readonly string[],
  headerStart: Location,
  drafts: boolean,
): LocatedRemark[] {
  const needed = drafts ? neededByDrafts : [...neededByDrafts, ...alwaysNeeded];
  const absent = needed.filter((field) => !present.has(slotOf(field)));
  if (!drafts && outcomes.every((field) => !present.has(slotOf(field)))) absent.push(...outcomes.slice(0, 1));
  const location = headerStart.row === undefined ? {} : withoutCell(headerStart);
  return absent.map((field) => {
    const found = nearest(field.header, unknown);
    const message = outcomes.includes(field)
      ? 'None of the four Outcome columns is in the file. Add at least one of them.'
      : `The column ${field.header} is missing. Add it to the header row.`;
    return found === undefined
      ? { rule: 'missing-column', message, location }
      : {
          rule: 'missing-column',
          message: `${message} Is it the column ${found}?`,
          suggestion: field.header,
          location,
        };
  });
}

function withoutCell(location: Location): Location {
  return location.line === undefined ? {} : { line: location.line };
}
