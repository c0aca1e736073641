import { vocabulary } from './vocabulary.js';

/** The statuses of an activity, in the order of its life. */
export const statusVocabulary = vocabulary('statuses', [
  { label: 'Draft' },
  { label: 'Active' },
  { label: 'Ready to Close', aliases: ['Ready'] },
  { label: 'Closed' },
]);

/** What an activity is on a day. */
export type Status = (typeof statusVocabulary.labels)[number];

export const statuses: readonly Status[] = statusVocabulary.labels;
