import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../src/formats/registry.js';
import { type TemplateFile, templateFiles } from '../src/formats/template-files.js';
import { fields, groups } from '../src/model/dictionary.js';
import { templateSlots } from '../src/model/slot.js';
import { unpacked } from './unpacked.js';

const folder = 'templates';

async function written(file: TemplateFile): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), file.write(out).then(() => out.end())]);
  return bytes;
}

describe('the folder of templates', () => {
  const files = templateFiles(false);

  test('holds a blank template of every format and the XML Schema', async () => {
    const templates = Object.values(formats).map(({ extensions }) => `pars-batch-template${extensions[0]}`);
    expect(await readdir(folder)).toEqual(['activities.xsd', ...templates].sort());
    expect(files.map(({ name }) => name).sort()).toEqual(await readdir(folder));
  });

  test.each(files.map((file) => [file.name, file] as const))(
    '%s is what the program writes (npm run templates writes it)',
    async (name, file) => {
      const kept = await readFile(join(folder, name));
      const now = await written(file);
      // The same workbook, packed at another time, has other bytes.
      if (name.endsWith('.xlsx')) expect(await unpacked(kept)).toEqual(await unpacked(now));
      else expect(kept.toString()).toBe(now.toString());
    },
  );
});

describe('the blank templates', () => {
  test('the tab-delimited one is the headings', async () => {
    const text = await readFile(join(folder, 'pars-batch-template.txt'), 'utf8');
    const headings = templateSlots().map(({ header }) => header);
    expect(text).toBe(`\ufeff${headings.join('\t')}\r\n`);
  });

  test('the XML one has every element once, empty, with what may be written there', async () => {
    const xml = await readFile(join(folder, 'pars-batch-template.xml'), 'utf8');
    const all = [...fields, ...groups.flatMap(({ members }) => Object.values(members))];
    for (const { header, type, xml: names } of all) {
      expect(xml).toContain(`<!-- ${header.replace(' {n}', '')}: ${type.accepts.split(',')[0]}`);
      expect(xml).toContain(`<${names.at(-1)}></${names.at(-1)}>`);
    }
    expect(
      xml
        .replace(/<!--.*?-->/gs, '')
        .replace(/<[^>]*>/g, '')
        .trim(),
    ).toBe('');
  });
});

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe.skipIf(!hasXmllint)('the XML Schema (skipped where xmllint is not installed)', () => {
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'pars-batch-schema-'));
  });
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  /** What xmllint says: 0 for a valid file, 3 for one that the schema refuses. */
  function lint(...paths: string[]) {
    const { status, stderr } = spawnSync(
      'xmllint',
      ['--noout', '--schema', join(folder, 'activities.xsd'), ...paths],
      { encoding: 'utf8' },
    );
    return { status, stderr };
  }

  test.each([
    'fixtures/good.xml',
    'fixtures/tutorial.xml',
    'fixtures/bad.xml',
    'fixtures/foreign/elementtree.xml',
    'fixtures/odd/old-template.xml',
    'templates/pars-batch-template.xml',
  ])('accepts %s', (path) => {
    expect(lint(path)).toEqual({ status: 0, stderr: `${path} validates\n` });
  });

  test('accepts the example template', async () => {
    const example = templateFiles(true).find(({ name }) => name.endsWith('.xml'));
    const path = join(scratch, 'example.xml');
    await writeFile(path, example === undefined ? '' : await written(example));
    expect(lint(path).status).toBe(0);
  });

  test('refuses fixtures/bad-elements.xml for each of its faults', () => {
    const { status, stderr } = lint('fixtures/bad-elements.xml');
    expect(status).toBe(3);
    expect(stderr).toMatch(/Town.*not expected/);
    expect(stderr).toMatch(/element-only/);
    expect(stderr).toMatch(/attribute 'source'/);
  });

  const batch = (content: string) =>
    `<ActivityBatch xmlns="urn:pars-batch:activities:1">${content}</ActivityBatch>`;
  const activity = (content: string) => batch(`<Activity>${content}</Activity>`);

  test.each([
    ['nothing', batch('')],
    ['a blank activity', activity('')],
    ['elements in any order', activity('<Title>A</Title><Closed>No</Closed><InternalID>1</InternalID>')],
    ['empty elements', activity('<Outcomes/><DeliveryMethods/><MOCBoards><MOCBoard/></MOCBoards>')],
    ['a long list', activity(`<InKindSupport>${'<Source>A</Source>'.repeat(50)}</InKindSupport>`)],
    ['a version', batch('').replace('>', ' version="1">')],
  ])('accepts %s', async (_, xml) => {
    const path = join(scratch, 'batch.xml');
    await writeFile(path, xml);
    expect(lint(path)).toEqual({ status: 0, stderr: `${path} validates\n` });
  });

  test.each([
    ['an unknown element', activity('<Name>A</Name>')],
    ['an element twice', activity('<Title>A</Title><Title>B</Title>')],
    ['a group twice', activity('<Occurrences/><Occurrences/>')],
    ['an element in the wrong place', activity('<City>Chicago</City>')],
    ['an item without its list', activity('<JointProvider>A</JointProvider>')],
    ['text beside elements', activity('A')],
    ['an attribute', activity('<Title lang="en">A</Title>')],
    ['another root', '<Activities xmlns="urn:pars-batch:activities:1"/>'],
    ['no namespace', '<ActivityBatch/>'],
  ])('refuses %s', async (_, xml) => {
    const path = join(scratch, 'batch.xml');
    await writeFile(path, xml);
    expect(lint(path).status).toBe(3);
  });
});
