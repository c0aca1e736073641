import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetParser } from '../../../src/formats/excel/sheet/sheet-parser.js';
import { type SheetSurvey, surveySheet } from '../../../src/formats/excel/sheet/sheet-survey.js';
import type { Workbook } from '../../../src/formats/excel/workbook/workbook.js';
import { FileProblem } from '../../../src/formats/format.js';

const workbook: Workbook = {
  sheets: [],
  sharedTexts: ['one', 'two'],
  dateStyles: [false, true],
  date1904: false,
};

/** The rows of a sheet's XML, given in portions of this size, and whether it came to its end. */
function rowsOf(xml: string, portionSize: number): { rows: unknown[]; isDamaged: boolean } {
  const rows: unknown[] = [];
  const places = Int16Array.from([0, -1, 1, 2]);
  const parser = sheetParser(workbook, 'the file', {
    places,
    width: 3,
    row: (number, values) => rows.push([number, Array.from(values)]),
  });
  try {
    for (let from = 0; from < xml.length; from += portionSize)
      parser.write(xml.slice(from, from + portionSize));
    parser.close();
    return { rows, isDamaged: false };
  } catch (error) {
    if (error instanceof FileProblem) return { rows, isDamaged: true };
    throw error;
  }
}

const text = fc.oneof(
  fc.stringMatching(/^[a-z0-9 .]{0,6}$/),
  fc.constantFrom(
    '&amp;',
    'é漢😀',
    '\n',
    '<![CDATA[<c r="A1"><v>9</v></c>]]>',
    '1]2',
    '_x0041_',
    '\t',
    '<!-- <c r="A1"/> -->',
  ),
);
const attributes = fc.constantFrom(
  '',
  ' s="1"',
  ' t="str"',
  ' s="0" t="str"',
  ' t="b"',
  ' t="e"',
  ' t="str" s="1"',
  ' t="n"',
  ' x="1"',
);
const address = fc.constantFrom(' r="A1"', ' r="B1"', ' r="C1"', ' r="D1"', '', ' r="d1"', " r='A1'");
const content = fc.oneof(
  text.map((value) => `<v>${value}</v>`),
  text.map((value) => `<f>${value}</f><v>1</v>`),
  text.map((value) => `<is><t xml:space="preserve">${value}</t></is>`),
  fc.constantFrom('', '<v>0</v>', '<v>1</v>', '<v/>', '<f>A1</f>'),
);
const cell = fc
  .tuple(address, attributes, content, fc.constantFrom('>', ' >'))
  .map(([place, rest, inside, end]) =>
    inside === '' ? `<c${place}${rest}/>` : `<c${place}${rest}>${inside}</c${end}`,
  );
const sharedCell = fc.constantFrom(
  '<c r="C1" t="s"><v>0</v></c>',
  '<c r="A1" t="s"><v>1</v></c>',
  '<c t="s"><v> 1</v></c>',
);
const between = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '',
    '\n  ',
    '<!-- <c r="A1" t="str"><v>no</v></c> -->',
    '<?x <c r="D1" t="str"><v>no</v></c>?>',
  ],
);
const row = fc
  .array(fc.tuple(fc.oneof(cell, cell, sharedCell), between), { maxLength: 6 })
  .map((cells) => `<row>${cells.flat().join('')}</row>`);
const sheet = fc
  .array(row, { maxLength: 5 })
  .map((rows) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);

describe('cells of the usual form are taken without the parser', () => {
  // Behind a comment, nothing is.
  const slowly = (xml: string) => rowsOf(`<!-- -->${xml}`, xml.length + 8);

  test('and read as it would read them, wherever the portions end', () => {
    fc.assert(
      fc.property(sheet, fc.integer({ min: 1, max: 60 }), (xml, portionSize) => {
        expect(rowsOf(xml, portionSize)).toEqual(slowly(xml));
      }),
      { numRuns: 2000 },
    );
  });

  test('and elements of that form in another namespace are none', () => {
    const xml =
      '<x:worksheet xmlns:x="urn:x" xmlns="urn:y"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><c r="D1"><v>2</v></c></x:row></x:sheetData></x:worksheet>';
    for (let portionSize = 1; portionSize <= xml.length; portionSize += 1) {
      expect(rowsOf(xml, portionSize)).toEqual({ rows: [[1, [1, undefined, undefined]]], isDamaged: false });
    }
  });

  test('and what is damaged stays so', () => {
    const damages = fc.constantFrom('<', '&', '</c>', '<c ', '"', ']]>', '\u0001', '<v>', '</row>');
    fc.assert(
      fc.property(
        sheet,
        fc.nat(),
        damages,
        fc.integer({ min: 1, max: 60 }),
        (xml, place, damage, portionSize) => {
          const at = place % xml.length;
          const damaged = xml.slice(0, at) + damage + xml.slice(at);
          expect(rowsOf(damaged, portionSize).isDamaged).toBe(slowly(damaged).isDamaged);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('what a sheet lists after its rows is found', () => {
  const tail =
    '<mergeCells><mergeCell ref="A2:B3"/></mergeCells><hyperlinks><hyperlink ref="C4" r:id="rId1"/></hyperlinks>';
  const content = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const blank = '<row r="2"><c r="A2" s="1"/></row><row r="3"/>';

  async function survey(xml: string, portionSize: number): Promise<SheetSurvey> {
    const bytes = Buffer.from(xml);
    async function* portions() {
      for (let from = 0; from < bytes.length; from += portionSize)
        yield bytes.subarray(from, from + portionSize);
    }
    return await surveySheet(portions(), 'the file');
  }

  const start = '<worksheet xmlns:r="urn:r"><sheetData>';
  const shapes: readonly (readonly [name: string, xml: string, contentEnd: string])[] = [
    ['rows', `${start}${content}${blank}</sheetData>${tail}</worksheet>`, '</c>'],
    [
      'tags with spaces',
      `${start}${content.replace('</c>', '</c  >')}${blank}</sheetData >${tail}</worksheet >`,
      '</c  >',
    ],
    ['no values', `${start}${blank}</sheetData>${tail}</worksheet>`, ''],
    [
      'elements with prefixes',
      `${start}${content}${blank}</sheetData>${tail}</worksheet>`.replace(/<(\/?)/g, '<$1x:'),
      '</x:c>',
    ],
    [
      'a text that quotes the end of the rows',
      `${start}<row><c><is><t><![CDATA[</sheetData><a>]]></t></is></c></row>${content}${blank}</sheetData>${tail}</worksheet>`,
      '</v></c>',
    ],
  ];
  test.each(shapes)('with %s, wherever the portions end', async (_, xml, lastContent) => {
    const expected = lastContent === '' ? 0 : xml.indexOf(lastContent) + lastContent.length;
    for (let portionSize = 1; portionSize <= xml.length; portionSize += 1) {
      const { merged, linked, contentEnd } = await survey(xml, portionSize);
      expect(merged.map((range) => range.address)).toEqual(['A2:B3']);
      expect(linked.map((range) => [range.address, range.relationship])).toEqual([['C4', 'rId1']]);
      expect(contentEnd).toBe(expected);
    }
  });

  test.each([
    ['the rows do not end', `${start}${content}`],
    ['the sheet does not end', `${start}${content}</sheetData>${tail}`],
    ['the rows are none', '<worksheet/>'],
  ])('as nothing when %s', async (_, xml) => {
    expect(await survey(xml, 10)).toEqual({ merged: [], linked: [], contentEnd: Number.POSITIVE_INFINITY });
  });
});
