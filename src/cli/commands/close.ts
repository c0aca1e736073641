import type { Command } from 'commander';
import { declareAction } from '../actions.js';
import type { Surroundings } from '../terminal.js';

/** `pars-batch close`: the form's "Mark Activity as Closed". */
export function declareClose(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  declareAction(program, surroundings, end, {
    command: 'close',
    summary: 'mark activities as closed',
    description:
      'Mark activities as closed. Each must have ended, and all final information must be there, learner totals included; what stands against it is listed.',
    examples: [
      'pars-batch close SampleInternalID',
      'pars-batch list --ids --search tutorial --status ready | pars-batch close -',
    ],
    load: async () => (await import('../../activities/life.js')).closeActivity,
  });
}
