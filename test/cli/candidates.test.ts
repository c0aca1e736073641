import { Argument, type Command, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { answerText, files, folders, nothing } from '../../src/cli/completion/answer.js';
import { candidates, placeholderOf } from '../../src/cli/completion/candidates.js';
import { type AskStore, completers } from '../../src/cli/completion/placeholders.js';
import { program } from '../../src/cli/program.js';
import type { Surroundings } from '../../src/cli/terminal.js';
import { activityFormats } from '../../src/model/vocabularies.js';

const { stdout, stderr, stdin } = process;
const surroundings: Surroundings = {
  stdout,
  stderr,
  stdin,
  env: {},
  now: () => new Date('2026-11-22'),
  signal: new AbortController().signal,
};
const root = program(surroundings, () => undefined);

const ids = ['GR 1', '260000001', '-dash'];
const named: Readonly<Record<'ids' | 'batches', readonly string[]>> = { ids, batches: ['12', '11'] };

/** What may be typed at the end of a line; the store that was asked is named before its ids. */
async function answer(...words: string[]) {
  const storeAt =
    (store = ''): AskStore =>
    async (what, beginning) =>
      named[what].filter((name) => name.startsWith(beginning)).map((name) => ({ name, what: `in ${store}` }));
  const { candidates: found, ...rest } = await candidates(root, words, storeAt);
  return {
    values: found.map(({ value }) => value),
    descriptions: found.map((one) => one.description),
    ...rest,
  };
}

const values = async (...words: string[]) => (await answer(...words)).values;

/** A command and all commands of it. */
function family(command: Command): Command[] {
  return [command, ...command.commands.flatMap(family)];
}

describe('every declaration', () => {
  const visible = family(root).filter((command) => command.name() !== 'complete');
  const takers: [string, Option | Argument][] = visible.flatMap((command) => [
    ...command.options
      .filter(({ required, optional }) => required || optional)
      .map((option): [string, Option] => [`${command.name()} ${option.flags}`, option]),
    ...command.registeredArguments.map((one): [string, Argument] => [`${command.name()} ${one.name()}`, one]),
  ]);

  test.each(takers)('of a value says what may be typed for it: %s', (_, taker) => {
    expect(taker.argChoices ?? completers[placeholderOf(taker)]).toBeDefined();
  });

  test('is completed by name', async () => {
    for (const command of visible) {
      const names: string[] = [];
      for (let one: Command | null = command; one?.parent; one = one.parent) names.unshift(one.name());
      const [found, options] = await Promise.all([values(...names, ''), values(...names, '--')]);
      const further = command.commands.filter((one) => one.name() !== 'complete');
      expect(found).toEqual(expect.arrayContaining(further.map((one) => one.name())));
      expect(options).toEqual(expect.arrayContaining(command.options.map(({ long }) => long)));
      expect(options).toEqual(
        expect.arrayContaining(['--help', '--store', '--as-of', '--quiet', '--no-color']),
      );
    }
  });

  test('stands for a value, whatever its brackets are', () => {
    const option = (flags: string) => placeholderOf(new Option(flags));
    expect([option('-o, --out <file>'), option('--in [file]'), option('--many <file...>')]).toEqual(
      Array(3).fill('file'),
    );
    expect(placeholderOf(new Argument('<id...>'))).toBe('id');
    expect(option('--yes')).toBe('');
  });
});

describe('commands', () => {
  test('are offered where one may stand', async () => {
    expect(await values('va')).toEqual(['validate']);
    expect(await values('--quiet', '--store', 'x', 're')).toEqual(['reopen']);
    expect(await values('help', 'l')).toEqual(['list', 'learners']);
    expect(await values('learners', 'i')).toEqual(['import']);
    expect(await values('store', '')).toEqual(['info', 'check', 'backup', 'help']);
    expect(await values('learners', 'GR 1', 'i')).toEqual([]);
    expect(await values('help', 'list', '')).toEqual([]);
    expect(await values('nonsense', '')).toEqual([]);
  });

  test('that are not for people are not offered', async () => {
    expect(await values('')).not.toContain('complete');
    expect(await values('comp')).toEqual(['completion']);
    expect(await values('help', 'comp')).toEqual(['completion']);
  });
});

describe('options', () => {
  test('are offered where a dash is typed, and nowhere after --', async () => {
    expect(await values('list', '--re')).toEqual(['--reverse']);
    expect(await values('list', 're')).toEqual([]);
    expect(await values('show', '-')).toContain('--history');
    expect(await values('show', '--', '-')).toEqual(['-dash']);
    expect(await values('help', '-')).toContain('--version');
  });

  test('that are given are not offered again, unless they are repeatable', async () => {
    const others = await values('validate', '-q', '--drafts', '--no-color', '--report', 'html=x', '--');
    for (const given of ['--quiet', '--drafts', '--no-color']) expect(others).not.toContain(given);
    expect(await values('validate', '--report', 'html=x', '--repo')).toEqual(['--report']);
    expect(await values('edit', 'x', '--set', 'City=', '--se')).toEqual(['--set']);
    expect(await values('list', '--status=draft', '--sta')).toEqual(['--status']);
    expect(await values('export', '-ofile', '--ou')).toEqual([]);
    const ofDelete = await values('delete', '-qy', '--');
    for (const given of ['--quiet', '--yes']) expect(ofDelete).not.toContain(given);
  });
});

describe('values', () => {
  test('are those of the declaration', async () => {
    expect(await values('list', '--format', '')).toEqual(['pretty', 'json']);
    expect(await values('list', '--format=j')).toEqual(['--format=json']);
    expect(await values('list', '--ids=j')).toEqual([]);
    expect(await values('template', '')).toEqual(['xlsx', 'tab', 'xml']);
    expect(await values('completion', 'f')).toEqual(['fish']);
    expect(await values('list', '--sort', 'in')).toEqual(['internal-id']);
  });

  test('are those of a vocabulary, several with commas, each once', async () => {
    expect(await values('list', '--status', '')).toEqual(['draft', 'active', 'ready-to-close', 'closed']);
    expect(await values('list', '--status', 'draft,closed,')).toEqual([
      'draft,closed,active',
      'draft,closed,ready-to-close',
    ]);
    expect(await values('list', '--status=draft,a')).toEqual(['--status=draft,active']);
    expect(await values('list', '--activity-format', 'RS')).toEqual(['RSS']);
    for (const word of await values('list', '--activity-format', ''))
      expect(activityFormats.labels).toContain(activityFormats.find(word));
    expect(await values('list', '--activity-format', '')).toHaveLength(activityFormats.labels.length);
  });

  test('are column headings, rules, states, formats of reports', async () => {
    expect(await values('edit', 'x', '--set', 'In-')).toEqual(['In-Kind Support Sources=']);
    expect(await values('edit', 'x', '--set', 'activity i')).toEqual([]);
    expect(await values('edit', 'x', '--set', 'city')).toEqual(['City=']);
    expect(await values('edit', 'x', '--set', 'City=C')).toEqual([]);
    expect(await values('rules', 'end-')).toEqual(['end-before-start']);
    expect(await values('learners', 'add', 'x', '--state', 'IL')).toEqual(['IL']);
    expect(await values('validate', '--report', 'j')).toEqual(['json=', 'junit=']);
  });

  test('are nothing where there is nothing to choose from', async () => {
    expect(await answer('list', '--search', '')).toMatchObject({ values: [], names: 'none' });
    expect(await answer('--as-of', '')).toMatchObject({ values: [], names: 'none' });
    expect(await answer('list', 'now', '')).toMatchObject({ values: [], names: 'none' });
  });

  test('are names, which the shell completes', async () => {
    for (const words of [
      ['validate', ''],
      ['validate', 'x', 'y', ''],
      ['convert', 'x', ''],
      ['--store', ''],
    ])
      expect(await answer(...words)).toEqual({ values: [], descriptions: [], ...names(files) });
    expect(await answer('convert', 'x', 'y', '')).toMatchObject({ names: 'none' });
    expect(await answer('template', '--all', '')).toMatchObject(names(folders));
    expect(await answer('export', '--out=x')).toMatchObject({ names: 'files', before: '--out=' });
    expect(await answer('validate', '--report', 'html=x=y')).toMatchObject({
      names: 'files',
      before: 'html=',
    });
    expect(await answer('validate', '--report=html=')).toMatchObject({ before: '--report=html=' });
  });

  const names = ({ names, before }: typeof files) => ({ names, before });
});

describe('ids', () => {
  test('are those of the store, with what they name', async () => {
    expect(await values('show', '')).toEqual(['GR 1', '260000001']);
    expect(await values('close', 'GR 1', '')).toEqual(['260000001']);
    expect(await values('show', 'GR 1', '')).toEqual([]);
    expect(await values('learners', 'import', 'x', '--activity', 'G')).toEqual(['GR 1']);
    expect(await values('learners', '2')).toEqual(['260000001']);
    expect(await values('undo', '1')).toEqual(['12', '11']);
  });

  test.each([
    [['show', ''], 'in '],
    [['show', '--store', 'x.db', ''], 'in x.db'],
    [['--store=x.db', 'show', ''], 'in x.db'],
    [['--store', 'x.db', 'undo', ''], 'in x.db'],
  ])('come from the store that the line names: %j', async (words, store) => {
    expect((await answer(...words)).descriptions[0]).toBe(store);
  });
});

describe('the text for the shells', () => {
  test('has a line for each candidate, and a last one for names', () => {
    expect(answerText({ ...nothing, candidates: [{ value: 'a b', description: 'c' }] })).toBe(
      'a b\tc\nnone\t\n',
    );
    expect(answerText({ ...files, before: 'html=' })).toBe('files\thtml=\n');
  });

  test('has nothing in it that a terminal must not show', () => {
    const hostile = [
      { value: 'a\tb', description: '' },
      { value: 'a\u001b[2J', description: '' },
      { value: 'good', description: 'x\ty\nz\u001b[2J' },
      { value: 'long', description: '\u{1f600}'.repeat(100) },
    ];
    expect(answerText({ ...nothing, candidates: hostile })).toBe(
      `good\tx␉y ⏎ z␛[2J\nlong\t${'\u{1f600}'.repeat(59)}…\nnone\t\n`,
    );
  });
});
