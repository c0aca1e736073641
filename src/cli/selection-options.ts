import { type Command, Option } from 'commander';
import type { Page, Selection } from '../store/selection.js';
import { type SortKey, sortKeys } from '../store/sort-keys.js';
import { day, several } from './options.js';

/** The options that say which activities are wanted. */
export interface SelectionOptions {
  readonly status?: readonly string[];
  readonly activityFormat?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
}

/** The options that say in which order. */
export interface OrderOptions {
  readonly sort: SortKey;
  readonly reverse?: boolean;
}

/** Declares the options of every command that takes a selection of activities. */
export function withSelectionOptions(command: Command, defaultSort: SortKey = 'added'): Command {
  return command
    .option(
      '--status <status>',
      'only Draft, Active, Ready to Close or Closed ones; several with commas',
      several,
    )
    .option('--activity-format <kind>', 'only those of a format, such as RSS or "Live Course"', several)
    .option('--from <date>', 'only those that take place on this day or later')
    .option('--to <date>', 'only those that take place on this day or earlier')
    .option('--search <words>', 'only those with all of these words in their title or ids')
    .addOption(new Option('--sort <order>', 'what to sort by').choices(sortKeys).default(defaultSort))
    .option('--reverse', 'turn the order round');
}

/**
 * The selection that the options ask for.
 * @throws UsageError for a status, format or day that there is not
 */
export async function selectionOf(options: SelectionOptions, today: string): Promise<Selection> {
  const { status, activityFormat, from, to, search } = options;
  const [{ option }, { optionValue }, { statusVocabulary }, { activityFormats }] = await Promise.all([
    import('../model/text-types.js'),
    import('./option-value.js'),
    import('../model/status.js'),
    import('../model/vocabularies.js'),
  ]);
  const statuses = status?.map((text) => optionValue(option(statusVocabulary).parse(text, '--status')));
  const formats = activityFormat?.map((text) =>
    optionValue(option(activityFormats).parse(text, '--activity-format')),
  );
  return {
    today,
    ...(statuses === undefined ? {} : { statuses }),
    ...(formats === undefined ? {} : { formats }),
    ...(from === undefined ? {} : { from: await day(from, '--from') }),
    ...(to === undefined ? {} : { to: await day(to, '--to') }),
    ...(search === undefined || search.trim() === '' ? {} : { search }),
  };
}

/** Some of a selection, in the order that the options ask for. */
export function pageOf({ sort, reverse = false }: OrderOptions, limit: number | null, offset = 0): Page {
  return { sort, isReversed: reverse, limit, offset: Math.min(offset, Number.MAX_SAFE_INTEGER) };
}
