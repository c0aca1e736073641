import { describe, expect, test } from 'vitest';
import { xmlFormat } from '../../../src/formats/xml/xml-format.js';
import { copied } from '../copied.js';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const activities = [
  '<Activity><Title>One</Title></Activity>',
  `<Activity
      xml:lang='en' >
    <!-- ask <Kim> & Lee -->
    <Title ><![CDATA[1 < 2 & <b>]]> &amp; &#x41;&lt;</Title  >
    <Titel note="a > b">zwei 漢字 😀</Titel>
  </Activity >`,
  '<Activity/>',
  '<Activity><InternalID>4</InternalID><Activity>nested</Activity></Activity>',
  '<Activity><Title>Five</Title></Activity>',
];
const root = `<ActivityBatch
  xmlns="urn:pars-batch:activities:1" version='1'>`;
const batch = `<?xml version="1.0"?><!-- spring -->
${root}
  <!-- <Activity><Title>Not this one</Title></Activity> -->
  ${activities.join('\n  ')}
</ActivityBatch>`;

const wanted = (...numbers: number[]) =>
  `${declaration}${root}\n${numbers.map((number) => `  ${activities[number - 1]}\n`).join('')}</ActivityBatch>\n`;

test('each activity keeps its very characters, in the batch’s own element', async () => {
  expect((await copied(xmlFormat, batch, [2, 3, 4])).toString()).toBe(wanted(2, 3, 4));
  expect((await copied(xmlFormat, batch, [1, 5])).toString()).toBe(wanted(1, 5));
});

test.each([1, 2, 3, 7, 50])('it does not matter how the file is cut: portions of %i bytes', async (size) => {
  expect((await copied(xmlFormat, batch, [2, 3, 4], {}, size)).toString()).toBe(wanted(2, 3, 4));
});

test('line ends become line feeds', async () => {
  const copy = await copied(xmlFormat, batch.replaceAll('\n', '\r\n'), [2]);
  expect(copy.toString()).toBe(wanted(2));
});

test('prefixes keep their namespaces', async () => {
  const [start, end] = ['<p:ActivityBatch xmlns:p="urn:pars-batch:activities:1">', '</p:ActivityBatch>'];
  const activity = (title: string) => `<p:Activity><p:Title>${title}</p:Title></p:Activity>`;
  const copy = await copied(xmlFormat, `${start}${activity('One')}${activity('Two')}${end}`, [2]);
  expect(copy.toString()).toBe(`${declaration}${start}\n  ${activity('Two')}\n${end}\n`);
});

describe('a file in another encoding becomes one in UTF-8', () => {
  const document = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><ActivityBatch><Activity><Title>Café</Title></Activity></ActivityBatch>`;
  test.each([
    ['UTF-16', Buffer.from(`\ufeff${document('UTF-16')}`, 'utf16le')],
    ['ISO-8859-1', Buffer.from(document('ISO-8859-1'), 'latin1')],
  ])('%s', async (_, bytes) => {
    expect((await copied(xmlFormat, bytes, [1])).toString()).toBe(
      `${declaration}<ActivityBatch>\n  <Activity><Title>Café</Title></Activity>\n</ActivityBatch>\n`,
    );
  });
});
