/**
 * The store's first tables. Yes/no is 0 or 1, a date is `YYYY-MM-DD`, credits are in hundredths and dollars in cents.
 * The columns of `activities`, `monetary_support` and `moc_boards` are the dictionary's plain fields; lists are in
 * `list_values`.
 */
export const version1 = `
CREATE TABLE activities (
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
  -- The entries of a repeating activity carry the Activity ID of their first one, and their number among them.
  series_id INTEGER REFERENCES activities (activity_id) DEFERRABLE INITIALLY DEFERRED,
  occurrence INTEGER CHECK (occurrence >= 1),
  -- The paths of the fields that a complete activity still needs, separated by spaces; empty when it is complete.
  missing TEXT NOT NULL,
  -- A digest of the content, by which an upload finds an activity again that has no Internal ID.
  digest TEXT NOT NULL,
  CHECK (end_date >= start_date),
  CHECK ((series_id IS NULL) = (occurrence IS NULL))
) STRICT;
CREATE INDEX activities_by_internal_id ON activities (internal_id) WHERE internal_id IS NOT NULL;
CREATE INDEX activities_by_digest ON activities (digest);
CREATE INDEX activities_by_series ON activities (series_id) WHERE series_id IS NOT NULL;

CREATE TABLE list_values (
  activity_id INTEGER NOT NULL REFERENCES activities (activity_id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  -- The number of the group's entry that the list belongs to; 0 for a list of the activity itself.
  entry INTEGER NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (activity_id, field, entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE monetary_support (
  activity_id INTEGER NOT NULL REFERENCES activities (activity_id) ON DELETE CASCADE,
  entry INTEGER NOT NULL,
  source TEXT,
  amount_cents INTEGER CHECK (amount_cents > 0),
  PRIMARY KEY (activity_id, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE moc_boards (
  activity_id INTEGER NOT NULL REFERENCES activities (activity_id) ON DELETE CASCADE,
  entry INTEGER NOT NULL,
  board TEXT,
  credits_hundredths INTEGER CHECK (credits_hundredths > 0),
  claim_date TEXT CHECK (claim_date IS date(claim_date)),
  PRIMARY KEY (activity_id, entry)
) STRICT, WITHOUT ROWID;

-- The last running number that was given in each year; a number is never given twice.
CREATE TABLE activity_numbers (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 9999999)
) STRICT;

CREATE TABLE batches (
  batch INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  started_at TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  tool_version TEXT NOT NULL
) STRICT;

CREATE TABLE batch_rows (
  batch INTEGER NOT NULL REFERENCES batches (batch),
  row INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'rejected')),
  -- The activity, for a repeating one its first entry; no foreign key, since the record outlives it.
  activity_id INTEGER,
  internal_id TEXT,
  title TEXT,
  PRIMARY KEY (batch, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_findings (
  batch INTEGER NOT NULL REFERENCES batches (batch),
  position INTEGER NOT NULL,
  row INTEGER,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  field TEXT,
  header TEXT,
  message TEXT NOT NULL,
  value TEXT,
  -- Where in the file, as JSON.
  location TEXT NOT NULL,
  PRIMARY KEY (batch, position)
) STRICT, WITHOUT ROWID;

-- Every change to an activity. For an update, \`fields\` is a JSON list of {field, before, after}.
CREATE TABLE changes (
  change INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('created', 'updated')),
  activity_id INTEGER NOT NULL,
  batch INTEGER REFERENCES batches (batch),
  row INTEGER,
  fields TEXT
) STRICT;
CREATE INDEX changes_by_activity ON changes (activity_id);

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
