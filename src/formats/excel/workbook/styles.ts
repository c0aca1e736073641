import { type Attributes, readElements } from '../package/xml.js';
import { isBuiltInDateFormat, isDateFormat } from './number-format.js';

/**
 * Reads which of the cell styles of a workbook show numbers as dates.
 * @param texts the styles part
 * @param name what the person calls the file
 * @returns whether it is so, by the number that a cell gives its style
 */
export async function readDateStyles(
  texts: AsyncIterable<string>,
  name: string,
): Promise<readonly boolean[]> {
  const custom = new Map<number, boolean>();
  const formats: number[] = [];
  let isInCellFormats = false;
  await readElements(texts, name, {
    open(element, attributes: Attributes) {
      if (element === 'numFmt')
        custom.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      else if (element === 'cellXfs') isInCellFormats = true;
      else if (element === 'xf' && isInCellFormats) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(element) {
      if (element === 'cellXfs') isInCellFormats = false;
    },
  });
  return formats.map((format) => custom.get(format) ?? isBuiltInDateFormat(format));
}
