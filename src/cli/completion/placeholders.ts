import { type Answer, beginningWith, files, folders, nothing } from './answer.js';
import {
  activityFormatChoices,
  columnHeadings,
  reportNames,
  ruleChoices,
  stateChoices,
  statusChoices,
} from './values.js';

/** What is asked of the store that the line names: which ids, or which uploads, begin as a text does. */
export type AskStore = (
  what: 'ids' | 'batches',
  beginning: string,
) => Promise<readonly { readonly name: string; readonly what: string }[]>;

/** What may be typed for a value, of which this much is typed. */
export type Completer = (text: string, askStore: AskStore) => Promise<Answer>;

const none: Completer = async () => nothing;
const aFile: Completer = async () => files;

const fromStore =
  (what: 'ids' | 'batches'): Completer =>
  async (text, askStore) => {
    const found = await askStore(what, text);
    return { ...nothing, candidates: found.map(({ name, what }) => ({ value: name, description: what })) };
  };

/**
 * What may be typed for a value, by the word that stands for it in the declarations of the commands and in their help.
 * Values of which there are a few only are in the declarations themselves (`choices`).
 */
export const completers: Readonly<Record<string, Completer>> = {
  file: aFile,
  in: aFile,
  out: aFile,
  folder: async () => folders,
  id: fromStore('ids'),
  batch: fromStore('batches'),
  rule: async (text) => beginningWith(text, await ruleChoices()),
  status: async (text) => statusChoices(text),
  kind: async (text) => activityFormatChoices(text),
  state: async (text) => beginningWith(text, await stateChoices()),
  'header=value': async (text) =>
    text.includes('=') ? nothing : beginningWith(text, await columnHeadings()),
  'format=file': async (text) => {
    const equals = text.indexOf('=');
    if (equals < 0) return beginningWith(text, await reportNames());
    return { ...files, before: text.slice(0, equals + 1) };
  },
  date: none,
  name: none,
  number: none,
  size: none,
  words: none,
};
