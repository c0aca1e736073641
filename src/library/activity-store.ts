import { activitiesOf } from '../activities/find.js';
import { listed } from '../activities/listed.js';
import type { Activity } from '../model/activity.js';
import type { BatchCounts } from '../model/batch.js';
import type { RowOutcome } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import type { FormatId } from '../model/format-ids.js';
import type { Status } from '../model/status.js';
import { openForUpload } from '../pipeline/thread/open-for-upload.js';
import { uploadFile } from '../pipeline/upload.js';
import { version } from '../pipeline/version.js';
import type { StoredActivity } from '../store/activity-table.js';
import type { Selection } from '../store/selection.js';
import { openStore as open, type Store } from '../store/store.js';
import { type BatchOptions, runOptions, theDay } from './batch.js';

/** How a batch is uploaded: what the options of `pars-batch upload` say. */
export interface UploadOptions extends BatchOptions {
  /** Whether the file is stored only if every row of it is valid. */
  readonly allOrNothing?: boolean;
}

/** What came of an upload: what the JSON report of `pars-batch upload` says of a file. */
export interface UploadResult extends BatchCounts {
  readonly file: string;
  readonly format: FormatId | null;
  /** The number of the upload in the store's history; null when nothing was stored. */
  readonly batch: number | null;
  /** Whether the file as a whole could not be used. Nothing of it was stored then. */
  readonly isRefused: boolean;
  readonly findings: readonly Finding[];
  /** What became of each row. */
  readonly outcomes: readonly RowOutcome[];
}

/** An activity of the store with its status on a day. */
export interface ListedActivity {
  readonly activity: Activity;
  readonly status: Status;
  /** Why it has that status: what is missing, when it starts, what closing still needs. */
  readonly reasons: readonly string[];
}

/** Which activities are wanted; what is left out is not asked for. */
export type ActivitySelection = Partial<Selection>;

/** An open activity store. Its other commands are those of the program. */
export interface ActivityStore {
  readonly path: string;
  /**
   * Checks a batch and stores its valid rows, all of them or, after a crash, none. It can be undone as a whole.
   * @param file the name of an Excel, tab-delimited or XML file
   * @throws StoreProblem when the store cannot be written
   */
  upload(file: string, options?: UploadOptions): Promise<UploadResult>;
  /**
   * Activities, the most recently added first. They are read one by one as they are taken; nobody can write to the
   * store through this object until all are.
   */
  activities(selection?: ActivitySelection): IterableIterator<ListedActivity>;
  /**
   * The activities that an Activity ID or an Internal ID names: none, one, or the entries of a repeating activity.
   * @param today the day that the status is of, as `YYYY-MM-DD`; unless given, the clock's day
   */
  find(id: string, today?: string): ListedActivity[];
  close(): void;
}

/**
 * Opens the activity store in a file; makes it if there is no such file.
 * @throws StoreProblem when it cannot be used; its message says what to do
 */
export function openStore(path: string): ActivityStore {
  const store = open(path, 'write');
  return {
    path,
    upload: (file, options = {}) => upload(store, file, options),
    activities: (selection = {}) => activities(store, { ...selection, today: theDay(selection.today) }),
    find: (id, today) => activitiesOf(store.activities, id).map((stored) => listedOn(stored, theDay(today))),
    close: () => store.close(),
  };
}

async function upload(store: Store, file: string, options: UploadOptions): Promise<UploadResult> {
  const run = {
    ...runOptions(options),
    keep: { findings: Number.POSITIVE_INFINITY, outcome: () => true },
    allOrNothing: options.allOrNothing ?? false,
    dryRun: false,
    now: () => new Date(),
    toolVersion: version,
  };
  const result = await uploadFile(file, store, openForUpload(run.drafts), run);
  const { format, batch, isRefused, rows, accepted, rejected, created, updated, unchanged } = result;
  const { errors, warnings, findings, outcomes } = result;
  const counts = { rows, accepted, rejected, created, updated, unchanged, errors, warnings };
  return { file: result.file, format, batch, isRefused, ...counts, findings, outcomes };
}

function* activities(store: Store, selection: Selection): Generator<ListedActivity> {
  const page = { sort: 'added', isReversed: false, limit: null, offset: 0 } as const;
  for (const id of store.activities.ids(selection, page)) {
    const stored = store.activities.load(id);
    if (stored !== undefined) yield listedOn(stored, selection.today);
  }
}

function listedOn(stored: StoredActivity, today: string): ListedActivity {
  const { activity, status, reasons } = listed(stored, today);
  return { activity, status, reasons };
}
