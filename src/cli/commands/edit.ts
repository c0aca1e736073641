import type { Command } from 'commander';
import type { Settings } from '../../pipeline/edit.js';
import type { ActionOptions } from '../actions.js';
import { withExamples } from '../examples.js';
import { repeated } from '../options.js';
import { withFormatOption } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';

interface EditOptions extends ActionOptions {
  readonly set?: readonly string[];
}

/** `pars-batch edit`: gives fields of an activity other values. */
export function declareEdit(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('edit')
    .summary('change fields of an activity')
    .description(
      'Change fields of an activity by the same rules as an upload. What is still missing afterwards is shown in red.',
    )
    .argument('<id>', 'an Activity ID or an Internal ID')
    .option(
      '--set <header=value>',
      'a column heading (or key) and its new value; nothing after = clears it; repeatable',
      repeated,
    );
  withFormatOption(command, 'how to print the result').action(async (id: string) =>
    end(await edit(id, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch edit SampleInternalID --set "City=Springfield"',
    'pars-batch edit SampleInternalID --set credits=1.5 --set fee=Yes',
    'pars-batch edit SampleInternalID --set "In-Kind Support Sources="',
  ]);
}

async function edit(id: string, options: EditOptions, surroundings: Surroundings): Promise<number> {
  const [{ changeActivities }, { editActivity }] = await Promise.all([
    import('../actions.js'),
    import('../../pipeline/edit.js'),
  ]);
  const settings = await settingsOf(options.set ?? []);
  return changeActivities('edit', [id], options, surroundings, (store, stored, named, occasion) =>
    editActivity(store, stored, settings, named, occasion),
  );
}

/**
 * The fields and values of `--set Header=value`.
 * @throws UsageError for what names no field, and for a field that is named twice
 */
async function settingsOf(set: readonly string[]): Promise<Settings> {
  const [{ slotOfHeader, slotAtPath, nearestHeader }, { UsageError }] = await Promise.all([
    import('../../model/slot.js'),
    import('../usage-error.js'),
  ]);
  if (set.length === 0) {
    throw new UsageError(
      'Say what to change, such as --set "City=Chicago". The fields are those of the templates.',
    );
  }
  const settings = new Map<NonNullable<ReturnType<typeof slotOfHeader>>, string>();
  for (const text of set) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    if (equals < 0) throw new UsageError(`--set ${text} has no value. Write it as --set "${name}=value".`);
    const slot = slotOfHeader(name) ?? slotAtPath(name.trim());
    if (slot === undefined) {
      const near = nearestHeader(name);
      const remedy =
        near === undefined ? 'The fields are the columns of the templates.' : `Did you mean ${near}?`;
      throw new UsageError(`There is no field ${name.trim()}. ${remedy}`);
    }
    if (slot.path === 'activityId') throw new UsageError('An Activity ID is given once and never changed.');
    if (settings.has(slot)) throw new UsageError(`${slot.header} is set twice. Set it once.`);
    settings.set(slot, text.slice(equals + 1).trim());
  }
  return settings;
}
