import type { FieldChange } from './field-change.js';

/** The kinds of change; `removed` and `restored` are what undoing an upload does to what it created and updated. */
export type ChangeAction =
  | 'created'
  | 'updated'
  | 'edited'
  | 'learner totals'
  | 'learner added'
  | 'learner removed'
  | 'closed'
  | 'reopened'
  | 'deleted'
  | 'removed'
  | 'restored';

/** What an activity is among the entries of a repeating one; both null for one that stands alone. */
export interface EntryPlace {
  readonly series: string | null;
  readonly occurrence: number | null;
}

/** A change to one activity, for the record. */
export interface ActivityChange {
  /** When, as ISO date and time in UTC. */
  readonly at: string;
  readonly action: ChangeAction;
  readonly activityId: string;
  /** The upload that made the change, or was undone by it. */
  readonly batch: number | null;
  readonly row: number | null;
  /** What changed; all that it held for an activity that is gone, nothing for a new one. */
  readonly fields: readonly FieldChange[];
  /** Where it stood among the entries of a repeating activity, and stands now, when that changed. */
  readonly entry: { readonly before: EntryPlace; readonly after: EntryPlace } | null;
}

/** A change as the record has it. */
export interface RecordedChange extends ActivityChange {
  /** Its number: later changes have greater ones. */
  readonly change: number;
}
