import type { FileResult } from '../model/file-result.js';
import type { BatchRun, OptionsAgain, ReportLook } from './report.js';
import { shellWord } from './text-layout.js';

/** What to do next: the words, and the command that does it. */
export interface NextStep {
  readonly says: string;
  readonly command: string;
}

/** The one thing to do next that fits a file's result; undefined when there is nothing to do. */
export function nextStep(
  command: BatchRun['command'],
  result: FileResult,
  { drafts, dryRun, again }: Pick<ReportLook, 'drafts' | 'dryRun' | 'again'>,
): NextStep | undefined {
  const { isRefused, rows, rejected, onlyIncomplete } = result;
  if (isRefused || rows === 0) return undefined;
  const file = fileWords(result.file, again);
  const store = again.store === undefined ? '' : ` --store ${shellWord(again.store)}`;
  const upload = `pars-batch upload ${file}${store}`;
  const asDrafts = drafts ? ' --drafts' : '';
  if (rejected > 0 && onlyIncomplete === rejected && !drafts) {
    const says = `The rejected ${rejected === 1 ? 'row is' : 'rows are'} only incomplete. Save as Drafts:`;
    return { says, command: `${upload} --drafts` };
  }
  if (rejected > 0) {
    const says = `Correct the rejected ${rejected === 1 ? 'row' : 'rows'} in the file, then run it again:`;
    return { says, command: `${command === 'upload' ? upload : `pars-batch validate ${file}`}${asDrafts}` };
  }
  if (command === 'upload' && !dryRun)
    return { says: 'See what is stored:', command: `pars-batch list${store}` };
  return { says: `Store ${rows === 1 ? 'it' : 'them'}:`, command: `${upload}${asDrafts}` };
}

/** A file and how to read it, as a shell takes it. */
function fileWords(name: string, { noHeader, sheet }: OptionsAgain): string {
  const file = name.startsWith('-') ? `./${name}` : name;
  return [
    name === 'standard input' ? '-' : shellWord(file),
    ...(noHeader ? ['--no-header'] : []),
    ...(sheet === undefined ? [] : ['--sheet', shellWord(sheet)]),
  ].join(' ');
}
