import type { Writable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { decodedText } from '../encoding.js';
import type { ReadOptions } from '../format.js';
import type { FileSource } from '../source.js';
import { writeText } from '../written-text.js';
import { encodingOfXml } from './xml-encoding.js';
import { xmlStart } from './xml-start.js';

/**
 * Writes some activities of a batch, each with its very characters, inside the batch's own element, in UTF-8.
 * The stream is left open.
 * @param rows the numbers of the activities, counted from 1
 */
export async function copyXmlRows(
  source: FileSource,
  _options: ReadOptions,
  rows: ReadonlySet<number>,
  out: Writable,
): Promise<void> {
  const text = decodedText(source, await encodingOfXml(source));
  await writeText(out, copiedElements(text, rows));
}

async function* copiedElements(
  portions: AsyncIterable<string>,
  rows: ReadonlySet<number>,
): AsyncGenerator<string> {
  let copied = xmlStart;
  const copier = elementCopier(rows, (piece) => {
    copied += piece;
  });
  for await (const portion of portions) {
    copier.write(portion);
    if (copied !== '') yield copied;
    copied = '';
  }
  copier.end();
  if (copied !== '') yield copied;
}

/** Cuts the batch's own tags and the wanted activities out of the text that it takes in. */
function elementCopier(rows: ReadonlySet<number>, copy: (piece: string) => void) {
  const parser = new SaxesParser();
  let depth = 0;
  let number = 0;
  let batchName = '';
  /** The text from the activity that is open on, or else from what was read last on, and where it begins. */
  let kept = '';
  let keptFrom = 0;
  let activityStart: number | undefined;
  const textUpToHere = (start: number) => kept.slice(start - keptFrom, parser.position - keptFrom);
  /** Where the tag begins that has just ended: attributes have no `<` in them. */
  const tagStart = () => keptFrom + kept.lastIndexOf('<', parser.position - keptFrom - 1);

  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth === 1) {
      batchName = name;
      copy(`${textUpToHere(tagStart())}\n`);
    } else if (depth === 2) {
      number += 1;
      if (rows.has(number)) activityStart = tagStart();
    }
  });
  parser.on('closetag', () => {
    depth -= 1;
    if (depth === 0) copy(`</${batchName}>\n`);
    else if (depth === 1 && activityStart !== undefined) {
      copy(`  ${textUpToHere(activityStart)}\n`);
      activityStart = undefined;
    }
  });
  parser.on('error', (error) => {
    throw error;
  });

  return {
    write(portion: string) {
      kept += portion;
      parser.write(portion);
      const keepFrom = activityStart ?? keptFrom + Math.max(kept.lastIndexOf('<'), 0);
      kept = kept.slice(keepFrom - keptFrom);
      keptFrom = keepFrom;
    },
    end: () => parser.close(),
  };
}
