import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOptions } from '../../src/pipeline/run-file.js';
import { completeActivity, exampleDay } from '../../src/rules/examples.js';

/** A row as texts, laid over the complete activity of the examples. */
export type TextRow = Readonly<Record<string, string>>;

/** Writes a tab-delimited batch of rows, which a row of its own may be left out of, and gives its path. */
export async function tabBatch(
  folder: string,
  rows: readonly TextRow[],
  name = 'batch.txt',
): Promise<string> {
  const filled = rows.map((row) => ({ ...completeActivity, ...row }));
  const headers = [
    ...new Set([...Object.keys(completeActivity), ...rows.flatMap((row) => Object.keys(row))]),
  ];
  const lines = filled.map((row: Readonly<Record<string, unknown>>) =>
    headers.map((header) => row[header] ?? ''),
  );
  const path = join(folder, name);
  await writeFile(path, [headers, ...lines].map((cells) => `${cells.join('\t')}\r\n`).join(''));
  return path;
}

/** How a file is run when nothing is said of it: all that is found is kept. */
export const runOptions: RunOptions = {
  today: exampleDay,
  drafts: false,
  warningsAsErrors: false,
  reading: {},
  keep: { findings: 1000, outcome: () => true },
};

/** An XML batch of two activities that breaks off in the third. */
export const brokenXml = [
  '<ActivityBatch>',
  xmlActivity('<InternalID>A-1</InternalID>'),
  xmlActivity('<InternalID>A-2</InternalID><Credits>twenty</Credits>'),
  '  <Activity><InternalID>A-3</InternalID><Title>Grand Rounds</Titel>',
].join('\n');

function xmlActivity(first: string): string {
  const credits = first.includes('<Credits>') ? '' : '<Credits>20</Credits>';
  return `  <Activity>${first}<Title>CMEActivityTutorial</Title><Format>Live Course</Format>
    <DeliveryMethods><DeliveryMethod>Live-Streamed</DeliveryMethod></DeliveryMethods><Repeats>No</Repeats>
    <StartDate>2021-05-20</StartDate><EndDate>2021-11-11</EndDate>${credits}<CMEPassport>No</CMEPassport>
    <Description>This is a sample description</Description><Providership>Directly provided</Providership>
    <Outcomes><PatientHealth><Measurement>Objective</Measurement></PatientHealth></Outcomes>
    <CommercialSupport>No</CommercialSupport><MarkCommendation>No</MarkCommendation></Activity>`;
}
