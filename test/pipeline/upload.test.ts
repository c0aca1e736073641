import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { FileResult } from '../../src/model/file-result.js';
import { openChecked } from '../../src/pipeline/checked-batch.js';
import { exitCodeOf } from '../../src/pipeline/result.js';
import { type UploadOptions, uploadFile } from '../../src/pipeline/upload.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inFolder } from '../read-back.js';
import { brokenXml, runOptions, type TextRow, tabBatch } from './batch-files.js';

const clock = new Date(2026, 10, 22, 12);

const uploadOptions: UploadOptions = {
  ...runOptions,
  allOrNothing: false,
  dryRun: false,
  now: () => clock,
  toolVersion: '1.2.3',
};

interface Place {
  readonly store: Store;
  /** Uploads rows as a file of their own. */
  upload(rows: readonly TextRow[], options?: Partial<UploadOptions>): Promise<FileResult>;
  /** Uploads a file of this content. */
  uploadText(content: string, options?: Partial<UploadOptions>): Promise<FileResult>;
  /** All rows of a query on the store, by another connection to its file. */
  all(sql: string): unknown[];
}

/** Gives a real store in a folder of its own to what is done with it. */
function withStore<T>(work: (place: Place) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const store = openStore(join(folder, 'activities.db'), 'write');
    const reader = new Database(store.path, { readonly: true });
    try {
      return await work({
        store,
        upload: async (rows, options) =>
          uploadFile(await tabBatch(folder, rows), store, openChecked, { ...uploadOptions, ...options }),
        async uploadText(content, options) {
          const path = join(folder, 'batch');
          await writeFile(path, content);
          return uploadFile(path, store, openChecked, { ...uploadOptions, ...options });
        },
        all: (sql) => reader.prepare(sql).all(),
      });
    } finally {
      reader.close();
      store.close();
    }
  });
}

const three: readonly TextRow[] = [
  { 'Internal ID': 'A-1' },
  { 'Internal ID': 'A-2', 'End Date': '5/2/2021' },
  { 'Internal ID': 'A-3', 'Activity Title': 'Grand Rounds' },
];

const counts = ({ rows, accepted, rejected, created, updated, unchanged }: FileResult) => [
  rows,
  accepted,
  rejected,
  created,
  updated,
  unchanged,
];

describe('uploading a file', () => {
  test('commits the rows that are accepted', async () => {
    await withStore(async ({ upload, all }) => {
      const result = await upload(three);
      expect(counts(result)).toEqual([3, 2, 1, 2, 0, 0]);
      expect(result.outcomes).toMatchObject([
        { row: 2, outcome: 'created', activityId: '260000001', internalId: 'A-1', status: 'Ready to Close' },
        { row: 3, outcome: 'rejected', internalId: 'A-2', title: 'CMEActivityTutorial' },
        { row: 4, outcome: 'created', activityId: '260000002', internalId: 'A-3', title: 'Grand Rounds' },
      ]);
      expect(all('SELECT activity_id AS id, internal_id AS name FROM activities')).toEqual([
        { id: 260000001, name: 'A-1' },
        { id: 260000002, name: 'A-3' },
      ]);
    });
  });

  test('again changes nothing and says so', async () => {
    await withStore(async ({ upload, all }) => {
      await upload(three);
      const before = all('SELECT * FROM activities');
      const again = await upload(three);
      expect(counts(again)).toEqual([3, 2, 1, 0, 0, 2]);
      expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'rejected', 'unchanged']);
      expect(all('SELECT * FROM activities')).toEqual(before);
      expect(all('SELECT * FROM changes WHERE batch = 2')).toEqual([]);
    });
  });

  test('takes an activity once, whichever of its ids a row names', async () => {
    await withStore(async ({ upload }) => {
      await upload([{ 'Internal ID': 'A-1' }]);
      const result = await upload([
        { 'Internal ID': 'A-1', City: 'Peoria' },
        { 'Activity ID': '260000001', 'Internal ID': 'B-1', City: 'Aurora' },
      ]);
      expect(counts(result)).toEqual([2, 1, 1, 0, 1, 0]);
      expect(result.findings.map(({ rule, location, message }) => [rule, location.row, message])).toEqual([
        [
          'duplicate-activity-id',
          3,
          'The row is about the same activity as row 2, 260000001. An activity stands in one row only.',
        ],
      ]);
    });
  });

  test('with a change updates, and tells before and after', async () => {
    await withStore(async ({ upload, all }) => {
      await upload([{ 'Internal ID': 'A-1' }]);
      const result = await upload([
        { 'Internal ID': 'A-1', City: 'Peoria', 'AMA PRA Category 1 Credits': '1.25' },
      ]);
      const changes = [
        { field: 'city', before: 'Chicago', after: 'Peoria' },
        { field: 'credits', before: 20, after: 1.25 },
      ];
      expect(result.outcomes).toMatchObject([{ outcome: 'updated', activityId: '260000001', changes }]);
      expect(all('SELECT action, batch, row, fields FROM changes ORDER BY change')).toEqual([
        { action: 'created', batch: 1, row: 2, fields: null },
        { action: 'updated', batch: 2, row: 2, fields: JSON.stringify(changes) },
      ]);
    });
  });

  test('is recorded: the file, its digest, its counts, each row and each finding', async () => {
    await withStore(async ({ upload, all }) => {
      const result = await upload(three);
      const sha256 = createHash('sha256')
        .update(await readFile(result.file))
        .digest('hex');
      expect(result.batch).toBe(1);
      expect(all('SELECT * FROM batches')).toEqual([
        {
          batch: 1,
          file: result.file,
          sha256,
          format: 'tab',
          started_at: clock.toISOString(),
          duration_ms: 0,
          row_count: 3,
          accepted: 2,
          rejected: 1,
          created: 2,
          updated: 0,
          unchanged: 0,
          errors: 1,
          warnings: 0,
          tool_version: '1.2.3',
          undone_at: null,
        },
      ]);
      expect(all('SELECT row, outcome, activity_id AS id FROM batch_rows')).toEqual([
        { row: 2, outcome: 'created', id: 260000001 },
        { row: 3, outcome: 'rejected', id: null },
        { row: 4, outcome: 'created', id: 260000002 },
      ]);
      expect(all('SELECT row, rule, field, value FROM batch_findings')).toEqual([
        { row: 3, rule: 'end-before-start', field: 'endDate', value: '5/2/2021' },
      ]);
    });
  });

  test('takes a row that repeats an earlier one as the same', async () => {
    await withStore(async ({ upload }) => {
      const result = await upload([{}, {}]);
      expect(counts(result)).toEqual([2, 2, 0, 1, 0, 1]);
      expect(result.outcomes.map(({ activityId }) => activityId)).toEqual(['260000001', '260000001']);
      expect(result.findings.map(({ rule }) => rule)).toEqual(['duplicate-row']);
    });
  });

  test('stores what is incomplete as a Draft when asked to', async () => {
    await withStore(async ({ upload, all }) => {
      const result = await upload([{ Description: '', City: '' }], { drafts: true });
      expect(result.outcomes).toMatchObject([{ outcome: 'created', status: 'Draft' }]);
      expect(all('SELECT missing FROM activities')).toEqual([{ missing: 'city description' }]);
    });
  });

  test('rejects what the store objects to', async () => {
    await withStore(async ({ upload, store }) => {
      const result = await upload([{ 'Activity ID': '990000001' }, { 'Internal ID': 'A-1' }]);
      expect(result.findings).toMatchObject([
        { rule: 'unknown-activity-id', severity: 'error', field: 'activityId', location: { row: 2 } },
      ]);
      expect(counts(result)).toEqual([2, 1, 1, 1, 0, 0]);
      expect(store.activities.count()).toBe(1);
    });
  });

  test('knows the supporters that the store has', async () => {
    await withStore(async ({ upload }) => {
      const supported = (source: string) => ({
        'Commercial Support Received': 'Yes',
        'Monetary Support Source 1': source,
        'Monetary Support Amount 1': '10',
      });
      expect((await upload([supported('Northern Instruments')])).findings).toEqual([]);
      const { findings } = await upload([supported('Nothern Instruments')]);
      expect(findings).toMatchObject([{ rule: 'supporter-spelling', suggestion: 'Northern Instruments' }]);
    });
  });

  test('names all entries of a repeating activity', async () => {
    await withStore(async ({ upload }) => {
      const result = await upload([
        {
          'Repeats With Same Content': 'Yes',
          'Occurrence 2 Start Date': '12/01/2021',
          'Occurrence 2 End Date': '12/02/2021',
          'Occurrence 2 Country': 'USA',
          'Occurrence 2 City': 'Chicago',
          'Occurrence 2 State/Province': 'IL',
        },
      ]);
      expect(result.outcomes).toMatchObject([
        { outcome: 'created', activityId: '260000001', activityIds: ['260000001', '260000002'] },
      ]);
      expect(counts(result)).toEqual([1, 1, 0, 1, 0, 0]);
    });
  });
});

describe('nothing is committed', () => {
  const nothing = (all: Place['all']) =>
    ['activities', 'batches', 'batch_rows', 'changes', 'activity_numbers'].flatMap((table) =>
      all(`SELECT * FROM ${table}`),
    );

  test('of a file with a rejected row, when it is all or nothing', async () => {
    await withStore(async ({ upload, all }) => {
      const result = await upload(three, { allOrNothing: true });
      expect(result).toMatchObject({ batch: null, isRefused: false });
      expect(counts(result)).toEqual([3, 2, 1, 0, 0, 0]);
      expect(result.outcomes.map(({ outcome }) => outcome)).toEqual([
        'not-committed',
        'rejected',
        'not-committed',
      ]);
      expect(result.outcomes[0]?.activityId).toBeNull();
      expect(exitCodeOf([result])).toBe(1);
      expect(nothing(all)).toEqual([]);
    });
  });

  test('but all of one without, when it is all or nothing', async () => {
    await withStore(async ({ upload, store }) => {
      const result = await upload([{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }], {
        allOrNothing: true,
      });
      expect(counts(result)).toEqual([2, 2, 0, 2, 0, 0]);
      expect(store.activities.count()).toBe(2);
    });
  });

  test('of a file that breaks in the middle', async () => {
    await withStore(async ({ uploadText, all }) => {
      const result = await uploadText(brokenXml);
      expect(result).toMatchObject({ isRefused: true, batch: null });
      expect(counts(result)).toEqual([2, 1, 1, 0, 0, 0]);
      expect(result.outcomes.map(({ outcome }) => outcome)).toEqual(['not-committed', 'rejected']);
      expect(nothing(all)).toEqual([]);
    });
  });

  test('of a file that is stopped', async () => {
    await withStore(async ({ upload, all }) => {
      const stop = new AbortController();
      const stopped = upload(three, {
        now: () => {
          stop.abort(new Error('Stopped.'));
          return clock;
        },
        signal: stop.signal,
      });
      await expect(stopped).rejects.toThrow('Stopped.');
      expect(nothing(all)).toEqual([]);
    });
  });

  test('of a file that cannot be read at all', async () => {
    await withStore(async ({ uploadText, all }) => {
      expect(await uploadText('')).toMatchObject({ isRefused: true, batch: null });
      expect(nothing(all)).toEqual([]);
    });
  });

  test('in a trial, where no number is told that was not given for good', async () => {
    await withStore(async ({ store, upload, all }) => {
      await upload([{ 'Internal ID': 'A-1' }]);
      const result = await store.transaction(async () => ({
        keep: false,
        result: await upload([{ 'Internal ID': 'A-1', City: 'Peoria' }, { 'Internal ID': 'A-2' }], {
          dryRun: true,
        }),
      }));
      expect(result.batch).toBeNull();
      expect(counts(result)).toEqual([2, 2, 0, 1, 1, 0]);
      expect(result.outcomes).toMatchObject([
        { outcome: 'updated', activityId: '260000001', changes: [{ field: 'city' }] },
        { outcome: 'created', activityId: null },
      ]);
      expect(all('SELECT activity_id AS id, city FROM activities')).toEqual([
        { id: 260000001, city: 'Chicago' },
      ]);
      const next = await upload([{ 'Internal ID': 'A-2' }]);
      expect(next.outcomes).toMatchObject([{ activityId: '260000002' }]);
    });
  });
});

test('the files of one command are taken in order, and a refused one leaves the others', async () => {
  await withStore(async ({ upload, uploadText, store }) => {
    await upload([{ 'Internal ID': 'A-1' }]);
    await uploadText(brokenXml);
    const last = await upload([{ 'Internal ID': 'A-1', City: 'Peoria' }]);
    expect(last.outcomes).toMatchObject([{ outcome: 'updated', activityId: '260000001' }]);
    expect(last.batch).toBe(2);
    expect(store.activities.count()).toBe(1);
  });
});
