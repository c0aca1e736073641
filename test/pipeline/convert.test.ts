import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFormat } from '../../src/formats/registry.js';
import type { FileResult } from '../../src/model/file-result.js';
import { templateSlots } from '../../src/model/slot.js';
import { validateFile } from '../../src/pipeline/validate.js';
import { completeActivity } from '../../src/rules/examples.js';
import { inFolder, readActivities } from '../read-back.js';
import { brokenXml, runOptions, tabBatch } from './batch-files.js';
import { convert } from './converting.js';

const endings = ['xlsx', 'txt', 'xml'] as const;

/** What is found in a file: the row, counted from the first one that is not blank, the rule and the field. */
function found({ findings, outcomes }: FileResult, isWanted = (_rule: string) => true): string[] {
  const places = new Map(outcomes.map(({ row }, index) => [row, index + 1]));
  return findings
    .filter(({ rule }) => isWanted(rule))
    .map(({ rule, field, location }) => `${places.get(location.row ?? 0)} ${rule} ${field ?? ''}`);
}

/** A repaired value is written as it was repaired, so that nothing is left to say of it. */
const isFault = (rule: string) => rule !== 'repaired-value' && rule !== 'repeated-value';

/** Converts a file, and gives what was found in it and then in the converted one. */
function convertedAgain(from: string, ending: string): Promise<{ first: FileResult; second: FileResult }> {
  return inFolder(async (folder) => {
    const to = join(folder, `converted.${ending}`);
    return { first: await convert(from, to), second: await validateFile(to, runOptions) };
  });
}

describe('the bad batch keeps its faults', () => {
  test.each(endings.flatMap((from) => endings.map((to) => [from, to] as const)))(
    'from %s to %s',
    async (from, to) => {
      const { first, second } = await convertedAgain(`fixtures/bad.${from}`, to);
      expect(first.written?.rows).toBe(32);
      expect(found(first).length).toBeGreaterThan(found(first, isFault).length);
      expect(found(second)).toEqual(found(first, isFault));
      expect(second).toMatchObject({ rows: 32, accepted: first.accepted, rejected: first.rejected });
    },
  );

  test('with what the person wrote, and good values in their usual form', () =>
    inFolder(async (folder) => {
      const to = join(folder, 'bad.txt');
      await convert('fixtures/bad.xml', to);
      const [header = '', , five = ''] = (await readFile(to, 'utf8')).slice(1).split('\r\n');
      const cells = five.split('\t');
      const row = Object.fromEntries(header.split('\t').map((name, index) => [name, cells[index]]));
      expect(row).toMatchObject({
        'Activity Format': 'Live Corse',
        'Start Date': '05/20/2021',
        'End Date': '05/02/2021',
        'AMA PRA Category 1 Credits': 'twenty',
        'Include on CME Passport': 'maybe',
        'Activity URL': 'example.org/cme',
        Country: 'USA',
      });
    }));
});

describe('cells that say nothing outside of their workbook', () => {
  test.each(endings)('are errors, and never good values or blanks: to %s', async (ending) => {
    const { first, second } = await convertedAgain('fixtures/bad-cells.xlsx', ending);
    expect(found(first)).toEqual([
      '2 cell-error city',
      '3 formula-without-result title',
      '4 merged-cells city',
      '5 merged-cells city',
      '6 repaired-value internalId',
      '7 invalid-number internalId',
      '8 repaired-value startDate',
      '8 invalid-date endDate',
    ]);
    expect(found(second)).toEqual([
      '2 cell-error city',
      '3 cell-error title',
      '4 cell-error city',
      '5 cell-error city',
      '7 cell-error internalId',
      '8 invalid-date endDate',
    ]);
    expect(second.rejectedRows.size).toBe(first.rejectedRows.size);
  });
});

describe('entries of groups', () => {
  const row = {
    'Commercial Support Received': 'Yes',
    'Monetary Support Source 2': 'Example Support Source',
    'Monetary Support Amount 2': '10k',
    'Monetary Support Source 12': '=Twelve',
    'Monetary Support Amount 12': '5',
  };

  test.each([
    ['xlsx', 2],
    ['txt', 2],
    ['xml', 1],
  ])('keep their numbers where there are some: to %s', (ending, number) =>
    inFolder(async (folder) => {
      const to = join(folder, `converted.${ending}`);
      const first = await convert(await tabBatch(folder, [row]), to);
      expect(found(first)).toEqual(['1 invalid-number monetarySupport[2].amount']);
      expect(found(await validateFile(to, runOptions))).toEqual([
        `1 invalid-number monetarySupport[${number}].amount`,
      ]);
    }),
  );

  test('have a column in the order of the form, if some row has them', () =>
    inFolder(async (folder) => {
      const to = join(folder, 'converted.txt');
      const blank = { 'Occurrence 9 City': '' };
      await convert(await tabBatch(folder, [{ ...row, ...blank }]), to);
      const [header = ''] = (await readFile(to, 'utf8')).slice(1).split('\r\n');
      const template = templateSlots().map((slot) => slot.header);
      const place = template.indexOf('Monetary Support Amount 3') + 1;
      const more = ['Monetary Support Source 12', 'Monetary Support Amount 12'];
      expect(header.split('\t')).toEqual([...template.slice(0, place), ...more, ...template.slice(place)]);
    }));
});

describe('what the target has no place for is left out, with its finding', () => {
  test.each(endings)('columns and fields too many of a tab-delimited file: to %s', (ending) =>
    inFolder(async (folder) => {
      const from = await tabBatch(folder, [{ Room: '4' }]);
      const text = await readFile(from, 'utf8');
      await writeFile(from, `${text.trimEnd()}\ttoo much\r\n\r\n${'\t'.repeat(60)}only this\r\n`);
      const to = join(folder, `converted.${ending}`);
      const first = await convert(from, to);
      expect(first.findings.map(({ rule }) => rule).slice(0, 3)).toEqual([
        'unknown-column',
        'too-many-fields',
        'too-many-fields',
      ]);
      expect(first).toMatchObject({ rows: 2, written: { file: to, rows: 1 } });
      expect(await validateFile(to, runOptions)).toMatchObject({ rows: 1, accepted: 1, findings: [] });
    }),
  );

  test.each(endings)('elements that are not of the template: to %s', async (ending) => {
    const { first, second } = await convertedAgain('fixtures/bad-elements.xml', ending);
    expect(first).toMatchObject({ rows: 5, rejected: 3, written: { rows: 5 } });
    expect(second).toMatchObject({ rows: 5, accepted: 5, findings: [] });
  });
});

describe('a semicolon inside an entry of a list, which only XML can hold', () => {
  const xml = (item: string) =>
    `<ActivityBatch><Activity><Title>A</Title><JointProviders><JointProvider>${item}</JointProvider></JointProviders></Activity></ActivityBatch>`;

  test.each([
    ['stays a fault', 'xml', true],
    ['parts two entries', 'txt', false],
    ['parts two entries', 'xlsx', false],
  ] as const)('%s: to %s', (_, ending, isStillFault) =>
    inFolder(async (folder) => {
      const [from, to] = [join(folder, 'from.xml'), join(folder, `to.${ending}`)];
      await writeFile(from, xml('Live; Well, Inc.'));
      const faults = (file: FileResult) =>
        file.findings.filter(({ field }) => field === 'jointProviders').map(({ rule }) => rule);
      const first = await convert(from, to);
      expect(faults(first)).toEqual(['invalid-characters']);
      const second = await validateFile(to, runOptions);
      expect(faults(second).includes('invalid-characters')).toBe(isStillFault);
    }),
  );
});

describe('a text that no cell can hold', () => {
  const batch = (element: string, text: string) =>
    `<ActivityBatch><Activity><Title>A</Title><${element}>${text}</${element}></Activity></ActivityBatch>`;

  test('is cut, since it is too long for its field anyway', () =>
    inFolder(async (folder) => {
      const [from, to] = [join(folder, 'from.xml'), join(folder, 'to.xlsx')];
      await writeFile(from, batch('Description', '\n=x'.repeat(30_000)));
      const first = await convert(from, to);
      const second = await validateFile(to, runOptions);
      for (const file of [first, second]) expect(found(file)).toContain('1 too-long description');
      expect(second.findings.find(({ rule }) => rule === 'too-long')?.value?.length).toBeLessThan(32_768);
    }));

  const provider = (number: number) => `<JointProvider>${String(number).padStart(200, 'x')}</JointProvider>`;
  const many = Array.from({ length: 200 }, (_, number) => provider(number)).join('');

  test('stops the conversion if it is a list that is right', () =>
    inFolder(async (folder) => {
      const [from, to] = [join(folder, 'from.xml'), join(folder, 'to.xlsx')];
      await writeFile(from, batch('JointProviders', many));
      const result = await convert(from, to);
      expect(result).toMatchObject({ isRefused: true });
      expect(result.written).toBeUndefined();
      expect(result.findings.at(-1)).toMatchObject({
        rule: 'too-large',
        message:
          "Joint Providers has more than the 32,767 characters that a workbook's cell holds. Write the activities as XML or tab-delimited text instead.",
      });
      const text = join(folder, 'to.txt');
      expect(await convert(from, text)).toMatchObject({ isRefused: false, written: { rows: 1 } });
    }));

  test('and so do more entries than a sheet has columns for', () =>
    inFolder(async (folder) => {
      const [from, to] = [join(folder, 'from.xml'), join(folder, 'to.xlsx')];
      const entry = '<Occurrence><StartDate>2021-05-20</StartDate></Occurrence>';
      await writeFile(from, batch('Occurrences', entry.repeat(3000)));
      const keep = { findings: Number.POSITIVE_INFINITY, outcome: () => false };
      const result = await convert(from, to, { keep });
      expect(result.findings.at(-1)).toMatchObject({ rule: 'too-large' });
      expect(result).toMatchObject({ isRefused: true });
    }));
});

describe('a file that cannot be used writes nothing', () => {
  const files: readonly (readonly [name: string, content: string])[] = [
    ['nothing', ''],
    ['a missing column', 'Activity Title\nA'],
    ['XML that breaks in the middle', brokenXml],
  ];
  test.each(files)('%s', (_, content) =>
    inFolder(async (folder) => {
      const [from, to] = [join(folder, 'from'), join(folder, 'to.xlsx')];
      await writeFile(from, content);
      const result = await convert(from, to);
      expect(result.isRefused).toBe(true);
      expect(result.written).toBeUndefined();
      expect(existsSync(to)).toBe(false);
    }),
  );
});

test('a file without activities becomes a file without activities', () =>
  inFolder(async (folder) => {
    for (const ending of endings) {
      const to = join(folder, `to.${ending}`);
      expect((await convert('fixtures/odd/no-rows.txt', to)).written).toEqual({ file: to, rows: 0 });
      const again = await validateFile(to, runOptions);
      expect(again.findings.map(({ rule }) => rule)).toEqual(['no-rows']);
    }
  }));

test('a file without headings is read by the template’s columns, and written with headings', () =>
  inFolder(async (folder) => {
    const cells = templateSlots().map(({ header }) => String(Object(completeActivity)[header] ?? ''));
    const [from, to] = [join(folder, 'from.txt'), join(folder, 'to.txt')];
    await writeFile(from, cells.join('\t'));
    const { written } = await convert(from, to, { reading: { noHeader: true } });
    expect(written?.rows).toBe(1);
    expect(await readActivities(await loadFormat('tab'), to)).toHaveLength(1);
  }));

test('progress goes once from the start to the end', () =>
  inFolder(async (folder) => {
    const positions: number[] = [];
    await convert('fixtures/good.xml', join(folder, 'to.txt'), {
      onProgress: (_file, position, size) => positions.push(position / size),
    });
    expect(positions.toSorted((one, other) => one - other)).toEqual(positions);
    expect(positions[0]).toBeLessThanOrEqual(0.5);
    expect(positions.at(-1)).toBe(1);
  }));

test.each([0.25, 0.75])('it can be stopped when %d of the work is done', (share) =>
  inFolder(async (folder) => {
    const stop = new AbortController();
    const from = join(folder, 'from.txt');
    const rows = Array.from({ length: 4000 }, () => ({ Description: 'word '.repeat(50) }));
    await tabBatch(folder, rows, 'from.txt');
    const converting = convert(from, join(folder, 'to.txt'), {
      signal: stop.signal,
      onProgress(_file, position, size) {
        if (position / size >= share) stop.abort();
      },
    });
    await expect(converting).rejects.toThrow('abort');
  }),
);
