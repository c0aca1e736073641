import { expect, test } from 'vitest';
import { readXml } from './batch.js';

const xml = `<?xml version="1.0"?>
<!-- two lines
of comment --><ActivityBatch
  version="1">
<Activity/><Activity>
  <Title>One</Title><!-- note --><Format
    >RSS</Format><City/>
  😀<Location
  ><City>Chicago</City>
  </Location>
\t<MonetarySupport><Support/><Support><Amount>1</Amount></Support></MonetarySupport>
  <JointProviders>
    <JointProvider>A</JointProvider></JointProviders>
  <Description>
</Description></Activity>
</ActivityBatch>`;

test.each([
  ['title', { line: 6, column: 3, path: 'Title' }],
  ['format', { line: 6, column: 34, path: 'Format' }],
  ['city', { line: 9, column: 4, path: 'Location/City' }],
  ['monetarySupport[2].amount', { line: 11, column: 38, path: 'MonetarySupport/Support[2]/Amount' }],
  ['jointProviders', { line: 12, column: 3, path: 'JointProviders' }],
  ['description', { line: 14, column: 3, path: 'Description' }],
])('the element of %s is located', async (field, { path, ...place }) => {
  for (const portionSize of [undefined, 1, 10]) {
    const { reader, rows } = await readXml(xml, portionSize);
    const column = reader?.columns.findIndex((slot) => slot?.path === field) ?? -1;
    expect(rows[1]?.locate(column)).toEqual({ row: 2, ...place, path: `/ActivityBatch/Activity[2]/${path}` });
  }
});

test('an activity stands where its element does, and so do its fields without elements', async () => {
  const { reader, rows } = await readXml(xml);
  const second = { row: 2, line: 5, column: 12, path: '/ActivityBatch/Activity[2]' };
  expect(rows[0]?.locate()).toEqual({ row: 1, line: 5, column: 1, path: '/ActivityBatch/Activity[1]' });
  expect(rows[1]?.locate()).toEqual(second);
  const absent = reader?.columns.findIndex((slot) => slot?.path === 'url');
  expect(rows[1]?.locate(absent)).toEqual(second);
});

test('remarks stand where their elements do', async () => {
  const { rows } = await readXml(xml);
  expect(rows[1]?.remarks.map(({ value, location }) => [value, location.line, location.column])).toEqual([
    ['City', 7, 18],
    ['😀', 8, 3],
  ]);
});
