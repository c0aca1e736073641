import type { Command } from 'commander';
import type { Outcome } from '../../model/file-result.js';
import { version } from '../../pipeline/version.js';
import { type BatchOptions, type CopyOptions, runOptions, withBatchOptions } from '../batch-options.js';
import { withExamples } from '../examples.js';
import { makeStoreFolder, storePath } from '../options.js';
import { tellOfUpdate } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';

interface UploadCommandOptions extends BatchOptions, CopyOptions {
  readonly dryRun?: boolean;
  readonly allOrNothing?: boolean;
}

/** `pars-batch upload`: checks batches and commits their valid rows to the store. */
export function declareUpload(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('upload')
    .summary('check batch templates, then commit the valid rows')
    .description('Check every row of batch templates, then commit the valid ones to the activity store.')
    .argument('<file...>', 'Excel, tab-delimited or XML batches; - is standard input');
  withBatchOptions(command)
    .option('--dry-run', 'show what would be created and changed, and store nothing')
    .option('--all-or-nothing', 'commit a file only if every row of it is valid')
    .action(async (files: string[]) => end(await upload(files, command.optsWithGlobals(), surroundings)));
  withExamples(command, [
    'pars-batch upload activities.xlsx',
    'pars-batch upload --dry-run activities.xlsx',
    'pars-batch upload --all-or-nothing --store ./other.db activities.xlsx',
  ]);
}

async function upload(
  files: readonly string[],
  options: UploadCommandOptions,
  surroundings: Surroundings,
): Promise<number> {
  const [
    { uploadFile },
    { openForUpload },
    { openStore, storeExists },
    { runFiles },
    { fileCopies },
    { progressBar },
  ] = await Promise.all([
    import('../../pipeline/upload.js'),
    import('../../pipeline/thread/open-for-upload.js'),
    import('../../store/store.js'),
    import('../batch-output.js'),
    import('../file-copies.js'),
    import('../progress.js'),
  ]);
  const { now, env, stderr } = surroundings;
  const { dryRun = false, allOrNothing = false, quiet = false } = options;
  const progress = await progressBar(surroundings, quiet);
  const isShown = (outcome: Outcome) => outcome === 'updated' || (dryRun && outcome === 'created');
  const run = {
    ...(await runOptions(options, surroundings, progress, isShown)),
    ...(await fileCopies(options, files, surroundings, progress)),
  };
  const onWait = () => {
    if (!quiet) stderr.write('Another program is writing to the store; waiting for it to finish.\n');
  };
  const path = await storePath(options.store, env);
  if (!dryRun) await makeStoreFolder(path);
  const mode = dryRun && !storeExists(path) ? 'memory' : 'write';
  const store = openStore(path, mode, () => tellOfUpdate(surroundings, options));
  const uploadOptions = { ...run, allOrNothing, dryRun, now, toolVersion: version, onWait };
  const open = openForUpload(run.drafts);
  const details = { options, asOf: run.today, dryRun, progress };
  const runAll = () =>
    runFiles(files, 'upload', details, surroundings, (file) => uploadFile(file, store, open, uploadOptions));
  try {
    if (!dryRun) return await runAll();
    const work = async () => ({ keep: false, result: await runAll() });
    return await store.transaction(work, onWait, surroundings.signal);
  } finally {
    progress.clear();
    store.close();
  }
}
