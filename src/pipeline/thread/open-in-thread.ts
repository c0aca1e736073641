import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { FileProblem } from '../../formats/format.js';
import type { CheckOptions } from '../check-row.js';
import { type CheckedBatch, type CheckedPortion, entriesOfRows } from '../checked-batch.js';
import type { OpenReader } from '../open-batch.js';
import type { FromThread, ReadingTask, ToThread } from './messages.js';

/**
 * Opens a batch whose rows are read and checked in a thread of their own.
 * @param drafts whether rows may become Drafts, which need fewer columns
 */
export function openInThread(drafts: boolean): OpenReader<CheckedBatch> {
  return async (source, format, { headings: _, ...reading }) => {
    const task: ReadingTask = { file: source.shared, format, reading, drafts };
    const thread = startThread(task);
    try {
      const opened = await thread.next();
      if (opened.kind !== 'opened') throw problemOf(opened);
      return {
        remarks: opened.remarks,
        portions: (options) => portions(thread, options),
        close: thread.close,
      };
    } catch (error) {
      await thread.close();
      throw error;
    }
  };
}

interface Thread {
  tell(message: ToThread): void;
  /** The next message, answers apart. */
  next(): Promise<FromThread>;
  /** Asks a question about the oldest portion. */
  ask<Answer>(question: ToThread): Promise<Answer>;
  /** Stops the thread, whatever it is at, and waits until it has let go of the file. */
  close(): Promise<void>;
}

/** Far more than text files need, but not so much that the engine lets garbage pile up. A workbook's texts may need more. */
const mostMegabytes = 512;

function startThread(task: ReadingTask): Thread {
  const resourceLimits = task.format === 'excel' ? {} : { maxOldGenerationSizeMb: mostMegabytes };
  const worker = new Worker(new URL('reading-thread.js', import.meta.url), {
    workerData: task,
    resourceLimits,
  });
  const messages = on(worker, 'message') as AsyncIterator<[FromThread]>;
  /** What came before an answer. */
  const early: FromThread[] = [];
  const receive = async (): Promise<FromThread> => (await messages.next()).value[0];
  const tell = (message: ToThread) => worker.postMessage(message);
  return {
    tell,
    next: async () => early.shift() ?? receive(),
    async ask<Answer>(question: ToThread) {
      tell(question);
      for (;;) {
        const message = await receive();
        if (message.kind === 'answer') return message.answer as Answer;
        early.push(message);
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}

async function* portions(
  thread: Thread,
  { today, drafts, warningsAsErrors, supporters }: CheckOptions,
): AsyncGenerator<CheckedPortion> {
  thread.tell({ kind: 'check', options: { today, drafts, warningsAsErrors, supporters } });
  for (;;) {
    const message = await thread.next();
    if (message.kind === 'end') return;
    if (message.kind !== 'portion') throw problemOf(message);
    const { rows, entries, position } = message;
    yield {
      rows,
      entries: () => entries ?? entriesOfRows(rows, drafts),
      position,
      findings: (remarks) => thread.ask({ kind: 'findings', remarks }),
      entered: (places) => thread.ask({ kind: 'entered', places }),
    };
    thread.tell({ kind: 'done' });
  }
}

function problemOf(message: FromThread): Error {
  if (message.kind === 'refused') return new FileProblem([...message.remarks]);
  return new Error(`The thread that reads the file told of ${message.kind} out of turn.`);
}
