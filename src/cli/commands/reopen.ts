import type { Command } from 'commander';
import { declareAction } from '../actions.js';
import type { Surroundings } from '../terminal.js';

/** `pars-batch reopen`: takes "Mark Activity as Closed" back. */
export function declareReopen(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  declareAction(program, surroundings, end, {
    command: 'reopen',
    summary: 'open closed activities again',
    description: 'Open closed activities again, to change or delete them.',
    examples: [
      'pars-batch reopen SampleInternalID',
      'pars-batch list --ids --status closed | pars-batch reopen -',
    ],
    load: async () => (await import('../../activities/life.js')).reopenActivity,
  });
}
