import { describe, expect, test } from 'vitest';
import { readCell, readWorkbook, table } from './reading.js';
import { batchXml } from './workbook-builder.js';

const styles = `<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0\\d"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/><xf numFmtId="46"/></cellXfs>`;

describe('texts', () => {
  test.each([
    ['a shared text', '<c r="E2" t="s"><v>0</v></c>', 'Shared'],
    ['a shared text with runs', '<c r="E2" t="s"><v>1</v></c>', 'Hello bold World'],
    ['a shared text with a reading aid', '<c r="E2" t="s"><v>2</v></c>', '東京の大学'],
    ['space that counts', '<c r="E2" t="s"><v>3</v></c>', '  spaced  '],
    ['space that does not count', '<c r="E2" t="s"><v>4</v></c>', 'laid out'],
    ['an index with space around', '<c r="E2" t="s"><v> 0\n</v></c>', 'Shared'],
    ['an empty shared text', '<c r="E2" t="s"><v>5</v></c>', undefined],
    ['a number stored as a shared text', '<c r="E2" t="s"><v>6</v></c>', '007'],
    ['an inline text', '<c r="E2" t="inlineStr"><is><t>Inline</t></is></c>', 'Inline'],
    [
      'an inline text with runs',
      '<c r="E2" t="inlineStr"><is><r><t xml:space="preserve">Hello </t></r><r><rPr><b/></rPr><t>World</t></r></is></c>',
      'Hello World',
    ],
    [
      'an inline text with a reading aid',
      '<c r="E2" t="inlineStr"><is><t>漢字</t><rPh sb="0" eb="1"><t>カンジ</t></rPh></is></c>',
      '漢字',
    ],
    ['an inline text that looks like a number', '<c r="E2" t="inlineStr"><is><t>12</t></is></c>', '12'],
    ['an empty inline text', '<c r="E2" t="inlineStr"><is><t></t></is></c>', undefined],
    ['a text of its own', '<c r="E2" t="str"><v>Plain</v></c>', 'Plain'],
    ['a number stored as text', '<c r="E2" t="str"><v>0012</v></c>', '0012'],
    ['entities', '<c r="E2" t="str"><v>R&amp;D &lt;b&gt; &#233;&#x1F600;</v></c>', 'R&D <b> é😀'],
    ['entities, decoded once', '<c r="E2" t="str"><v>&amp;lt;b&amp;gt;</v></c>', '&lt;b&gt;'],
    ['a quoted section', '<c r="E2" t="inlineStr"><is><t><![CDATA[<b> & </b>]]></t></is></c>', '<b> & </b>'],
    ['escaped characters', '<c r="E2" t="str"><v>one_x000D__x000A_two</v></c>', 'one\r\ntwo'],
    ['an escaped escape', '<c r="E2" t="str"><v>_x005F_x000D_</v></c>', '_x000D_'],
    ['underscores that escape nothing', '<c r="E2" t="str"><v>a_x0_b _xZZZZ_</v></c>', 'a_x0_b _xZZZZ_'],
    ['line breaks', '<c r="E2" t="str"><v>one\r\ntwo\rthree</v></c>', 'one\ntwo\nthree'],
    ['an ISO date', '<c r="E2" t="d"><v>2026-05-20T00:00:00</v></c>', '2026-05-20T00:00:00'],
    ['a text where a number should be', '<c r="E2"><v>n/a</v></c>', 'n/a'],
    [
      'an extension of a cell',
      '<c r="E2"><v>5</v><extLst><ext xmlns:x="urn:x"><x:v>6</x:v></ext></extLst></c>',
      5,
    ],
  ])('%s', async (_, cell, expected) => {
    const sharedStrings = [
      '<t>Shared</t>',
      '<r><t xml:space="preserve">Hello </t></r><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> World</t></r>',
      '<t>東京の大学</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
      '<t xml:space="preserve">  spaced  </t>',
      '<t>\n  laid out\n</t>',
      '<t/>',
      '<t>007</t>',
    ];
    expect(await readCell(cell, { sharedStrings })).toEqual(expected);
  });
});

describe('numbers, dates, booleans and errors', () => {
  const date = (serial: number) => ({ kind: 'date', serial, date1904: false });
  test.each([
    ['a number', '<c r="E2"><v>20.5</v></c>', 20.5],
    ['a number, said to be one', '<c r="E2" t="n"><v>20</v></c>', 20],
    ['zero', '<c r="E2"><v>0</v></c>', 0],
    ['an exponent', '<c r="E2"><v>1E-2</v></c>', 0.01],
    ['space around', '<c r="E2"><v>\n 7 </v></c>', 7],
    ['a number in a date format', '<c r="E2" s="1"><v>46162</v></c>', date(46162)],
    ['a number in a date format of its own', '<c r="E2" s="2"><v>46162.75</v></c>', date(46162.75)],
    ['a number in an East Asian date format', '<c r="E2" s="4"><v>46162</v></c>', date(46162)],
    ['elapsed hours', '<c r="E2" s="5"><v>1.5</v></c>', date(1.5)],
    ['a format with a quoted d', '<c r="E2" s="3"><v>20</v></c>', 20],
    ['a style that does not exist', '<c r="E2" s="99"><v>20</v></c>', 20],
    ['a text in a date format', '<c r="E2" s="1" t="str"><v>5/20/2026</v></c>', '5/20/2026'],
    ['true', '<c r="E2" t="b"><v>1</v></c>', true],
    ['false', '<c r="E2" t="b"><v>0</v></c>', false],
    ['an error', '<c r="E2" t="e"><v>#N/A</v></c>', { kind: 'error', code: '#N/A' }],
    ['a blank cell', '<c r="E2" s="1"/>', undefined],
    ['a blank cell with two tags', '<c r="E2" s="1"></c>', undefined],
    ['a blank value', '<c r="E2"><v></v></c>', undefined],
    ['a blank shared value', '<c r="E2" t="s"><v/></c>', undefined],
  ])('%s', async (_, cell, expected) => {
    expect(await readCell(cell, { styles })).toEqual(expected);
  });
});

describe('formulas give their last result', () => {
  test.each([
    ['a number', '<c r="E2"><f>10+10</f><v>20</v></c>', 20],
    ['zero', '<c r="E2"><f>1-1</f><v>0</v></c>', 0],
    [
      'a date',
      '<c r="E2" s="1"><f>TODAY()</f><v>46162</v></c>',
      { kind: 'date', serial: 46162, date1904: false },
    ],
    ['a text', '<c r="E2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', 'ab'],
    ['an empty text', '<c r="E2" t="str"><f>""</f><v></v></c>', undefined],
    ['true', '<c r="E2" t="b"><f>TRUE()</f><v>1</v></c>', true],
    ['false', '<c r="E2" t="b"><f>FALSE()</f><v>0</v></c>', false],
    ['an error', '<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', code: '#DIV/0!' }],
    ['a shared formula', '<c r="E2"><f t="shared" si="0"/><v>3</v></c>', 3],
    ['no result yet', '<c r="E2"><f>A1</f></c>', { kind: 'uncalculated' }],
    ['a blank result, as openpyxl leaves it', '<c r="E2"><f>A1</f><v></v></c>', { kind: 'uncalculated' }],
    ['no text yet', '<c r="E2" t="str"><f>A1</f></c>', { kind: 'uncalculated' }],
  ])('%s', async (_, cell, expected) => {
    expect(await readCell(cell, { styles })).toEqual(expected);
  });
});

describe('links', () => {
  test('give their text and address; links within the workbook and links of numbers are what they show', async () => {
    const row = (number: number, cell: string) => `<row r="${number}">${cell}</row>`;
    const text = (address: string) => `<c r="${address}" t="str"><v>See here</v></c>`;
    const read = await readWorkbook(
      batchXml(
        [
          row(2, text('F2')),
          row(3, text('F3') + text('E3')),
          row(4, text('F4')),
          row(5, '<c r="F5"><v>5</v></c>'),
          row(6, text('F6')),
        ].join(''),
        {
          after:
            '<hyperlinks><hyperlink ref="F2" r:id="link1"/><hyperlink ref="E3:F4" r:id="link2"/><hyperlink ref="F5" r:id="link1"/><hyperlink ref="F6" location="Lists!A1"/></hyperlinks>',
          links: { link1: 'https://example.org/a?b=1&amp;c=2', link2: 'https://example.org/two' },
        },
      ),
    );
    const link = (address: string) => ({ kind: 'link', text: 'See here', address });
    expect(table(read)).toEqual({
      2: { 'Activity URL': link('https://example.org/a?b=1&c=2') },
      3: { Description: link('https://example.org/two'), 'Activity URL': link('https://example.org/two') },
      4: { 'Activity URL': link('https://example.org/two') },
      5: { 'Activity URL': 5 },
      6: { 'Activity URL': 'See here' },
    });
  });
});
