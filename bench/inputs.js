// The files that the benchmark reads. They are made once, and kept.

import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import exceljs from 'exceljs';
import { cellContent } from '../dist/formats/excel/writer/cell-content.js';
import { loadFormat } from '../dist/formats/registry.js';
import { rowOfActivity, rowsOfActivities } from '../dist/formats/written-row.js';
import { templateSlots } from '../dist/model/slot.js';
import { activities } from './activities.js';

const columns = templateSlots();

/** How a batch of each kind is written. */
const kinds = {
  tab: { extension: 'txt', write: throughFormat('tab') },
  xml: { extension: 'xml', write: throughFormat('xml') },
  excel: { extension: 'xlsx', write: writeWorkbook },
};

/**
 * The path of a batch in a folder, made when it is not there yet.
 * @param {'tab' | 'xml' | 'excel'} kind
 * @param {number} rows
 * @param {string} [prefix] what its Internal IDs begin with
 */
export async function input(folder, kind, rows, prefix = 'CME-') {
  const { extension, write } = kinds[kind];
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${prefix.toLowerCase()}${rows}.${extension}`);
  if (existsSync(path)) return path;
  const unfinished = join(folder, `unfinished.${extension}`);
  await write(unfinished, activities(rows, prefix));
  renameSync(unfinished, path);
  return path;
}

function throughFormat(id) {
  return async (path, some) => {
    const out = createWriteStream(path);
    const format = await loadFormat(id);
    await format.write(out, rowsOfActivities(some), columns);
    out.end();
    await finished(out);
  };
}

/** As Excel saves a workbook: with texts that cells share. The template writer has each text in its cell. */
async function writeWorkbook(path, some) {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    filename: path,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = workbook.addWorksheet('Activities');
  sheet.columns = columns.map(({ header, field }) => ({
    header,
    style: field.type.kind === 'date' ? { numFmt: 'mm/dd/yyyy' } : {},
  }));
  let written = 0;
  for (const activity of some) {
    const content = rowOfActivity(activity);
    sheet.addRow(columns.map((slot) => cellContent(content, slot))).commit();
    written += 1;
    // Rows that are written without a pause pile up before they are packed.
    if (written % 10 === 0) await new Promise(setImmediate);
  }
  await workbook.commit();
}
