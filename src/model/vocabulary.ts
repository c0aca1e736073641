import { nearest, wordKey } from './nearest.js';

/** One choice of a vocabulary. Its label is what the form shows and what is stored. */
export interface Option {
  readonly label: string;
  /** Other ways to write it: codes, older names, the form's longer wordings. */
  readonly aliases?: readonly string[];
  /** What the label stands for, where it is a code. */
  readonly meaning?: string;
  /** The heading that the form shows it under. */
  readonly heading?: string;
}

export interface Vocabulary<Label extends string = string> {
  /** What the choices are, in the plural: "activity formats". */
  readonly plural: string;
  readonly options: readonly (Option & { readonly label: Label })[];
  readonly labels: readonly Label[];
  /** The label of a writing, ignoring case, punctuation and spacing. */
  find(text: string): Label | undefined;
  /** The label that a misspelt writing most likely means. */
  nearest(text: string): Label | undefined;
  /** Sorts labels into the order of the vocabulary, as the form's check boxes stand. */
  inOrder(labels: readonly Label[]): Label[];
}

/** Makes a vocabulary of its choices. */
export function vocabulary<const Label extends string>(
  plural: string,
  options: readonly (Option & { readonly label: Label })[],
): Vocabulary<Label> {
  const labels = options.map((option) => option.label);
  const writings = new Map<string, Label>();
  const exact = new Map<string, Label>();
  for (const { label, aliases = [] } of options) {
    exact.set(label, label);
    for (const writing of [label, ...aliases]) writings.set(wordKey(writing), label);
  }
  const find = (text: string) => exact.get(text) ?? writings.get(wordKey(text));
  return {
    plural,
    options,
    labels,
    find,
    nearest(text) {
      const writing = nearest(
        text,
        options.flatMap(({ label, aliases = [] }) => [label, ...aliases.filter((alias) => alias.length > 3)]),
      );
      return writing === undefined ? undefined : find(writing);
    },
    inOrder: (chosen) => (chosen.length < 2 ? [...chosen] : labels.filter((label) => chosen.includes(label))),
  };
}
