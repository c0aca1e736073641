import type { Database } from 'better-sqlite3';
import type { Learner } from '../model/learner.js';

/** What a learner is found by. */
export type LearnerIds = Pick<Learner, 'npi' | 'licenseState' | 'licenseNumber'>;

/** The individual learners of a store's activities. All writing is done inside a transaction of the store. */
export interface LearnerTable {
  add(activityId: string, learner: Learner): void;
  /** Removes the learner of an activity with this NPI and license. */
  remove(activityId: string, learner: Learner): void;
  /** The learners of an activity by name. */
  ofActivity(activityId: string): Learner[];
  count(activityId: string): number;
  /** The learner of an activity with this NPI, or this license; undefined when there is none. */
  find(activityId: string, learner: LearnerIds): Learner | undefined;
  total(): number;
}

const columns = `first_name AS firstName, last_name AS lastName, npi, license_state AS licenseState,
  license_number AS licenseNumber, completed, credits_hundredths AS credits`;

/** Opens the learners of a database. */
export function learnerTable(database: Database): LearnerTable {
  const insert = database.prepare(
    `INSERT INTO learners (activity_id, first_name, last_name, npi, license_state, license_number, completed,
       credits_hundredths)
     VALUES (@activityId, @firstName, @lastName, @npi, @licenseState, @licenseNumber, @completed, @credits)`,
  );
  const byActivity = database.prepare(
    `SELECT ${columns} FROM learners WHERE activity_id = ? ORDER BY last_name, first_name, learner`,
  );
  const counted = database.prepare('SELECT count(*) FROM learners WHERE activity_id = ?').pluck();
  const same = database.prepare(
    `SELECT ${columns} FROM learners WHERE activity_id = @activityId AND
       (npi = @npi OR (license_state = @licenseState AND license_number = @licenseNumber))`,
  );
  const remove = database.prepare(
    `DELETE FROM learners WHERE activity_id = @activityId AND npi IS @npi AND license_state IS @licenseState
       AND license_number IS @licenseNumber`,
  );
  return {
    remove(activityId, { npi, licenseState, licenseNumber }) {
      remove.run({ activityId: Number(activityId), npi, licenseState, licenseNumber });
    },
    add: (activityId, learner) => void insert.run({ ...learner, activityId: Number(activityId) }),
    ofActivity: (activityId) => byActivity.all(Number(activityId)) as Learner[],
    count: (activityId) => counted.get(Number(activityId)) as number,
    find: (activityId, { npi, licenseState, licenseNumber }) =>
      same.get({ activityId: Number(activityId), npi, licenseState, licenseNumber }) as Learner | undefined,
    total: () => database.prepare('SELECT count(*) FROM learners').pluck().get() as number,
  };
}
