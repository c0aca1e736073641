import { describe, expect, test } from 'vitest';
import { batchOf, readXml, valuesOf } from './batch.js';

const start = '<ActivityBatch>\n<Activity><Title>One</Title></Activity>\n';

describe('a batch that is not well-formed is read up to there', () => {
  test.each([
    [
      'an element that is not closed',
      '<Activity><Title>Two</Activity></ActivityBatch>',
      '<Title> is not closed',
      31,
    ],
    [
      'an activity that is not closed',
      '<Activity><Title>Two</Title></ActivityBatch>',
      '<Activity> is not closed',
      44,
    ],
    ['a file that is cut off', '<Activity><Title>Two</Title>', '<Activity> is closed', 28],
    ['a file that is cut off in a tag', '<Activity><Title', '<Activity> is closed', 16],
    ['a file that is cut off after an activity', '', '<ActivityBatch> is closed', 1],
    ['an end tag without a start', '<Activity/></ActivityBatch></Activity>', 'without its start tag', 38],
    ['an & by itself', '<Activity><Title>R & D</Title>', '&amp;', 20],
    ['an & by itself in an attribute', '<Activity a="R & D"/>', '&amp;', 16],
    ['an & long before a ;', `<Activity><Title>R & D</Title>${'<a>\n</a>'.repeat(99)};`, '&amp;', 20],
    ['an & after good ones', '<Activity><Title>&lt;&#65;&#x42;& D</Title>', '&amp;', 33],
    ['an & before a name', '<Activity><Title>R&D;</Title>', '&amp;', 19],
    ['an entity that is not predefined', '<Activity><Title>a&nbsp;b</Title>', '&amp;', 19],
    ['a reference to no character', '<Activity><Title>&#0;</Title>', 'number', undefined],
    ['a < by itself', '<Activity><Title>a < b</Title>', '&lt;', undefined],
    ['a control character', '<Activity><Title>a\x01b</Title>', 'control character', undefined],
    [']]> in a text', '<Activity><Title>a]]>b</Title>', ']]&gt;', undefined],
    ['an attribute without quotation marks', '<Activity a=b/>', 'name="value"', undefined],
    ['an attribute without value', '<Activity a/>', 'name="value"', 12],
    ['the same attribute twice', '<Activity a="1" a="2"/>', 'twice', undefined],
    ['a second document', '</ActivityBatch><ActivityBatch/>', 'second document', undefined],
    ['text after the batch', '</ActivityBatch>loose', 'before or after', undefined],
  ])('%s', async (_, rest, says, column) => {
    for (const portionSize of [undefined, 5]) {
      const read = await readXml(`${start}${rest}`, portionSize);
      expect(valuesOf(read)[0]).toEqual({ title: 'One' });
      expect(valuesOf(read)).not.toContainEqual({ title: 'Two' });
      const [remark] = read.problem ?? [];
      expect(remark).toMatchObject({ rule: 'malformed-xml', location: { line: 3 } });
      if (column !== undefined) expect(remark?.location.column).toBe(column);
      expect(remark?.message).toMatch(/^Line 3, character \d+: /);
      expect(remark?.message).toContain(says);
    }
  });

  test.each([
    ['an empty document', '<?xml version="1.0"?>\n', 'no element'],
    ['a document of a comment', '<!-- nothing -->', 'no element'],
    ['a declaration without version', '<?xml encoding="UTF-8"?><ActivityBatch/>', '<?xml …?>'],
  ])('%s is refused at once', async (_, xml, says) => {
    const { reader, problem } = await readXml(xml);
    expect(reader).toBeUndefined();
    expect(problem).toMatchObject([{ rule: 'malformed-xml' }]);
    expect(problem?.[0]?.message).toContain(says);
  });
});

test.each([
  ['a declaration', '<!DOCTYPE ActivityBatch SYSTEM "batch.dtd">'],
  ['an entity', '<!DOCTYPE a [\n<!ENTITY b "c">\n]>'],
  ['entities in entities', `<!DOCTYPE a [<!ENTITY b "${'&c;'.repeat(100)}">]>`],
  ['an outside entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]>'],
])('a document type with %s is refused', async (_, doctype) => {
  const { reader, problem } = await readXml(
    `<?xml version="1.0"?>\n${doctype}\n<ActivityBatch>&b;</ActivityBatch>`,
  );
  expect(reader).toBeUndefined();
  expect(problem).toMatchObject([{ rule: 'xml-not-allowed', location: { line: 2 } }]);
});

describe('what would fill the memory is refused', () => {
  const many = (text: string, count: number) => text.repeat(count);
  test.each([
    ['a text', `<Activity><Title>${many('x', 1_200_000)}</Title></Activity>`],
    ['a text without end', `<Activity><Title>${many('x', 3_000_000)}`],
    ['a comment', `<Activity><!-- ${many('x', 3_000_000)} --></Activity>`],
    ['an attribute', `<Activity a="${many('x', 3_000_000)}"/>`],
    ['a tag', `<${many('x', 3_000_000)}/>`],
    [
      'a text of many parts',
      `<Activity><Title>${many('<![CDATA[abcdefgh]]>', 1_000_000)}</Title></Activity>`,
    ],
    ['elements in elements', `<Activity>${many('<a>', 200)}${many('</a>', 200)}</Activity>`],
    ['entries', `<Activity><MonetarySupport>${many('<Support/>', 10_000)}</MonetarySupport></Activity>`],
  ])('%s', async (_, elements) => {
    const { rows, problem } = await readXml(`${start}${elements}</ActivityBatch>`);
    expect(rows).toHaveLength(1);
    expect(problem).toMatchObject([{ rule: 'too-large' }]);
  });

  test('a document type', async () => {
    const { problem } = await readXml(`<!DOCTYPE a [${many('x', 3_000_000)}`);
    expect(problem).toMatchObject([{ rule: 'too-large' }]);
  });

  test('a long batch of short activities is none of these', async () => {
    const activities = Array.from({ length: 20_000 }, (_, index) => `<Title>Title ${index}</Title>`);
    const read = await readXml(batchOf(...activities));
    expect(read.problem).toBeUndefined();
    expect(valuesOf(read)).toEqual(activities.map((_, index) => ({ title: `Title ${index}` })));
    expect(read.rows.at(-1)?.locate()).toMatchObject({ row: 20_000, line: 20_001, column: 1 });
  });
});
