/**
 * The template formats by their ids, with what people call them. Ids are kept with every batch of the store, so one is
 * never renamed. The registry in `formats/` must have an entry for each; the compiler checks it.
 */
export const formatLabels = {
  excel: 'Excel',
  tab: 'Tab-delimited',
  xml: 'XML',
} as const;

export type FormatId = keyof typeof formatLabels;
