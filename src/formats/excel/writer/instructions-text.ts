import { memberPath } from '../../../model/activity.js';
import { groupOf } from '../../../model/dictionary.js';
import { activityHeadings } from '../../../model/headings.js';
import { headerOfPath } from '../../../model/slot.js';
import { firstRow } from './template-rows.js';

/** What to do, step by step: a few words, then a sentence or two. */
export interface Instruction {
  readonly heading: string;
  readonly text: string;
}

const { first, inTemplate } = groupOf('monetarySupport');
const nextSource = headerOfPath(memberPath('monetarySupport', first + inTemplate, 'source'));

export const instructions: readonly Instruction[] = [
  {
    heading: 'One row for each activity',
    text: `Fill in the sheet ${activityHeadings(false).sheet} from row ${firstRow} on. Every activity needs the columns with a star (*). Click a cell to see what belongs there; the table below says it of every column.`,
  },
  {
    heading: 'Choose from the lists',
    text: 'Many cells have a list: click the arrow beside the cell. Country, State/Province and the names of support sources may also be typed.',
  },
  {
    heading: 'Several answers in one cell',
    text: 'Put a semicolon between them, such as Engages Teams; Engages Students, or a line break (Alt+Enter).',
  },
  {
    heading: 'Dates and amounts',
    text: 'Enter dates with the month first, such as 05/20/2021, and amounts in US dollars, such as 10000.',
  },
  {
    heading: 'More dates, sources or boards',
    text: `Add columns with the next number, such as ${nextSource}. N in the table below stands for that number; occurrences begin with 2, since the activity itself is the first. Columns may stand in any order. Those without a star may be deleted if you do not need them.`,
  },
  {
    heading: 'Copying from another workbook',
    text: 'Paste values only (Paste Special, Values), so that the lists, colors and formats of this workbook stay.',
  },
  {
    heading: 'Check it',
    text: 'Save the workbook and run pars-batch validate FILE, with its name for FILE. You are told what to correct, cell by cell, and nothing is stored yet. With --annotate COPY.xlsx you also get a copy with the errors marked.',
  },
  {
    heading: 'Upload it',
    text: 'Run pars-batch upload FILE. Each new activity is given its Activity ID. To change an activity later, upload it again with the same Internal ID or Activity ID.',
  },
];
