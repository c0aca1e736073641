import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { project } from '../cli/run.js';
import { inFolder } from '../read-back.js';
import { unpacked } from '../unpacked.js';
import { fuzz, share } from './fuzz.js';
import { mutated, mutatedParts, tabFiles, workbookFiles, xmlFiles } from './generated.js';

/** The sample files with one of these endings, small ones only: more files are gone through in the same time. */
function samples(ending: RegExp): Buffer[] {
  return ['fixtures', 'fixtures/foreign', 'fixtures/odd', 'templates']
    .flatMap((folder) => readdirSync(join(project, folder)).map((name) => join(project, folder, name)))
    .filter((path) => ending.test(path) && statSync(path).size > 0 && statSync(path).size < 100_000)
    .map((path) => readFileSync(path));
}

const most = share + 30_000;

describe('whatever a file holds, it is read or refused in words', () => {
  test('tab-delimited text', () => inFolder((folder) => fuzz(tabFiles, folder)), most);
  test('XML', () => inFolder((folder) => fuzz(xmlFiles, folder)), most);
  test('workbooks', () => inFolder((folder) => fuzz(workbookFiles, folder)), most);
  test(
    'text files with some bytes changed',
    () => inFolder((folder) => fuzz(mutated(samples(/\.(txt|xml|csv)$/)), folder)),
    most,
  );
  test(
    'workbooks with some bytes changed',
    () => inFolder((folder) => fuzz(mutated(samples(/\.(xlsx|xls|ods)$/)), folder)),
    most,
  );
  test(
    'workbooks with some bytes of a part changed',
    async () => {
      const workbooks: Record<string, string>[] = [];
      for (const name of ['good.xlsx', 'bad-cells.xlsx', 'foreign/openpyxl.xlsx', 'foreign/libreoffice.xlsx'])
        workbooks.push(await unpacked(readFileSync(join(project, 'fixtures', name))));
      await inFolder((folder) => fuzz(mutatedParts(workbooks), folder));
    },
    most,
  );
});
