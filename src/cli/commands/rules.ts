import type { Command } from 'commander';
import { withExamples } from '../examples.js';
import { withFormatOption } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';

interface RulesOptions {
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
}

/** `pars-batch rules`: the rule catalogue. */
export function declareRules(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('rules')
    .summary('list the rules, or explain one')
    .description(
      'List the rules that rows are checked by, or explain one: why, wrong, right, and what to do.',
    )
    .argument('[rule]', 'the id of a rule, as reports name it');
  withFormatOption(command, 'how to print it').action(async (rule?: string) => {
    await printRules(rule, command.optsWithGlobals(), surroundings);
    end(0);
  });
  withExamples(command, [
    'pars-batch rules',
    'pars-batch rules end-before-start',
    'pars-batch rules --format json',
  ]);
}

async function printRules(
  rule: string | undefined,
  options: RulesOptions,
  surroundings: Surroundings,
): Promise<void> {
  const [{ ruleIds }, { nearest }, { ruleSheet, rulesJson, ruleTable }, { UsageError }] = await Promise.all([
    import('../../model/rule-ids.js'),
    import('../../model/nearest.js'),
    import('../../reports/rule-lines.js'),
    import('../usage-error.js'),
  ]);
  const wanted = rule?.trim().toLowerCase();
  const id = ruleIds.find((known) => known === wanted);
  if (rule !== undefined && id === undefined) {
    const near = nearest(rule, ruleIds);
    const remedy = near === undefined ? 'See all of them: pars-batch rules' : `Did you mean ${near}?`;
    throw new UsageError(`There is no rule ${rule}. ${remedy}`);
  }
  const { stdout } = surroundings;
  if (options.format === 'json') return writeAll(stdout, [rulesJson(id === undefined ? ruleIds : [id])]);
  const look = await lookOf(surroundings, options);
  await writeAll(stdout, [id === undefined ? ruleTable(look) : ruleSheet(id, look)]);
}
