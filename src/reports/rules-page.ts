import { type RuleId, ruleIds } from '../model/rule-ids.js';
import { catalogue } from '../rules/catalogue.js';
import { areas, type Rule } from '../rules/rule.js';
import { exampleText } from './rule-examples.js';

const weights = {
  error: 'An error: the row is rejected.',
  incomplete: 'Incomplete: the row is rejected, or saved as a Draft with `--drafts`.',
  warning: 'A warning: the row is accepted.',
  notice: 'A notice: nothing is rejected.',
} as const;

/** The page of the docs that tells every rule, in Markdown. */
export function rulesPage(): string {
  const sections = areas.map((area) => {
    const rules = ruleIds.filter((id) => catalogue[id].area === area);
    return [`## ${area}`, ...rules.map((id) => ruleSection(id, catalogue[id]))].join('\n\n');
  });
  return `${[
    '# Rules',
    'The same rules as in the web form, and those that follow from reading files. An error of the whole file refuses the\nfile: nothing of it is stored. Examples name only what differs from a complete activity,\nor from a learner of one.',
    ...sections,
  ].join('\n\n')}\n`;
}

function ruleSection(id: RuleId, rule: Rule): string {
  const draftNote =
    id === 'required' ? ' What even a Draft needs (title, format, start and end date) is an error.' : '';
  const fileNote =
    rule.area === 'The file' && rule.severity === 'error'
      ? 'An error: the file is refused.'
      : weights[rule.severity];
  return [
    `### ${id}`,
    `${rule.help} ${fileNote}${draftNote}`,
    `- Why: ${rule.why}\n- Wrong: ${exampleText(rule.bad, inMarkdown)}\n- Right: ${exampleText(rule.good, inMarkdown)}\n- What to do: ${rule.fix}`,
    `Source: ${rule.source}.`,
  ].join('\n\n');
}

function inMarkdown(value: string): string {
  return `\`${value}\``;
}
