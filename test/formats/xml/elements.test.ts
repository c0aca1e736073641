import { describe, expect, test } from 'vitest';
import { templateVersion } from '../../../src/formats/template-version.js';
import { activityElement, type ElementNode } from '../../../src/formats/xml/element-tree.js';
import { dictionary } from '../../../src/model/dictionary.js';
import { batchOf, readXml, valuesOf } from './batch.js';

const sample = `<?xml version="1.0" encoding="UTF-8"?>
<ActivityBatch xmlns="urn:pars-batch:activities:1">
  <Activity>
    <ActivityID>210016971</ActivityID>
    <InternalID>SampleInternalID</InternalID>
    <Title>CMEActivityTutorial</Title>
    <Format>Live Course</Format>
    <DeliveryMethods><DeliveryMethod>In-Person</DeliveryMethod></DeliveryMethods>
    <Repeats>Yes</Repeats>
    <StartDate>2021-05-20</StartDate>
    <EndDate>2021-11-11</EndDate>
    <Location><Country>USA</Country><City>Chicago</City><State>IL</State><PostalCode>60007</PostalCode></Location>
    <Occurrences>
      <Occurrence><StartDate>2021-12-01</StartDate><EndDate>2021-12-02</EndDate><Location><City>Boston</City></Location></Occurrence>
    </Occurrences>
    <Credits>20</Credits>
    <CMEPassport>Yes</CMEPassport>
    <Description>This is a sample description</Description>
    <Registration>Open to all</Registration>
    <Fee>No</Fee>
    <URL>https://example.org/cme</URL>
    <MOC>Yes</MOC> <MIPS>No</MIPS> <REMS>No</REMS>
    <Providership>Jointly provided</Providership>
    <JointProviders><JointProvider>Example Joint Provider</JointProvider></JointProviders>
    <Outcomes>
      <LearnerCompetence><Measurement>Objective</Measurement><Measurement>Subjective</Measurement></LearnerCompetence>
      <LearnerPerformance/> <PatientHealth/> <CommunityHealth/>
    </Outcomes>
    <CommercialSupport>Yes</CommercialSupport>
    <MonetarySupport>
      <Support><Source>Example Support Source</Source><Amount>10000.00</Amount></Support>
    </MonetarySupport>
    <InKindSupport><Source>3M Health Care</Source></InKindSupport>
    <MarkCommendation>Yes</MarkCommendation>
    <CommendationCriteria><Criterion>Engages Teams</Criterion></CommendationCriteria>
    <MOCAttestation>Yes</MOCAttestation>
    <MOCBoards>
      <MOCBoard><Board>ABIM</Board><PracticeAreas><PracticeArea>Internal Medicine</PracticeArea></PracticeAreas>
        <CreditTypes><CreditType>Medical Knowledge</CreditType></CreditTypes><Credits>20</Credits><CreditClaimDate>2021-12-31</CreditClaimDate></MOCBoard>
    </MOCBoards>
    <PhysicianLearners>20</PhysicianLearners>
    <OtherLearners>0</OtherLearners>
    <Closed>No</Closed>
  </Activity>
</ActivityBatch>
`;

test('every element of the template is read into its field', async () => {
  const read = await readXml(sample);
  expect(valuesOf(read)).toEqual([
    {
      activityId: '210016971',
      internalId: 'SampleInternalID',
      title: 'CMEActivityTutorial',
      format: 'Live Course',
      deliveryMethods: ['In-Person'],
      repeats: 'Yes',
      startDate: '2021-05-20',
      endDate: '2021-11-11',
      country: 'USA',
      city: 'Chicago',
      state: 'IL',
      postalCode: '60007',
      'occurrences[2].startDate': '2021-12-01',
      'occurrences[2].endDate': '2021-12-02',
      'occurrences[2].city': 'Boston',
      credits: '20',
      cmePassport: 'Yes',
      description: 'This is a sample description',
      registration: 'Open to all',
      fee: 'No',
      url: 'https://example.org/cme',
      moc: 'Yes',
      mips: 'No',
      rems: 'No',
      providership: 'Jointly provided',
      jointProviders: ['Example Joint Provider'],
      'outcomes.learnerCompetence': ['Objective', 'Subjective'],
      commercialSupport: 'Yes',
      'monetarySupport[1].source': 'Example Support Source',
      'monetarySupport[1].amount': '10000.00',
      inKindSupport: ['3M Health Care'],
      markCommendation: 'Yes',
      commendationCriteria: ['Engages Teams'],
      mocAttestation: 'Yes',
      'mocBoards[1].board': 'ABIM',
      'mocBoards[1].practiceAreas': ['Internal Medicine'],
      'mocBoards[1].creditTypes': ['Medical Knowledge'],
      'mocBoards[1].credits': '20',
      'mocBoards[1].claimDate': '2021-12-31',
      physicianLearners: '20',
      otherLearners: '0',
      closed: 'No',
    },
  ]);
  expect(read.rows[0]?.remarks).toEqual([]);
  expect(read.reader?.remarks).toEqual([]);
});

test('the portions in which it comes do not matter', async () => {
  const whole = await readXml(sample);
  for (const size of [1, 3, 64]) {
    const read = await readXml(sample, size);
    expect(valuesOf(read)).toEqual(valuesOf(whole));
    const places = (rows: typeof read.rows) =>
      rows.map((row) => row.values.map((_, column) => row.locate(column)));
    expect(places(read.rows)).toEqual(places(whole.rows));
  }
});

test('the template has an element for every field of the dictionary, and no other', () => {
  const leaves = (node: ElementNode): number =>
    node.role === 'value' || node.role === 'list'
      ? 1
      : [...node.children.values()].reduce((sum, child) => sum + leaves(child), 0);
  const declared = dictionary.flatMap((entry) =>
    entry.kind === 'field' ? [entry] : Object.values(entry.members),
  );
  expect(leaves(activityElement)).toBe(declared.length);
});

describe('what an element may hold', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['nothing', '', {}],
    [
      'a text in any order of fields',
      '<Format>RSS</Format><Title>One</Title>',
      { format: 'RSS', title: 'One' },
    ],
    ['an empty text', '<Title/><URL> </URL><Format>RSS</Format>', { format: 'RSS' }],
    ['a text with line breaks and tabs', '<Description>a\n\tb</Description>', { description: 'a\n\tb' }],
    [
      'a text with line breaks of Windows',
      '<Description>a\r\nb\rc</Description>',
      { description: 'a\nb\nc' },
    ],
    [
      'predefined entities',
      '<Title>&lt;A&gt; &amp;amp; &quot;B&quot; &apos;C&apos;</Title>',
      { title: `<A> &amp; "B" 'C'` },
    ],
    ['character references', '<Title>caf&#233; &#x1F600;</Title>', { title: 'café 😀' }],
    ['CDATA', '<Title>a <![CDATA[<b> & ]] c]]> d</Title>', { title: 'a <b> & ]] c d' }],
    ['comments and instructions', '<!-- a --><Title>o<!-- b -->n<?c d?>e</Title><?e?>', { title: 'one' }],
    ['a list without items', '<DeliveryMethods/><JointProviders>\n</JointProviders>', {}],
    [
      'a list with blank items',
      '<JointProviders><JointProvider> </JointProvider><JointProvider>A</JointProvider><JointProvider/></JointProviders>',
      { jointProviders: ['A'] },
    ],
    [
      'entries by their position',
      '<Occurrences><Occurrence><StartDate>a</StartDate></Occurrence><Occurrence/><Occurrence><StartDate>b</StartDate></Occurrence></Occurrences>',
      { 'occurrences[2].startDate': 'a', 'occurrences[4].startDate': 'b' },
    ],
    [
      'the same name in different places',
      '<Credits>1</Credits><MOCBoards><MOCBoard><Credits>2</Credits></MOCBoard><MOCBoard><Credits>3</Credits></MOCBoard></MOCBoards>',
      { credits: '1', 'mocBoards[1].credits': '2', 'mocBoards[2].credits': '3' },
    ],
  ])('%s', async (_, elements, values) => {
    const read = await readXml(batchOf('<Title>Before</Title>', elements, '<Title>After</Title>'));
    expect(valuesOf(read)).toEqual([{ title: 'Before' }, values, { title: 'After' }]);
    expect(read.rows.flatMap(({ remarks }) => remarks)).toEqual([]);
  });
});

describe('what does not belong there is remarked on, and the rest is read', () => {
  const activity = '/ActivityBatch/Activity[1]';
  test.each<[string, string, Record<string, unknown>]>([
    [
      'an unknown element',
      '<Titl>Two</Titl>',
      { rule: 'unknown-element', value: 'Titl', suggestion: 'Title', path: `${activity}/Titl` },
    ],
    ['another case', '<title>Two</title>', { rule: 'unknown-element', suggestion: 'Title' }],
    [
      'an element like none',
      '<Weather><Title>x</Title></Weather>',
      { rule: 'unknown-element', value: 'Weather' },
    ],
    [
      'an element that belongs deeper',
      '<City>Chicago</City>',
      { rule: 'unknown-element', value: 'City', says: 'Move it into Location.' },
    ],
    [
      'an element that belongs in one of several',
      '<Source>A</Source>',
      { rule: 'unknown-element', says: 'Move it into Support or InKindSupport.' },
    ],
    [
      'an element that belongs higher up',
      '<Location><Format>RSS</Format></Location>',
      { rule: 'unknown-element', says: 'Move it into Activity.', path: `${activity}/Location/Format` },
    ],
    [
      'an element in a text',
      '<URL>a<b>c</b></URL>',
      { rule: 'unknown-element', value: 'b', path: `${activity}/URL/b` },
    ],
    [
      'an element in the third entry',
      '<MOCBoards><MOCBoard/><MOCBoard/><MOCBoard><Bord/></MOCBoard></MOCBoards>',
      { rule: 'unknown-element', suggestion: 'Board', path: `${activity}/MOCBoards/MOCBoard[3]/Bord` },
    ],
    [
      'an element of another namespace',
      '<x:Format xmlns:x="urn:x">RSS</x:Format>',
      { rule: 'unknown-element', value: 'x:Format' },
    ],
    ['a field for the second time', '<Title>Two</Title>', { rule: 'repeated-element', value: 'Title' }],
    [
      'a container for the second time',
      '<Location/><Location><City>Chicago</City></Location>',
      { rule: 'repeated-element', value: 'Location', path: `${activity}/Location` },
    ],
    [
      'a field in an entry for the second time',
      '<MonetarySupport><Support><Amount>1</Amount></Support><Support><Amount>2</Amount><Amount>3</Amount></Support></MonetarySupport>',
      { rule: 'repeated-element', path: `${activity}/MonetarySupport/Support[2]/Amount` },
    ],
    [
      'an attribute',
      '<Format type="C">RSS</Format>',
      { rule: 'unexpected-content', value: 'C', says: 'attribute type', path: `${activity}/Format` },
    ],
    ['text in an activity', 'loose', { rule: 'unexpected-content', value: 'loose', path: activity }],
    [
      'text in a list',
      '<DeliveryMethods>Online</DeliveryMethods>',
      { rule: 'unexpected-content', value: 'Online', path: `${activity}/DeliveryMethods` },
    ],
    ['text in CDATA', '<![CDATA[loose]]>', { rule: 'unexpected-content', value: 'loose' }],
  ])('%s', async (_, stray, { path, says, ...remark }) => {
    const read = await readXml(
      batchOf(`<Title>One</Title>${stray}<Closed>No</Closed>`, '<Title>Next</Title>'),
    );
    const [row, next] = read.rows;
    expect(row?.remarks).toHaveLength(1);
    expect(row?.remarks[0]).toMatchObject(remark);
    expect(row?.remarks[0]?.message).toContain(says ?? '');
    expect(row?.remarks[0]?.location).toMatchObject({ row: 1, line: 2, path: path ?? expect.any(String) });
    expect(valuesOf(read)[0]).toMatchObject({ title: 'One', closed: 'No' });
    expect(next?.remarks).toEqual([]);
  });

  test('attributes of XML itself may stand anywhere', async () => {
    const read = await readXml(
      '<ActivityBatch xmlns:xsi="urn:xsi" xsi:schemaLocation="a b" xml:lang="en"><Activity xml:space="preserve"><Title xsi:nil="true" xmlns:y="urn:y"/></Activity></ActivityBatch>',
    );
    expect(read.rows[0]?.remarks).toEqual([]);
  });

  test('text is remarked on where it begins, once an element', async () => {
    const read = await readXml(
      '<ActivityBatch>\n<Activity>\n  one\n<Title/> two </Activity></ActivityBatch>',
    );
    expect(read.rows[0]?.remarks).toMatchObject([{ value: 'one', location: { line: 3, column: 3 } }]);
  });
});

describe('what stands outside of any activity stops the reading', () => {
  test.each([
    ['a field', '<Title>x</Title>', 'unknown-element', '/ActivityBatch/Title'],
    ['an unknown element', '<Activty/>', 'unknown-element', '/ActivityBatch/Activty'],
    ['text', 'loose', 'unexpected-content', '/ActivityBatch'],
  ])('%s', async (_, stray, rule, path) => {
    const { rows, problem } = await readXml(
      `<ActivityBatch><Activity><Title>One</Title></Activity>\n${stray}<Activity/></ActivityBatch>`,
    );
    expect(rows).toHaveLength(1);
    expect(problem).toMatchObject([{ rule, location: { path } }]);
    expect(problem?.[0]?.location.row).toBeUndefined();
  });

  test('an attribute of the batch', async () => {
    const { problem } = await readXml('<ActivityBatch year="2021"/>');
    expect(problem).toMatchObject([{ rule: 'unexpected-content', value: '2021' }]);
  });
});

describe('the version of the template', () => {
  test.each([
    ['none', '', []],
    ['this one', ` version="${templateVersion}"`, []],
    ['another', ' version="9"', [{ rule: 'template-version', value: '9' }]],
  ])('%s', async (_, version, remarks) => {
    const { reader, problem } = await readXml(`<ActivityBatch${version}/>`);
    expect(problem).toBeUndefined();
    expect(reader?.remarks).toMatchObject(remarks);
    expect(reader?.remarks).toHaveLength(remarks.length);
  });
});
