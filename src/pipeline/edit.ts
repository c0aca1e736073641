import { commitPlan } from '../activities/commit.js';
import { entriesOfRow } from '../activities/entries.js';
import { resultOf } from '../activities/life.js';
import { planRow } from '../activities/plan.js';
import type { Occasion } from '../activities/record.js';
import type { RawRow } from '../formats/format.js';
import { columnsFor, filledValue, rowOfActivity } from '../formats/written-row.js';
import type { ActionResult, Reason } from '../model/action-result.js';
import { placeInForm, type Slot } from '../model/slot.js';
import { severityOf } from '../rules/catalogue.js';
import type { StoredActivity } from '../store/activity-table.js';
import type { Store } from '../store/store.js';
import { isRejected, rowChecker } from './check-row.js';

/** Values for fields, as a person writes them; an empty one clears its field. */
export type Settings = ReadonlyMap<Slot, string>;

/**
 * Gives an activity of the store other values. They go the way of an upload's row: it is read, checked by all rules and
 * compared with the store, as if the activity had been exported, changed and uploaded. What is missing rejects nothing;
 * the activity is a Draft then. Runs inside a transaction of the store.
 */
export function editActivity(
  store: Store,
  stored: StoredActivity,
  settings: Settings,
  id: string,
  occasion: Occasion,
): ActionResult {
  const { today } = occasion;
  const columns = columnsWith(stored, settings);
  const checking = {
    today,
    drafts: true,
    warningsAsErrors: false,
    supporters: store.activities.supporters(),
  };
  const checked = rowChecker({ columns, date1904: false }, checking).check(
    editedRow(stored, settings, columns),
  );
  if (checked === undefined) throw new Error(`The activity ${stored.activity.activityId} holds nothing.`);
  const { activity, findings } = checked;
  const reasons: Reason[] = [];
  const warnings: Reason[] = [];
  for (const { field, message, severity } of findings) {
    if (severity === 'error') reasons.push({ field, message });
    else if (severity === 'warning') warnings.push({ field, message });
  }
  const refused = () => resultOf(id, stored, occasion, 'refused', { reasons, warnings });
  if (isRejected(findings, true)) return refused();
  const plan = planRow(store, activity, entriesOfRow(activity), { today, batch: null, blanksKeep: false });
  for (const { path, rule, message } of plan.remarks) {
    const reason = { field: path, message };
    if (severityOf(rule, path) === 'error') reasons.push(reason);
    else if (severityOf(rule, path) === 'warning') warnings.push(reason);
  }
  if (reasons.length > 0) return refused();
  const { outcome, activityIds, changes } = commitPlan(store, plan.entries, occasion, 'edited');
  const created = activityIds.filter((_, index) => plan.entries[index]?.action === 'create');
  const after = store.activities.load(stored.activity.activityId ?? '') ?? stored;
  return resultOf(id, after, occasion, outcome === 'unchanged' ? 'unchanged' : 'updated', {
    warnings,
    changes,
    created,
  });
}

/** All columns that the activity fills, or that are set. */
function columnsWith({ activity }: StoredActivity, settings: Settings): Slot[] {
  const columns = new Set([...columnsFor([activity]), ...settings.keys()]);
  return [...columns].sort((one, other) => placeInForm(one.path) - placeInForm(other.path));
}

/** The activity as a row of a file, with the values that are set. */
function editedRow({ activity }: StoredActivity, settings: Settings, columns: readonly Slot[]): RawRow {
  const row = rowOfActivity(activity);
  const values = columns.map((slot) => {
    const set = settings.get(slot);
    if (set !== undefined) return set === '' ? undefined : set;
    const value = filledValue(row, slot);
    return value === undefined ? undefined : slot.field.type.format(value);
  });
  return { number: 1, values, remarks: [], locate: () => ({}) };
}
