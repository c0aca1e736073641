/**
 * pars-batch for programs: reads batches of CME activities, checks them against the web form's rules, and keeps the
 * valid ones in an activity store.
 *
 * In an activity, dates are texts `YYYY-MM-DD`, credits are whole hundredths and dollars whole cents; a blank field is
 * null, a blank list empty. `activityJson` gives an activity as the JSON reports carry it.
 */
export {
  type ActivitySelection,
  type ActivityStore,
  type ListedActivity,
  openStore,
  type UploadOptions,
  type UploadResult,
} from './library/activity-store.js';
export { type Batch, type BatchOptions, type CheckedRow, checkRows, readBatch } from './library/batch.js';
export type { Activity } from './model/activity.js';
export type { BatchCounts } from './model/batch.js';
export type { FieldChange } from './model/field-change.js';
export type { RowOutcome } from './model/file-result.js';
export type { Finding, Location, Severity } from './model/finding.js';
export type { FormatId } from './model/format-ids.js';
export { activityJson } from './model/json.js';
export type { RuleId } from './model/rule-ids.js';
export type { Status } from './model/status.js';
export { StoreProblem } from './store/store-problem.js';
