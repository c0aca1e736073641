import { ownCopy } from '../../../model/own-copy.js';
import { readElements } from '../package/xml.js';
import { withoutEscapes } from './escapes.js';
import { textItem } from './text-item.js';

/**
 * Reads the texts that the cells of a workbook share.
 * @param texts the shared strings part
 * @param name what the person calls the file
 */
export async function readSharedTexts(
  texts: AsyncIterable<string>,
  name: string,
): Promise<readonly string[]> {
  const shared: string[] = [];
  const item = textItem();
  await readElements(texts, name, {
    open: item.open,
    text: item.add,
    close(element) {
      if (element === 'si') shared.push(withoutEscapes(ownCopy(item.take())));
      else item.close(element);
    },
  });
  return shared;
}
