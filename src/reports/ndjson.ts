import { fileCounts, jsonText, jsonVersion, totals } from './json.js';
import type { Report } from './report.js';

/** The JSON report a line an object, the objects of a file as soon as it is done. */
export const ndjson: Report = {
  *ofFile(result, { command }) {
    const { file } = result;
    for (const finding of result.findings) yield line('finding', { file, ...finding });
    for (const outcome of result.outcomes) yield line('outcome', { file, ...outcome });
    yield line('file', fileCounts(result, command));
  },
  *ofRun({ command, asOf, exitCode, files }) {
    yield line('summary', { version: jsonVersion, command, asOf, exitCode, ...totals(files) });
  },
};

function line(type: 'finding' | 'outcome' | 'file' | 'summary', content: object): string {
  return `${jsonText({ type, ...content })}\n`;
}
