// Parses an XML file with saxes and does nothing with it: node bench/floors/saxes.js FILE

import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

const parser = new SaxesParser();
for await (const text of createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
  parser.write(text);
}
parser.close();
