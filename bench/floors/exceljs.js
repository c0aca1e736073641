// Reads a workbook with exceljs's streaming reader and does nothing with it: node bench/floors/exceljs.js FILE

import exceljs from 'exceljs';

const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' };
let rows = 0;
for await (const sheet of new exceljs.stream.xlsx.WorkbookReader(process.argv[2], options)) {
  for await (const row of sheet) rows += row.hasValues ? 1 : 0;
}
if (rows === 0) throw new Error('no rows');
