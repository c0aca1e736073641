import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.js';
import { added } from '../store/stores.js';
import { atDesk, type Desk, project } from './run.js';
import { hasBash, hasFish, shells } from './shells.js';

/** A desk with files whose names have spaces, and two stores, one of them not named by PARS_BATCH_STORE. */
function atFilledDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  return atDesk(async (desk) => {
    const { folder, store } = desk;
    await mkdir(join(folder, 'folder two'));
    await mkdir(join(folder, 'list'));
    await writeFile(join(folder, 'my file.txt'), '');
    await writeFile(join(folder, 'folder two', 'within.txt'), '');
    await filled(store, ['A:1 one', "B's $(touch pwned)", 'Ünï']);
    await filled(join(folder, 'other one.db'), ['Elsewhere']);
    return work(desk);
  });
}

/** Makes a store with activities of these Internal IDs. */
async function filled(path: string, internalIds: readonly string[]): Promise<void> {
  const store = openStore(path, 'write');
  await store.transaction(async () => {
    for (const internalId of internalIds) added(store, { internalId, title: 'Tab\there ☃ 日本語' });
    return { keep: true, result: undefined };
  });
  store.close();
}

/** What is typed before Tab, and the last word afterwards. */
const cases: readonly (readonly [typed: string, word: string])[] = [
  ['val', 'validate'],
  ['lis', 'list'],
  ['learners im', 'import'],
  ['help sche', 'schema'],
  ['validate x --warn', '--warnings-as-errors'],
  ['list --format=js', '--format=json'],
  ['list --format js', 'json'],
  ['list --status draft,ac', 'draft,active'],
  ['show A', 'A:1 one'],
  ['show A:', 'A:1 one'],
  ['show A:1\\ o', 'A:1 one'],
  ['show Ü', 'Ünï'],
  ["show B\\'s", "B's $(touch pwned)"],
  ['show --store other\\ one.db El', 'Elsewhere'],
  ['--store="other one.db" show El', 'Elsewhere'],
  ['validate my', 'my file.txt'],
  ['validate folder\\ two/', 'folder two/within.txt'],
  ['validate x --report=html=my', '--report=html=my file.txt'],
  ['validate x --report html=my\\ f', 'html=my file.txt'],
  ['validate ~/../my\\ f', '~/../my file.txt'],
  ['template --all fol', 'folder two'],
  ['edit x --set In-Kind\\ S', 'In-Kind Support Sources='],
  ['edit x --set City', 'City='],
];

describe.each(shells)('in $name', ({ isThere, completed }) => {
  test.skipIf(!isThere)('words are completed, whatever is in them', { timeout: 60_000 }, () =>
    atFilledDesk(async (desk) => {
      const words = await completed(
        desk,
        cases.map(([typed]) => typed),
      );
      const wanted = cases.map(([typed, word]) => [typed, word]);
      expect(cases.map(([typed], index) => [typed, words[index]])).toEqual(wanted);
    }),
  );

  test.skipIf(!isThere)('nothing that is typed is run', { timeout: 60_000 }, () =>
    atFilledDesk(async (desk) => {
      const hostile = ['$(touch pwned)', '`touch pwned`', '(touch pwned)', 'a;touch pwned'];
      const lines = hostile.flatMap((word) => [
        `show ${word}`,
        `show "${word}`,
        `show x --store=${word} `,
        `validate ${word}/`,
        `validate "${word}"/`,
      ]);
      const words = await completed(desk, [...lines, 'val']);
      // The shell has come through all of them.
      expect(words.findLast((word) => word !== '')).toBe('validate');
      expect(existsSync(join(desk.folder, 'pwned'))).toBe(false);
    }),
  );
});

describe('bash', () => {
  /** Calls the function of the script as bash does, and tells what it answers. */
  const replies = async ({ shell, folder }: Desk, line: string, replaced: string, type = 9) => {
    const script = [
      'eval "$(pars-batch completion bash)"',
      'COMP_LINE=$0 COMP_POINT=$2 COMP_TYPE=$3 COLUMNS=60',
      '_pars_batch pars-batch "$1" x',
      `printf '%s\\n' "\${COMPREPLY[@]}"`,
    ].join('\n');
    const words = [
      script,
      `pars-batch ${line}`,
      replaced,
      `${'pars-batch '.length + line.length}`,
      `${type}`,
    ];
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const { stdout, stderr, code } = await shell(`bash --norc -euc ${quoted}`, {
      cwd: folder,
      env: { LANG: 'C.UTF-8' },
    });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    return stdout.split('\n').slice(0, -1);
  };

  test.skipIf(!hasBash)('is given only the end of a word that it replaces', () =>
    atFilledDesk(async (desk) => {
      expect(await replies(desk, 'show A:1', '1')).toEqual(['1\\ one']);
      expect(await replies(desk, 'show "A:1', 'A:1')).toEqual(['A:1 one']);
      expect(await replies(desk, 'list --format=', '')).toEqual(['pretty', 'json']);
      expect(await replies(desk, 'list --format=j', '--format=j')).toEqual(['--format=json']);
      expect(await replies(desk, 'validate --report html=my', 'my')).toEqual(['my file.txt']);
      expect(await replies(desk, 'validate x 2>my', 'my')).toEqual(['my file.txt']);
      expect(await replies(desk, 'list < x --form', '--form')).toEqual(['--format']);
    }),
  );

  test.skipIf(!hasBash)('is given what closes no quote that is open', () =>
    atFilledDesk(async (desk) => {
      expect(await replies(desk, "show 'B", 'B')).toEqual(["B'\\''s $(touch pwned)"]);
      expect(await replies(desk, 'show "B', 'B')).toEqual(["B's \\$(touch pwned)"]);
      expect(await replies(desk, 'show B', 'B')).toEqual(["B\\'s\\ \\$\\(touch\\ pwned\\)"]);
    }),
  );

  test.skipIf(!hasBash)('shows what each is when it is asked for a list', () =>
    atFilledDesk(async (desk) => {
      const ids = ['Ünï', "B\\'s\\ \\$\\(touch\\ pwned\\)", 'A:1\\ one'];
      const width = Math.max(...ids.map((id) => id.length));
      expect(await replies(desk, 'show ', '', 63)).toEqual(
        ids.map((id) => `${id.padEnd(width)}  (Tab␉here ☃ 日本語)`),
      );
      for (const line of await replies(desk, 'list --', '--', 63)) expect(line.length).toBeLessThan(60);
    }),
  );
});

test.skipIf(!hasFish)('fish shows what each is, in the order of the program', () =>
  atFilledDesk(async ({ folder, shell }) => {
    const asks = `fish --no-config -c 'pars-batch completion fish | source; complete -C "pars-batch show "'`;
    expect(await shell(asks, { cwd: folder, env: { LANG: 'C.UTF-8' } })).toEqual({
      code: 0,
      stdout: ['Ünï', "B's $(touch pwned)", 'A:1 one'].map((id) => `${id}\tTab␉here ☃ 日本語\n`).join(''),
      stderr: '',
    });
  }),
);

describe('the program, asked what may be typed', () => {
  const nothing = { code: 0, stdout: 'none\t\n', stderr: '' };

  test('does not make a store, nor a folder for one', () =>
    atDesk(async ({ folder, run }) => {
      expect(await run(['complete', '--', 'show', ''])).toEqual(nothing);
      expect(await run(['complete', '--', 'undo', ''], { env: { PARS_BATCH_STORE: '' } })).toEqual(nothing);
      expect(await run(['complete', '--', 'show', '--store', 'no/such.db', ''])).toEqual(nothing);
      expect(await readdir(folder)).toEqual(['bin', 'home']);
      expect(await readdir(join(folder, 'home'))).toEqual([]);
    }));

  test('leaves a store of an older version as it is', () =>
    atDesk(async ({ folder, run, store }) => {
      await copyFile(join(project, 'fixtures', 'stores', 'version-1.db'), store);
      expect(await run(['complete', '--', 'show', ''])).toEqual(nothing);
      expect(await readFile(store)).toEqual(await readFile(join(project, 'fixtures/stores/version-1.db')));
      expect(await readdir(folder)).toEqual(['activities.db', 'bin', 'home']);
    }));

  test('says nothing of a store that is damaged, or none', () =>
    atFilledDesk(async ({ run, store }) => {
      const sound = await readFile(store);
      await writeFile(store, Buffer.concat([sound.subarray(0, 100), Buffer.alloc(sound.length - 100, 0xff)]));
      expect(await run(['complete', '--', 'show', ''])).toEqual(nothing);
      await writeFile(store, sound.subarray(0, 4096));
      expect(await run(['complete', '--', 'show', ''])).toEqual(nothing);
      await writeFile(store, 'no store');
      expect(await run(['complete', '--', 'show', ''])).toEqual(nothing);
      expect(await run(['complete', '--', 'show', '--store', '/dev/zero', ''])).toEqual(nothing);
    }));

  test('finds the store of a line, of PARS_BATCH_STORE, and in the home folder', () =>
    atFilledDesk(async ({ folder, home, run }) => {
      const first = async (...words: string[]) =>
        (await run(['complete', '--', ...words], { cwd: folder })).stdout.split('\t')[0];
      expect(await first('show', '')).toBe('Ünï');
      expect(await first('show', '--store', 'other one.db', '')).toBe('Elsewhere');
      await copyFile(join(folder, 'other one.db'), join(home, 'a.db'));
      expect(await first('--store', '~/a.db', 'show', '')).toBe('Elsewhere');
    }));

  test('answers whatever the words are', () =>
    atDesk(async ({ run }) => {
      const odd = [
        [],
        [''],
        ['--'],
        ['--', '--', ''],
        ['--help', ''],
        ['-', '-'],
        ['\u001b', ''],
        ['=', '='],
      ];
      for (const words of odd)
        expect(await run(['complete', '--', ...words])).toMatchObject({ code: 0, stderr: '' });
    }));
});
