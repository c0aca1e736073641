import type { FileResult } from '../model/file-result.js';
import type { BatchRun, ReportLook } from './report.js';
import { shellWord } from './text-layout.js';

/** The one thing to do next that fits a file's result; undefined when there is nothing to do. */
export function nextStep(
  command: BatchRun['command'],
  result: FileResult,
  look: ReportLook,
): string | undefined {
  const file = shellWord(result.file);
  if (result.isRefused || result.rows === 0) return undefined;
  if (result.rejected > 0 && result.onlyIncomplete === result.rejected && !look.drafts) {
    const rows = result.rejected === 1 ? 'The rejected row is' : 'The rejected rows are';
    return `${rows} only incomplete. Save as Drafts: pars-batch upload ${file} --drafts`;
  }
  if (result.rejected > 0) {
    const rows = result.rejected === 1 ? 'row' : 'rows';
    return `Correct the rejected ${rows} in the file, then run it again: pars-batch ${command} ${file}`;
  }
  if (command === 'validate') return `Store them: pars-batch upload ${file}`;
  if (look.dryRun) return `Store them: pars-batch upload ${file}`;
  return 'See what is stored: pars-batch list';
}
