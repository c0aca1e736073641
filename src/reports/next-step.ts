import type { FileResult } from '../model/file-result.js';
import { printable } from './printable.js';
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
  const { isRefused, rows, rejected, onlyIncomplete, written, annotated } = result;
  if (isRefused || rows === 0) return undefined;
  if (command === 'learners import') return learnersStep(result, again);
  const copy = written === undefined ? undefined : fileWords(written.file, copyAgain(command, again));
  const given = fileWords(result.file, again);
  // A converted file takes the place of the one that was read; one of rejected rows only goes on with them.
  const file = command === 'convert' ? (copy ?? given) : given;
  const store = again.store === undefined ? '' : ` --store ${shellWord(again.store)}`;
  const upload = `pars-batch upload ${file}${store}`;
  const asDrafts = drafts ? ' --drafts' : '';
  if (rejected > 0 && annotated !== undefined) {
    const fixed = fileWords(annotated.file, annotated.isFromRows ? ownTemplate : again);
    const says = `Fix the red cells in ${printable(annotated.file)}, then:`;
    return { says, command: `pars-batch upload ${fixed}${store}${asDrafts}` };
  }
  if (rejected > 0 && onlyIncomplete === rejected && !drafts) {
    const says = `The rejected ${rejected === 1 ? 'row is' : 'rows are'} only incomplete. Save as Drafts:`;
    return { says, command: `${upload} --drafts` };
  }
  if (rejected > 0 && copy === undefined && result.file !== standardInput) {
    const says = `Fix ${rejected === 1 ? 'it' : 'them'} in the copy with red text:`;
    const words = command === 'upload' ? `upload ${given}${store}` : `validate ${given}`;
    return { says, command: `pars-batch ${words}${asDrafts} --annotate ${fixedName(result.file)}` };
  }
  if (rejected > 0) {
    const where = copy === undefined ? 'in the file, then run it again:' : 'there, then run:';
    const says = `Correct the rejected ${rejected === 1 ? 'row' : 'rows'} ${where}`;
    const corrected = copy ?? given;
    const words = command === 'upload' ? `upload ${corrected}${store}` : `validate ${corrected}`;
    return { says, command: `pars-batch ${words}${asDrafts}` };
  }
  if (command === 'upload' && !dryRun)
    return { says: 'See what is stored:', command: `pars-batch list${store}` };
  return { says: `Store ${rows === 1 ? 'it' : 'them'}:`, command: `${upload}${asDrafts}` };
}

/** A file of learners is corrected and imported again; those who were reported stay so. */
function learnersStep({ file, rejected }: FileResult, again: OptionsAgain): NextStep | undefined {
  if (rejected === 0) return undefined;
  const store = again.store === undefined ? '' : ` --store ${shellWord(again.store)}`;
  const says = `Correct the rejected ${rejected === 1 ? 'row' : 'rows'} in the file, then run it again:`;
  return { says, command: `pars-batch learners import ${fileWords(file, again)}${store}` };
}

/** How to read a copy of a file: one of its rejected rows has a header row if the file has one. */
function copyAgain(command: BatchRun['command'], { noHeader }: OptionsAgain): ReadingAgain {
  return { noHeader: noHeader && command !== 'convert', sheet: undefined };
}

/** A name for the copy that is not that of the file, which may be an earlier copy. */
function fixedName(file: string): string {
  const earlier = /(?:^|[/\\\\])fixed(?:-(\d+))?\.xlsx$/i.exec(file);
  return earlier === null ? 'fixed.xlsx' : `fixed-${Number(earlier[1] ?? 1) + 1}.xlsx`;
}

const standardInput = 'standard input';

/** How to read a workbook in the form of the template. */
const ownTemplate: ReadingAgain = { noHeader: false, sheet: undefined };

type ReadingAgain = Pick<OptionsAgain, 'noHeader' | 'sheet' | 'maxSize'>;

/** A file and how to read it, as a shell takes it. */
function fileWords(name: string, { noHeader, sheet, maxSize }: ReadingAgain): string {
  const file = name.startsWith('-') ? `./${name}` : name;
  return [
    name === standardInput ? '-' : shellWord(file),
    ...(noHeader ? ['--no-header'] : []),
    ...(sheet === undefined ? [] : ['--sheet', shellWord(sheet)]),
    ...(maxSize === undefined ? [] : ['--max-size', `${maxSize}`]),
  ].join(' ');
}
