import type { Location } from '../model/finding.js';
import type { Headings } from '../model/headings.js';
import { nearest } from '../model/nearest.js';
import { headerKey, type Slot } from '../model/slot.js';
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
 * @param headings what the columns can be
 * @throws FileProblem for a column that two headings claim, and for needed columns that are absent
 */
export function matchColumns(
  headers: readonly (string | undefined)[],
  locate: (column: number) => Location,
  headings: Headings,
): ColumnMatch {
  const remarks: LocatedRemark[] = [];
  const problems: LocatedRemark[] = [];
  const taken = new Map<Slot, string>();
  const unknown: string[] = [];
  const columns = headers.map((header, index) => {
    if (header === undefined || headerKey(header) === '' || ownColumns.has(headerKey(header)))
      return undefined;
    const slot = headings.slotOf(header);
    const shown = header.replace(/\s+/g, ' ').trim();
    if (slot === undefined) {
      unknown.push(shown);
      remarks.push(unknownColumn(shown, locate(index), headings));
    } else if (taken.has(slot)) {
      const message = `The column ${slot.header} stands twice in the file. Remove or rename one of them.`;
      problems.push({ rule: 'repeated-column', message, value: shown, location: locate(index) });
    } else taken.set(slot, shown);
    return slot;
  });
  problems.push(...missingColumns(taken, unknown, locate(0), headings));
  if (problems.length > 0) throw new FileProblem([...problems, ...remarks]);
  return { columns, remarks };
}

function unknownColumn(header: string, location: Location, headings: Headings): LocatedRemark {
  const suggestion = headings.nearest(header);
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

function missingColumns(
  present: ReadonlyMap<Slot, string>,
  unknown: readonly string[],
  headerStart: Location,
  { needed }: Headings,
): LocatedRemark[] {
  const location = headerStart.row === undefined ? {} : withoutCell(headerStart);
  const absent = needed.filter(({ anyOf }) => !anyOf.some((slot) => present.has(slot)));
  return absent.map(({ anyOf, message }) => {
    const header = anyOf[0]?.header ?? '';
    const found = nearest(header, unknown);
    return found === undefined
      ? { rule: 'missing-column', message, location }
      : {
          rule: 'missing-column',
          message: `${message} Is it the column ${found}?`,
          suggestion: header,
          location,
        };
  });
}

function withoutCell(location: Location): Location {
  return location.line === undefined ? {} : { line: location.line };
}
