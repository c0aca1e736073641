/** What activities can be sorted by; `added` puts the most recently added first. */
export const sortKeys = [
  'added',
  'title',
  'start',
  'end',
  'format',
  'status',
  'internal-id',
  'learners',
] as const;

export type SortKey = (typeof sortKeys)[number];
