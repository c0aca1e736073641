import type { Command, Option } from 'commander';

/** What the words of a command line, but for the one that is being typed, come to. */
export interface TypedLine {
  readonly command: Command;
  /** Whether `help` was typed, so that the name of a command follows. */
  readonly isHelp: boolean;
  /** The arguments of the command. */
  readonly operands: readonly string[];
  readonly given: ReadonlySet<Option>;
  /** The values of options, by the names that their command knows them by. */
  readonly values: ReadonlyMap<string, string>;
  /** The option whose value comes next. */
  readonly awaiting: Option | undefined;
  /** Whether `--` was typed, so that no options follow. */
  readonly hasEnded: boolean;
}

/** Reads words as commander will, which takes the options of a command wherever they stand. */
export function typedLine(root: Command, words: readonly string[]): TypedLine {
  let command = root;
  let isHelp = false;
  let operands: string[] = [];
  let awaiting: Option | undefined;
  let hasEnded = false;
  const given = new Set<Option>();
  const values = new Map<string, string>();
  for (const word of words) {
    if (awaiting !== undefined) {
      values.set(awaiting.attributeName(), word);
      awaiting = undefined;
    } else if (!hasEnded && word === '--') {
      hasEnded = true;
    } else if (!hasEnded && isOption(word)) {
      for (const { option, value } of typedOptions(command, word)) {
        given.add(option);
        if (value !== undefined) values.set(option.attributeName(), value);
        else if (option.required) awaiting = option;
      }
    } else {
      const further = isHelp || operands.length > 0 ? undefined : commandOf(command, word);
      if (further?.parent === command) command = further;
      else if (further !== undefined) isHelp = true;
      else operands = [...operands, word];
    }
  }
  return { command, isHelp, operands, given, values, awaiting, hasEnded };
}

/** Whether a word is an option; `-` alone is standard input. */
function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

/** The commands of a command, as its help lists them. */
export function commandsOf(command: Command): Command[] {
  return command.createHelp().visibleCommands(command);
}

/** The options that a command takes, also those of the whole program, as its help lists them. */
export function optionsOf(command: Command): Option[] {
  const help = command.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
}

/** The command of this name. The one that commander adds, `help`, has no parent. */
function commandOf(command: Command, name: string): Command | undefined {
  return commandsOf(command).find((one) => one.name() === name || one.aliases().includes(name));
}

interface TypedOption {
  readonly option: Option;
  /** The value, where it stands in the same word. */
  readonly value: string | undefined;
}

function typedOptions(command: Command, word: string): TypedOption[] {
  const options = optionsOf(command);
  if (!word.startsWith('--')) return shortOptions(options, word.slice(1));
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const option = options.find(({ long }) => long === name);
  return option === undefined ? [] : [{ option, value: equals < 0 ? undefined : word.slice(equals + 1) }];
}

/** The options of letters: `-yq`, `-oFILE`. */
function shortOptions(options: readonly Option[], letters: string): TypedOption[] {
  const option = options.find(({ short }) => short === `-${letters.charAt(0)}`);
  if (option === undefined) return [];
  const others = letters.slice(1);
  if (option.required) return [{ option, value: others === '' ? undefined : others }];
  return [{ option, value: undefined }, ...shortOptions(options, others)];
}
