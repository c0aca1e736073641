import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { templateVersion } from '../../../src/formats/template-version.js';
import { rowsOfActivities } from '../../../src/formats/written-row.js';
import { xmlFormat } from '../../../src/formats/xml/xml-format.js';
import { type Activity, emptyActivity } from '../../../src/model/activity.js';
import { inFolder, writeActivities } from '../../read-back.js';

function written(...activities: Partial<Activity>[]): Promise<string> {
  return inFolder(async (folder) => {
    const path = join(folder, 'batch.xml');
    await writeActivities(
      xmlFormat,
      path,
      activities.map((activity) => ({ ...emptyActivity(), ...activity })),
    );
    return readFile(path, 'utf8');
  });
}

const start = `<?xml version="1.0" encoding="UTF-8"?>\n<ActivityBatch xmlns="urn:pars-batch:activities:1" version="${templateVersion}">\n`;
const end = '</ActivityBatch>\n';

test('a batch without activities has none', async () => {
  expect(await written()).toBe(`${start}${end}`);
});

test('fields stand in the dictionary’s order, lists and groups in their elements, blank ones nowhere', async () => {
  const activity = {
    city: 'Chicago',
    title: 'One',
    startDate: '2021-05-20',
    otherLearners: 0,
    credits: 2025,
    closed: false,
    jointProviders: ['A', 'B'],
    outcomes: { ...emptyActivity().outcomes, patientHealth: ['Objective' as const] },
    monetarySupport: [
      { source: 'C', amount: 1_000_000 },
      { source: 'D', amount: null },
    ],
  };
  expect(await written(activity, { title: 'Two' })).toBe(`${start}  <Activity>
    <Title>One</Title>
    <StartDate>2021-05-20</StartDate>
    <Location>
      <City>Chicago</City>
    </Location>
    <Credits>20.25</Credits>
    <JointProviders>
      <JointProvider>A</JointProvider>
      <JointProvider>B</JointProvider>
    </JointProviders>
    <Outcomes>
      <PatientHealth>
        <Measurement>Objective</Measurement>
      </PatientHealth>
    </Outcomes>
    <MonetarySupport>
      <Support>
        <Source>C</Source>
        <Amount>10000.00</Amount>
      </Support>
      <Support>
        <Source>D</Source>
      </Support>
    </MonetarySupport>
    <OtherLearners>0</OtherLearners>
    <Closed>No</Closed>
  </Activity>
  <Activity>
    <Title>Two</Title>
  </Activity>
${end}`);
});

test('a reader that gives up ends the writing with an error', async () => {
  const out = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) });
  await expect(xmlFormat.write(out, rowsOfActivities([emptyActivity()]), [])).rejects.toThrow(
    'no space left',
  );
});
