import { Command } from 'commander';
import { version } from '../pipeline/version.js';
import { printable } from '../reports/printable.js';
import { declareClose } from './commands/close.js';
import { declareCompletion } from './commands/completion.js';
import { declareConvert } from './commands/convert.js';
import { declareDelete } from './commands/delete.js';
import { declareEdit } from './commands/edit.js';
import { declareExport } from './commands/export.js';
import { declareHistory } from './commands/history.js';
import { declareLearners } from './commands/learners.js';
import { declareList } from './commands/list.js';
import { declareReopen } from './commands/reopen.js';
import { declareRules } from './commands/rules.js';
import { declareSchema } from './commands/schema.js';
import { declareShow } from './commands/show.js';
import { declareStore } from './commands/store.js';
import { declareTemplate } from './commands/template.js';
import { declareUndo } from './commands/undo.js';
import { declareUpload } from './commands/upload.js';
import { declareValidate } from './commands/validate.js';
import { firstSteps, withExamples } from './examples.js';
import type { Surroundings } from './terminal.js';

const commands = [
  declareValidate,
  declareUpload,
  declareTemplate,
  declareConvert,
  declareList,
  declareShow,
  declareExport,
  declareEdit,
  declareLearners,
  declareClose,
  declareReopen,
  declareDelete,
  declareHistory,
  declareUndo,
  declareStore,
  declareRules,
  declareSchema,
  declareCompletion,
];

/**
 * The command line: its commands, options and help.
 * @param end is given the exit code of the command that was run
 */
export function program(surroundings: Surroundings, end: (exitCode: number) => void): Command {
  const { stdout, stderr } = surroundings;
  const root = new Command('pars-batch')
    .description(
      'Check batch templates of CME activities (Excel, tab-delimited, XML) and keep the activities in a store.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--store <file>', 'the activity store (or the environment variable PARS_BATCH_STORE)')
    .option('--as-of <date>', 'take this day for today')
    .option('-q, --quiet', 'print errors only')
    .option('--no-color', 'print without colours')
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(`${shownError(text)}\n`),
    })
    .configureHelp({ showGlobalOptions: true, subcommandTerm })
    .showHelpAfterError('(Add --help for all options.)')
    .exitOverride();
  for (const declare of commands) declare(root, surroundings, end);
  withExamples(root, firstSteps, 'First steps');
  return root;
}

/** What the command line's parser complains of, as a terminal may show it. */
function shownError(text: string): string {
  const lines = text.trimEnd().split('\n').map(printable).join('\n');
  const file = /^error: unknown option '(-[^']*\.\w+)'/.exec(lines)?.[1];
  return file === undefined ? lines : `${lines}\nIf that is the name of a file, write ./${file}`;
}

/** A command in a list of them. All have options, so nothing is said of these. */
function subcommandTerm(command: Command): string {
  const taken = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...taken].join(' ');
}
