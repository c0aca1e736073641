import { dictionary } from '../../../model/dictionary.js';
import type { Field } from '../../../model/field.js';
import { deliveryMethods, deliveryMethodsOf, measurements } from '../../../model/vocabularies.js';
import type { Option } from '../../../model/vocabulary.js';
import { columnLetters } from '../sheet/cell-address.js';

/** The sheet that the drop-downs take their choices from. */
export const listsSheet = 'Lists';

/** The first row of that sheet with choices, below the lists' titles and what their columns are. */
export const firstChoiceRow = 3;

/** The choices for one or more columns of activities. */
export interface ChoiceList {
  readonly title: string;
  /** What the notes beside the choices are; undefined when there are none. */
  readonly notes: string | undefined;
  readonly choices: readonly Choice[];
  /** The column of the choices on their sheet, counted from 0. The next one has the notes. */
  readonly column: number;
}

export interface Choice {
  readonly label: string;
  readonly note?: string | undefined;
}

/** Choices that are often made together. A drop-down gives only one, so they are offered as one too. */
const together = new Map<unknown, readonly (readonly string[])[]>([
  [deliveryMethods, Object.values(deliveryMethodsOf)],
  [measurements, [measurements.labels]],
]);

/** The list of each vocabulary, then of each set of suggestions, which are longer; side by side. */
export const choiceLists: ReadonlyMap<unknown, ChoiceList> = placedLists();

/** The choices that a field offers, if any. */
export function choiceListOf(field: Field): ChoiceList | undefined {
  return choiceLists.get(sourceOf(field));
}

/** Where a list's choices stand, as a drop-down names them. */
export function choiceRange({ column, choices }: ChoiceList): string {
  const letters = columnLetters(column);
  return `${listsSheet}!$${letters}$${firstChoiceRow}:$${letters}$${firstChoiceRow + choices.length - 1}`;
}

function sourceOf({ suggestions, type }: Field): unknown {
  return suggestions ?? type.vocabulary;
}

function placedLists(): Map<unknown, ChoiceList> {
  const fields = dictionary.flatMap((entry) =>
    entry.kind === 'field' ? [entry] : Object.values(entry.members),
  );
  const isSuggesting = ({ suggestions }: Field) => suggestions !== undefined;
  const ordered = [...fields.filter((field) => !isSuggesting(field)), ...fields.filter(isSuggesting)];
  const lists = new Map<unknown, ChoiceList>();
  let column = 0;
  for (const field of ordered) {
    const source = sourceOf(field);
    if (source === undefined || lists.has(source)) continue;
    const list = { ...listOf(field), column };
    lists.set(source, list);
    // One more column parts a list from the next.
    column += list.notes === undefined ? 2 : 3;
  }
  return lists;
}

function listOf({ header, suggestions, type }: Field): Omit<ChoiceList, 'column'> {
  const options = suggestions?.options() ?? type.vocabulary?.options ?? [];
  const combined = new Set((together.get(type.vocabulary) ?? []).map((labels) => type.format(labels)));
  const { notes, noteOf } = notesOf(options);
  return {
    title: suggestions?.title ?? (type.kind === 'yes/no' ? type.accepts : sharedHeader(header)),
    notes,
    choices: [
      ...options.map((option) => ({ label: option.label, note: noteOf(option) })),
      ...[...combined].map((label) => ({ label })),
    ],
  };
}

/** What the headings of the fields with the same choices have in common: "Outcome: …", "MOC Board 1, 2 …". */
function sharedHeader(header: string): string {
  return header.replace(/(?:: .*| \{n\})$/, '');
}

/** What is most worth telling of the options of a list: what codes stand for, how they are grouped, or other writings. */
function notesOf(options: readonly Option[]): {
  notes: string | undefined;
  noteOf: (option: Option) => string | undefined;
} {
  if (options.some(({ meaning }) => meaning !== undefined)) {
    return { notes: 'Stands for', noteOf: ({ meaning }) => meaning };
  }
  if (options.some(({ heading }) => heading !== undefined)) {
    return { notes: 'Group', noteOf: ({ heading }) => heading };
  }
  const hasAliases = options.some(({ aliases = [] }) => aliases.length > 0);
  return { notes: hasAliases ? 'Also accepted' : undefined, noteOf: ({ aliases }) => aliases?.join(' · ') };
}
