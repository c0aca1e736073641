import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excelFormat } from '../../../src/formats/excel/excel-format.js';
import { withEscapes, withoutEscapes } from '../../../src/formats/excel/workbook/escapes.js';
import { rowsOfActivities } from '../../../src/formats/written-row.js';
import { type Activity, emptyActivity } from '../../../src/model/activity.js';
import type { RawValue } from '../../../src/model/raw-value.js';
import { templateSlots } from '../../../src/model/slot.js';
import { activityArbitrary } from '../../activities.js';
import { inEveryTimeZone } from '../../model/time-zones.js';
import { inFolder, readActivities, writeActivities } from '../../read-back.js';
import { readWorkbook, table } from './reading.js';
import { partOf, written } from './written-workbook.js';

const filled: Activity = {
  ...emptyActivity(),
  activityId: '010016971',
  internalId: '=1+1',
  title: 'Grand Rounds',
  format: 'Live Course',
  deliveryMethods: ['In-Person', 'Live-Streamed'],
  repeats: true,
  startDate: '2026-05-20',
  endDate: '1999-12-31',
  postalCode: '02115',
  credits: 2025,
  description: 'One\n\nTwo\tthree',
  occurrences: [
    {
      startDate: '2024-02-29',
      endDate: null,
      country: 'CAN',
      city: null,
      state: 'ON',
      postalCode: 'K1A 0B1',
    },
  ],
  monetarySupport: [
    { source: '@Example', amount: 1_000_050 },
    { source: null, amount: 5 },
  ],
  physicianLearners: 0,
  otherLearners: 1067,
};

async function sheetOf(activities: readonly Activity[]): Promise<string> {
  return partOf(await written(activities), 'xl/worksheets/sheet1.xml');
}

inEveryTimeZone(() => {
  test('an activity is written in the types of its fields', async () => {
    const date = (serial: number): RawValue => ({ kind: 'date', serial, date1904: false });
    const rows = table(await readWorkbook(await written([filled])));
    const expected: Record<string, RawValue> = {
      'Activity ID': '010016971',
      'Internal ID': '=1+1',
      'Activity Title': 'Grand Rounds',
      'Activity Format': 'Live Course',
      'Delivery Method': 'In-Person; Live-Streamed',
      'Repeats With Same Content': 'Yes',
      'Start Date': date(46162),
      'End Date': date(36525),
      'Postal Code': '02115',
      'Occurrence 2 Start Date': date(45351),
      'Occurrence 2 Country': 'CAN',
      'Occurrence 2 State/Province': 'ON',
      'Occurrence 2 Postal Code': 'K1A 0B1',
      'AMA PRA Category 1 Credits': 20.25,
      Description: 'One\n\nTwo\tthree',
      'Monetary Support Source 1': '@Example',
      'Monetary Support Amount 1': 10_000.5,
      'Monetary Support Amount 2': 0.05,
      'Total Physician Learners': 0,
      'Total Other Learners': 1067,
    };
    expect(rows).toEqual({ 3: expected });
  });
});

describe('the sheet', () => {
  test('is named Activities', async () => {
    expect(await partOf(await written([]), 'xl/workbook.xml')).toMatch(/<sheet [^>]*name="Activities"/);
  });

  test('has no formulas', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", '\t=1'];
    const sheet = await sheetOf(texts.map((title) => ({ ...filled, title })));
    expect(sheet).not.toMatch(/<f[ >/]/);
    expect(sheet).toContain('<v>=1+1</v>');
  });

  test.each([
    ['texts, so that zeros in front stay', ['A3', 'B3', 'L3'], '@'],
    ['dates', ['G3', 'H3'], 'mm/dd/yyyy'],
  ])('has formats for %s', async (_, addresses, format) => {
    const file = await written([filled]);
    const sheet = await partOf(file, 'xl/worksheets/sheet1.xml');
    const styles = await partOf(file, 'xl/styles.xml');
    const cellFormats =
      styles.slice(styles.indexOf('<cellXfs'), styles.indexOf('</cellXfs>')).match(/<xf [^>]*/g) ?? [];
    const builtIn: Record<string, string> = { '49': '@' };
    for (const address of addresses) {
      const style = Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(sheet)?.[1]);
      const id = /numFmtId="(\d+)"/.exec(cellFormats[style] ?? '')?.[1] ?? '';
      const custom = new RegExp(`numFmtId="${id}" formatCode="([^"]*)"`).exec(styles)?.[1];
      expect(custom ?? builtIn[id]).toBe(format);
    }
  });

  test('tells the version of the template, and no time or person', async () => {
    const properties = await partOf(await written([]), 'docProps/core.xml');
    expect(properties).toContain('<cp:keywords>pars-batch template 1</cp:keywords>');
    expect(properties).not.toMatch(/<dcterms|ExcelJS/);
  });

  test('has the same content whenever it is written', async () => {
    const one = await written([filled]);
    await wait(5);
    const other = await written([filled]);
    for (const part of [
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'docProps/core.xml',
    ]) {
      expect(await partOf(other, part)).toBe(await partOf(one, part));
    }
  });
});

describe('texts come back as they were', () => {
  const texts = [
    '_x000D_',
    'a_x0041_b_x005F_',
    '_x005F_x000D_',
    '__x000D__',
    '  spaces around  ',
    '\n',
    'one\r\ntwo\rthree',
    'tab\tbell\u0007null\u0000delete\u007f',
    '\u0085\u009f\ufffe\uffff',
    '\ud800 alone',
    '<b>&amp;</b> "quoted" \'too\' ]]>',
    '😀👩‍⚕️𝒳',
    '漢字かな한글مע',
    'x'.repeat(4000),
    '😀'.repeat(4000),
  ];
  test.each(texts.map((title) => ({ start: title.slice(0, 20), title })))('$start', async ({ title }) => {
    const read = await readWorkbook(await written([{ ...filled, title }]));
    expect(table(read)[3]?.['Activity Title']).toBe(title);
  });

  test('whatever they are made of', () => {
    const unit = fc.oneof(
      fc.constantFrom('_', 'x', '0', '4', '1', 'F', '_x0041_', '\r', '\u0001'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const escaped = withEscapes(text);
        expect(withoutEscapes(escaped)).toBe(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot carry
        expect(escaped).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
      }),
    );
  });
});

test('activities come back as they were', async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/batch.xlsx`;
    await fc.assert(
      fc.asyncProperty(fc.array(activityArbitrary, { minLength: 1, maxLength: 5 }), async (activities) => {
        await writeActivities(excelFormat, path, activities);
        expect(await readActivities(excelFormat, path)).toEqual(activities);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the stream', () => {
  test('is left open', async () => {
    const out = new PassThrough().resume();
    await excelFormat.write(out, rowsOfActivities([filled]), templateSlots());
    expect(out.writableEnded).toBe(false);
  });

  test('that fails makes the writing fail', async () => {
    const full = new Writable({ write: (_bytes, _encoding, done) => done(new Error('the disk is full')) });
    const many = Array.from({ length: 2000 }, () => filled);
    await expect(excelFormat.write(full, rowsOfActivities(many), templateSlots())).rejects.toThrow(
      'the disk is full',
    );
  });
});
