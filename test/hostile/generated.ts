import fc from 'fast-check';
import { columnLetters } from '../../src/formats/excel/sheet/cell-address.js';
import { templateSlots } from '../../src/model/slot.js';
import { workbookParts } from '../formats/excel/workbook-builder.js';
import { zipFile } from '../formats/excel/zip-builder.js';

const oddTexts = [
  '',
  ' ',
  '\u00a0',
  '\ufeff',
  '"',
  '""',
  '"""',
  '"open',
  'a"b',
  '"a";"b"',
  "'",
  "'=1+1",
  '=1+1',
  '-',
  '--',
  ';',
  ';;',
  ',',
  '0',
  '-1',
  '20',
  '20.5',
  '1e308',
  '1e999',
  '0x1F',
  'nan',
  'Infinity',
  '١٢',
  '２０',
  '1,000',
  '$5',
  '9'.repeat(400),
  '2021-05-20',
  '05/20/2021',
  '5/20/21',
  '20.05.2021',
  'May 20, 2021',
  '0000-00-00',
  '2021-02-30',
  '44336',
  '60',
  '2958466',
  'Yes',
  'No',
  'yes',
  "No, it's free",
  'TRUE',
  'Live Course',
  'live  course',
  'In-Person',
  'Online',
  'Objective; Subjective',
  'Regularly Scheduled Series',
  'Jointly provided',
  'Directly provided',
  'USA',
  'United States',
  'Chicago',
  'IL',
  '60007',
  'https://example.org',
  'javascript:alert(1)',
  'x'.repeat(600),
  'x; '.repeat(2000),
  '\n',
  'a\nb',
  'a\tb',
  '\u0000',
  '\u001b[31m',
  '\u009b',
  '\u202e',
  '\u2028',
  '東京',
  '🩺',
  'e\u0301',
  '<b>',
  '&amp;',
  '&',
  ']]>',
  '_x000D_',
  '_x0041_',
  '__proto__',
  'constructor',
] as const;

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const heading = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...templateSlots().map(({ header }) => header)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Activity Titel',
      'Occurrence 99 City',
      'Occurrence 10000 City',
      'Occurrence 0 City',
    ),
  },
  { weight: 1, arbitrary: text },
);

const templateHeadings = templateSlots().map(({ header }) => header);

/** The template's headings, some left out or in another order; or any headings at all. */
const headings = fc.oneof(
  { weight: 6, arbitrary: fc.constant(templateHeadings) },
  { weight: 2, arbitrary: fc.shuffledSubarray(templateHeadings, { minLength: templateHeadings.length }) },
  { weight: 1, arbitrary: fc.shuffledSubarray(templateHeadings, { minLength: 40 }) },
  { weight: 1, arbitrary: fc.array(heading, { maxLength: 30 }) },
);

const grid = headings.chain((headers) =>
  fc.record({
    headers: fc.constant(headers),
    rows: fc.array(fc.array(text, { maxLength: headers.length + 2 }), { maxLength: 6 }),
  }),
);

const lineEnd = fc.constantFrom('\r\n', '\n', '\r', '\n\n', '\r\r\n');

type Encode = (text: string) => Buffer;
const encodings: readonly Encode[] = [
  (content) => Buffer.from(content),
  (content) => Buffer.from(`\ufeff${content}`),
  (content) => Buffer.from(`\ufeff${content}`, 'utf16le'),
  (content) => Buffer.from(`\ufeff${content}`, 'utf16le').swap16(),
  (content) => Buffer.from(content, 'latin1'),
  (content) => Buffer.from(content, 'utf16le'),
];
const encoding = fc.oneof(
  { weight: 6, arbitrary: fc.constant(encodings[0] as Encode) },
  { weight: 2, arbitrary: fc.constantFrom(...encodings) },
);

/** Tab-delimited files of likely and odd fields, with any line ends and in any encoding, quoted or not. */
export const tabFiles: fc.Arbitrary<Uint8Array> = fc
  .record({
    grid,
    ends: fc.array(lineEnd, { minLength: 1, maxLength: 8 }),
    isQuoted: fc.boolean(),
    encode: encoding,
  })
  .map(({ grid: { headers, rows }, ends, isQuoted, encode }) => {
    const field = (value: string) =>
      isQuoted && /["\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    const lines = [headers, ...rows].map(
      (cells, index) => cells.map(field).join('\t') + (ends[index % ends.length] ?? '\n'),
    );
    return encode(lines.join(''));
  });

/** The names of elements that mean something, and some that do not. */
const elementNames = [
  'Activity',
  'ActivityID',
  'InternalID',
  'Title',
  'Format',
  'DeliveryMethods',
  'DeliveryMethod',
  'Repeats',
  'StartDate',
  'EndDate',
  'Location',
  'Country',
  'City',
  'State',
  'PostalCode',
  'Occurrences',
  'Occurrence',
  'Credits',
  'CMEPassport',
  'Description',
  'Registration',
  'Fee',
  'URL',
  'MOC',
  'MIPS',
  'REMS',
  'Providership',
  'JointProviders',
  'JointProvider',
  'Outcomes',
  'LearnerCompetence',
  'Measurement',
  'CommercialSupport',
  'MonetarySupport',
  'Support',
  'Source',
  'Amount',
  'InKindSupport',
  'MarkCommendation',
  'MOCBoards',
  'MOCBoard',
  'Board',
  'ActivityBatch',
  'title',
  'p:Title',
  'x',
  'constructor',
  '__proto__',
] as const;

/** A text as XML holds it; what XML cannot hold is left out. */
const escaped = (content: string) =>
  content
    .replace(/[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(']]>', ']]&gt;');

const attribute = fc
  .tuple(
    fc.constantFrom('a', 'xmlns', 'xmlns:p', 'xml:lang', 'p:b', 'xsi:nil'),
    fc.constantFrom('', 'x', 'true', 'urn:pars-batch:activities:1', 'urn:other'),
  )
  .map(([name, value]) => ` ${name}="${value}"`);

const { node } = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'xml' },
    { weight: 90, arbitrary: text.map(escaped) },
    { weight: 90, arbitrary: tie('element') },
    { weight: 1, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '<!-- aside -->',
        '<!-- -- -->',
        '<![CDATA[a<b]]>',
        '<![CDATA[',
        '<?go on?>',
        '&nbsp;',
        '&#0;',
        '&#x1F600;',
        '&lt;',
        '<',
        '</x>',
      ),
    },
  ),
  element: fc
    .record({
      name: fc.constantFrom(...elementNames),
      attributes: fc.oneof(
        { weight: 8, arbitrary: fc.constant([] as string[]) },
        { weight: 1, arbitrary: fc.array(attribute, { maxLength: 3 }) },
      ),
      children: fc.array(tie('node'), { maxLength: 5, depthIdentifier: 'xml' }),
    })
    .map(({ name, attributes, children }) => `<${name}${attributes.join('')}>${children.join('')}</${name}>`),
}));

const activity = fc
  .array(node, { maxLength: 12 })
  .map((children) => `<Activity>${children.join('')}</Activity>`);

/** XML of the batch's own elements, in and out of their places, with likely and odd texts. */
export const xmlFiles: fc.Arbitrary<Uint8Array> = fc
  .record({
    start: fc.constantFrom(
      '',
      '<?xml version="1.0"?>',
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      '<?xml version="1.0" encoding="UTF-16"?>',
      '<?xml?>',
      '<!DOCTYPE a>',
      '  ',
    ),
    batch: fc.constantFrom(
      '<ActivityBatch>',
      '<ActivityBatch xmlns="urn:pars-batch:activities:1">',
      '<ActivityBatch version="1">',
      '<p:ActivityBatch xmlns:p="urn:pars-batch:activities:1">',
    ),
    activities: fc.array(fc.oneof({ weight: 8, arbitrary: activity }, { weight: 1, arbitrary: node }), {
      maxLength: 5,
    }),
    end: fc.constantFrom(
      '</ActivityBatch>',
      '</p:ActivityBatch>',
      '',
      '</ActivityBatch>\n',
      '</ActivityBatch><x/>',
    ),
    encode: encoding,
  })
  .map(({ start, batch, activities, end, encode }) => encode(start + batch + activities.join('') + end));

/** Cells as programs write them; R stands for their address, V for their value. */
const shapes = [
  '<c R t="inlineStr"><is><t>V</t></is></c>',
  '<c R t="inlineStr"><is><r><t>V</t></r><r><t>V</t></r><rPh sb="0" eb="1"><t>V</t></rPh></is></c>',
  '<c R t="str"><v>V</v></c>',
  '<c R t="s"><v>0</v></c>',
  '<c R t="b"><v>1</v></c>',
  '<c R t="e"><v>#N/A</v></c>',
  '<c R t="d"><v>2021-05-20T00:00:00</v></c>',
  '<c R s="1"><v>44336</v></c>',
  '<c R s="99"><v>20</v></c>',
  '<c R><v>20.5</v></c>',
  '<c R><f>A1</f></c>',
  '<c R t="str"><f>A1</f><v>V</v></c>',
  '<c R/>',
  '<c R><v/></c>',
] as const;

/** Cells that no program should write. */
const oddShapes = [
  '<c R t="s"><v>V</v></c>',
  '<c R s="1"><v>V</v></c>',
  '<c R><v>V</v></c>',
  '<c R t="odd"><v>V</v></c>',
  '<c r="A1"><v>1</v></c>',
  '<c r="XFD1048576"><v>1</v></c>',
  '<c r="ZZZ1"><v>1</v></c>',
  '<c r="1"><v>1</v></c>',
  '<c r=""><v>1</v></c>',
  '<c r="a2"><v>1</v></c>',
  '<c><v>1</v></c>',
] as const;

const cell = fc
  .record({
    value: text.map(escaped),
    shape: fc.oneof(
      { weight: 400, arbitrary: fc.constantFrom(...shapes) },
      { weight: 1, arbitrary: fc.constantFrom(...oddShapes) },
    ),
  })
  .map(
    ({ value, shape }) =>
      (own: string) =>
        shape.replaceAll('V', () => value).replace('R', `r="${own}"`),
  );

const plainCell = (value: string) => (own: string) =>
  `<c r="${own}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

/** Workbooks of cells of every shape, with merged cells, links and parts in any order, some of them left out or twice. */
export const workbookFiles: fc.Arbitrary<Uint8Array> = headings
  .chain((headers) =>
    fc.record({
      headers: fc.constant(headers),
      rows: fc.array(fc.array(cell, { maxLength: headers.length + 1 }), { maxLength: 5 }),
      numbers: fc.constantFrom('own', 'none', 'same'),
      after: fc.constantFrom(
        '',
        '<mergeCells><mergeCell ref="A2:C3"/></mergeCells>',
        '<mergeCells><mergeCell ref="odd"/></mergeCells>',
        '<hyperlinks><hyperlink ref="B2" r:id="rId1"/></hyperlinks>',
        '<extLst><ext/></extLst>',
        '<mergeCells>',
      ),
      sharedStrings: fc.array(
        text.map((value) => `<t>${escaped(value)}</t>`),
        { minLength: 1, maxLength: 3 },
      ),
      date1904: fc.boolean(),
      order: fc.infiniteStream(fc.nat(1000)),
      damage: fc.oneof(
        { weight: 12, arbitrary: fc.constant('none') },
        { weight: 1, arbitrary: fc.constantFrom('left out', 'twice', 'empty', 'stored') },
      ),
      damaged: fc.nat(5),
    }),
  )
  .map(({ headers, rows, numbers, after, sharedStrings, date1904, order, damage, damaged }) => {
    const xml = [headers.map(plainCell), ...rows].map((cells, index) => {
      const number = numbers === 'same' ? 2 : index + 1;
      const content = cells.map((write, column) => write(`${columnLetters(column)}${number}`)).join('');
      return numbers === 'none' ? `<row>${content}</row>` : `<row r="${number}">${content}</row>`;
    });
    const parts = Object.entries(
      workbookParts({
        sheets: [{ name: 'Activities', rows: xml.join(''), after, links: { rId1: 'https://example.org' } }],
        sharedStrings,
        styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
        date1904,
      }),
    ).map(([name, content]) => ({ name, content, place: order.next().value as number }));
    const files = parts
      .sort((one, other) => one.place - other.place)
      .map(({ name, content }) => ({ name, content }));
    const target = files[damaged % files.length];
    if (target === undefined || damage === 'none') return zipFile(files);
    if (damage === 'left out') return zipFile(files.filter((file) => file !== target));
    if (damage === 'twice') return zipFile([...files, { ...target, content: '<x/>' }]);
    if (damage === 'empty')
      return zipFile(files.map((file) => (file === target ? { ...file, content: '' } : file)));
    return zipFile(files.map((file) => ({ ...file, isStored: true })));
  });

type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (bytes: Buffer, where: number) => Math.floor(where * bytes.length);

/** One change of some bytes: flipped, cut off, taken out, said twice, put in, or moved from elsewhere. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
    ([where, bits]): Mutation =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        const index = at(copy, where);
        copy[index] = (copy[index] ?? 0) ^ bits;
        return copy;
      },
  ),
  place.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where)),
  ),
  fc.tuple(place, fc.nat(200)).map(
    ([where, length]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), bytes.subarray(at(bytes, where) + length)]),
  ),
  fc.tuple(place, fc.nat(200)).map(
    ([where, length]): Mutation =>
      (bytes) => {
        const start = at(bytes, where);
        return Buffer.concat([bytes.subarray(0, start + length), bytes.subarray(start)]);
      },
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
    ([where, more]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), more, bytes.subarray(at(bytes, where))]),
  ),
  fc.tuple(place, text).map(
    ([where, more]): Mutation =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(bytes, where)),
          Buffer.from(more),
          bytes.subarray(at(bytes, where)),
        ]),
  ),
  fc.tuple(place, place, fc.nat(400)).map(
    ([to, from, length]): Mutation =>
      (bytes) => {
        const moved = bytes.subarray(at(bytes, from), at(bytes, from) + length);
        return Buffer.concat([
          bytes.subarray(0, at(bytes, to)),
          moved,
          bytes.subarray(at(bytes, to) + length),
        ]);
      },
  ),
);

/** Files with a few of their bytes changed. */
export function mutated(files: readonly Buffer[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([file, mutations]) => mutations.reduce((bytes, mutate) => mutate(bytes), file));
}

/** Workbooks with a few bytes of one of their parts changed, packed again so that the change is met. */
export function mutatedParts(
  workbooks: readonly Readonly<Record<string, string>>[],
): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...workbooks), fc.nat(100), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([parts, which, mutations]) => {
      const names = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name));
      const changed = names[which % names.length];
      return zipFile(
        Object.entries(parts).map(([name, content]) => ({
          name,
          content:
            name === changed
              ? mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), Buffer.from(content))
              : content,
        })),
      );
    });
}
