import { printable } from '../../reports/printable.js';

/** Something that may be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What may be typed for a word that is begun. */
export interface Answer {
  readonly candidates: readonly Candidate[];
  /** What the shell itself completes: it knows best how names of files are written in it. */
  readonly names: 'none' | 'files' | 'folders';
  /** The part of the word before the name of a file or folder, such as `html=`. */
  readonly before: string;
}

export const nothing: Answer = { candidates: [], names: 'none', before: '' };
export const files: Answer = { ...nothing, names: 'files' };
export const folders: Answer = { ...nothing, names: 'folders' };

/** Those that begin as a text does; where none does, those that do but for case. */
export function beginningWith(text: string, candidates: readonly Candidate[]): Answer {
  const exactly = candidates.filter(({ value }) => value.startsWith(text));
  if (exactly.length > 0) return { ...nothing, candidates: exactly };
  const lower = text.toLowerCase();
  const alike = candidates.filter(({ value }) => value.toLowerCase().startsWith(lower));
  return { ...nothing, candidates: alike };
}

/** An answer for the end of a word, as one for the whole word. */
export function after(before: string, answer: Answer): Answer {
  return {
    ...answer,
    candidates: answer.candidates.map(({ value, description }) => ({ value: before + value, description })),
    before: before + answer.before,
  };
}

const longestDescription = 60;

/**
 * An answer as the scripts of the shells read it: a line for each candidate, value and description with a tab between
 * them, and a last one that says which names the shell completes, and after what.
 */
export function answerText({ candidates, names, before }: Answer): string {
  // What would have to be shown otherwise than it is cannot be typed either.
  const typeable = candidates.filter(({ value }) => printable(value) === value);
  const lines = typeable.map(({ value, description }) => `${value}\t${shortened(printable(description))}`);
  return [...lines, `${names}\t${before}`, ''].join('\n');
}

/** The beginning of a text. Where a terminal has less room, its shell cuts off more. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= longestDescription) return text;
  return `${characters.slice(0, longestDescription - 1).join('')}…`;
}
