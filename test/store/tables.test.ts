import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { statusOf } from '../../src/activities/status.js';
import { fieldOf, groupOf } from '../../src/model/dictionary.js';
import { columnFields, columnName, groupTables } from '../../src/store/activity-columns.js';
import { applicationId, migrations } from '../../src/store/migrations/migrations.js';
import type { Store } from '../../src/store/store.js';
import { added, alone, smallActivity, withStore } from './stores.js';

/** Works on the store's file as any other program would. */
function withFile<T>(work: (database: Database.Database, store: Store) => T): Promise<T> {
  return withStore((store) => {
    const database = new Database(store.path);
    try {
      return work(database, store);
    } finally {
      database.close();
    }
  });
}

function columnsOf(database: Database.Database, table: string): Record<string, string> {
  const columns = database.pragma(`table_info(${table})`) as { name: string; type: string }[];
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}

const sqlTypes = {
  text: 'TEXT',
  option: 'TEXT',
  date: 'TEXT',
  'yes/no': 'INTEGER',
  decimal: 'INTEGER',
  money: 'INTEGER',
  'whole number': 'INTEGER',
} as const;

describe('the tables', () => {
  test('have a column for every plain field of the dictionary, and no others', async () => {
    await withFile((database) => {
      const fields = columnFields.map((field) => [columnName(field), sqlTypes[field.type.kind]]);
      expect(columnsOf(database, 'activities')).toEqual({
        activity_id: 'INTEGER',
        ...Object.fromEntries(fields),
        series_id: 'INTEGER',
        occurrence: 'INTEGER',
        missing: 'TEXT',
        digest: 'TEXT',
      });
    });
  });

  test('have one for every group but occurrences, which are activities of their own', async () => {
    expect(groupTables.map(({ table }) => table)).toEqual(['monetary_support', 'moc_boards']);
    await withFile((database) => {
      for (const { table, columnFields: members } of groupTables) {
        const fields = members.map((field) => [columnName(field), sqlTypes[field.type.kind]]);
        expect(columnsOf(database, table)).toEqual({
          activity_id: 'INTEGER',
          entry: 'INTEGER',
          ...Object.fromEntries(fields),
        });
      }
    });
  });

  test('name units where a number is kept in smaller ones', () => {
    expect(columnName(fieldOf('credits'))).toBe('credits_hundredths');
    expect(columnName(groupOf('monetarySupport').members.amount ?? fieldOf('title'))).toBe('amount_cents');
    expect(columnName(fieldOf('cmePassport'))).toBe('cme_passport');
    expect(columnName(fieldOf('outcomes.patientHealth'))).toBe('outcomes_patient_health');
  });

  test('are strict, and carry the mark and version of a store', async () => {
    await withFile((database) => {
      const tables = database.pragma('table_list') as { name: string; type: string; strict: number }[];
      const ours = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
      expect(ours.filter(({ strict }) => strict === 0)).toEqual([]);
      expect(database.pragma('application_id', { simple: true })).toBe(applicationId);
      expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    });
  });
});

/** An SQL text that adds a learner of these values. */
function learner(values: string): string {
  return `INSERT INTO learners (activity_id, first_name, last_name, npi, license_state, license_number, completed,
    credits_hundredths) VALUES (${values})`;
}

describe('what SQL can check, it checks', () => {
  test.each([
    "UPDATE activities SET title = ''",
    'UPDATE activities SET title = NULL',
    "UPDATE activities SET start_date = '05/20/2021'",
    "UPDATE activities SET start_date = '2021-02-30'",
    "UPDATE activities SET end_date = '2021-05-19'",
    'UPDATE activities SET end_date = NULL',
    "UPDATE activities SET country = 'US'",
    'UPDATE activities SET credits_hundredths = 0',
    'UPDATE activities SET credits_hundredths = 20.5',
    "UPDATE activities SET repeats = 'Yes'",
    'UPDATE activities SET moc = 2',
    'UPDATE activities SET physician_learners = -1',
    'UPDATE activities SET closed = 2',
    'UPDATE activities SET occurrence = 1',
    'UPDATE activities SET series_id = activity_id',
    `UPDATE activities SET internal_id = '${'x'.repeat(51)}'`,
    'UPDATE activities SET activity_id = 1000000000',
    'INSERT INTO monetary_support VALUES (260000001, 1, NULL, 0)',
    "INSERT INTO monetary_support VALUES (260000001, 1, 'One', 0.5)",
    "INSERT INTO monetary_support VALUES (999, 1, 'One', 100)",
    learner("260000001, 'Anna', 'Park', '123456789', NULL, NULL, '2021-05-20', 100"),
    learner("260000001, 'Anna', 'Park', '123456789X', NULL, NULL, '2021-05-20', 100"),
    learner("260000001, 'Anna', 'Park', NULL, NULL, NULL, '2021-05-20', 100"),
    learner("260000001, 'Anna', 'Park', NULL, 'IL', NULL, '2021-05-20', 100"),
    learner("260000001, 'Anna', 'Park', NULL, 'Illinois', '1', '2021-05-20', 100"),
    learner("260000001, 'Anna', 'Park', '1234567893', NULL, NULL, '2021-02-30', 100"),
    learner("260000001, 'Anna', 'Park', '1234567893', NULL, NULL, '2021-05-20', 0"),
    learner("999, 'Anna', 'Park', '1234567893', NULL, NULL, '2021-05-20', 100"),
    "INSERT INTO moc_boards VALUES (260000001, 1, 'ABS', NULL, '2021', NULL, NULL)",
    "UPDATE activities SET joint_providers = 'One'",
    "UPDATE activities SET joint_providers = '[]'",
    "INSERT INTO supporters VALUES ('One', -1)",
    "INSERT INTO changes (at, action, activity_id, batch) VALUES ('2026', 'created', 260000001, 7)",
    "INSERT INTO batch_rows VALUES (7, 2, 'created', NULL, NULL, NULL)",
  ])('%s', async (sql) => {
    await withFile((database, store) => {
      added(store);
      expect(() => database.exec(sql)).toThrow(/constraint|cannot store/i);
    });
  });

  test('an activity that is deleted takes its lists and groups along', async () => {
    await withFile((database, store) => {
      added(store, { jointProviders: ['One'], monetarySupport: [{ source: 'One', amount: 100 }] });
      const counted = () =>
        ['list_values', 'monetary_support'].map((table) =>
          database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
        );
      expect(counted()).toEqual([1, 1]);
      database.exec('DELETE FROM activities');
      expect(counted()).toEqual([0, 0]);
    });
  });
});

test('the view of statuses says what the program says', async () => {
  await withFile((database, store) => {
    const [past, now, future] = ['-9 days', '+0 days', '+9 days'].map(
      (shift) => database.prepare(`SELECT date('now', 'localtime', ?)`).pluck().get(shift) as string,
    );
    const dates = [
      [past, past],
      [past, now],
      [now, now],
      [past, future],
      [now, future],
      [future, future],
    ] as const;
    for (const [startDate = '', endDate = ''] of dates) {
      for (const closed of [null, false, true]) {
        for (const missing of [[], ['city', 'description']]) {
          const activityId = store.activities.nextId(2026);
          const activity = smallActivity({ activityId, startDate, endDate, closed });
          store.activities.insert({ ...alone(activity), missing });
        }
      }
    }
    const rows = database
      .prepare("SELECT activity_id AS id, status, date('now', 'localtime') AS today FROM activity_status")
      .all() as { id: number; status: string; today: string }[];
    expect(rows).toHaveLength(36);
    for (const { id, status, today } of rows) {
      const stored = store.activities.load(String(id));
      if (stored === undefined) throw new Error(`There is no activity ${id}.`);
      expect([id, status]).toEqual([id, statusOf(stored.activity, stored.missing, today).status]);
    }
    expect(new Set(rows.map(({ status }) => status)).size).toBe(4);
  });
});
