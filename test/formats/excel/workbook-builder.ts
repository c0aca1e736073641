import { zipFile } from './zip-builder.js';

/** A sheet in raw XML. */
export interface SheetXml {
  readonly name: string;
  /** What stands in `<sheetData>`. */
  readonly rows: string;
  /** What stands after it, such as merged cells. */
  readonly after?: string;
  /** The addresses that its links lead to, by relationship. */
  readonly links?: Readonly<Record<string, string>>;
  readonly attributes?: string;
}

/** A workbook in raw XML; what is left out is as Excel would have it. */
export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  /** What stands in each `<si>`. */
  readonly sharedStrings?: readonly string[];
  /** What stands in `<styleSheet>`. */
  readonly styles?: string;
  readonly date1904?: boolean;
  /** What stands among the keywords of its properties. */
  readonly keywords?: string;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook by their names in the zip, in the order in which Excel writes them. */
export type Parts = Record<string, string | Buffer>;

/** The parts of a workbook, to be changed before they are zipped. */
export function workbookParts(workbook: WorkbookXml): Parts {
  const { sheets, sharedStrings, styles, date1904 = false, keywords } = workbook;
  const overrides = [['/xl/workbook.xml', `${types}.sheet.main+xml`]];
  const related = sheets.map((_, index) =>
    relationship(`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`),
  );
  const root = [relationship('rId1', `${office}/officeDocument`, 'xl/workbook.xml')];
  const parts: Parts = {};
  sheets.forEach((sheet, index) => {
    overrides.push([`/xl/worksheets/sheet${index + 1}.xml`, `${types}.worksheet+xml`]);
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetPart(sheet);
    if (sheet.links === undefined) return;
    const links = Object.entries(sheet.links).map(([id, target]) =>
      relationship(id, `${office}/hyperlink`, target, ' TargetMode="External"'),
    );
    parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = relationships(links);
  });
  if (styles !== undefined) {
    overrides.push(['/xl/styles.xml', `${types}.styles+xml`]);
    related.push(relationship('rId98', `${office}/styles`, 'styles.xml'));
    parts['xl/styles.xml'] = `${declaration}<styleSheet xmlns="${main}">${styles}</styleSheet>`;
  }
  if (sharedStrings !== undefined) {
    overrides.push(['/xl/sharedStrings.xml', `${types}.sharedStrings+xml`]);
    related.push(relationship('rId99', `${office}/sharedStrings`, 'sharedStrings.xml'));
    const items = sharedStrings.map((item) => `<si>${item}</si>`).join('');
    parts['xl/sharedStrings.xml'] = `${declaration}<sst xmlns="${main}">${items}</sst>`;
  }
  if (keywords !== undefined) {
    root.push(
      relationship('rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    );
    parts['docProps/core.xml'] =
      `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>pars-batch template 99</dc:title><cp:keywords>${keywords}</cp:keywords></cp:coreProperties>`;
  }
  const tabs = sheets.map(
    ({ name, attributes = '' }, index) =>
      `<sheet name="${name}" sheetId="${index + 7}" r:id="rId${index + 1}"${attributes}/>`,
  );
  return {
    '[Content_Types].xml': contentTypes(overrides),
    '_rels/.rels': relationships(root),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(related),
    ...parts,
  };
}

/** Zips parts into a workbook. */
export function zipped(parts: Parts): Buffer {
  return zipFile(Object.entries(parts).map(([name, content]) => ({ name, content })));
}

/** A workbook in raw XML as a file. */
export function workbookFile(workbook: WorkbookXml): Buffer {
  return zipped(workbookParts(workbook));
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

function sheetPart({ rows, after = '' }: SheetXml): string {
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function relationship(id: string, type: string, target: string, mode = ''): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode}/>`;
}

function relationships(all: readonly string[]): string {
  return `${declaration}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`;
}

function contentTypes(overrides: readonly (readonly string[])[]): string {
  const entries = overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `${declaration}<Types xmlns="${packages}/content-types">${defaults}${entries.join('')}</Types>`;
}

/** A cell with a text of its own. */
export function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A row of texts from column A on. */
export function textRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text, column) => textCell(`${String.fromCharCode(65 + column)}${number}`, text));
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** The headings that every batch has, and a few more. */
export const headings = [
  'Activity Title',
  'Activity Format',
  'Start Date',
  'End Date',
  'Description',
  'Activity URL',
];

/** A workbook with the headings in row 1 of its only sheet, Activities, and these rows below. */
export function batchXml(
  rows: string,
  rest: Partial<WorkbookXml> & { after?: string; links?: SheetXml['links'] } = {},
): WorkbookXml {
  const { after, links, ...workbook } = rest;
  const sheet = { name: 'Activities', rows: textRow(1, headings) + rows };
  return {
    sheets: [
      { ...sheet, ...(after === undefined ? {} : { after }), ...(links === undefined ? {} : { links }) },
    ],
    ...workbook,
  };
}
