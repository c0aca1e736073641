import { expect, test } from 'vitest';
import { readXml, valuesOf } from './batch.js';

const document = (title: string, declared?: string) =>
  `${declared === undefined ? '' : `<?xml version="1.0" encoding="${declared}"?>\n`}<ActivityBatch>\n<Activity><Title>${title}</Title></Activity>\n</ActivityBatch>`;
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

test.each([
  ['UTF-8 by default', Buffer.from(document('Café 漢')), 'Café 漢'],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${document('Café', 'UTF-8')}`), 'Café'],
  ['UTF-16 LE with its mark', utf16(`\ufeff${document('Café 😀', 'UTF-16')}`), 'Café 😀'],
  ['UTF-16 BE with its mark', utf16(`\ufeff${document('Café 漢')}`).swap16(), 'Café 漢'],
  ['UTF-16 LE without mark', utf16(document('Café', 'utf-16')), 'Café'],
  ['UTF-16 BE without mark', utf16(document('Café')).swap16(), 'Café'],
  ['Windows-1252', Buffer.from(document('Caf\xe9 \x93x\x94', 'windows-1252'), 'latin1'), 'Café “x”'],
  ['ISO-8859-1', Buffer.from(document('Caf\xe9', 'ISO-8859-1'), 'latin1'), 'Café'],
  ['Shift JIS', Buffer.from(document('\x8a\xbf', 'Shift_JIS'), 'latin1'), '漢'],
  ['the mark over what is declared', Buffer.from(`\ufeff${document('Café', 'windows-1252')}`), 'Café'],
  ['UTF-8 that says it is UTF-16', Buffer.from(document('Café', 'utf-16')), 'Café'],
])('%s is read', async (_, bytes, title) => {
  for (const portionSize of [undefined, 1]) {
    const read = await readXml(bytes, portionSize);
    expect(read.problem).toBeUndefined();
    expect(valuesOf(read)).toEqual([{ title }]);
  }
});

test('bytes that are no text are refused with their line, after the activities before them', async () => {
  const bytes = Buffer.from(
    '<ActivityBatch><Activity/>\n<Activity>\n<Title>Caf\xe9</Title></Activity></ActivityBatch>',
    'latin1',
  );
  const { rows, problem } = await readXml(bytes, 32);
  expect(rows).toHaveLength(1);
  expect(problem).toMatchObject([{ rule: 'bad-encoding', location: { line: 3 } }]);
});

test('an encoding that nobody knows is refused by name', async () => {
  const { problem } = await readXml(document('x', 'EBCDIC-9'));
  expect(problem).toMatchObject([{ rule: 'bad-encoding', location: { line: 1 } }]);
  expect(problem?.[0]?.message).toContain('EBCDIC-9');
});
