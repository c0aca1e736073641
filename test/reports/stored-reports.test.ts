import { describe, expect, test } from 'vitest';
import type { ActionResult } from '../../src/model/action-result.js';
import type { BatchRecord } from '../../src/model/batch.js';
import type { RecordedChange } from '../../src/model/change.js';
import type { Learner } from '../../src/model/learner.js';
import { actionReport } from '../../src/reports/action-report.js';
import { batchList } from '../../src/reports/batch-list.js';
import { batchSheet } from '../../src/reports/batch-sheet.js';
import { historyLines } from '../../src/reports/history-lines.js';
import { learnerList } from '../../src/reports/learner-list.js';
import { storeCheck, storeInfo } from '../../src/reports/store-report.js';
import { plainStyles } from '../../src/reports/styles.js';
import { widthOf } from '../../src/reports/text-layout.js';
import { undoReport } from '../../src/reports/undo-report.js';
import { listed } from './activities.js';
import { finding, markedStyles } from './results.js';

/** A text that nobody should send to a terminal, and that is too long for any. */
const nasty = `\u001b[2J心不全\u202e${'診療 words '.repeat(30)}`;

const result: ActionResult = {
  id: nasty,
  outcome: 'refused',
  activityId: '210016971',
  internalId: nasty,
  title: nasty,
  status: 'Draft',
  reasons: [{ field: 'city', message: nasty }],
  warnings: [{ field: null, message: nasty }],
  needs: [],
  changes: [{ field: 'city', before: nasty, after: null }],
  created: ['210016972'],
};

const batch: BatchRecord = {
  batch: 1067,
  file: nasty,
  sha256: '0'.repeat(64),
  format: 'tab',
  startedAt: '2026-11-22T12:00:00.000Z',
  toolVersion: '0.1.0',
  rows: 1067,
  accepted: 1000,
  rejected: 67,
  created: 900,
  updated: 90,
  unchanged: 10,
  errors: 70,
  warnings: 1,
  durationMs: 10,
  undoneAt: '2026-11-22T13:00:00.000Z',
};

const change: RecordedChange = {
  change: 1,
  at: '2026-11-22T12:00:00.000Z',
  action: 'updated',
  activityId: '210016971',
  batch: 1,
  row: 12,
  fields: [
    { field: 'description', before: nasty, after: 'Short' },
    { field: 'moc', before: null, after: false },
  ],
  entry: { before: { series: null, occurrence: null }, after: { series: '210016971', occurrence: 1 } },
};

const learner: Learner = {
  firstName: nasty,
  lastName: 'Park',
  npi: '1234567893',
  licenseState: 'IL',
  licenseNumber: '1',
  completed: '2021-06-01',
  credits: 100,
};

const facts = {
  store: nasty,
  storeVersion: 2,
  bytes: 94_208,
  activities: 1067,
  byStatus: { Draft: 1, Active: 1066 },
  learners: 2,
  batches: 1,
  lastUpload: '2026-11-22T12:00:00.000Z',
};

type Look = { readonly styles: typeof plainStyles; readonly width: number };

const reports: Readonly<Record<string, (look: Look) => string>> = {
  actions: (look) =>
    actionReport('edit', [result, { ...result, outcome: 'not-found', activityId: null }], look, nasty),
  'an action that leaves something to do': (look) =>
    actionReport(
      'edit',
      [{ ...result, outcome: 'updated', reasons: [], needs: result.reasons }],
      look,
      undefined,
    ),
  uploads: (look) => batchList({ total: 1, page: 1, perPage: 10, batches: [batch] }, look),
  'an upload': (look) =>
    [
      ...batchSheet(
        {
          record: batch,
          rows: [{ row: 12, outcome: 'updated', activityId: '210016971', internalId: nasty, title: nasty }],
          findings: [
            finding({ message: nasty, value: nasty, location: { row: 12 } }),
            finding({ location: {} }),
          ],
          changes: [change],
        },
        look,
      ),
    ].join(''),
  'the history of an activity': (look) => historyLines([change], look).join('\n'),
  'what was undone': (look) =>
    undoReport(
      {
        batch: 1,
        undoneAt: null,
        activities: [
          {
            activityId: '210016971',
            internalId: nasty,
            title: nasty,
            outcome: 'restored',
            changes: result.changes,
            reason: null,
          },
        ],
      },
      look,
    ),
  'what cannot be undone': (look) =>
    undoReport(
      {
        batch: 1,
        undoneAt: null,
        activities: [
          {
            activityId: '210016971',
            internalId: null,
            title: nasty,
            outcome: 'refused',
            changes: [],
            reason: nasty,
          },
        ],
      },
      look,
    ),
  learners: (look) => learnerList(listed({ title: nasty }).activity, [learner], look),
  'the store': (look) => storeInfo(facts, look),
  'a damaged store': (look) => storeCheck({ store: nasty, faults: [nasty] }, look),
};

describe.each(Object.entries(reports))('the report on %s', (_, report) => {
  test('keeps to every width, but for a command to paste', () => {
    for (const width of [40, 60, 80, 140]) {
      const lines = report({ styles: plainStyles, width }).split('\n');
      const wide = lines.filter(
        (line) => widthOf(line) > width && !/^ *pars-batch /.test(line) && !/SHA-256/.test(line),
      );
      expect(wide).toEqual([]);
    }
  });

  test('sends nothing to the terminal that could command it', () => {
    const text = report({ styles: plainStyles, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/);
    expect(text).toContain('␛[2J心不全');
  });
});

describe('what a report says', () => {
  const look = { styles: markedStyles, width: 100 };

  test('of an upload: what became of each row, without what means nothing', () => {
    const text = reports['an upload']?.(look) ?? '';
    expect(text).toContain('<green>updated 210016971</green>');
    expect(text).not.toContain('MOC');
  });

  test('of uploads: counts of what there was only', () => {
    const page = { total: 1, page: 1, perPage: 10 };
    const small = {
      ...batch,
      file: 'a.txt',
      undoneAt: null,
      rows: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      errors: 0,
      warnings: 0,
    };
    const text = batchList({ ...page, batches: [small] }, look);
    expect(text).toMatch(
      /^<heading>1 upload<\/heading>\n\n <heading>Batch 1067<\/heading> · Tab-delimited · \d\d\/\d\d\/2026 \d\d:\d\d\n {3}a\.txt\n {3}1 row: 1 created\n$/,
    );
  });

  test('of a change of an entry: what it became part of', () => {
    const lines = historyLines([change], look);
    expect(lines[1]).toMatch(/^ {2}\d\d\/\d\d\/2026 \d\d:\d\d {2}Updated by batch 1, row 12$/);
    expect(lines[2]).toBe('     Occurrence 1 of 210016971');
    expect(lines.join('\n')).not.toContain('MOC');
  });

  test('of many activities that are undone: the first of them, and how many more', () => {
    const one = {
      activityId: '1',
      internalId: null,
      title: 'A',
      outcome: 'removed',
      changes: [],
      reason: null,
    } as const;
    const text = undoReport({ batch: 1, undoneAt: null, activities: Array(1067).fill(one) }, look);
    expect(text).toContain('<faint>… and 1,017 more activities.</faint>');
    expect(text).toMatch(/<green>Batch 1 is undone<\/green>: 1,067 removed · 0 restored\n$/);
  });

  test('of a store that is sound', () => {
    expect(storeCheck({ store: 'a.db', faults: [] }, look)).toBe('<green>The store is sound:</green> a.db\n');
  });

  test('of an activity that can be closed now: how', () => {
    const updated: ActionResult = {
      ...result,
      title: 'A',
      internalId: null,
      outcome: 'updated',
      status: 'Ready to Close',
      reasons: [],
      warnings: [],
      changes: [],
      created: [],
    };
    expect(
      actionReport('learners', [updated], look, 'my store.db'),
    ).toBe(` <heading>A · 210016971</heading>  <green>updated</green>
   Status: Ready to Close
 Close it: pars-batch close 210016971 --store 'my store.db'
`);
  });
});
