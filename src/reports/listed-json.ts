import { activityJson } from '../model/json.js';
import type { ListedActivity } from './activity-list.js';
import { jsonText, jsonVersion } from './json.js';

/** An activity as JSON reports carry it, with its status and the reasons for it. */
export function listedJson({ activity, status, reasons }: ListedActivity): Record<string, unknown> {
  return { ...activityJson(activity), status, statusReasons: reasons };
}

/**
 * Activities as JSON, in pieces: one document, or with `ndjson` a line for each.
 * @param asOf the day that the statuses are of, as `YYYY-MM-DD`
 */
export function* exportedJson(
  activities: Iterable<ListedActivity>,
  format: 'json' | 'ndjson',
  asOf: string,
): Generator<string> {
  const isDocument = format === 'json';
  if (isDocument) yield `{"version":${jsonVersion},"asOf":"${asOf}","activities":[`;
  let between = isDocument ? '\n' : '';
  for (const activity of activities) {
    yield `${between}${jsonText(listedJson(activity))}`;
    between = isDocument ? ',\n' : '\n';
  }
  yield isDocument ? '\n]}\n' : between;
}
