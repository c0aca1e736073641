import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleHeaders, tabFile } from '../../src/rules/file-content.js';
import { atDesk, project } from '../cli/run.js';
import { zipFile } from '../formats/excel/zip-builder.js';
import { unpacked } from '../unpacked.js';

test('a picture that is damaged spoils the annotated copy, and nothing else', () =>
  atDesk(async ({ run, folder }) => {
    const parts = await unpacked(await readFile(join(project, 'fixtures/good.xlsx')));
    const files = Object.entries(parts).map(([name, content]) => ({ name, content }));
    const picture = { name: 'xl/media/image1.png', content: 'not what it was', claimedChecksum: 1 };
    const path = join(folder, 'picture.xlsx');
    await writeFile(path, zipFile([...files, picture]));
    const { code, stdout, stderr } = await run('upload picture.xlsx --annotate fixed.xlsx', { cwd: folder });
    expect(stdout).toContain(' 16 rows accepted\n');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'fixed.xlsx was not written, since picture.xlsx cannot be used as it is.\n',
    });
    expect((await readdir(folder)).filter((name) => name.includes('fixed'))).toEqual([]);
  }));

test(
  'more findings than a report holds are counted, and that is said',
  () =>
    atDesk(async ({ shell, folder }) => {
      const path = join(folder, 'batch.txt');
      await writeFile(path, tabFile(['Internal ID', ...exampleHeaders]) + 'x\n'.repeat(90_000));
      const env = { BATCH: path };
      const { code, stdout, stderr } = await shell('pars-batch validate "$BATCH" --format ndjson | wc -l', {
        env,
      });
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `${path} has more findings than a report holds; the last 79,999 are only counted.\n`,
      });
      expect(Number(stdout)).toBeGreaterThan(1_000_000);
    }),
  60_000,
);
