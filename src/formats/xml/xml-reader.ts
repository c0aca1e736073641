import { decodedText } from '../encoding.js';
import type { BatchReader } from '../format.js';
import type { FileSource } from '../source.js';
import { type BatchParser, batchParser } from './batch-parser.js';
import { encodingOfXml } from './xml-encoding.js';
import type { XmlRow } from './xml-row.js';

/**
 * Opens an XML batch and reads it up to its first element.
 * @throws FileProblem when that is not a batch's, or what comes before it is not well-formed
 */
export async function openXml(source: FileSource): Promise<BatchReader> {
  const parser = batchParser();
  const portions = parsedPortions(decodedText(source, await encodingOfXml(source)), parser);
  const first: (readonly XmlRow[])[] = [];
  while (parser.start() === undefined) {
    const next = await portions.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  return {
    columns: parser.columns,
    date1904: false,
    remarks: parser.start()?.remarks ?? [],
    async *rows() {
      yield* first;
      yield* portions;
    },
  };
}

/** The activities of each portion of text; before a problem, those that are complete. */
async function* parsedPortions(
  portions: AsyncIterable<string>,
  parser: BatchParser,
): AsyncGenerator<readonly XmlRow[]> {
  try {
    for await (const portion of portions) {
      parser.write(portion);
      yield parser.takeRows();
    }
    parser.end();
  } catch (problem) {
    if (parser.start() !== undefined) yield parser.takeRows();
    throw problem;
  }
}
