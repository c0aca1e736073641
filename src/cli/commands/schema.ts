import type { Command } from 'commander';
import { withExamples } from '../examples.js';
import { type Surroundings, writeAll } from '../terminal.js';

/** `pars-batch schema`: the JSON Schema of an activity. */
export function declareSchema(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of an activity')
    .description(
      'Print the JSON Schema (2020-12) of an activity, as show, list and export print it in JSON. It says what an activity looks like; what a complete one needs, the rules say.',
    )
    .action(async () => {
      const { activityJsonSchema } = await import('../../model/json-schema.js');
      await writeAll(surroundings.stdout, [`${JSON.stringify(activityJsonSchema(), null, 2)}\n`]);
      end(0);
    });
  withExamples(command, ['pars-batch schema', 'pars-batch schema > activity.schema.json']);
}
