import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { tabFormat } from '../../../src/formats/tab/tab-format.js';
import { rowsOfActivities } from '../../../src/formats/written-row.js';
import { type Activity, emptyActivity } from '../../../src/model/activity.js';
import { templateSlots } from '../../../src/model/slot.js';
import { inFolder, writeActivities } from '../../read-back.js';

function written(activity: Partial<Activity>): Promise<Record<string, string>> {
  return inFolder(async (folder) => {
    const path = join(folder, 'batch.txt');
    await writeActivities(tabFormat, path, [{ ...emptyActivity(), ...activity }]);
    const text = await readFile(path, 'utf8');
    const [header = '', row = ''] = text.split('\r\n');
    const cells = row.split('\t');
    return Object.fromEntries(
      header
        .slice(1)
        .split('\t')
        .map((name, index) => [name, cells[index] ?? '']),
    );
  });
}

test('a file begins with a byte order mark and the headings, its lines end with CRLF', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'batch.txt');
    await writeActivities(tabFormat, path, []);
    const headers = templateSlots().map((slot) => slot.header);
    expect(await readFile(path, 'utf8')).toBe(`\ufeff${headers.join('\t')}\r\n`);
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@name', "'@name"],
  ["'=1", "''=1"],
  ["'Twas", "'Twas"],
  ['1=1', '1=1'],
])('the text %s is written so that no spreadsheet runs it: %s', async (title, cell) => {
  expect(await written({ title })).toMatchObject({ 'Activity Title': cell });
});

test.each<[string, Partial<Activity>, string]>([
  ['Activity Title', { title: 'The "heart"' }, '"The ""heart"""'],
  ['Start Date', { startDate: '2021-05-02' }, '05/02/2021'],
  ['AMA PRA Category 1 Credits', { credits: 2025 }, '20.25'],
  ['Monetary Support Amount 1', { monetarySupport: [{ source: 'A', amount: 1_000_000 }] }, '10000.00'],
  ['Joint Providers', { jointProviders: ['=A', 'B'] }, "'=A; B"],
  ['Include on CME Passport', { cmePassport: false }, 'No'],
  ['Total Other Learners', { otherLearners: 0 }, '0'],
])('%s is written as a spreadsheet shows it', async (header, activity, cell) => {
  expect(await written(activity)).toMatchObject({ [header]: cell });
});

test('a reader that gives up ends the writing with an error', async () => {
  const out = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) });
  await expect(tabFormat.write(out, rowsOfActivities([emptyActivity()]), templateSlots())).rejects.toThrow(
    'no space left',
  );
});
