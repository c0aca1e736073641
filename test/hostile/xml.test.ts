import { xmlFile } from '../../src/rules/file-content.js';
import { describeHostile } from './harness.js';

const good = xmlFile('<InternalID>A-1</InternalID>');
const withDtd = (dtd: string, text: string) =>
  xmlFile(`<InternalID>${text}</InternalID>`, `\n<!DOCTYPE ActivityBatch [${dtd}]>`);
const described = (description: string) => good.replace('This is a sample description', description);
/** The batch with its activity so many times. */
const times = (count: number) => {
  const [before = '', activity = '', after = ''] = good.split(/(?= {2}<Activity>)|(?<=<\/Activity>\n)/);
  return (
    before +
    Array.from({ length: count }, (_, index) => activity.replace('A-1', `A-${index}`)).join('') +
    after
  );
};
const laughs = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join('');

describeHostile('XML is read right', [
  {
    name: 'in UTF-16',
    file: () => Buffer.from(`\ufeff${good.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    stored: 1,
  },
  {
    name: 'in Windows-1252',
    file: () => Buffer.from(described('Größe').replace('UTF-8', 'windows-1252'), 'latin1'),
    stored: 1,
  },
  {
    name: 'behind prefixes',
    file: () => good.replace(/<(\/?)(?=[A-Z])/g, '<$1p:').replace('xmlns=', 'xmlns:p='),
    stored: 1,
  },
  {
    name: 'with CDATA, comments and instructions',
    file: () => described('<![CDATA[Text <b>]]><!-- aside --><?go on?> more'),
    stored: 1,
  },
  {
    name: 'with 5,000,000 blanks between elements',
    file: () => good.replace('  <Activity>', `${' '.repeat(5_000_000)}<Activity>`),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 3 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
]);

describeHostile('XML says what to do about', [
  {
    name: 'a document type',
    file: () => withDtd('', 'A-1'),
    stored: 0,
    findings: [
      'file: xml-not-allowed: The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.',
    ],
  },
  {
    name: 'an entity',
    file: () => withDtd('<!ENTITY a "A-1">', '&a;'),
    stored: 0,
    findings: [
      'file: xml-not-allowed: The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.',
    ],
  },
  {
    name: 'an external entity',
    file: () => withDtd('<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;'),
    stored: 0,
    findings: [
      'file: xml-not-allowed: The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.',
    ],
  },
  {
    name: 'a parameter entity',
    file: () => withDtd('<!ENTITY % a SYSTEM "http://127.0.0.1/a.dtd"> %a;', 'A-1'),
    stored: 0,
    findings: [
      'file: xml-not-allowed: The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.',
    ],
  },
  {
    name: 'a billion laughs',
    file: () => withDtd(`<!ENTITY l0 "lol">${laughs}`, '&l9;'),
    stored: 0,
    findings: [
      'file: xml-not-allowed: The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.',
    ],
  },
  {
    name: 'a quadratic blow-up',
    file: () => withDtd(`<!ENTITY a "${'a'.repeat(100_000)}">`, '&a;'.repeat(10_000)),
    stored: 0,
    findings: [
      'file: xml-not-allowed: The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.',
    ],
  },
  {
    name: 'an entity without a document type',
    file: () => described('&nbsp;'),
    stored: 0,
    findings: [
      'file: malformed-xml: Line 14, character 18: An & begins nothing that XML knows. Write &amp; for the character &.',
    ],
  },
  {
    name: 'elements 100,000 deep',
    file: () => described('<x>'.repeat(100_000)),
    stored: 0,
    findings: [
      'file: too-large: Line 14 has elements in elements more than 100 deep. Check that it is the right file.',
    ],
  },
  {
    name: 'an attribute of 20 MB',
    file: () => good.replace('<Activity>', `<Activity note="${'x'.repeat(20_000_000)}">`),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 3 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: 'an attribute of 20 MB on the batch',
    file: () => good.replace('<ActivityBatch', `<ActivityBatch note="${'x'.repeat(20_000_000)}"`),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 2 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: 'a text of 10 MB',
    file: () => described('x'.repeat(10_000_000)),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 14 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: 'a text of 40 MB',
    file: () => described('x'.repeat(40_000_000)),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 14 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: 'a comment of 40 MB',
    file: () => good.replace('  <Activity>', `<!--${'x'.repeat(40_000_000)}--><Activity>`),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 3 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: 'a name of 10 MB',
    file: () => good.replace('  <Activity>', `<${'x'.repeat(10_000_000)}/><Activity>`),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 3 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: '10,000 attributes',
    file: () =>
      good.replace(
        '<Activity>',
        `<Activity ${Array.from({ length: 10_000 }, (_, index) => `a${index}="1"`).join(' ')}>`,
      ),
    stored: 0,
    findings: Array.from(
      { length: 10_000 },
      (_, index) =>
        `row 1: unexpected-content: The attribute a${index} of the element Activity is not part of the template. Remove it.`,
    ),
  },
  {
    name: '100,000 namespaces',
    file: () =>
      good.replace(
        '<Activity>',
        `<Activity ${Array.from({ length: 100_000 }, (_, index) => `xmlns:a${index}="urn:${index}"`).join(' ')}>`,
      ),
    stored: 0,
    findings: [
      'file: too-large: The text or tag near line 3 is far too long for a batch of activities. Check that it is the right file.',
    ],
  },
  {
    name: '100,000 supporters',
    file: () =>
      good.replace(
        '<MarkCommendation>',
        `<InKindSupport>${'<Source>3M Health Care</Source>'.repeat(100_000)}</InKindSupport><MarkCommendation>`,
      ),
    stored: 0,
    findings: [
      'notice: repeated-value: In-Kind Support Sources names "3M Health Care" more than once; it is kept once.',
      'row 1: support-unexpected: In-Kind Support Sources is filled in, but Commercial Support Received is No. Clear it, or change that to Yes.',
    ],
  },
  {
    name: '100,000 occurrences',
    file: () =>
      good.replace(
        '<Credits>',
        `<Occurrences>${'<Occurrence><StartDate>2021-12-01</StartDate></Occurrence>'.repeat(100_000)}</Occurrences><Credits>`,
      ),
    stored: 0,
    findings: [
      'file: too-large: An activity has more than 9,999 Occurrence elements. Check that it is the right file.',
    ],
  },
  {
    name: 'another namespace',
    file: () => good.replace('urn:pars-batch:activities:1', 'urn:other'),
    stored: 0,
    findings: [
      'file: unsupported-format: The element ActivityBatch is in the namespace "urn:other". Write xmlns="urn:pars-batch:activities:1", or no namespace.',
    ],
  },
  {
    name: 'an element twice',
    file: () => good.replace('<Credits>20</Credits>', '<Credits>20</Credits><Credits>21</Credits>'),
    stored: 0,
    findings: [
      'row 1: repeated-element: The element Credits stands more than once in Activity; only the first is read. Remove the others.',
    ],
  },
  {
    name: 'an element out of place',
    file: () => good.replace('<City>Chicago</City>', '<Credits>20</Credits>'),
    stored: 0,
    findings: [
      'row 1: unknown-element: The element Credits does not belong in Location and is left out. Move it into Activity or MOCBoard.',
      'row 1: required: City is required for an In-Person activity.',
    ],
  },
  {
    name: 'text among elements',
    file: () => good.replace('<City>', 'Somewhere <City>'),
    stored: 0,
    findings: [
      'row 1: unexpected-content: The text "Somewhere" stands in Location outside of any field. Put it into the element that it belongs to, or remove it.',
    ],
  },
  {
    name: 'elements in text',
    file: () => described('Some <b>bold</b> text'),
    stored: 0,
    findings: [
      'row 1: unknown-element: The element b is not part of the template and is left out. Remove or rename it.',
    ],
  },
  {
    name: 'another encoding than it says',
    file: () => Buffer.from(described('Größe'), 'latin1'),
    stored: 0,
    findings: [
      'file: bad-encoding: Line 14 has characters that cannot be read as UTF-8. Save the file again as Unicode text (UTF-8) and try again.',
    ],
  },
  {
    name: 'an encoding nobody knows',
    file: () => good.replace('UTF-8', 'klingon'),
    stored: 0,
    findings: [
      'file: bad-encoding: The file says that it is in the encoding klingon, which cannot be read here. Save it again in UTF-8.',
    ],
  },
  {
    name: 'a control character',
    file: () => described('a\x07b'),
    stored: 0,
    findings: [
      'file: malformed-xml: Line 14, character 19: There is a control character, or a < in an attribute, which XML does not allow. Remove it.',
    ],
  },
  {
    name: 'NUL bytes',
    file: () => described('a\0b'),
    stored: 0,
    findings: [
      'file: malformed-xml: Line 14, character 19: There is a control character, or a < in an attribute, which XML does not allow. Remove it.',
    ],
  },
  {
    name: 'an end in the middle, after good rows',
    file: () => times(30).slice(0, -600),
    stored: 0,
    findings: [
      'file: malformed-xml: Line 501, character 6: The file ends before <Activity> is closed. It may have been cut off; save it again.',
    ],
  },
  {
    name: 'something after the batch',
    file: () => `${good}<More/>`,
    stored: 0,
    findings: [
      'file: malformed-xml: Line 21, character 6: There is a second document after the batch. Give each batch a file of its own.',
    ],
  },
  {
    name: 'a second batch after the first',
    file: () => good + good,
    stored: 0,
    findings: [
      'file: malformed-xml: Line 21, character 6: The line <?xml …?> at the start of the file is not as it should be. Correct or remove it.',
    ],
  },
  {
    name: 'another root',
    file: () => '<rss version="2.0"><channel/></rss>',
    stored: 0,
    findings: [
      'file: unsupported-format: The file begins with the element "rss", but a batch of activities begins with ActivityBatch. Use the XML template, an Excel workbook (.xlsx) or tab-delimited text.',
    ],
  },
]);
