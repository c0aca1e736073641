import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { annotated, errorsOf, listedFindings, marksOf, opened, partsOf, sheetOf } from './annotated.js';
import { batchXml, declaration, type Parts, textRow, workbookParts, zipped } from './workbook-builder.js';

const headings = [
  'Activity Title',
  'Activity Format',
  'Start Date',
  'End Date',
  'Description',
  'Activity URL',
];
const drafts = { drafts: true };

/** A workbook as somebody might have made it: with a title, colours, notes, formulas and another sheet. */
async function officeWorkbook(): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Activities', { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').value = 'Our year';
  sheet.getRow(3).values = headings;
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  sheet.getRow(4).values = ['Rounds', 'Corse', day('2021-05-20'), day('2021-05-02'), 'Weekly', 'ftp://x'];
  sheet.getRow(5).values = ['Journal', 'Live Course', day('2021-05-20'), day('2021-05-21'), '=1+1'];
  for (const row of [4, 5]) {
    sheet.getCell(`C${row}`).numFmt = 'dd-mmm-yy';
    sheet.getCell(`D${row}`).numFmt = 'dd-mmm-yy';
  }
  sheet.getCell('B4').font = { name: 'Arial', size: 9, italic: true, color: { argb: 'FF0000FF' } };
  sheet.getCell('B4').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
  sheet.getCell('A4').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFCCFFCC' } };
  sheet.getCell('B4').note = { texts: [{ font: { bold: true }, text: 'Kim: ' }, { text: 'ask Lee' }] };
  sheet.getCell('A5').note = 'seen';
  sheet.getCell('B5').value = { richText: [{ text: 'Live ' }, { font: { bold: true }, text: 'Course' }] };
  sheet.getCell('F5').value = { text: 'page', hyperlink: 'https://example.org/' };
  sheet.getCell('H4').value = { formula: 'LEN(A4)', result: 6 };
  sheet.getColumn(1).width = 33;
  sheet.getCell('B4').dataValidation = { type: 'list', formulae: ['"Live Course,RSS"'] };
  sheet.addConditionalFormatting({
    ref: 'A4:F99',
    rules: [{ type: 'expression', priority: 1, formulae: ['$A4="x"'], style: { font: { bold: true } } }],
  });
  const other = workbook.addWorksheet("Kim's list", { state: 'hidden' });
  other.getCell('A1').value = { formula: 'Activities!A4', result: 'Rounds' };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe("a person's own workbook", async () => {
  const original = await officeWorkbook();
  const { bytes, result } = await annotated(original, drafts);
  const [before, after] = [await opened(original), await opened(bytes)];
  const [own, sheet] = [sheetOf(before, 'Activities'), sheetOf(after, 'Activities')];

  it('keeps its other parts byte for byte', async () => {
    const [parts, copied] = [await partsOf(original), await partsOf(bytes)];
    const changed = [...parts]
      .filter(([name, text]) => copied.get(name) !== text && !name.endsWith('/'))
      .map(([name]) => name);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('keeps every value, formula, link and rich text', () => {
    own.eachRow((row) => {
      row.eachCell((cell) => {
        expect(sheet.getCell(cell.address).value).toEqual(cell.value);
      });
    });
  });

  it('keeps widths, merged cells, frozen panes, drop-downs and the other sheet', () => {
    expect(sheet.getColumn(1).width).toBe(33);
    expect(sheet.getCell('B1').master.address).toBe('A1');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.getCell('B4').dataValidation).toEqual(own.getCell('B4').dataValidation);
    expect(after.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['Activities', 'visible'],
      ["Kim's list", 'hidden'],
      ['Findings', 'visible'],
    ]);
  });

  it('keeps the look of cells that are right, and all but the colours of those that are not', () => {
    expect(sheet.getCell('C5').style).toEqual(own.getCell('C5').style);
    expect(sheet.getCell('B4').font).toEqual({ ...own.getCell('B4').font, color: { argb: 'FFC00000' } });
    expect(sheet.getCell('D4').numFmt).toBe('dd-mmm-yy');
  });

  it('tints a rejected row only where a cell has no fill of its own', () => {
    expect(marksOf(sheet.getCell('A4')).fill).toBe('CCFFCC');
    expect(marksOf(sheet.getCell('E4')).fill).toBe('FFF1F0');
    expect(marksOf(sheet.getCell('E5')).fill).toBeUndefined();
  });

  it('puts the messages right of everything, as a text', () => {
    expect(errorsOf(sheet, 3)[4]).toContain('Activity Format (B4): ');
    expect(sheet.getCell('I3').text).toBe('Errors');
    expect(sheet.getCell('H4').value).toEqual({ formula: 'LEN(A4)', result: 6 });
  });

  it('keeps notes, with ours below them', () => {
    expect(marksOf(sheet.getCell('A5')).note).toBe('seen');
    expect(marksOf(sheet.getCell('B4')).note).toMatch(/^Kim: ask Lee\n— pars-batch —\nChoose one of/);
    expect(marksOf(sheet.getCell('D4')).note).toMatch(/^— pars-batch —\nEnd Date must be/);
  });

  it('puts its colours above conditional formats, which are still there', async () => {
    const rules = [
      ...((await partsOf(bytes)).get('xl/worksheets/sheet1.xml') ?? '').matchAll(
        /<cfRule [^>]*priority="(\d+)"[^>]*>(.*?)<\/cfRule>/g,
      ),
    ];
    expect(rules.map(([, priority, content]) => [priority, content])).toEqual([
      ['1', '<formula>"pars-batch"="pars-batch"</formula>'],
      ['2', '<formula>$A4="x"</formula>'],
    ]);
  });

  it('quotes the texts of people as texts', () => {
    expect(result.findings.map(({ rule }) => rule)).toContain('invalid-url');
    expect(listedFindings(after).map(({ Value }) => Value)).toContain('ftp://x');
  });

  describe('annotated again', async () => {
    const again = await annotated(bytes, drafts);

    it('looks the same', async () => {
      const [once, twice] = [await partsOf(bytes), await partsOf(again.bytes)];
      for (const part of ['sheet1', 'sheet3'].map((name) => `xl/worksheets/${name}.xml`))
        expect(twice.get(part)).toBe(once.get(part));
      expect([...twice.keys()].sort()).toEqual([...once.keys()].sort());
      const shapes = (parts: Map<string, string>) =>
        parts.get('xl/drawings/vmlDrawing1.vml')?.match(/<v:shape /g)?.length;
      expect(shapes(twice)).toBe(shapes(once));
      const workbook = await opened(again.bytes);
      sheet.eachRow((row) => {
        row.eachCell({ includeEmpty: true }, (cell) => {
          const copy = sheetOf(workbook, 'Activities').getCell(cell.address);
          expect([cell.address, marksOf(copy)]).toEqual([cell.address, marksOf(cell)]);
        });
      });
    });
  });

  it('does not pile up styles however often it is annotated', async () => {
    const twice = await annotated(bytes, drafts);
    const thrice = await annotated(twice.bytes, drafts);
    const stylesOf = async (file: Buffer) => (await partsOf(file)).get('xl/styles.xml');
    expect(await stylesOf(thrice.bytes)).toBe(await stylesOf(twice.bytes));
  });

  describe('corrected in the copy', async () => {
    const corrected = await opened(bytes);
    const fixed = sheetOf(corrected, 'Activities');
    fixed.getCell('B4').value = 'Live Course';
    fixed.getCell('D4').value = new Date('2021-05-22T00:00:00Z');
    fixed.getCell('F4').value = 'https://example.org/';
    const { result: second, bytes: clean } = await annotated(
      Buffer.from(await corrected.xlsx.writeBuffer()),
      drafts,
    );
    const workbook = await opened(clean);
    const done = sheetOf(workbook, 'Activities');

    it('has nothing left to correct', () => {
      expect(second.rejected).toBe(0);
      expect(listedFindings(workbook).filter(({ Severity }) => Severity === 'Error')).toEqual([]);
    });

    it('looks as it did before it was annotated', () => {
      for (const address of ['A4', 'B4', 'D4', 'F4']) {
        const { text, fill } = marksOf(own.getCell(address));
        expect(marksOf(done.getCell(address))).toMatchObject({
          fill,
          ...(text === undefined ? {} : { text }),
        });
      }
    });

    it('has only the notes that people wrote', () => {
      expect(marksOf(done.getCell('B4')).note).toBe('Kim: ask Lee');
      expect(marksOf(done.getCell('D4')).note).toBeUndefined();
      expect(marksOf(done.getCell('A5')).note).toBe('seen');
    });
  });
});

describe("columns and sheets with our names that are a person's own", async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Activities');
  sheet.addRow([...headings, 'Errors']);
  sheet.addRow(['Rounds', 'Corse', '5/20/2021', '5/21/2021', '', '', 'mine']);
  workbook.addWorksheet('Findings').addRow(['Lost', 'Umbrella']);
  const { bytes } = await annotated(Buffer.from(await workbook.xlsx.writeBuffer()), drafts);
  const copy = await opened(bytes);

  it('are kept', async () => {
    expect(sheetOf(copy, 'Activities').getCell('G2').text).toBe('mine');
    expect(sheetOf(copy, 'Findings').getCell('B1').text).toBe('Umbrella');
    expect(sheetOf(copy, 'Activities').getCell('H1').text).toBe('Errors');
    expect(listedFindings(copy, 'Findings (2)')).not.toEqual([]);
  });
});

/** Changes the parts of a small batch, one of whose rows is wrong, and annotates it. */
async function changed(change: (parts: Parts) => void, more: Parameters<typeof batchXml>[1] = {}) {
  const row = textRow(2, ['Rounds', 'Corse', '5/20/2021', '5/21/2021']);
  const parts = workbookParts(batchXml(row, more));
  change(parts);
  const { bytes, result } = await annotated(zipped(parts), drafts);
  expect(result.findings[0]).toMatchObject({ rule: 'invalid-option', location: { cell: 'B2' } });
  return { bytes, parts: await partsOf(bytes) };
}

const sheetPart = 'xl/worksheets/sheet1.xml';

describe('workbooks of other programs', () => {
  const edit = (parts: Parts, part: string, from: RegExp, to: string) => {
    parts[part] = String(parts[part]).replace(from, to);
  };

  it('may have a prefix before every element', async () => {
    const { parts } = await changed((all) => {
      for (const part of [sheetPart, 'xl/workbook.xml']) {
        edit(all, part, /<(\/?)(?=[a-zA-Z])/g, '<$1x:');
        edit(all, part, /xmlns=/, 'xmlns:x=');
      }
    });
    expect(parts.get(sheetPart)).toMatch(/<x:c t="inlineStr" s="\d+" r="G2"><x:is><x:t/);
    expect(parts.get('xl/workbook.xml')).toContain('<x:sheet name="Findings"');
  });

  it('may leave out the places of rows and cells', async () => {
    const { bytes } = await changed((all) => edit(all, sheetPart, / r="[A-Z]*\d+"/g, ''));
    const sheet = sheetOf(await opened(bytes), 'Activities');
    expect(marksOf(sheet.getCell('B2'))).toMatchObject({ text: 'C00000', fill: 'FFC9CE' });
    expect(sheet.getCell('A2').text).toBe('Rounds');
  });

  it('may have drop-downs on whole columns and charts, which are kept as they are', async () => {
    const after =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:A1048576 C1:F1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>';
    const { parts } = await changed(
      (all) => {
        all['xl/charts/chart1.xml'] = '<chart/>';
      },
      { after },
    );
    expect(parts.get(sheetPart)).toContain(after);
    expect(parts.get('xl/charts/chart1.xml')).toBe('<chart/>');
  });

  it('may have notes without runs, in parts with names of their own', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const { parts } = await changed(
      (all) => {
        all['xl/comments/note.xml'] =
          `${declaration}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Kim</author></authors><commentList><comment ref="B2" authorId="0"><text><t>Ask Lee</t></text></comment></commentList></comments>`;
        all['xl/notes.vml'] =
          '<xml xmlns:v="v" xmlns:x="x"><v:shape id="_x0000_s7"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><br></xml>';
        all['xl/worksheets/_rels/sheet1.xml.rels'] =
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${office}/comments" Target="/xl/comments/note.xml"/><Relationship Id="b" Type="${office}/vmlDrawing" Target="/xl/notes.vml"/></Relationships>`;
      },
      { after: '<legacyDrawing r:id="b"/>' },
    );
    const comments = parts.get('xl/comments/note.xml') ?? '';
    expect(comments).toMatch(/<r><t>Ask Lee<\/t><\/r><r>.*— pars-batch —/s);
    const shapes = (parts.get('xl/notes.vml') ?? '').match(/<v:shape /g);
    // Kim's, one at the blank Description, and one at the heading of the new column.
    expect(shapes).toHaveLength(3);
    expect((parts.get(sheetPart) ?? '').match(/<legacyDrawing/g)).toHaveLength(1);
  });

  it('may name their sheets as they like', async () => {
    const { bytes, parts } = await changed((all) =>
      edit(all, 'xl/workbook.xml', /name="Activities"/, 'name="Kim&apos;s"'),
    );
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain(`location="'Kim''s'!B2"`);
    expect((await opened(bytes)).worksheets.map(({ name }) => name)).toEqual(["Kim's", 'Findings']);
  });

  it('may have macros, which an .xlsx file must not have', async () => {
    const { parts } = await changed((all) => {
      edit(
        all,
        '[Content_Types].xml',
        /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
        'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      );
      edit(
        all,
        '[Content_Types].xml',
        /<\/Types>/,
        '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      );
      edit(
        all,
        'xl/_rels/workbook.xml.rels',
        /<\/Relationships>/,
        '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
      );
      all['xl/vbaProject.bin'] = 'macros';
    });
    expect(parts.has('xl/vbaProject.bin')).toBe(false);
    expect(parts.get('[Content_Types].xml')).not.toMatch(/macroEnabled|vbaProject/);
    expect(parts.get('xl/_rels/workbook.xml.rels')).not.toContain('vbaProject');
  });

  it('may set the height of a row, which grows with its messages', async () => {
    const { parts } = await changed((all) =>
      edit(all, sheetPart, /<row r="2"/, '<row r="2" ht="15" spans="1:6"'),
    );
    expect(parts.get(sheetPart)).toMatch(/<row r="2" ht="120"><c/);
  });

  it('may give columns a style and a width in ranges', async () => {
    const cols = '<cols><col min="1" max="16384" width="20" style="1"/></cols>';
    const { parts, bytes } = await changed(
      (all) => edit(all, sheetPart, /<sheetData>/, `${cols}<sheetData>`),
      {
        styles: '<cellXfs><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs>',
      },
    );
    const widths = [...(parts.get(sheetPart) ?? '').matchAll(/<col min="(\d+)" max="(\d+)" width="(\d+)"/g)];
    expect(widths.map(([, ...numbers]) => numbers.map(Number))).toEqual([
      [1, 6, 20],
      [7, 7, 64],
      [8, 16384, 20],
    ]);
    // Blank cells that are tinted have the style of their column.
    expect(sheetOf(await opened(bytes), 'Activities').getCell('E2').numFmt).toBe('@');
  });
});
