import type { Command } from 'commander';
import { examplesOf, firstSteps } from './examples.js';

/** What the program's exit codes mean. */
const exitCodes: readonly (readonly [code: string, meaning: string])[] = [
  ['0', 'Every row was accepted, or all that was asked for was done.'],
  ['1', 'Some row was rejected, or something was refused.'],
  [
    '2',
    'Nothing could be done: a file that cannot be read, a wrong option, an ID that names nothing, a store that cannot be used.',
  ],
  ['130', 'Interrupted. Nothing of the file that was being read was stored.'],
];

/** The environment variables that the program heeds. */
const variables: readonly (readonly [name: string, meaning: string])[] = [
  ['PARS_BATCH_STORE', 'The activity store, where --store does not name one.'],
  ['NO_COLOR', 'Any value: no colours.'],
  ['FORCE_COLOR', 'Colours also where there is no terminal; 0 for none.'],
  ['COLUMNS', 'How wide to write where there is no terminal.'],
  ['PARS_BATCH_DEBUG', '1 shows where an unexpected error comes from.'],
];

/** The page of the docs on the commands, made from their definitions. */
export function commandsPage(root: Command): string {
  return `# Commands

Made from the program's own definitions: \`pars-batch COMMAND --help\` says the same, and so does \`man pars-batch\` where the
program is installed. An ID is an Activity ID or an Internal ID; \`-\` as a file is standard input.

${sections(root).join('\n\n')}
`;
}

/** The same as the text that the manual page is made of, in Markdown. */
export function manualText(root: Command): string {
  return `# pars-batch(1) -- batches of CME activities, checked and stored

## SYNOPSIS

\`pars-batch\` *command* [*options*] [*files or IDs*]

## DESCRIPTION

${root.description()}

An ID is an Activity ID or an Internal ID. A hyphen as a file is standard input.

${sections(root).join('\n\n')}
`;
}

function sections(root: Command): string[] {
  return [
    `## First steps\n\n${shell(firstSteps)}`,
    ...allCommands(root).flatMap((command) => section(command, root)),
    `## Options of every command\n\n${optionList(root)}`,
    `## Exit codes\n\n${list(exitCodes)}`,
    `## Environment variables\n\n${list(variables)}`,
  ];
}

/** All commands, each before those of its own. */
function allCommands(command: Command): Command[] {
  const help = command.createHelp();
  const inner = help.visibleCommands(command).filter((each) => each.name() !== 'help');
  return inner.flatMap((each) => [each, ...allCommands(each)]);
}

function section(command: Command, root: Command): string {
  const name = nameOf(command, root);
  const help = command.createHelp();
  const argumentsOf = help
    .visibleArguments(command)
    .map((argument) => [help.argumentTerm(argument), help.argumentDescription(argument)] as const);
  const parts = [
    `## ${name}`,
    ...description(command),
    `    pars-batch ${name} ${command.usage()}`,
    list(argumentsOf),
    optionList(command),
    `Examples:\n\n${shell(examplesOf(command))}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The sentences of a description, and the lines to copy that it may end with. */
function description(command: Command): string[] {
  const [sentences = '', ...lines] = command.description().split('\n');
  return lines.length === 0 ? [sentences] : [sentences, shell(lines.filter((line) => line !== ''))];
}

function nameOf(command: Command, root: Command): string {
  const { parent } = command;
  return parent === null || parent === root ? command.name() : `${nameOf(parent, root)} ${command.name()}`;
}

function optionList(command: Command): string {
  const help = command.createHelp();
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => command.parent === null || long !== '--help');
  return list(options.map((option) => [option.flags, help.optionDescription(option)]));
}

function list(items: readonly (readonly [term: string, description: string])[]): string {
  return items.map(([term, description]) => `- \`${term}\`: ${description}`).join('\n');
}

function shell(lines: readonly string[]): string {
  return lines.join('\n').replace(/^/gm, '    ');
}
