import { resolve } from 'node:path';
import { annotatedFile } from './annotated-file.js';
import type { CopyOptions, FileCopy } from './batch-options.js';
import type { Progress } from './progress.js';
import { rejectsFile } from './rejects-file.js';
import type { Surroundings } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Every kind of copy that the options can ask for; undefined for one that they do not ask for. */
const kinds: readonly ((
  options: CopyOptions,
  files: readonly string[],
  surroundings: Surroundings,
  progress: Progress,
) => Promise<FileCopy | undefined>)[] = [rejectsFile, annotatedFile];

/**
 * What a run does for the copies that were asked for.
 * @param files the files that are read
 * @throws UsageError when one of the copies cannot be written
 */
export async function fileCopies(
  ...[options, ...rest]: Parameters<(typeof kinds)[number]>
): Promise<FileCopy> {
  const { annotate, rejects } = options;
  if (annotate !== undefined && rejects !== undefined && resolve(annotate) === resolve(rejects))
    throw new UsageError('--rejects and --annotate name the same file. Give each a name of its own.');
  const copies: FileCopy[] = [];
  for (const kind of kinds) copies.push((await kind(options, ...rest)) ?? {});
  return {
    onFormat(format) {
      for (const copy of copies) copy.onFormat?.(format);
    },
    async afterwards(file) {
      for (const copy of copies) await copy.afterwards?.(file);
    },
  };
}
