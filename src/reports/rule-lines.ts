import { type RuleId, ruleIds } from '../model/rule-ids.js';
import { headerOfPath } from '../model/slot.js';
import { catalogue } from '../rules/catalogue.js';
import { areas, type Rule } from '../rules/rule.js';
import { jsonText, jsonVersion } from './json.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { exampleText } from './rule-examples.js';
import type { Styles } from './styles.js';
import { padded, wrapped } from './text-layout.js';

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** The width of the longest id, "completed-outside-activity". */
const idWidth = Math.max(...ruleIds.map((id) => id.length));

/** All rules with what they ask for, by the parts of the form. */
export function ruleTable({ styles, width }: Look): string {
  const lines: string[] = [];
  for (const area of areas) {
    lines.push(styles.heading(area));
    for (const id of ruleIds.filter((rule) => catalogue[rule].area === area))
      lines.push(...rowOf(id, { styles, width }));
    lines.push('');
  }
  const advice = 'One of them in full: pars-batch rules RULE';
  return `${[...lines, ...wrapped(advice, width)].join('\n')}\n`;
}

function rowOf(id: RuleId, { styles, width }: Look): string[] {
  const { severity, help } = catalogue[id];
  const paint = paintOf(severity, styles);
  const indent = idWidth + 16;
  // Too narrow a terminal for three columns has the words below the rule.
  if (width < indent + 24) {
    return [`  ${id} ${paint(severity)}`, ...wrapped(help, width - 4).map((line) => `    ${line}`)];
  }
  const [first = '', ...more] = wrapped(help, width - indent);
  return [
    `  ${padded(id, idWidth)}  ${padded(paint(severity), 10)}  ${first}`,
    ...more.map((line) => `${' '.repeat(indent)}${line}`),
  ];
}

function paintOf(severity: Rule['severity'], styles: Styles): (text: string) => string {
  if (severity === 'notice') return styles.faint;
  return severity === 'warning' ? styles.warning : styles.error;
}

/** One rule in full. */
export function ruleSheet(id: RuleId, { styles, width }: Look): string {
  const { area, severity, help, why, fix, source, bad, good, fields } = catalogue[id];
  const headers = fields.map((key) => headerOfPath(key) ?? key).join(', ');
  const quote = (value: string) => `"${value}"`;
  const parts: readonly (readonly [label: string, text: string])[] = [
    ['Why', why],
    ['Wrong', exampleText(bad, quote)],
    ['Right', exampleText(good, quote)],
    ['What to do', fix],
    ...(headers === '' ? [] : [['Fields', headers] as const]),
    ['Source', `${source}.`],
  ];
  const labelWidth = 12;
  const lines = parts.flatMap(([label, text]) => {
    const [first = '', ...more] = wrapped(printable(text), width - labelWidth - 2);
    return [
      `  ${padded(styles.label(label), labelWidth)}${first}`,
      ...more.map((line) => `${' '.repeat(labelWidth + 2)}${line}`),
    ];
  });
  const heading = `${styles.heading(id)} · ${paintOf(severity, styles)(severity)} · ${area}`;
  return `${[...wrapped(heading, width), ...wrapped(help, width - 2).map((line) => `  ${line}`), '', ...lines].join('\n')}\n`;
}

/** Rules for programs. */
export function rulesJson(ids: readonly RuleId[]): string {
  const rules = ids.map((id) => {
    const { area, severity, fields, help, why, fix, source, bad, good } = catalogue[id];
    const [wrong, right] = [bad, good].map((example) => exampleText(example, (value) => `"${value}"`));
    return { id, area, severity, fields, help, why, fix, source, bad: wrong, good: right };
  });
  return `${jsonText({ version: jsonVersion, rules }, 1)}\n`;
}
