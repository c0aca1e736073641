import { posix } from 'node:path';
import { withSeparators } from '../../../model/digits.js';
import type { Finding } from '../../../model/finding.js';
import { columnLetters } from '../sheet/cell-address.js';
import { withEscapes } from '../workbook/escapes.js';
import type { CellStyles } from './cell-styles.js';
import { errorsHeading, markColours } from './colours.js';
import { type MarkedResult, subjectOf, weightOf } from './marks.js';
import { mostCharacters } from './notes.js';
import { heightOf } from './text-height.js';
import { type XmlElement, xmlDeclaration, xmlOf } from './xml-tree.js';

/** What the sheet with the findings needs to know of the copy. */
export interface FindingsSheet {
  readonly result: MarkedResult;
  /** The sheet that the findings are on, and its column with the messages; undefined when there is none. */
  readonly target: { readonly sheet: string; readonly errorsColumn: number | undefined } | undefined;
  readonly styles: CellStyles;
  /** The styles that marked cells had before, by address. */
  readonly looks: ReadonlyMap<string, number>;
  /** The namespace of the workbook's parts. */
  readonly namespace: string;
}

/** Stands on the sheet, so that the next copy knows it for one of ours. */
export const madeBy = 'Made by pars-batch.';
/** The columns, counted from 0, that the next copy looks at. */
export const cellColumn = 1;
export const lookColumn = 8;

const headings = ['Row', 'Cell', 'Field', 'Value', 'Message', 'Rule', 'Severity'];
const [valueColumn, messageColumn] = [3, 4];
const widths = [8, 10, 30, 32, 72, 24, 12, 8, 9];
const headingRow = 4;
/** What Excel allows on a sheet. */
const mostLinks = 65_000;
const mostRows = 1_000_000;

/** The sheet that lists every finding, those on the file first. */
export function* findingsSheet(sheet: FindingsSheet): Generator<string> {
  const { result, styles, namespace } = sheet;
  const findings = fileFirst(result.findings).slice(0, mostRows);
  const hasLines = findings.some(({ location }) => location.line !== undefined);
  yield `${xmlDeclaration}<worksheet xmlns="${namespace}">${sheetHead(headingRow + findings.length)}<sheetData>`;
  const [title, explanation] = words(sheet);
  yield xmlOf(rowOf(1, [textCell(title, styles.own({ isBold: true, size: 14 }, 'line'))]));
  yield xmlOf(rowOf(2, [textCell(explanation, styles.own({}, 'line'))]));
  const heading = styles.own({ ...errorsHeading, isBold: true }, 'heading');
  const titles = hasLines ? [...headings, 'Line'] : headings;
  yield xmlOf(
    rowOf(
      headingRow,
      titles.map((text) => textCell(text, heading)),
    ),
  );
  const links: string[] = [];
  for (const [index, finding] of findings.entries()) {
    const number = headingRow + 1 + index;
    const address = addressOf(finding, sheet);
    yield xmlOf(rowOf(number, findingCells(finding, address, sheet), heightOfFinding(finding)));
    if (address !== undefined && links.length < mostLinks) links.push(linkXml(number, address, sheet));
  }
  const lastColumn = columnLetters(titles.length - 1);
  yield `</sheetData><autoFilter ref="A${headingRow}:${lastColumn}${headingRow + findings.length}"/>`;
  if (links.length > 0) yield `<hyperlinks>${links.join('')}</hyperlinks>`;
  yield '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>';
  yield '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>';
}

function fileFirst(findings: readonly Finding[]): Finding[] {
  const isOnFile = ({ location }: Finding) => location.row === undefined;
  return [...findings.filter(isOnFile), ...findings.filter((finding) => !isOnFile(finding))];
}

function sheetHead(lastRow: number): string {
  const columns = widths.map((width, index) => {
    const hidden = index === lookColumn ? ' hidden="1"' : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden}/>`;
  });
  return [
    `<sheetPr><tabColor rgb="FF${errorsHeading.fill}"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="A1:${columnLetters(lookColumn)}${lastRow}"/>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>`,
  ].join('');
}

/** What stands above the list. */
function words({ result, target }: FindingsSheet): [title: string, explanation: string] {
  const { file, rows, rejected, isRefused, findings } = result;
  const name = posix.basename(file);
  const onSheet = target === undefined ? '' : ` on the sheet ${target.sheet}`;
  const how = `The column Errors and this sheet are left out of the upload. ${madeBy}`;
  if (isRefused) return [`${name} cannot be used as it is`, `Put right what is listed here. ${how}`];
  if (rejected > 0) {
    const count = `${withSeparators(rejected)} of ${withSeparators(rows)}`;
    return [
      `${count} ${rows === 1 ? 'row' : 'rows'} of ${name} must be corrected`,
      `Correct the red cells${onSheet}, save the workbook and upload it. ${how}`,
    ];
  }
  if (findings.length === 0) return [`Nothing to correct in ${name}`, madeBy];
  return [`No row of ${name} must be corrected`, `Look at the amber cells${onSheet}. ${how}`];
}

function addressOf({ location }: Finding, { target }: FindingsSheet): string | undefined {
  if (location.cell !== undefined || target?.errorsColumn === undefined) return location.cell;
  return location.row === undefined ? undefined : `${columnLetters(target.errorsColumn)}${location.row}`;
}

function findingCells(finding: Finding, address: string | undefined, sheet: FindingsSheet): XmlElement[] {
  const { result, styles, looks } = sheet;
  const { location, value, message, rule, severity } = finding;
  const plain = styles.own({});
  const faint = styles.own({ text: '595959' });
  const weight = weightOf(finding, result);
  const cells = [
    location.row === undefined ? blankCell(plain) : numberCell(location.row, styles.own({}, 'number')),
    address === undefined
      ? blankCell(plain)
      : textCell(address, styles.own({ text: '0563C1', isUnderlined: true })),
    textCell(subjectOf(finding), plain),
    value === null ? blankCell(plain) : textCell(value, plain),
    textCell(message, styles.own({ text: markColours[weight].text })),
    textCell(rule, faint),
    textCell(`${severity.charAt(0).toUpperCase()}${severity.slice(1)}`, faint),
    location.line === undefined ? blankCell(plain) : numberCell(location.line, styles.own({}, 'number')),
  ];
  const look = location.cell === undefined ? undefined : looks.get(location.cell);
  return look === undefined ? cells : [...cells, blankCell(look)];
}

function linkXml(row: number, address: string, { target }: FindingsSheet): string {
  const sheet = (target?.sheet ?? '').replaceAll("'", "''");
  return xmlOf({
    name: 'hyperlink',
    attributes: {
      ref: `${columnLetters(cellColumn)}${row}`,
      location: `'${sheet}'!${address}`,
      display: address,
    },
    children: [],
  });
}

/** Programs other than Excel do not find out by themselves how high a row must be. */
function heightOfFinding({ value, message }: Finding): number {
  return Math.max(
    heightOf([message], widths[messageColumn] ?? 0),
    heightOf((value ?? '').split('\n'), widths[valueColumn] ?? 0),
  );
}

function rowOf(number: number, cells: XmlElement[], height?: number): XmlElement {
  cells.forEach((cell, column) => {
    cell.attributes.r = `${columnLetters(column)}${number}`;
  });
  const attributes = { r: String(number), ...(height === undefined ? {} : { ht: String(height) }) };
  return { name: 'row', attributes, children: cells };
}

function textCell(text: string, style: number): XmlElement {
  const content = withEscapes(text.slice(0, mostCharacters));
  const t: XmlElement = { name: 't', attributes: { 'xml:space': 'preserve' }, children: [content] };
  const is: XmlElement = { name: 'is', attributes: {}, children: [t] };
  return { name: 'c', attributes: { s: String(style), t: 'inlineStr' }, children: [is] };
}

function numberCell(value: number, style: number): XmlElement {
  const v: XmlElement = { name: 'v', attributes: {}, children: [String(value)] };
  return { name: 'c', attributes: { s: String(style) }, children: [v] };
}

function blankCell(style: number): XmlElement {
  return { name: 'c', attributes: { s: String(style) }, children: [] };
}
