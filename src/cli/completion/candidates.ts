import type { Argument, Command, Option } from 'commander';
import { isRepeatable, several } from '../options.js';
import { type Answer, after, beginningWith, type Candidate, nothing } from './answer.js';
import { type AskStore, completers } from './placeholders.js';
import { commandsOf, optionsOf, type TypedLine, typedLine } from './typed-line.js';

/**
 * What may be typed at the end of a command line. All of it comes from the declarations of the commands.
 * @param words what is typed after the name of the program; the last of them is the word being typed, perhaps empty
 * @param storeAt gives the way to ask the store, which the line may name
 */
export async function candidates(
  root: Command,
  words: readonly string[],
  storeAt: (named: string | undefined) => AskStore,
): Promise<Answer> {
  const line = typedLine(root, words.slice(0, -1));
  const word = words.at(-1) ?? '';
  const askStore = storeAt(line.values.get('store'));
  if (line.awaiting !== undefined) return optionValue(line.awaiting, word, askStore);
  if (line.hasEnded || !word.startsWith('-')) return argument(line, word, askStore);
  const equals = word.indexOf('=');
  if (equals < 0) return beginningWith(word, optionNames(line));
  const option = optionsOf(line.command).find(({ long }) => long === word.slice(0, equals));
  if (!option?.required) return nothing;
  return after(word.slice(0, equals + 1), await optionValue(option, word.slice(equals + 1), askStore));
}

/** The long options that may still be given. */
function optionNames({ command, given }: TypedLine): Candidate[] {
  const wanted = optionsOf(command).filter((option) => isRepeatable(option) || !given.has(option));
  return wanted.flatMap(({ long, description }) => (long == null ? [] : [{ value: long, description }]));
}

async function optionValue(option: Option, text: string, askStore: AskStore): Promise<Answer> {
  if (option.parseArg !== several) return answerFor(option, text, askStore);
  const begin = text.lastIndexOf(',') + 1;
  const answer = await answerFor(option, text.slice(begin), askStore);
  return after(text.slice(0, begin), without(text.split(',').slice(0, -1), answer));
}

async function argument(line: TypedLine, text: string, askStore: AskStore): Promise<Answer> {
  const { command, isHelp, operands, hasEnded } = line;
  if (isHelp) {
    const others = commandsOf(command).filter(({ parent }) => parent === command);
    return operands.length > 0 ? nothing : beginningWith(text, named(others));
  }
  const isFirst = operands.length === 0 && !hasEnded;
  const names = isFirst ? beginningWith(text, named(commandsOf(command))) : nothing;
  const declared = command.registeredArguments;
  const next = declared[operands.length] ?? declared.findLast(({ variadic }) => variadic);
  if (next === undefined) return names;
  const values = without(next.variadic ? operands : [], await answerFor(next, text, askStore));
  // What begins with a dash would be taken for an option.
  const usable = values.candidates.filter(({ value }) => hasEnded || !value.startsWith('-'));
  return { ...values, candidates: [...names.candidates, ...usable] };
}

function named(commands: readonly Command[]): Candidate[] {
  return commands.map((command) => ({
    value: command.name(),
    description: command.summary() || command.description(),
  }));
}

function without(values: readonly string[], answer: Answer): Answer {
  return { ...answer, candidates: answer.candidates.filter(({ value }) => !values.includes(value)) };
}

/** What may be typed for a value that an option or a command takes. */
async function answerFor(taker: Option | Argument, text: string, askStore: AskStore): Promise<Answer> {
  if (taker.argChoices !== undefined) {
    return beginningWith(
      text,
      taker.argChoices.map((value) => ({ value, description: '' })),
    );
  }
  return (await completers[placeholderOf(taker)]?.(text, askStore)) ?? nothing;
}

/** The word that stands for a value in a declaration: `file` for `--out <file>` and for `<file...>`. */
export function placeholderOf(taker: Option | Argument): string {
  if (!('flags' in taker)) return taker.name();
  return /[<[](.+?)(?:\.{3})?[>\]]/.exec(taker.flags)?.[1] ?? '';
}
