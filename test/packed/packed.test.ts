import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../cli/run.js';

/**
 * The package as `npm pack` makes it, installed in an empty folder. Compiling better-sqlite3 takes a minute, so that is
 * done in CI only; elsewhere the compiled part of this project is used again.
 */
const compiles = (process.env.CI ?? '') !== '';
const native = ['node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'];

interface Run {
  readonly code: number;
  readonly printed: string;
}

let folder: string;
let tarball: string;
/** Where nothing is but the installed package. */
let empty: string;

function run(file: string, words: readonly string[], cwd: string): Promise<Run> {
  // npm needs the person's own settings: where it has its cache, and what compiling needs.
  const env = { ...process.env, PARS_BATCH_STORE: join(folder, 'activities.db') };
  return new Promise((resolve) => {
    execFile(file, words, { cwd, env, shell: process.platform === 'win32' }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), printed: `${out}${err}` });
    });
  });
}

async function versionOf(): Promise<string> {
  return JSON.parse(await readFile(join(project, 'package.json'), 'utf8')).version;
}

const npm = (words: string, cwd: string) => run('npm', words.split(' '), cwd);
const installing = 'install --no-audit --no-fund --prefer-offline';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pars-batch-packed-'));
  // Packed where nothing was built before, and nothing of this project is disturbed by building it.
  const clone = join(folder, 'clone');
  const left = new Set(['node_modules', 'dist', 'tmp', '.git'].map((name) => join(project, name)));
  await cp(project, clone, { recursive: true, filter: (path) => !left.has(path) });
  await symlink(join(project, 'node_modules'), join(clone, 'node_modules'), 'dir');
  expect(await npm(`pack --pack-destination ${folder}`, clone)).toMatchObject({ code: 0 });
  tarball = join(folder, `pars-batch-${await versionOf()}.tgz`);
  empty = join(folder, 'empty');
  await mkdir(empty);
  await writeFile(join(empty, 'package.json'), '{}\n');
  expect(await npm(`${installing} --ignore-scripts ${tarball}`, empty)).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package has what it needs, and no more', async () => {
  const { printed } = await run('tar', ['-tzf', tarball], folder);
  const files = printed
    .trim()
    .split('\n')
    .map((name) => name.replace(/^package\//, ''));
  const kinds = new Set(files.map((name) => name.replace(/^dist\/.*(?=\.(d\.ts|js)$)/, 'dist/*')));
  const docs =
    'architecture.md batch-report.schema.json ci/github-actions.yml ci/gitlab-ci.yml commands.md extending.md library.md limits.md pars-batch.1 performance.md picture.svg reports.md rules.md statuses.md store.md templates.md';
  const templates = 'activities.xsd pars-batch-template.txt pars-batch-template.xlsx pars-batch-template.xml';
  const within = (folder: string, names: string) => names.split(' ').map((name) => `${folder}/${name}`);
  expect([...kinds].sort()).toEqual([
    ...'CHANGELOG.md LICENSE README.md SECURITY.md'.split(' '),
    ...within(
      'bin',
      'completions/_pars-batch completions/pars-batch.bash completions/pars-batch.fish pars-batch.js',
    ),
    ...within('dist', '*.d.ts *.js'),
    ...within('docs', docs),
    'package.json',
    ...within('templates', templates),
  ]);
  expect(files).toContain('dist/index.d.ts');
  expect(files.filter((name) => /^dist\/(cli|reports)\/.*\.d\.ts$/.test(name))).toEqual([]);
});

test('its metadata are as they should be for publishing', async () => {
  const { messages } = await publint({
    pkgDir: join(empty, 'node_modules', 'pars-batch'),
    strict: true,
    pack: false,
  });
  expect(messages).toEqual([]);
});

describe('installed without the part that opens stores', () => {
  const program = (words: string) => run('npx', ['--no-install', 'pars-batch', ...words.split(' ')], empty);

  test('it checks files, tells how to make that part, and works when that is done', async () => {
    expect(await program('--version')).toEqual({ code: 0, printed: `${await versionOf()}\n` });
    expect(await program('template --example --out activities.xlsx')).toMatchObject({ code: 0 });
    expect(await program('validate activities.xlsx')).toMatchObject({ code: 0 });
    const { code, printed } = await program('upload activities.xlsx');
    const [, where, remedy] = /In the folder (.*) run: (npm rebuild better-sqlite3)\n$/.exec(printed) ?? [];
    expect({ code, where, remedy, lines: printed.trim().split('\n').length }).toEqual({
      code: 2,
      where: empty,
      remedy: 'npm rebuild better-sqlite3',
      lines: 1,
    });
    // Nothing is left behind that would pass for a store.
    expect((await program('list')).printed).toContain('yet. Upload a batch to make one');
    if (compiles) expect(await npm('rebuild better-sqlite3', empty)).toMatchObject({ code: 0 });
    else await cp(join(project, ...native), join(empty, ...native));
    expect(await program('upload activities.xlsx')).toMatchObject({ code: 0 });
    expect((await program('list')).printed).toContain('6 activities');
    expect((await program('completion bash')).printed).toContain('complete -F');
  }, 300_000);

  test('programs can import it, with types', async () => {
    await writeFile(
      join(empty, 'check.mts'),
      `import { type Batch, type CheckedRow, checkRows, openStore, readBatch, type UploadResult } from 'pars-batch';
const batch: Batch = await readBatch('activities.xlsx', { today: '2026-11-22' });
const rows: CheckedRow[] = [];
for await (const row of checkRows(batch)) rows.push(row);
const title: string | null = rows[0]?.activity.title ?? null;
const credits: number | null = rows[0]?.activity.credits ?? null;
const store = openStore('other.db');
const { created }: UploadResult = await store.upload('activities.xlsx');
const statuses: string[] = [...store.activities()].map(({ status }) => status);
store.close();
console.log(JSON.stringify([title, credits, created, statuses.length]));
// @ts-expect-error There is no such option.
await readBatch('activities.xlsx', { draft: true });
`,
    );
    // No types of Node, nor of any library: the package's own are enough.
    const settings =
      '--strict --skipLibCheck false --types --target es2022 --lib es2023,dom --rewriteRelativeImportExtensions false';
    for (const resolution of ['nodenext', 'bundler']) {
      const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
      const words = `${settings} --module ${module} --moduleResolution ${resolution} check.mts`.split(' ');
      const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
      expect(await run(process.execPath, [compiler, ...words], empty)).toEqual({ code: 0, printed: '' });
    }
    expect(await run(process.execPath, ['check.mjs'], empty)).toEqual({
      code: 0,
      printed: '["CMEActivityTutorial",2000,4,6]\n',
    });
    const { code, printed } = await run(
      process.execPath,
      ['--input-type=module', '-e', "await import('pars-batch/dist/store/store.js')"],
      empty,
    );
    expect(code).toBe(1);
    expect(printed).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

test('installed for everybody, it has its command and its manual page, and the README goes through', async () => {
  const prefix = join(folder, 'global');
  const scripts = compiles ? '' : ' --ignore-scripts';
  expect(await npm(`${installing} --global --prefix ${prefix}${scripts} ${tarball}`, folder)).toMatchObject({
    code: 0,
  });
  const installed = join(prefix, 'lib', 'node_modules', 'pars-batch');
  if (!compiles) await cp(join(project, ...native), join(installed, ...native));
  expect(await readFile(join(prefix, 'share', 'man', 'man1', 'pars-batch.1'), 'utf8')).toContain(
    'pars\\-batch',
  );
  const follow = join(project, 'docs', 'generator', 'make.js');
  expect(
    await run(
      process.execPath,
      [follow, '--check', '--with', join(prefix, 'bin', 'pars-batch'), 'README.md'],
      folder,
    ),
  ).toEqual({
    code: 0,
    printed: '',
  });
}, 300_000);
