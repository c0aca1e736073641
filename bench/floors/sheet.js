// Unpacks a workbook's sheet and its shared texts, parses them with saxes and does nothing with them:
// node bench/floors/sheet.js FILE

import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

const wanted = new Set(['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']);

const zip = await yauzl.openPromise(process.argv[2], { lazyEntries: true });
for await (const entry of zip.eachEntry()) {
  if (!wanted.has(entry.fileName)) continue;
  const parser = new SaxesParser();
  const stream = await zip.openReadStreamPromise(entry);
  for await (const text of stream.setEncoding('utf8')) parser.write(text);
  parser.close();
}
