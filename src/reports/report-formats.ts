/** The reports on files that were read: for people, then for programs. */
export const reportFormats = ['pretty', 'html', 'json', 'ndjson', 'sarif', 'junit', 'github'] as const;

export type ReportFormat = (typeof reportFormats)[number];
