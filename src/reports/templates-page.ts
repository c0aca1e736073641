import { dictionary } from '../model/dictionary.js';
import { type Field, type Group, steps } from '../model/field.js';
import type { ValueType } from '../model/value-type.js';
import { allWritings } from './writings.js';

/** The page of the docs that tells every column of the templates, in Markdown. */
export function templatesPage(): string {
  const sections = steps.map((step) => {
    const entries = dictionary.filter((entry) => entry.step === step);
    const rows = entries.flatMap((entry) => (entry.kind === 'field' ? [fieldRow(entry)] : groupRows(entry)));
    return `## ${step}\n\n| column | required | what may be written | XML element |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `${[
    '# Templates',
    introduction,
    ...sections,
    '## Ways to write values',
    writingsTable(),
    '## Choices and other ways to write them',
    ...choiceTables(),
  ].join('\n\n')}\n`;
}

const introduction = `A batch is an Excel workbook with a sheet named Activities, a tab-delimited text, or an XML file. Every format has the
same fields. Column headings match whatever their case, punctuation and order are; lists stand in one cell, separated by
semicolons or line breaks, and in elements of their own in XML. Headings with \`N\` repeat: 1, 2, 3 and so on (occurrences
begin with 2, since the activity itself is the first).

\`pars-batch template\` writes them, blank or with examples; the blank ones are in [templates/](../templates). XML files
have the structure that [activities.xsd](../templates/activities.xsd) describes: elements in any order, each at most once,
items and entries any number of times. It says nothing of their values; \`pars-batch validate\` does:

\`\`\`
xmllint --noout --schema templates/activities.xsd fixtures/good.xml
\`\`\`

Workbooks and XML files tell which version of the template they were made from; one of an older version is read, with a
remark on what has changed since.`;

function fieldRow(field: Field, prefix: readonly string[] = []): string {
  const header = field.header.replace('{n}', 'N');
  const path = [...prefix, ...field.xml].join('/');
  return `| **${header}** | ${requirement(field)} | ${field.type.accepts}. ${field.help} | \`${path}\` |`;
}

function groupRows(group: Group): string[] {
  return Object.values(group.members).map((member) => fieldRow(member, group.xml));
}

function requirement({ required, requiredNote }: Field): string {
  if (required === 'draft') return 'yes, even for a Draft';
  if (required === 'complete') return 'yes';
  if (required === 'never') return requiredNote ?? '';
  return required.when;
}

/** What is read and what is not, kind by kind. */
function writingsTable(): string {
  const codes = (texts: readonly string[]) => texts.map((text) => `\`${text}\``).join(', ');
  const rows = allWritings.map(
    ({ title, read, refused, note = '' }) => `| ${title} | ${codes(read)} | ${codes(refused)} | ${note} |`,
  );
  return `| values | read | refused | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n\n${otherWritings}`;
}

const otherWritings = `Choices and headings match whatever their case, punctuation and spaces are; a near miss is refused with the choice that
was most likely meant. Regions of the United States and Canada are written by name or code. A ZIP code that a spreadsheet
has shortened, such as \`2115\`, is read as 02115, with a warning. Nothing is guessed without saying so.`;

/** A list of the choices of each vocabulary, under the heading of the first field that has it. */
function choiceTables(): string[] {
  const members = dictionary.flatMap((entry) =>
    entry.kind === 'field' ? [entry] : Object.values(entry.members),
  );
  const titles = new Map<ValueType<unknown>['vocabulary'], string>();
  for (const { type, header } of members) {
    if (type.kind !== 'option' || titles.has(type.vocabulary)) continue;
    titles.set(type.vocabulary, header.replace('{n}', 'N'));
  }
  return [...titles].map(([vocabulary, title]) => {
    const lines = (vocabulary?.options ?? []).map(({ label, meaning, aliases = [] }) => {
      const others =
        aliases.length === 0 ? '' : ` (also ${aliases.map((alias) => `\`${alias}\``).join(', ')})`;
      return `- ${label}${meaning === undefined ? '' : `: ${meaning}`}${others}`;
    });
    return `### ${title}\n\n${lines.join('\n')}`;
  });
}
