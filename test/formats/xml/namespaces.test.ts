import { expect, test } from 'vitest';
import { readXml, valuesOf } from './batch.js';

const urn = 'urn:pars-batch:activities:1';
const inside = (prefix: string) =>
  `<${prefix}Activity><${prefix}Title>One</${prefix}Title></${prefix}Activity>`;

test.each([
  ['none', `<ActivityBatch>${inside('')}</ActivityBatch>`],
  ['the default', `<ActivityBatch xmlns="${urn}">${inside('')}</ActivityBatch>`],
  ['with a prefix', `<p:ActivityBatch xmlns:p="${urn}">${inside('p:')}</p:ActivityBatch>`],
  [
    'with two prefixes',
    `<p:ActivityBatch xmlns:p="${urn}" xmlns:q="${urn}">${inside('q:')}</p:ActivityBatch>`,
  ],
  [
    'declared again on an element',
    `<p:ActivityBatch xmlns:p="${urn}"><Activity xmlns="${urn}"><Title>One</Title></Activity></p:ActivityBatch>`,
  ],
  [
    'taken away and given back',
    `<ActivityBatch xmlns="${urn}"><p:Activity xmlns:p="${urn}" xmlns="urn:other"><p:Title>One</p:Title></p:Activity></ActivityBatch>`,
  ],
])('a batch may be in its namespace: %s', async (_, xml) => {
  const read = await readXml(xml);
  expect(read.problem).toBeUndefined();
  expect(valuesOf(read)).toEqual([{ title: 'One' }]);
  expect(read.rows[0]?.remarks).toEqual([]);
});

test.each([
  ['another namespace', `<ActivityBatch xmlns="urn:other">${inside('')}</ActivityBatch>`, urn],
  ['another prefix', `<p:ActivityBatch xmlns:p="urn:other"/>`, urn],
  ['a prefix that is not declared', '<p:ActivityBatch/>', urn],
  ['another element', '<Activities/>', 'ActivityBatch'],
  ['an activity without a batch', '<Activity/>', 'ActivityBatch'],
])('a document in %s is refused', async (_, xml, says) => {
  const { reader, problem } = await readXml(xml);
  expect(reader).toBeUndefined();
  expect(problem).toMatchObject([{ rule: 'unsupported-format', location: { line: 1, column: 1 } }]);
  expect(problem?.[0]?.message).toContain(says);
});

test.each([
  [
    'a default of another namespace',
    `<ActivityBatch xmlns="${urn}"><Activity><Title xmlns="urn:other">One</Title></Activity></ActivityBatch>`,
  ],
  [
    'no prefix in a batch with one',
    `<p:ActivityBatch xmlns:p="${urn}"><p:Activity><Title>One</Title></p:Activity></p:ActivityBatch>`,
  ],
  [
    'a prefix in a batch without namespace',
    `<ActivityBatch><Activity><p:Title xmlns:p="${urn}">One</p:Title></Activity></ActivityBatch>`,
  ],
])('an element in %s is none of the batch', async (_, xml) => {
  const { rows } = await readXml(xml);
  expect(rows[0]?.remarks).toMatchObject([{ rule: 'unknown-element' }]);
});

test('the declarations of a skipped element do not outlive it', async () => {
  const read = await readXml(
    '<ActivityBatch><Activity><a xmlns="urn:a"><b xmlns="urn:b"/></a><Title>One</Title></Activity></ActivityBatch>',
  );
  expect(valuesOf(read)).toEqual([{ title: 'One' }]);
});
