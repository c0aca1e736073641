import type { Report } from './report.js';
import type { ReportFormat } from './report-formats.js';

/** Every report, each loaded only when it is asked for. */
export const reports: Readonly<Record<ReportFormat, () => Promise<Report>>> = {
  pretty: async () => (await import('./pretty.js')).pretty,
  html: async () => (await import('./html/html-report.js')).htmlReport,
  json: async () => (await import('./json.js')).json,
  ndjson: async () => (await import('./ndjson.js')).ndjson,
  sarif: async () => (await import('./sarif.js')).sarif,
  junit: async () => (await import('./junit.js')).junit,
  github: async () => (await import('./github.js')).github,
};
