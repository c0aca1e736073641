import type { Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { formatNames, formatOfName, formats } from '../../formats/registry.js';
import type { FormatId } from '../../model/format-ids.js';
import type { Slot } from '../../model/slot.js';
import { printable } from '../../reports/printable.js';
import type { StoredActivity } from '../../store/activity-table.js';
import type { Store } from '../../store/store.js';
import { withExamples } from '../examples.js';
import type { OutputPlace } from '../output-file.js';
import {
  type OrderOptions,
  pageOf,
  type SelectionOptions,
  selectionOf,
  withSelectionOptions,
} from '../selection-options.js';
import { type StoreOptions, withStore } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** What can be written besides the templates' formats: JSON for programs. */
const jsonFormats = ['json', 'ndjson'] as const;
type ExportFormat = FormatId | (typeof jsonFormats)[number];

interface ExportOptions extends StoreOptions, SelectionOptions, OrderOptions {
  readonly format?: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** `pars-batch export`: the form's "Download Active Activities", of any selection. */
export function declareExport(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('export')
    .summary('write activities of the store to a file')
    .description(
      'Write activities of the store, all or some, as a batch that can be corrected and uploaded again, or as JSON.',
    )
    .addOption(
      new Option('--format <format>', 'what to write (default: what --out ends in, else tab)').choices([
        ...formatNames,
        ...jsonFormats,
      ]),
    )
    .option('-o, --out <file>', 'where to write it (default: standard output)')
    .option('--force', 'replace the file if it is there already');
  withSelectionOptions(command).action(async () => {
    await exportActivities(command.optsWithGlobals(), surroundings);
    end(0);
  });
  withExamples(command, [
    'pars-batch export --status active --out active.xlsx',
    'pars-batch export --from 01/01/2026 --to 12/31/2026 --out 2026.xml',
    'pars-batch export --format ndjson --search "grand rounds"',
  ]);
}

async function exportActivities(options: ExportOptions, surroundings: Surroundings): Promise<void> {
  const { stdout, stderr } = surroundings;
  const { out = '-', force = false, quiet = false } = options;
  const [{ checkOutput, writeOutput }, { counted }] = await Promise.all([
    import('../output-file.js'),
    import('../../reports/text-layout.js'),
  ]);
  const format = formatOf(options);
  if (format === 'excel' && out === '-' && stdout.isTTY) {
    throw new UsageError('A workbook cannot be shown on a terminal. Write it to a file with --out FILE.');
  }
  const written = await withStore('read', options, surroundings, async (store, today) => {
    const place: OutputPlace = { path: out, inputs: [store.path], force };
    await checkOutput(place);
    const selection = await selectionOf(options, today);
    return store.snapshot(async () => {
      let count = 0;
      const activities = function* () {
        for (const id of store.activities.ids(selection, pageOf(options, null))) {
          const stored = store.activities.load(id);
          if (stored === undefined) continue;
          count += 1;
          yield stored;
        }
      };
      const write = await writerOf(format, store, today);
      await writeOutput(place, stdout, (stream) => write(stream, activities()));
      return count;
    });
  });
  if (out !== '-' && !quiet) {
    stderr.write(`${counted(written, 'activity', 'activities')} written to ${printable(out)}.\n`);
  }
}

/**
 * The format to write: the one that is named, or what the file's name ends in.
 * @throws UsageError when the two do not agree
 */
function formatOf({ format, out = '-' }: ExportOptions): ExportFormat {
  const endings: readonly (readonly [ending: string, format: ExportFormat])[] = [
    ...Object.values(formats).flatMap(({ id, extensions }) =>
      extensions.map((ending) => [ending, id] as const),
    ),
    ...jsonFormats.map((name) => [`.${name}`, name] as const),
  ];
  const byEnding = endings.find(([ending]) => out.toLowerCase().endsWith(ending))?.[1];
  const byName =
    format === undefined ? undefined : (formatOfName(format) ?? jsonFormats.find((name) => name === format));
  if (byName !== undefined && byEnding !== undefined && byName !== byEnding) {
    throw new UsageError(`${out} has the ending of another format than ${format}. Give another name.`);
  }
  if (byName === undefined && byEnding === undefined && out !== '-') {
    const known = endings.map(([ending]) => ending).join(', ');
    throw new UsageError(
      `${out} does not say what to write. Give a name that ends in ${known}, or --format.`,
    );
  }
  return byName ?? byEnding ?? 'tab';
}

type Writer = (stream: Writable, activities: Iterable<StoredActivity>) => Promise<void>;

async function writerOf(format: ExportFormat, store: Store, today: string): Promise<Writer> {
  if (format === 'json' || format === 'ndjson') {
    const [{ listed }, { exportedJson }, { writeText }] = await Promise.all([
      import('../../activities/listed.js'),
      import('../../reports/listed-json.js'),
      import('../../formats/written-text.js'),
    ]);
    return (stream, activities) => {
      const all = function* () {
        for (const stored of activities) yield listed(stored, today);
      };
      return writeText(stream, exportedJson(all(), format, today));
    };
  }
  const [{ loadFormat }, { rowsOfActivities }, { templateSlots }] = await Promise.all([
    import('../../formats/registry.js'),
    import('../../formats/written-row.js'),
    import('../../model/slot.js'),
  ]);
  const { write } = await loadFormat(format);
  const most = store.activities.mostEntries();
  const columns: Slot[] = templateSlots((group) => Math.max(group.inTemplate, most.get(group) ?? 0));
  return (stream, activities) => {
    const all = function* () {
      for (const { activity } of activities) yield activity;
    };
    return write(stream, rowsOfActivities(all()), columns);
  };
}
