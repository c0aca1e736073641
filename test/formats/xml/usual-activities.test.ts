import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadFile } from '../../read-back.js';
import { batchOf, readXml } from './batch.js';

/** All that a reader makes of a batch, with the place of every value. */
function allOf({ reader, rows, problem }: ReadFile): unknown {
  const columns = reader?.columns.map((slot) => slot?.path);
  return {
    columns,
    fileRemarks: reader?.remarks,
    rows: rows.map((row) => ({
      number: row.number,
      values: row.values.flatMap((value, column) =>
        value === undefined ? [] : [[columns?.[column], value, row.locate(column)]],
      ),
      remarks: row.remarks,
      place: row.locate(),
    })),
    problem,
  };
}

const spaces = fc.constantFrom('', '', '\n', '\n    ', ' ', '\t', '\r\n  ', '\n\n');
const texts = fc.constantFrom(
  'Grand Rounds',
  'Rounds &amp; Talks',
  '&lt;b&gt; &quot;x&quot; &apos;y&apos;',
  '&#65;',
  'a & b',
  '&unknown;',
  ' spaced ',
  '',
  ' ',
  'two\nlines',
  'é漢字',
  '😀',
  'a > b',
  'a ]]> b',
  '<![CDATA[a < b]]>',
  '<!-- a comment -->x',
  'Yes',
  '<b>bold</b>',
  '</Title>',
  '\u0007',
);
const names = fc.constantFrom('Title', 'City', 'Description', 'MOC', 'Unknown', 'Location', 'Activity');
const leaf = fc
  .tuple(names, texts, spaces)
  .map(([name, text, space]) => `${space}<${name}>${text}</${name}>`);
const odd = fc.constantFrom(
  '\n<City/>',
  '<City />',
  '<Title lang="en">x</Title>',
  '\n<!-- <Activity> -->',
  'stray',
  '<Title>x</City>',
  '<Title>',
  '</Activity>',
  '<?target data?>',
  '\n<x:Title xmlns:x="urn:pars-batch:activities:1">x</x:Title>',
  '<Title>1</Title><Title>2</Title>',
);
const nested = fc.constantFrom(
  '\n<Location>\n  <City>Chicago</City>\n  <State>IL</State>\n</Location>',
  '<DeliveryMethods><DeliveryMethod>Online</DeliveryMethod>\n<DeliveryMethod>Other</DeliveryMethod></DeliveryMethods>',
  '\n<MonetarySupport><Support><Source>A</Source><Amount>5</Amount></Support>\n<Support>stray<Source>B</Source></Support></MonetarySupport>',
  '<Location>text<City>Chicago</City></Location>',
  '<Outcomes><PatientHealth><Measurement>Objective</Measurement></PatientHealth></Outcomes>',
);
const elements = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 4, arbitrary: nested }, { weight: 1, arbitrary: odd }),
    {
      maxLength: 6,
    },
  )
  .map((all) => all.join(''));
const activity = fc
  .tuple(elements, spaces)
  .map(([content, space]) => `<Activity>${content}${space}</Activity>`);
const between = fc.oneof(
  { weight: 12, arbitrary: spaces },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!-- <Activity><Title>x</Title></Activity> -->',
      '<!-- ',
      'stray text',
      '<Other/>',
      '<Activity version="1"><Title>x</Title></Activity>',
      '<![CDATA[<Activity></Activity>]]>',
      '</ActivityBatch>',
      '</Wrong>',
      '<?pi <Activity></Activity>?>',
      '&amp;',
    ),
  },
);
const batch = fc
  .tuple(
    fc.constantFrom(
      '<ActivityBatch>',
      '<?xml version="1.0"?>\n<ActivityBatch xmlns="urn:pars-batch:activities:1">\n',
      '<p:ActivityBatch xmlns:p="urn:pars-batch:activities:1">',
      '<!-- 😀 --><ActivityBatch>',
    ),
    fc.array(fc.tuple(between, activity), { maxLength: 6 }),
    fc.constantFrom(
      '</ActivityBatch>',
      '\n</ActivityBatch>\n',
      '',
      '</p:ActivityBatch>',
      'x</ActivityBatch>',
    ),
  )
  .map(([start, activities, end]) => start + activities.flat().join('') + end);

describe('activities of the usual form', () => {
  test('are read as the parser reads them, whatever stands between and beside them', async () => {
    await fc.assert(
      fc.asyncProperty(batch, fc.integer({ min: 20, max: 400 }), async (xml, portionSize) => {
        // Character by character, no activity is ever seen as a whole, so that all of it is parsed.
        const parsed = allOf(await readXml(xml, 1));
        expect(allOf(await readXml(xml))).toEqual(parsed);
        expect(allOf(await readXml(xml, portionSize))).toEqual(parsed);
      }),
      { numRuns: 250 },
    );
  });

  test('are told in their places on one line as on several', async () => {
    const xml =
      '<ActivityBatch> <Activity><Title>é</Title><MOC>No</MOC></Activity>  <Activity><MOC>No</MOC></Activity>\n\n <Activity>\n<MOC>No</MOC></Activity><Activity> <MOC/></Activity></ActivityBatch>';
    const { reader, rows } = await readXml(xml);
    const moc = reader?.columns.findIndex((slot) => slot?.path === 'moc') ?? -1;
    const places = rows.map((row) => {
      const { line, column } = row.locate(moc);
      return [line, column];
    });
    expect(places).toEqual([
      [1, 43],
      [1, 79],
      [4, 1],
      [4, 36],
    ]);
  });

  test('leave the parser nothing but the batch’s own tags', async () => {
    const { rows, problem } = await readXml(
      batchOf(...Array.from({ length: 5000 }, (_, n) => `<Title>${n}</Title>`)),
    );
    expect(problem).toBeUndefined();
    expect(rows).toHaveLength(5000);
    expect(rows.at(-1)?.locate()).toMatchObject({ row: 5000, line: 5001, column: 1 });
  });
});
