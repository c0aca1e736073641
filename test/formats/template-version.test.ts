import { expect, test } from 'vitest';
import {
  type TemplateVersion,
  templateVersion,
  templateVersionRemark,
  templateVersions,
} from '../../src/formats/template-version.js';

const madeUp: readonly TemplateVersion[] = [
  { version: 1, changed: 'The first version.' },
  { version: 2, changed: 'The column Room is new.' },
  { version: 3, changed: 'The column Fee is called Registration Fee.' },
];
const said = (found: string) => templateVersionRemark(found, { line: 2 }, madeUp)?.message;

test('versions count up by one, each with a sentence on what changed', () => {
  expect(templateVersions.map(({ version }) => version)).toEqual(
    templateVersions.map((_, index) => index + 1),
  );
  for (const { changed } of templateVersions) expect(changed).toMatch(/^[A-Z].*\.$/);
  expect(templateVersion).toBe(templateVersions.length);
});

test.each(['3', ' 3 '])('the newest version raises no remark: %j', (found) => {
  expect(said(found)).toBeUndefined();
});

test('an older version tells all that has changed since', () => {
  expect(templateVersionRemark('1', { line: 2 }, madeUp)).toEqual({
    rule: 'template-version',
    message:
      'The file was made from version 1 of the template; the newest one is version 3. What has changed since: The column Room is new. The column Fee is called Registration Fee.',
    value: '1',
    location: { line: 2 },
  });
  expect(said('2')).toMatch(
    /version 3\. What has changed since: The column Fee is called Registration Fee\.$/,
  );
});

test.each(['4', '0', 'new', '1.0', '-1', ''])('a version that is not known is said to be so: %j', (found) => {
  expect(said(found)).toBe(
    `The file was made from version "${found}" of the template, which is not known here; the newest one known is version 3. Check that nothing is missing, or update pars-batch.`,
  );
});
