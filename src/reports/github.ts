import type { FileResult } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import { printable } from './printable.js';
import { isError, type Report, shownPlace } from './report.js';

/** Annotations for GitHub Actions: workflow commands, a line each, which the runner shows at the lines of the files. */
export const github: Report = {
  *ofFile(result) {
    for (const finding of result.findings) yield annotation(finding, result);
  },
};

function annotation(finding: Finding, result: FileResult): string {
  const { rule, location } = finding;
  const { line, column } = location;
  const properties = Object.entries({
    file: result.file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { col: column }),
    title: rule,
  }).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${levelOf(finding, result)} ${properties.join(',')}::${inMessage(messageOf(finding))}\n`;
}

function levelOf(finding: Finding, result: FileResult): 'error' | 'warning' | 'notice' {
  if (isError(finding, result)) return 'error';
  return finding.severity === 'warning' ? 'warning' : 'notice';
}

/** The message with what GitHub does not show beside it: the row, the field and the cell. */
function messageOf({ header, location, message }: Finding): string {
  const place = shownPlace(location);
  const field = header === null ? place : `${header}${place === '' ? '' : ` (${place})`}`;
  const where = [
    ...(location.row === undefined ? [] : [`Row ${location.row}`]),
    ...(field === '' ? [] : [field]),
  ];
  return where.length === 0 ? message : `${where.join(', ')}: ${message}`;
}

/** A text on one line that neither ends the command nor begins another: GitHub's runner reads %25 as a percent sign. */
function inMessage(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
