import type { FieldChange } from './field-change.js';
import type { Status } from './status.js';

/** What became of an activity that a command was asked to change. */
export type ActionOutcome =
  | 'updated'
  | 'closed'
  | 'reopened'
  | 'deleted'
  /** It is already as it was asked to be. */
  | 'unchanged'
  /** Something stands against it; the reasons say what. */
  | 'refused'
  /** No activity has the id. */
  | 'not-found'
  /** Several activities have the id: the entries of a repeating one. */
  | 'ambiguous';

/** Why something was refused, or what is still missing: a sentence, and the field that it speaks of. */
export interface Reason {
  /** The field's path, such as `physicianLearners`; null for a reason of the whole activity. */
  readonly field: string | null;
  readonly message: string;
}

/** What a command did with one of the ids it was given. */
export interface ActionResult {
  /** The id as the person gave it. */
  readonly id: string;
  readonly outcome: ActionOutcome;
  /** Null when no activity was found. */
  readonly activityId: string | null;
  readonly internalId: string | null;
  readonly title: string | null;
  /** Its status afterwards; null when it is gone or was not found. */
  readonly status: Status | null;
  /** Why it was refused, or not found. */
  readonly reasons: readonly Reason[];
  /** What was accepted, but looks wrong. */
  readonly warnings: readonly Reason[];
  /** What the activity still needs to be complete, or to be closed once it has ended. */
  readonly needs: readonly Reason[];
  /** What was changed, field by field. */
  readonly changes: readonly FieldChange[];
  /** The Activity IDs of further entries that were created: the occurrences that an edit added. */
  readonly created: readonly string[];
}

/** Outcomes of ids with which nothing could be done. */
export function isFailure({ outcome }: Pick<ActionResult, 'outcome'>): boolean {
  return outcome === 'refused' || outcome === 'not-found' || outcome === 'ambiguous';
}

/** What undoing an upload did with one activity, or why it could not. */
export interface UndoneActivity {
  readonly activityId: string;
  readonly internalId: string | null;
  readonly title: string | null;
  readonly outcome: 'removed' | 'restored' | 'refused';
  /** What was put back, field by field. */
  readonly changes: readonly FieldChange[];
  /** Why it is not as the upload left it; null when it is. */
  readonly reason: string | null;
}
