import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { printable } from '../../reports/printable.js';
import { withExamples } from '../examples.js';
import { type StoreOptions, withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';

interface ReportOptions extends StoreOptions {
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
}

interface BackupOptions extends StoreOptions {
  readonly force?: boolean;
}

type End = (exitCode: number) => void;

/** `pars-batch store`: where the activities are, whether they are sound, and a copy of them. */
export function declareStore(program: Command, surroundings: Surroundings, end: End): void {
  const command = program
    .command('store')
    .summary('look after the store')
    .description('Show where the store is and what is in it, check it, or copy it.');
  withExamples(command, ['pars-batch store info', 'pars-batch store backup activities-backup.db']);
  declareInfo(command, surroundings, end);
  declareCheck(command, surroundings, end);
  declareBackup(command, surroundings, end);
}

function declareInfo(store: Command, surroundings: Surroundings, end: End): void {
  const command = store
    .command('info')
    .summary('show where the store is, and what is in it')
    .description('Show where the store is, how large it is, and how much of what is in it.');
  withFormatOption(command, 'how to print it').action(async () =>
    end(await info(command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, ['pars-batch store info', 'pars-batch store info --format json']);
}

function info(options: ReportOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store, today) => {
    const [{ statuses }, { storeInfo, storeInfoJson }] = await Promise.all([
      import('../../model/status.js'),
      import('../../reports/store-report.js'),
    ]);
    const facts = {
      store: store.path,
      storeVersion: store.version,
      bytes: statSync(store.path).size,
      activities: store.activities.count(),
      byStatus: Object.fromEntries(
        statuses.map((status) => [status, store.activities.count({ today, statuses: [status] })]),
      ),
      learners: store.learners.total(),
      batches: store.batches.count(),
      lastUpload: store.batches.page(1, 0)[0]?.startedAt ?? null,
    };
    const isJson = options.format === 'json';
    await writeAll(surroundings.stdout, [
      isJson ? storeInfoJson(facts) : storeInfo(facts, await lookOf(surroundings, options)),
    ]);
    return 0;
  });
}

function declareCheck(store: Command, surroundings: Surroundings, end: End): void {
  const command = store
    .command('check')
    .summary('check whether the store is sound')
    .description('Check the whole file of the store for damage, and for rows that refer to missing ones.');
  withFormatOption(command, 'how to print the result').action(async () =>
    end(await check(command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, ['pars-batch store check', 'pars-batch store check --format json']);
}

function check(options: ReportOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store) => {
    const { storeCheck, storeCheckJson } = await import('../../reports/store-report.js');
    const result = { store: store.path, faults: store.faults() };
    const isJson = options.format === 'json';
    await writeAll(surroundings.stdout, [
      isJson ? storeCheckJson(result) : storeCheck(result, await lookOf(surroundings, options)),
    ]);
    return result.faults.length === 0 ? 0 : 2;
  });
}

function declareBackup(store: Command, surroundings: Surroundings, end: End): void {
  const command = store
    .command('backup')
    .summary('copy the store to a file')
    .description(
      'Copy the store to a file, also while others use it, and check the copy. It is a store itself: name it with --store to use it.',
    )
    .argument('<file>', 'the file to write')
    .option('--force', 'replace the file if it is there already')
    .action(async (file: string) => {
      await backup(file, command.optsWithGlobals(), surroundings);
      end(0);
    });
  withExamples(command, [
    'pars-batch store backup activities-backup.db',
    'pars-batch store backup --force activities-backup.db',
  ]);
}

function backup(file: string, options: BackupOptions, surroundings: Surroundings): Promise<void> {
  return withStore('read', options, surroundings, async (store) => {
    const [{ checkOutput, putInPlace }, { StoreProblem }, { UsageError }] = await Promise.all([
      import('../output-file.js'),
      import('../../store/store-problem.js'),
      import('../usage-error.js'),
    ]);
    const { force = false, quiet = false } = options;
    if (file === '-') throw new UsageError('A store is copied to a file. Give the name of one.');
    await checkOutput({ path: file, inputs: [store.path], force });
    await putInPlace(file, async (temporary) => {
      const [fault] = await store.copyTo(temporary);
      if (fault === undefined) return;
      throw new StoreProblem(`The store ${store.path} is damaged, so it was not copied: ${fault}`);
    });
    if (!quiet) surroundings.stderr.write(`The store is copied to ${printable(file)}.\n`);
  });
}
