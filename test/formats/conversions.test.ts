import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleActivities } from '../../src/formats/example-activities.js';
import { formats, loadFormat } from '../../src/formats/registry.js';
import { inQuotes } from '../../src/formats/tab/quoting.js';
import { type Activity, emptyActivity } from '../../src/model/activity.js';
import type { FormatId } from '../../src/model/format-ids.js';
import { activityArbitrary } from '../activities.js';
import { convert } from '../pipeline/converting.js';
import { inFolder, readActivities, writeActivities } from '../read-back.js';
import { unpacked } from '../unpacked.js';

const ids = Object.keys(formats) as FormatId[];
const chains = ids.flatMap((first) =>
  ids.flatMap((second) =>
    ids.flatMap((third) => (second === first || third === second ? [] : [[first, second, third] as const])),
  ),
);

/** Writes activities in the first format, converts them from each format to the next, and reads the last file. */
function throughAll(chain: readonly FormatId[], activities: readonly Activity[]): Promise<Activity[]> {
  return inFolder(async (folder) => {
    const paths = chain.map((format, index) => join(folder, `${index}${formats[format].extensions[0]}`));
    const [first = '', ...others] = paths;
    await writeActivities(await loadFormat(chain[0] ?? 'tab'), first, activities);
    let from = first;
    for (const to of others) {
      const { written, isRefused } = await convert(from, to);
      expect({ written, isRefused }).toEqual({
        written: { file: to, rows: activities.length },
        isRefused: false,
      });
      from = to;
    }
    return readActivities(await loadFormat(chain.at(-1) ?? 'tab'), from);
  });
}

const awkward: readonly string[] = [
  '=HYPERLINK("http://example.org","click")',
  '+1 312 555 0100',
  '-1',
  '@SUM(A1:A9)',
  "'=1+1",
  "''quoted''",
  'The "heart" in "practice"',
  '"',
  '</Title><Title>&amp;]]>',
  '_x0041_ and _x000D_',
  '漢字かなカナ한글',
  '😀👩‍⚕️ 𝒳',
  'e\u0301'.normalize('NFC'),
  'Line\u2028separator',
  'a;b',
  '#1 of 2',
  '02115',
  '1E5',
  '5/2/2021',
  'TRUE',
];
const asTitles: readonly Activity[] = awkward.map((title) => ({ ...emptyActivity(), title }));
const asDescriptions: readonly Activity[] = [
  'One\n\nTwo\tthree\n=four',
  '"quoted\nover lines"',
  '\u{1F600}'.repeat(4000),
  'x'.repeat(4000),
  '"'.repeat(4000),
  `=${'\n'.repeat(3998)}1`,
].map((description) => ({ ...emptyActivity(), title: 'A', description }));
const inLists: readonly Activity[] = [
  {
    ...emptyActivity(),
    jointProviders: ['=A', '+B, Inc.', '"C"', "'D"],
    inKindSupport: ['@E', '漢字'],
    monetarySupport: [{ source: '=1+1', amount: 1 }],
    mocBoards: [
      {
        board: 'ABIM',
        practiceAreas: ['-x', 'y'],
        creditTypes: ['=z'],
        credits: 25,
        claimDate: '2026-02-28',
      },
    ],
  },
];

describe.each(chains)('from %s to %s to %s', (...chain) => {
  test('awkward texts stay as they are', async () => {
    const activities = [...asTitles, ...asDescriptions, ...inLists, ...exampleActivities()];
    expect(await throughAll(chain, activities)).toEqual(activities);
  });

  test('activities of every shape stay as they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(activityArbitrary, { minLength: 1, maxLength: 6 }), async (activities) => {
        expect(await throughAll(chain, activities)).toEqual(activities);
      }),
      { numRuns: 4 },
    );
  });
});

test('a long way through all formats changes nothing', async () => {
  const chain: FormatId[] = ['excel', 'xml', 'tab', 'excel', 'tab', 'xml', 'excel'];
  await fc.assert(
    fc.asyncProperty(fc.array(activityArbitrary, { minLength: 1, maxLength: 6 }), async (activities) => {
      expect(await throughAll(chain, activities)).toEqual(activities);
    }),
    { numRuns: 4 },
  );
});

describe('texts that look like formulas are never written as formulas', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", '=cmd|" /C calc"!A0', '"=1"'];
  /** Rows where such texts are right, and rows where they are faults. */
  const rows = [
    ...formulas.map((text, index) => [text, `${text}${index}`, text, '', '', '', '', '']),
    ...formulas.map((text) => ['A', '', '', text, text, text, text, text]),
  ];
  const headings =
    'Activity Title,Internal ID,Description,AMA PRA Category 1 Credits,Activity Format,Start Date,End Date,MOC';

  function converted<T>(ending: string, look: (bytes: Buffer) => Promise<T> | T): Promise<T> {
    return inFolder(async (folder) => {
      const lines = [headings.split(','), ...rows].map((cells) => cells.map(inQuotes).join('\t'));
      const [from, to] = [join(folder, 'from.txt'), join(folder, `to.${ending}`)];
      await writeFile(from, lines.join('\r\n'));
      const { written, rejected } = await convert(from, to, { drafts: true });
      expect({ written: written?.rows, rejected }).toEqual({ written: rows.length, rejected: rows.length });
      return look(await readFile(to));
    });
  }

  test('in a workbook no cell has a formula', () =>
    converted('xlsx', async (bytes) => {
      const parts = await unpacked(bytes);
      const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'));
      expect(sheets.length).toBeGreaterThan(0);
      for (const name of sheets) expect(parts[name]).not.toMatch(/<f[\s>]/);
      expect(Object.values(parts).join('')).toContain('=cmd|&quot; /C calc&quot;!A0');
    }));

  test('in a tab-delimited text no field begins like one', () =>
    converted('txt', (bytes) => {
      const fields = bytes
        .toString()
        .slice(1)
        .split(/[\t\r\n]+/);
      expect(fields).toContain("'+1");
      expect(fields.filter((field) => /^"?[=+\-@]/.test(field))).toEqual([]);
    }));
});

const hasLibreOffice = spawnSync('soffice', ['--version']).error === undefined;

describe.skipIf(!hasLibreOffice)('LibreOffice (skipped where it is not installed)', () => {
  test('opens a converted workbook, and its own copy of it reads the same', { timeout: 120_000 }, () =>
    inFolder(async (folder) => {
      await convert('fixtures/good.xml', join(folder, 'good.xlsx'));
      const { status } = spawnSync('soffice', [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        join(folder, 'saved'),
        join(folder, 'good.xlsx'),
      ]);
      expect(status).toBe(0);
      const [excel, xml] = await Promise.all([loadFormat('excel'), loadFormat('xml')]);
      const saved = await readActivities(excel, join(folder, 'saved', 'good.xlsx'));
      expect(saved).toHaveLength(16);
      expect(saved).toEqual(await readActivities(xml, 'fixtures/good.xml'));
    }),
  );
});
