import type { XmlElement } from './xml-tree.js';

/** The addresses of the workbook's own kind of parts and relationships, transitional or strict. */
export interface Namespaces {
  /** Of the elements of sheets, styles and notes. */
  readonly main: string;
  /** Of attributes such as `r:id`, and the beginning of the relationships' types. */
  readonly relationships: string;
}

/**
 * Strict workbooks have other names for everything.
 * @param root the workbook's own part
 */
export function namespacesOf(root: XmlElement): Namespaces {
  const isStrict = Object.values(root.attributes).some((value) => value.startsWith(strict));
  return isStrict
    ? { main: `${strict}/spreadsheetml/main`, relationships: `${strict}/officeDocument/relationships` }
    : {
        main: `${transitional}/spreadsheetml/2006/main`,
        relationships: `${transitional}/officeDocument/2006/relationships`,
      };
}

const strict = 'http://purl.oclc.org/ooxml';
const transitional = 'http://schemas.openxmlformats.org';

/** How the content types of a workbook's parts begin. */
export const contentTypeStart = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
