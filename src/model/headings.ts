import { fields } from './dictionary.js';
import { nearestHeader, type Slot, slotOf, slotOfHeader, templateSlots } from './slot.js';

/** What the columns of a file can be: those of activities, or of learners. */
export interface Headings {
  /** What a row is, in the plural: "activities". */
  readonly rows: string;
  /** The sheet of a workbook that holds such rows, when it has several. */
  readonly sheet: string;
  /** All columns in their order, for a file that has no header row. */
  readonly columns: readonly Slot[];
  /** The columns that a file has to have. */
  readonly needed: readonly NeededColumn[];
  /** The columns of which a header row has at least one: others stand on other lists, too. */
  readonly marks: ReadonlySet<Slot>;
  /** The column of a heading, however it is written; undefined for one that is not known. */
  slotOf(header: string): Slot | undefined;
  /** The heading that an unknown one most likely means. */
  nearest(header: string): string | undefined;
}

/** A column that a file has to have, or several of which one will do. */
export interface NeededColumn {
  readonly anyOf: readonly Slot[];
  /** What to say when there is none. */
  readonly message: string;
}

/** A column that has to be there. */
export function neededColumn(slot: Slot): NeededColumn {
  return { anyOf: [slot], message: `The column ${slot.header} is missing. Add it to the header row.` };
}

const byDrafts = fields.filter((field) => field.required === 'draft').map(slotOf);
const byComplete = fields.filter((field) => field.required === 'complete').map(slotOf);
const outcomes: NeededColumn = {
  anyOf: fields.filter((field) => field.key.startsWith('outcomes.')).map(slotOf),
  message: 'None of the four Outcome columns is in the file. Add at least one of them.',
};

function headingsOf(needed: readonly NeededColumn[]): Headings {
  return {
    rows: 'activities',
    sheet: 'Activities',
    columns: templateSlots(),
    needed,
    marks: new Set(byDrafts),
    slotOf: slotOfHeader,
    nearest: nearestHeader,
  };
}

const forDrafts = headingsOf(byDrafts.map(neededColumn));
const forComplete = headingsOf([...[...byDrafts, ...byComplete].map(neededColumn), outcomes]);

/**
 * The headings of activities.
 * @param drafts whether rows may be saved as Drafts: then fewer columns are needed
 */
export function activityHeadings(drafts: boolean): Headings {
  return drafts ? forDrafts : forComplete;
}
