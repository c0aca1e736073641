import type { Command } from 'commander';
import { jsonText } from '../../reports/json.js';
import type { Store } from '../../store/store.js';
import { withExamples } from '../examples.js';
import { type StoreOptions, withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';

interface ShowOptions extends StoreOptions {
  readonly format: 'pretty' | 'json';
  readonly history?: boolean;
  readonly color: boolean;
}

/** `pars-batch show`: one activity, laid out like the form's steps. */
export function declareShow(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('show')
    .summary('show one activity of the store')
    .description("Show an activity of the store like the form's steps, with what is missing in red.")
    .argument('<id>', 'an Activity ID or an Internal ID');
  withFormatOption(command, 'how to print it')
    .option('--history', 'show every change, with what was there before and after')
    .action(async (id: string) => end(await show(id, command.optsWithGlobals(), surroundings)));
  withExamples(command, [
    'pars-batch show SampleInternalID',
    'pars-batch show SampleInternalID --history',
    'pars-batch show SampleInternalID --format json',
  ]);
}

function show(id: string, options: ShowOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store, today) => {
    const [{ activitiesOf }, { listed }] = await Promise.all([
      import('../../activities/find.js'),
      import('../../activities/listed.js'),
    ]);
    const found = activitiesOf(store.activities, id);
    if (found.length === 0) return showGone(id, store, options, surroundings);
    const activities = found.map((stored) => {
      const activityId = stored.activity.activityId ?? '';
      const learners = store.learners.count(activityId);
      const history = options.history ? store.changes.ofActivity(activityId).reverse() : undefined;
      return { ...listed(stored, today), learners, history };
    });
    if (options.format === 'json') {
      const { listedJson } = await import('../../reports/listed-json.js');
      const json = activities.map(({ history, ...activity }) => ({
        ...listedJson(activity),
        ...(history === undefined ? {} : { history }),
      }));
      await writeAll(surroundings.stdout, [`${jsonText(json.length === 1 ? json[0] : json, 1)}\n`]);
    } else {
      const [{ activitySheet }, { historyLines }] = await Promise.all([
        import('../../reports/activity-sheet.js'),
        import('../../reports/history-lines.js'),
      ]);
      const { styles, width } = await lookOf(surroundings, options);
      const texts = activities.map(({ history, learners, ...activity }) => {
        const sheet = activitySheet(activity, styles, width, learners);
        return history === undefined
          ? sheet
          : `${sheet}\n${historyLines(history, { styles, width }).join('\n')}\n`;
      });
      await writeAll(surroundings.stdout, [texts.join('\n')]);
    }
    return 0;
  });
}

/** What there is to say of an activity that is not there: perhaps that it was. The record of it is kept. */
async function showGone(
  id: string,
  store: Store,
  options: ShowOptions,
  surroundings: Surroundings,
): Promise<number> {
  const [{ nearestId, remedyFor }, { shownMoment }, { UsageError }] = await Promise.all([
    import('../../activities/find.js'),
    import('../../reports/shown-value.js'),
    import('../usage-error.js'),
  ]);
  const changes = /^\d{9}$/.test(id) ? store.changes.ofActivity(id) : [];
  const [last] = changes;
  if (last === undefined) {
    const remedy = remedyFor(nearestId(store.activities, id));
    throw new UsageError(`There is no activity ${id} in the store. ${remedy}`);
  }
  const gone = `The activity ${id} is no longer in the store since ${shownMoment(last.at)}.`;
  if (!options.history) throw new UsageError(`${gone} See what it was: pars-batch show ${id} --history`);
  const history = changes.reverse();
  if (options.format === 'json') {
    const json = { activityId: id, status: null, history };
    await writeAll(surroundings.stdout, [`${jsonText(json, 1)}\n`]);
  } else {
    const { historyLines } = await import('../../reports/history-lines.js');
    const lines = historyLines(history, await lookOf(surroundings, options));
    await writeAll(surroundings.stdout, [`${[gone, '', ...lines].join('\n')}\n`]);
  }
  return 0;
}
