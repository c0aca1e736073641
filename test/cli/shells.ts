import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from './run.js';

/** Presses Tab at the end of each line, at a desk, in its folder; tells what the last word of each is then. */
type Completed = (desk: Desk, lines: readonly string[]) => Promise<string[]>;

/** A shell that can be driven here. */
export interface Driven {
  readonly name: string;
  readonly isThere: boolean;
  readonly completed: Completed;
}

const isThere = (...programs: string[]) =>
  programs.every((program) => spawnSync(program, ['--version']).status === 0);

export const hasBash = isThere('bash');
export const hasFish = isThere('fish');

const env = { LANG: 'C.UTF-8', TERM: 'dumb', HISTFILE: '' };

/**
 * Types lines into a shell on a terminal of its own (`script`), where the program is a function that notes its words. A
 * line with a command in it is not run: it is made a comment before Return is pressed (Ctrl-A, #).
 */
const typedIn =
  (command: string, startFile: string, start: string): Completed =>
  async ({ folder, home, shell }, lines) => {
    const note = 'pars-batch() { printf "%s\\0" "$@" >> "$HOME/words"; printf "\\n" >> "$HOME/words"; }';
    await writeFile(join(home, startFile), `${start}\n${note}\nset -o ignoreeof\n`);
    await writeFile(join(home, 'words'), '');
    const isHostile = (line: string) => line.includes('touch');
    const keys = lines.map((line) => `pars-batch ${line}\t${isHostile(line) ? '\u0001#' : ''}\r`).join('');
    await shell(`script -qec '${command}' /dev/null`, { cwd: folder, env, stdin: `${keys}exit\r` });
    const words = await readFile(join(home, 'words'), 'utf8');
    return words
      .replaceAll(home, '~')
      .split('\0\n')
      .slice(0, -1)
      .map((line) => line.split('\0').at(-1)?.replace(/\/$/, '') ?? '');
  };

/** Asks fish what it would complete; the first that it would is taken. */
const askedOfFish: Completed = async ({ folder, home, shell }, lines) => {
  const script = join(home, 'asks.fish');
  const asks = 'for line in $argv\n  set -l found (complete -C "pars-batch $line")\n  echo $found[1]\nend';
  await writeFile(script, `pars-batch completion fish | source\n${asks}\n`);
  const quoted = lines.map((line) => `'${line.replaceAll("'", "'\\''")}'`).join(' ');
  const { stdout } = await shell(`fish --no-config ${script} ${quoted}`, { cwd: folder, env });
  return stdout.split('\n').map((line) => line.replace(/\t.*$/, '').replace(/\/$/, ''));
};

/** Tab completes only: zsh itself first expands what is typed otherwise, and runs commands for that. */
const startOfZsh =
  "autoload -Uz compinit; compinit -u; setopt interactivecomments; bindkey '^I' complete-word";

export const shells: readonly Driven[] = [
  {
    name: 'bash',
    isThere: isThere('bash', 'script'),
    completed: typedIn(
      'bash --noprofile --rcfile "$HOME/start" -i',
      'start',
      'eval "$(command pars-batch completion bash)"',
    ),
  },
  {
    name: 'bash without compopt, as before version 4',
    isThere: isThere('bash', 'script'),
    completed: typedIn(
      'bash --noprofile --rcfile "$HOME/start" -i',
      'start',
      'enable -n compopt; eval "$(command pars-batch completion bash)"',
    ),
  },
  {
    name: 'zsh',
    isThere: isThere('zsh', 'script'),
    completed: typedIn('zsh -d -i', '.zshrc', `${startOfZsh}\nsource <(command pars-batch completion zsh)`),
  },
  {
    name: 'zsh with the script in a folder of fpath',
    isThere: isThere('zsh', 'script'),
    completed: typedIn(
      'zsh -d -i',
      '.zshrc',
      `command pars-batch completion zsh > $HOME/_pars-batch; fpath=($HOME $fpath)\n${startOfZsh}`,
    ),
  },
  { name: 'fish', isThere: isThere('fish'), completed: askedOfFish },
];
