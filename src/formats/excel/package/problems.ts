import type { FileProblem } from '../../format.js';
import { fileProblem } from '../../format.js';

/**
 * The problem of a workbook that does not keep to its own format: a bad zip, broken XML, a reference to nothing.
 * @param cause what was found, for the curious
 */
export function damagedFile(name: string, cause: unknown): FileProblem {
  const message = `${name} is damaged. Open it in Excel, save it again and give the saved file.`;
  return fileProblem('damaged-file', message, {}, cause);
}

/** The problem of a workbook that would take too much memory or time. */
export function tooLarge(name: string, what: string): FileProblem {
  const message = `${name} ${what}. Copy the rows into a new workbook and give that one; if the file is right as it is, allow more with --max-size.`;
  return fileProblem('too-large', message);
}

/** The problem of a text that no cell could hold. */
export function endlessText(name: string): FileProblem {
  const message = `${name} holds a text of over a million characters, but a cell holds at most 32,767. Check that it is the right file.`;
  return fileProblem('too-large', message);
}

/** The problem of a file of another kind that Excel can open and save as a workbook. */
export function foreignFile(name: string, kind: string): FileProblem {
  const message = `${name} is ${kind}. Open it, save it as an Excel Workbook (.xlsx) and give the saved file.`;
  return fileProblem('unsupported-format', message);
}
