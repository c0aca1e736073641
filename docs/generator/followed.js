// Pages of the docs that show runs of the program: each is followed step by step, from a fresh desk on.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atDesk } from './desk.js';
import { isAsShown, stepsOf } from './steps.js';

/**
 * Follows a page.
 * @param {string} page
 * @param {(command: string, desk: object) => Promise<boolean>} isEnough called after each command; true ends it there
 * @returns the page with what the commands print now, where that is not what it shows
 */
export function followed(page, program, isEnough = async () => false) {
  return atDesk(async (desk) => {
    let text = '';
    let written = 0;
    for (const step of stepsOf(page)) {
      if (step.heading !== undefined) await desk.type(step);
      if (step.text !== undefined) await writeFile(join(desk.folder, step.file), step.text);
      if (step.command === undefined) continue;
      const printed = await desk.run(step.command);
      if (!isAsShown(step.shown, printed)) {
        text += page.slice(written, step.start) + printed;
        written = step.end;
      }
      if (await isEnough(step.command, desk)) break;
    }
    return text + page.slice(written);
  }, program);
}
