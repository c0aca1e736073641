import { type RuleId, ruleIds } from '../model/rule-ids.js';
import { shownValue } from '../model/value-type.js';
import { catalogue } from '../rules/catalogue.js';
import { areas, type Example, type ExampleRow, type Rule } from '../rules/rule.js';

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
    `- Wrong: ${exampleText(rule.bad)}\n- Right: ${exampleText(rule.good)}`,
    `Source: ${rule.source}.`,
  ].join('\n\n');
}

function exampleText(example: Example): string {
  if ('file' in example) return example.caption;
  if ('learners' in example) return example.learners.map(learnerText).join('; then ');
  const later = example.rows.map(activityText).join('; then ');
  return example.stored === undefined
    ? later
    : `stored: ${example.stored.map(activityText).join('; then ')}. Row: ${later}`;
}

function activityText(row: ExampleRow): string {
  return rowText(row, 'the complete activity');
}

function learnerText(row: ExampleRow): string {
  return rowText(row, 'a learner of the activity');
}

function rowText(row: ExampleRow, standsFor: string): string {
  const cells = Object.entries(row).map(([header, value]) => {
    if (value === null) return `${header} blank`;
    if (typeof value === 'object' && 'kind' in value) return `${header} ${cellText(value)}`;
    return `${header} \`${pictured(shownValue(value))}\``;
  });
  return cells.length === 0 ? standsFor : cells.join(', ');
}

function cellText(cell: { readonly kind: string; readonly code?: string; readonly range?: string }): string {
  if (cell.kind === 'merged') return `in the merged cells ${cell.range}`;
  return cell.kind === 'error' ? `\`${cell.code}\`` : 'a formula without a result';
}

/** Control characters by their escapes, and long values cut. */
function pictured(text: string): string {
  const shown = text.replace(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
