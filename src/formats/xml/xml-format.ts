import type { BatchFormat } from '../format.js';
import { copyXmlRows } from './copy-rows.js';
import { openXml } from './xml-reader.js';
import { writeBlankXml, writeXml } from './xml-writer.js';

/** XML with an element an activity. */
export const xmlFormat: BatchFormat = {
  id: 'xml',
  open: openXml,
  write: writeXml,
  writeBlank: writeBlankXml,
  copyRows: copyXmlRows,
};
