/**
 * The life of an activity: learners, every kind of change, batches that were undone. A deleted first entry of a
 * repeating activity no longer breaks the link between the others.
 */
export const version2 = `
DROP VIEW activity_status;

CREATE TABLE activities_2 (
  activity_id INTEGER PRIMARY KEY CHECK (activity_id BETWEEN 1 AND 999999999),
  internal_id TEXT CHECK (length(internal_id) BETWEEN 1 AND 50),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  format TEXT NOT NULL,
  repeats INTEGER CHECK (repeats IN (0, 1)),
  start_date TEXT NOT NULL CHECK (start_date IS date(start_date)),
  end_date TEXT NOT NULL CHECK (end_date IS date(end_date)),
  country TEXT CHECK (length(country) = 3),
  city TEXT,
  state TEXT,
  postal_code TEXT,
  credits_hundredths INTEGER CHECK (credits_hundredths > 0),
  cme_passport INTEGER CHECK (cme_passport IN (0, 1)),
  description TEXT,
  registration TEXT,
  fee TEXT,
  url TEXT,
  moc INTEGER CHECK (moc IN (0, 1)),
  mips INTEGER CHECK (mips IN (0, 1)),
  rems INTEGER CHECK (rems IN (0, 1)),
  providership TEXT,
  commercial_support INTEGER CHECK (commercial_support IN (0, 1)),
  mark_commendation INTEGER CHECK (mark_commendation IN (0, 1)),
  moc_attestation INTEGER CHECK (moc_attestation IN (0, 1)),
  physician_learners INTEGER CHECK (physician_learners >= 0),
  other_learners INTEGER CHECK (other_learners >= 0),
  closed INTEGER CHECK (closed IN (0, 1)),
  -- The entries of a repeating activity carry the Activity ID that their first one had (it may be deleted since), and
  -- their number among them.
  series_id INTEGER,
  occurrence INTEGER CHECK (occurrence >= 1),
  -- The paths of the fields that a complete activity still needs, separated by spaces; empty when it is complete.
  missing TEXT NOT NULL,
  -- A digest of the content, by which an upload finds an activity again that has no Internal ID.
  digest TEXT NOT NULL,
  CHECK (end_date >= start_date),
  CHECK ((series_id IS NULL) = (occurrence IS NULL))
) STRICT;
INSERT INTO activities_2 SELECT * FROM activities;
DROP TABLE activities;
ALTER TABLE activities_2 RENAME TO activities;
CREATE INDEX activities_by_internal_id ON activities (internal_id) WHERE internal_id IS NOT NULL;
CREATE INDEX activities_by_digest ON activities (digest);
CREATE UNIQUE INDEX activities_by_series ON activities (series_id, occurrence) WHERE series_id IS NOT NULL;
-- What lists are filtered by and counted with, without reading whole activities.
CREATE INDEX activities_by_summary ON activities (end_date, start_date, closed, format, missing);

-- Individual learners that were reported.
CREATE TABLE learners (
  learner INTEGER PRIMARY KEY AUTOINCREMENT,
  activity_id INTEGER NOT NULL REFERENCES activities (activity_id),
  first_name TEXT NOT NULL CHECK (length(first_name) BETWEEN 1 AND 100),
  last_name TEXT NOT NULL CHECK (length(last_name) BETWEEN 1 AND 100),
  npi TEXT CHECK (npi GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  license_state TEXT CHECK (length(license_state) = 2),
  license_number TEXT CHECK (length(license_number) BETWEEN 1 AND 50),
  completed TEXT NOT NULL CHECK (completed IS date(completed)),
  credits_hundredths INTEGER NOT NULL CHECK (credits_hundredths > 0),
  CHECK ((license_state IS NULL) = (license_number IS NULL)),
  CHECK (npi IS NOT NULL OR license_state IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX learners_by_npi ON learners (activity_id, npi) WHERE npi IS NOT NULL;
CREATE UNIQUE INDEX learners_by_license ON learners (activity_id, license_state, license_number)
  WHERE license_state IS NOT NULL;

ALTER TABLE batches ADD COLUMN undone_at TEXT;

-- Every change to an activity. \`fields\` is a JSON list of {field, before, after}, dates as YYYY-MM-DD, amounts in
-- dollars: what an update changed, or all that a deleted activity held. A new activity has none: what it held is what
-- it holds now, with all later changes taken back.
ALTER TABLE changes RENAME TO changes_1;
CREATE TABLE changes (
  change INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('created', 'updated', 'edited', 'learner totals', 'learner added', 'learner removed', 'closed',
    'reopened', 'deleted', 'removed', 'restored')),
  activity_id INTEGER NOT NULL,
  -- The upload that made the change; for 'removed' and 'restored' the one that was undone.
  batch INTEGER REFERENCES batches (batch),
  row INTEGER,
  fields TEXT,
  -- What it was and became among the entries of a repeating activity, as JSON {before, after}, where that changed.
  entry TEXT
) STRICT;
INSERT INTO changes SELECT *, NULL FROM changes_1;
DROP TABLE changes_1;
CREATE INDEX changes_by_activity ON changes (activity_id);
CREATE INDEX changes_by_batch ON changes (batch) WHERE batch IS NOT NULL;

CREATE VIEW activity_status AS
SELECT
  activity_id,
  CASE
    WHEN closed = 1 THEN 'Closed'
    WHEN missing <> '' OR start_date > date('now', 'localtime') THEN 'Draft'
    WHEN end_date < date('now', 'localtime') THEN 'Ready to Close'
    ELSE 'Active'
  END AS status
FROM activities;
`;
