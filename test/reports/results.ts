import type { FileResult } from '../../src/model/file-result.js';
import type { Finding } from '../../src/model/finding.js';
import { emptyResult } from '../../src/pipeline/result.js';
import type { ReportLook } from '../../src/reports/report.js';
import { plainStyles, type Styles } from '../../src/reports/styles.js';

/** The result of a file of which all rows were accepted, laid over. */
export function resultOf(details: Partial<FileResult>): FileResult {
  return { ...emptyResult('activities.xlsx'), format: 'excel', batch: 12, ...details };
}

/** A finding, laid over an end date before its start date. */
export function finding(details: Partial<Finding>): Finding {
  return {
    rule: 'end-before-start',
    severity: 'error',
    field: 'endDate',
    header: 'End Date',
    message: 'End Date must be on or after the Start Date, 05/20/2021.',
    value: '5/2/2021',
    location: { row: 12, cell: 'H12' },
    ...details,
  };
}

/** How reports look in these tests when nothing is said: as on a wide terminal without colours. */
export const wide: ReportLook = {
  styles: plainStyles,
  width: 104,
  quiet: false,
  mostFindings: Number.POSITIVE_INFINITY,
  dryRun: false,
  drafts: false,
  again: { noHeader: false, sheet: undefined, store: undefined },
};

const marked = (mark: string) => (text: string) => `<${mark}>${text}</${mark}>`;

/** Styles that can be read. */
export const markedStyles: Styles = {
  heading: marked('heading'),
  label: marked('label'),
  error: marked('red'),
  warning: marked('yellow'),
  good: marked('green'),
  faint: marked('faint'),
};
