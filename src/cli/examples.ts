import type { Command } from 'commander';

/** What makes the file and the store that the examples of the help speak of, line by line. */
export const firstSteps: readonly string[] = [
  'pars-batch template --example --out activities.xlsx',
  'pars-batch validate activities.xlsx',
  'pars-batch upload activities.xlsx',
  'pars-batch list',
];

const examples = new WeakMap<Command, readonly string[]>();

/**
 * Adds examples to the help of a command.
 * @param lines commands that work when they are pasted, in this order, after the first steps
 */
export function withExamples(command: Command, lines: readonly string[], heading = 'Examples'): Command {
  examples.set(command, lines);
  return command.addHelpText('after', `\n${heading}:\n${indented(lines)}`);
}

/** The examples of a command. */
export function examplesOf(command: Command): readonly string[] {
  return examples.get(command) ?? [];
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/^/gm, '  ')).join('\n');
}
