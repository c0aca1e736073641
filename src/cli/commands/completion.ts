import { Argument, type Command } from 'commander';
import { withExamples } from '../examples.js';
import { type Surroundings, writeAll } from '../terminal.js';

/** The files of the scripts, by the names that their shells look for. They only ask the program what may be typed. */
const scripts = { bash: 'pars-batch.bash', zsh: '_pars-batch', fish: 'pars-batch.fish' } as const;
type Shell = keyof typeof scripts;

/** `pars-batch completion`: the Tab key of a shell. */
export function declareCompletion(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('completion')
    .summary('complete what is typed in a shell with Tab')
    .description(
      [
        'Print a script with which a shell completes commands, options, values, files and the ids in the store when Tab is pressed. To have it in every new shell, add a line to a file of that shell:',
        '',
        '  bash, in ~/.bashrc:',
        '    eval "$(pars-batch completion bash)"',
        '  zsh, in ~/.zshrc, after compinit:',
        '    source <(pars-batch completion zsh)',
        '  fish, once:',
        '    pars-batch completion fish > ~/.config/fish/completions/pars-batch.fish',
      ].join('\n'),
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .action(async (shell: Shell) => {
      await writeAll(surroundings.stdout, [await scriptOf(shell)]);
      end(0);
    });
  withExamples(command, [
    'pars-batch completion bash > pars-batch.bash',
    'pars-batch completion zsh > _pars-batch',
    'pars-batch completion fish > pars-batch.fish',
  ]);
  declareComplete(program, surroundings, end);
}

async function scriptOf(shell: Shell): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(new URL(`../../../bin/completions/${scripts[shell]}`, import.meta.url), 'utf8');
}

/** `pars-batch complete -- WORDS`: what the scripts ask when Tab is pressed. Not for people, so no help shows it. */
function declareComplete(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      await writeAll(surroundings.stdout, [await answerTo(program, words, surroundings)]);
      end(0);
    });
}

/** Nobody asked for a message in the middle of a line: what goes wrong completes nothing. */
async function answerTo(
  program: Command,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<string> {
  const [{ answerText, nothing }, { candidates }, { askStoreAt }] = await Promise.all([
    import('../completion/answer.js'),
    import('../completion/candidates.js'),
    import('../completion/stored-names.js'),
  ]);
  try {
    return answerText(await candidates(program, words, (named) => askStoreAt(named, surroundings)));
  } catch {
    return answerText(nothing);
  }
}
