import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { formatNames, formatOfName, formatOfPath } from '../../formats/registry.js';
import type { TemplateFile } from '../../formats/template-files.js';
import type { FormatId } from '../../model/format-ids.js';
import { printable } from '../../reports/printable.js';
import { withExamples } from '../examples.js';
import type { OutputPlace } from '../output-file.js';
import type { Surroundings } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface TemplateOptions {
  readonly out?: string;
  readonly example?: boolean;
  readonly all?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** `pars-batch template`: writes templates to fill in. */
export function declareTemplate(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('template')
    .summary('write a template to fill in')
    .description('Write a template to fill in: an Excel workbook, tab-delimited text or XML.')
    .addArgument(
      new Argument('[format]', 'the format (default: what --out ends in, else xlsx)').choices(formatNames),
    )
    .option('-o, --out <file>', 'where to write it; - is standard output')
    .option('--example', 'fill it in with example activities')
    .option('--all <folder>', 'write the templates of all formats, and the XML Schema')
    .option('--force', 'replace files that are there already')
    .action(async (format?: string) => {
      await template(format, command.optsWithGlobals(), surroundings);
      end(0);
    });
  withExamples(command, [
    'pars-batch template',
    'pars-batch template xml --example --out example.xml',
    'pars-batch template --all templates',
  ]);
}

async function template(
  format: string | undefined,
  options: TemplateOptions,
  { stdout, stderr }: Surroundings,
): Promise<void> {
  const { out, example = false, all, force = false, quiet = false } = options;
  const [{ templateFile, templateFiles }, { checkOutput, writeOutput }] = await Promise.all([
    import('../../formats/template-files.js'),
    import('../output-file.js'),
  ]);
  const write = async (files: readonly (readonly [file: TemplateFile, path: string])[]) => {
    const place = (path: string): OutputPlace => ({ path, inputs: [], force });
    for (const [, path] of files) await checkOutput(place(path));
    for (const [file, path] of files) {
      await writeOutput(place(path), stdout, (stream) => file.write(stream));
      if (path !== '-' && !quiet) stderr.write(`${printable(path)} is written.\n`);
    }
  };
  if (all === undefined) {
    const id = wantedFormat(format, out);
    if (out === '-' && id === 'excel' && stdout.isTTY) {
      throw new UsageError('A workbook cannot be shown on a terminal. Write it to a file with --out FILE.');
    }
    const file = templateFile(id, example);
    await write([[file, out ?? file.name]]);
  } else {
    if (format !== undefined || out !== undefined) {
      throw new UsageError('--all writes every format into its folder. Leave out the format and --out.');
    }
    await makeFolder(all);
    await write(templateFiles(example).map((file) => [file, join(all, file.name)]));
  }
}

/** The format that was asked for, by its name or by the ending of the file to write. */
function wantedFormat(format: string | undefined, out: string | undefined): FormatId {
  const byEnding = out === undefined ? undefined : formatOfPath(out);
  const byName = format === undefined ? undefined : formatOfName(format);
  if (byName !== undefined && byEnding !== undefined && byName !== byEnding) {
    throw new UsageError(`${out} has the ending of another format than ${format}. Give another name.`);
  }
  return byName ?? byEnding ?? 'excel';
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (!('code' in (error as Error))) throw error;
    throw new UsageError(`The folder ${path} cannot be made. Give another one.`);
  }
}
