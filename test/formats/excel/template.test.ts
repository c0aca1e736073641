import { execFile } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleActivities } from '../../../src/formats/example-activities.js';
import { excelFormat } from '../../../src/formats/excel/excel-format.js';
import { columnLetters, columnOf } from '../../../src/formats/excel/sheet/cell-address.js';
import { ink, notAsked, stepColours, stillNeeded, white } from '../../../src/formats/excel/writer/colours.js';
import { formats, loadFormat } from '../../../src/formats/registry.js';
import { columnsFor, rowsOfActivities } from '../../../src/formats/written-row.js';
import { emptyActivity, fieldValue } from '../../../src/model/activity.js';
import { dictionary, fieldOf, fields } from '../../../src/model/dictionary.js';
import { steps } from '../../../src/model/field.js';
import { findCountry } from '../../../src/model/places.js';
import { slotOf, templateSlots } from '../../../src/model/slot.js';
import { parseRaw } from '../../../src/model/value-type.js';
import { validateFile } from '../../../src/pipeline/validate.js';
import { inFolder, readActivities } from '../../read-back.js';
import { readWorkbook } from './reading.js';
import { checksOf, loaded, partOf, textsOf, type WrittenCheck, written } from './written-workbook.js';

const columns = templateSlots();
const blank = await written([]);
const workbook = await loaded(blank);
const checks = await checksOf(blank);
const lists = textsOf(workbook, 'Lists');

/** Every column of the blank template, to have a test each. */
const everyColumn = columns.map((slot, index) => ({ header: slot.header, slot, index }));

function checkOf(index: number): WrittenCheck {
  const found = checks.filter(({ sqref }) => columnOf(sqref) === index);
  expect(found).toHaveLength(1);
  return found[0] ?? { sqref: '' };
}

/** The choices of a drop-down, from the sheet that it names. */
function choicesOf({ formula1 = '' }: WrittenCheck): string[] {
  const [, column = '', first, last] = /^Lists!\$([A-Z]+)\$(\d+):\$\1\$(\d+)$/.exec(formula1) ?? [];
  return lists.slice(Number(first) - 1, Number(last)).map((row) => row[columnOf(column)] ?? '');
}

describe('the headings', () => {
  const [band = [], headings = []] = textsOf(workbook, 'Activities');

  test('stand in the order of the form, those that every activity needs with a star', () => {
    expect(headings.map((heading) => heading.replace('\u00a0', ' '))).toEqual(
      columns.map(({ header, field, group }) => {
        const isRequired = group === undefined && ['draft', 'complete'].includes(String(field.required));
        return isRequired ? `${header} *` : header;
      }),
    );
    expect(headings.filter((heading) => heading.endsWith('*'))).toHaveLength(10);
  });

  test('have the steps of the form and the groups’ entries above them', () => {
    const titles = band.flatMap((title, index) => (title === '' ? [] : [[columnLetters(index), title]]));
    expect(titles).toEqual([
      ['A', 'Identity'],
      ['C', '1 Basics'],
      ['M', '1 Basics · Occurrence 2'],
      ['S', '1 Basics · Occurrence 3'],
      ['Y', '2 Information for Learners'],
      ['AH', '3 Accreditation Details'],
      ['AO', '3 Accreditation Details · Monetary Support 1'],
      ['AQ', '3 Accreditation Details · Monetary Support 2'],
      ['AS', '3 Accreditation Details · Monetary Support 3'],
      ['AU', '3 Accreditation Details'],
      ['AX', '4 Collaborations'],
      ['AY', '4 Collaborations · MOC Board 1'],
      ['BD', '4 Collaborations · MOC Board 2'],
      ['BI', '5 Complete'],
    ]);
  });

  test('have the colors of their steps', () => {
    const sheet = workbook.getWorksheet('Activities');
    columns.forEach(({ field }, index) => {
      const fills = [1, 2].map((row) => sheet?.getCell(row, index + 1).fill);
      const { band, tint } = stepColours[field.step];
      expect(fills).toMatchObject([{ fgColor: { argb: `FF${band}` } }, { fgColor: { argb: `FF${tint}` } }]);
    });
  });

  test('stay in sight with the title of the activity, on the screen and on paper', async () => {
    const sheet = await partOf(blank, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain(
      '<pane xSplit="3" ySplit="2" topLeftCell="D3" activePane="bottomRight" state="frozen"/>',
    );
    expect(await partOf(blank, 'xl/workbook.xml')).toContain(
      '&apos;Activities&apos;!$A:$C,&apos;Activities&apos;!$1:$2<',
    );
    expect(sheet).not.toContain('<mergeCell');
  });

  test('are wide and high enough', () => {
    const sheet = workbook.getWorksheet('Activities');
    const lines = Math.floor((sheet?.getRow(2).height ?? 0) / 15);
    columns.forEach(({ header }, index) => {
      const width = sheet?.getColumn(index + 1).width ?? 0;
      expect(Math.max(...header.split(' ').map((word) => word.length))).toBeLessThan(width);
      expect(header.length).toBeLessThan(width * lines);
    });
  });
});

test.each(
  steps
    .flatMap((step) => [
      [step, stepColours[step].band, white],
      [`${step} headings`, stepColours[step].tint, ink],
    ])
    .concat([
      ['what is not asked', notAsked.fill, notAsked.text],
      ['what is still needed', stillNeeded.fill, ink],
    ]),
)('the colors of %s can be told apart by everyone', (_, fill, text) => {
  const luminance = (rgb: string) => {
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
      const part = Number.parseInt(rgb.slice(start, start + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const [one, other] = [luminance(fill), luminance(text)];
  expect(Math.max(one, other) / Math.min(one, other)).toBeGreaterThan(4.5);
});

describe('each cell down to row 2,000', () => {
  test.each(everyColumn)('of $header tells what belongs there', ({ slot, index }) => {
    const letters = columnLetters(index);
    const check = checkOf(index);
    expect(check).toMatchObject({ sqref: `${letters}3:${letters}2000`, showInputMessage: '1' });
    expect(check.prompt?.startsWith(slot.field.help)).toBe(true);
    expect(check.promptTitle?.replace(/ …$/, '')).toBe(
      slot.header.slice(0, (check.promptTitle ?? '').replace(/ …$/, '').length),
    );
    // What Excel has room for; it refuses the whole file otherwise.
    for (const title of [check.promptTitle, check.errorTitle])
      expect(title?.length ?? 1).toBeLessThanOrEqual(32);
    for (const message of [check.prompt, check.error]) expect(message?.length ?? 1).toBeLessThanOrEqual(255);
    expect(check.formula1?.length ?? 0).toBeLessThanOrEqual(255);
  });

  test.each(
    everyColumn.filter(({ slot: { field } }) => field.type.vocabulary !== undefined && !field.type.isList),
  )('of $header takes the choices of its list and no others', ({ slot: { field }, index }) => {
    const check = checkOf(index);
    expect(check).toMatchObject({ type: 'list', allowBlank: '1', showErrorMessage: '1', errorStyle: 'stop' });
    expect(choicesOf(check)).toEqual(field.type.vocabulary?.labels);
  });

  test.each(
    everyColumn.filter(({ slot: { field } }) => field.type.vocabulary !== undefined && field.type.isList),
  )('of $header offers the choices, and lets several be typed', ({ slot: { field }, index }) => {
    const check = checkOf(index);
    expect(check.type).toBe('list');
    expect(check.showErrorMessage).toBeUndefined();
    const choices = choicesOf(check);
    const labels = field.type.vocabulary?.labels ?? [];
    expect(choices.slice(0, labels.length)).toEqual(labels);
    for (const choice of choices.slice(labels.length)) {
      expect(parseRaw(field.type, choice, field.header, false)).toEqual(choice.split('; '));
    }
  });

  test('of Delivery Method and the outcomes offers what goes together', () => {
    const offered = (header: string) => {
      const { slot, index } = everyColumn.find((column) => column.header === header) ?? { index: -1 };
      return choicesOf(checkOf(index)).slice(slot?.field.type.vocabulary?.labels.length);
    };
    expect(offered('Delivery Method')).toEqual(['In-Person; Live-Streamed', 'Online; Print/Other']);
    expect(offered('Outcome: Patient Health')).toEqual(['Objective; Subjective']);
  });

  test.each(everyColumn.filter(({ slot: { field } }) => field.suggestions !== undefined))(
    'of $header suggests names, and takes others',
    ({ slot: { field }, index }) => {
      const check = checkOf(index);
      expect(check.type).toBe('list');
      expect(check.showErrorMessage).toBeUndefined();
      const choices = choicesOf(check);
      expect(choices).toEqual(field.suggestions?.options().map(({ label }) => label));
      expect(choices.length).toBeGreaterThan(3);
    },
  );

  test.each([
    ['Start Date', { type: 'date', operator: 'greaterThanOrEqual', formula1: '32874' }],
    ['MOC Board 2 Credit Claim Date', { type: 'date', operator: 'greaterThanOrEqual', formula1: '32874' }],
    ['AMA PRA Category 1 Credits', { type: 'decimal', operator: 'greaterThan', formula1: '0' }],
    ['Monetary Support Amount 3', { type: 'decimal', operator: 'greaterThan', formula1: '0' }],
    ['Total Other Learners', { type: 'whole', operator: 'greaterThanOrEqual', formula1: '0' }],
    ['Activity Title', { type: 'textLength', operator: 'lessThanOrEqual', formula1: '500' }],
    ['Description', { type: 'textLength', operator: 'lessThanOrEqual', formula1: '4000' }],
    ['Postal Code', { type: 'textLength', operator: 'lessThanOrEqual', formula1: '20' }],
  ])('of %s is checked when it is typed', (header, expected) => {
    const check = checkOf(columns.findIndex((slot) => slot.header === header));
    expect(check).toMatchObject({ ...expected, allowBlank: '1', showErrorMessage: '1', errorStyle: 'stop' });
    expect(check.error).toMatch(/^Enter [a-zU].*\.$/);
  });

  test('of Joint Providers takes any text', () => {
    const check = checkOf(columns.findIndex(({ path }) => path === 'jointProviders'));
    expect([check.type, check.formula1, check.showErrorMessage]).toEqual([undefined, undefined, undefined]);
  });

  test.each(everyColumn)('of $header is formatted by its kind', ({ slot: { field }, index }) => {
    const expected = { date: 'mm/dd/yyyy', decimal: '0.00', money: '#,##0.00', 'whole number': '0' };
    const { kind, isList } = field.type;
    const format = isList ? '@' : (expected[kind as keyof typeof expected] ?? '@');
    expect(workbook.getWorksheet('Activities')?.getColumn(index + 1).numFmt).toBe(format);
  });
});

describe('the sheet Lists', () => {
  test('has a title for each list, and what the choices stand for', () => {
    const titles = lists[0]?.filter((title) => title !== '');
    expect(titles).toEqual([
      'Activity Format',
      'Delivery Method',
      'Yes or No',
      'Who Can Register',
      'Registration Fee',
      'Providership',
      'Outcome',
      'Commendation Criteria',
      'MOC Board',
      'Countries',
      'States and provinces',
      'Commercial support sources',
    ]);
    const besides = (label: string) => {
      const row = lists.find((cells) => cells.includes(label)) ?? [];
      return row[row.indexOf(label) + 1];
    };
    expect(besides('ABIM')).toBe('American Board of Internal Medicine');
    expect(besides('Advances Data Use')).toBe('Addresses public health priorities');
    expect(besides('Regularly Scheduled Series')).toBe('RSS');
    expect(besides('Canada')).toBe('CAN');
    expect(besides('Ontario')).toBe('ON');
  });

  test('has only countries that are accepted, the one with most activities first', () => {
    const options = fieldOf('country').suggestions?.options() ?? [];
    expect(options.slice(0, 3).map(({ label }) => label)).toEqual([
      'United States of America',
      'Canada',
      'Afghanistan',
    ]);
    for (const { label, aliases = [] } of options) expect([findCountry(label)]).toEqual(aliases);
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  });
});

describe('the sheet Instructions', () => {
  const texts = textsOf(workbook, 'Instructions');

  test('says what belongs in every column', () => {
    const rows = new Map(texts.map(([header, ...cells]) => [header, cells]));
    for (const entry of dictionary) {
      for (const field of entry.kind === 'field' ? [entry] : Object.values(entry.members)) {
        const cells = rows.get(field.header.replace('{n}', 'N'));
        expect(cells?.[0]).toBe(field.help);
        expect(cells?.[1]).toMatch(/^(?:Optional|Required .+)$/);
        expect(cells?.[2]).toBe(`${field.type.accepts}.`);
      }
    }
    expect(rows.get('Occurrence N Start Date')?.[1]).toBe('Required for each Occurrence');
  });

  test('says what to do, one step after the other, up to the upload', () => {
    const numbered = texts.filter(([heading = '']) => /^\d\. /.test(heading));
    expect(numbered.map(([heading]) => Number.parseInt(heading ?? '', 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const all = numbered.flat().join(' ');
    expect(all).toContain('pars-batch validate FILE');
    expect(all).toContain('pars-batch upload FILE');
    expect(all).toContain('Monetary Support Source 4');
  });

  test('has room for its texts', () => {
    const sheet = workbook.getWorksheet('Instructions');
    sheet?.eachRow((row) => {
      row.eachCell((cell, column) => {
        if (cell.alignment?.wrapText !== true) return;
        const lines = Math.round((row.height ?? 15) / 15);
        const width = sheet.getColumn(column).width ?? 0;
        expect(cell.text.length).toBeLessThan(lines * width * 1.15);
      });
    });
  });
});

test('no text becomes a formula', async () => {
  const start = fc.constantFrom('=', '+', '-', '@', '=1+1', '=HYPERLINK("https://example.org")');
  const text = fc.tuple(start, fc.string()).map((parts) => parts.join('').trim());
  await fc.assert(
    fc.asyncProperty(text, text, async (title, city) => {
      const activity = { ...emptyActivity(), title, city, jointProviders: [title], inKindSupport: [city] };
      const file = await written([activity]);
      for (const sheet of [1, 2, 3]) {
        expect(await partOf(file, `xl/worksheets/sheet${sheet}.xml`)).not.toMatch(/<f[\s/>]|<hyperlink/);
      }
      const { reader, rows } = await readWorkbook(file);
      expect(rows[0]?.values[reader?.columns.indexOf(slotOf(fieldOf('title'))) ?? -1]).toBe(title);
    }),
    { numRuns: 15 },
  );
});

test('further entries of the groups get columns, drop-downs and hints like the others', async () => {
  const [activity = emptyActivity()] = exampleActivities();
  const sources = Array.from({ length: 5 }, (_, index) => ({ source: `Source ${index}`, amount: 100 }));
  const slots = columnsFor([{ ...activity, monetarySupport: sources }]);
  const found = await checksOf(await written([], slots));
  const titles = found.map(({ promptTitle }) => promptTitle);
  expect(slots.length).toBe(columns.length + 4);
  expect(found).toHaveLength(slots.length);
  expect(titles).toContain('Monetary Support Source 5');
});

test('a long description does not make its row higher than six lines', async () => {
  const activity = { ...emptyActivity(), title: 'A', description: 'A sentence. '.repeat(300) };
  const short = { ...emptyActivity(), title: 'B', description: 'One\nTwo' };
  const sheet = (await loaded(await written([activity, short]))).getWorksheet('Activities');
  expect([sheet?.getRow(3).height, sheet?.getRow(4).height]).toEqual([90, 30]);
});

const checking = {
  reading: {},
  keep: { findings: 100, outcome: () => true },
  drafts: false,
  warningsAsErrors: false,
  today: '2026-11-22',
};

describe('the example', () => {
  test.each(Object.values(formats))('in $id has nothing to correct', async ({ id, extensions: [ending] }) => {
    await inFolder(async (folder) => {
      const path = join(folder, `example${ending}`);
      const activities = exampleActivities();
      const out = createWriteStream(path);
      await (await loadFormat(id)).write(out, rowsOfActivities(activities), columnsFor(activities));
      await finished(out.end());
      const result = await validateFile(path, checking);
      expect(result.findings).toEqual([]);
      expect(result.accepted).toBe(activities.length);
    });
  });

  test('shows every kind of answer', () => {
    const [first, ...others] = exampleActivities();
    expect(first?.title).toBe('CMEActivityTutorial');
    for (const field of fields.filter(
      ({ key }) => !['activityId', 'closed'].includes(key) && !key.startsWith('outcomes.'),
    )) {
      const values = [first, ...others].map((activity) => fieldValue(activity ?? emptyActivity(), field));
      expect(values.some((value) => value !== null && String(value) !== '')).toBe(true);
    }
  });
});

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));

test.skipIf(soffice === undefined)('LibreOffice keeps all of it', { timeout: 120_000 }, async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'example.xlsx');
    const activities = exampleActivities();
    const out = createWriteStream(path);
    await excelFormat.write(out, rowsOfActivities(activities), columns);
    await finished(out.end());
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const convert = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'copy'), path];
    await promisify(execFile)(soffice ?? '', convert);
    const copy = join(folder, 'copy', 'example.xlsx');
    expect(await readActivities(excelFormat, copy)).toEqual(activities);
    const dropDowns = (found: readonly WrittenCheck[]) =>
      found
        .filter(({ type }) => type === 'list')
        .map(({ sqref, formula1 }) => [sqref.split(':')[0], formula1])
        .sort();
    const bytes = await readFile(copy);
    expect(dropDowns(await checksOf(bytes))).toEqual(dropDowns(checks));
    expect(textsOf(await loaded(bytes), 'Lists').slice(0, 3)).toEqual(lists.slice(0, 3));
  });
});
