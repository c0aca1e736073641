// The thread that reads and checks a file, while the main one stores its rows.

import { parentPort, workerData } from 'node:worker_threads';
import { FileProblem } from '../../formats/file-problem.js';
import { sharedSource } from '../../formats/source.js';
import { activityHeadings } from '../../model/headings.js';
import type { CheckOptions } from '../check-row.js';
import { type CheckedBatch, type CheckedPortion, openChecked } from '../checked-batch.js';
import type { FromThread, ReadingTask, ToThread } from './messages.js';

/** How many portions may wait to be stored, so that they do not pile up in memory. */
const mostWaiting = 4;

/** The portions that the main thread has not done with, the oldest first. */
const waiting: CheckedPortion[] = [];
let onDone: () => void = () => undefined;

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

/** Does what may break with the file; what is wrong with it is told. */
async function tellProblems(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    tell({ kind: 'refused', remarks: error.remarks });
  }
}

async function readRows(batch: CheckedBatch, options: CheckOptions): Promise<void> {
  for await (const portion of batch.portions(options)) {
    const { rows, position } = portion;
    // Whichever thread has less to do makes them: with portions waiting, it is this one.
    const entries = waiting.length > 1 ? portion.entries() : undefined;
    waiting.push(portion);
    tell({ kind: 'portion', rows, entries, position });
    if (waiting.length >= mostWaiting) {
      await new Promise<void>((resolve) => {
        onDone = resolve;
      });
    }
  }
  tell({ kind: 'end' });
}

const { file, format, reading, drafts } = workerData as ReadingTask;
await tellProblems(async () => {
  const headings = activityHeadings(drafts);
  const batch = await openChecked(sharedSource(file), format, { ...reading, headings });
  parentPort?.on('message', async (message: ToThread) => {
    const oldest = waiting[0];
    if (message.kind === 'check') await tellProblems(() => readRows(batch, message.options));
    else if (message.kind === 'done') {
      waiting.shift();
      onDone();
    } else {
      const answer =
        message.kind === 'findings' ? oldest?.findings(message.remarks) : oldest?.entered(message.places);
      tell({ kind: 'answer', answer: await answer });
    }
  });
  tell({ kind: 'opened', remarks: batch.remarks });
});
