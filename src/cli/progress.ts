import { printable } from '../reports/printable.js';
import type { Surroundings } from './terminal.js';

/** A progress bar on the terminal's error stream; it comes up once the work has taken a second. */
export interface Progress {
  update(file: string, position: number, size: number): void;
  /** Takes the bar away, so that something else can be written. */
  clear(): void;
}

const patience = 1000;

/** Makes the progress bar, or one that shows nothing where nobody is looking. */
export async function progressBar({ stderr, env, now }: Surroundings, quiet: boolean): Promise<Progress> {
  if (quiet || !stderr.isTTY || (env.CI ?? '') !== '')
    return { update: () => undefined, clear: () => undefined };
  const { SingleBar } = await import('cli-progress');
  const { clipped } = await import('../reports/text-layout.js');
  const started = now().getTime();
  let bar: InstanceType<typeof SingleBar> | undefined;
  return {
    update(file, position, size) {
      if (bar === undefined && now().getTime() - started < patience) return;
      if (bar === undefined) {
        const format = ' {bar} {percentage}% · {file}';
        bar = new SingleBar({ format, stream: stderr, clearOnComplete: true, hideCursor: true, barsize: 24 });
        bar.start(size, position, { file: clipped(printable(file), 40) });
      }
      bar.setTotal(size);
      bar.update(position, { file: clipped(printable(file), 40) });
    },
    clear() {
      bar?.stop();
      bar = undefined;
    },
  };
}
