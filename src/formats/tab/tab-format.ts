import { templateSlots } from '../../model/slot.js';
import type { BatchFormat } from '../format.js';
import { copyTabRows } from './copy-rows.js';
import { openTab } from './tab-reader.js';
import { writeTab } from './tab-writer.js';

/** Text with a line a row and tabs between the fields. */
export const tabFormat: BatchFormat = {
  id: 'tab',
  open: openTab,
  write: writeTab,
  writeBlank: (out) => writeTab(out, [], templateSlots()),
  copyRows: copyTabRows,
};
