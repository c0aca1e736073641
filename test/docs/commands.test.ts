import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { program } from '../../src/cli/program.js';
import { project } from '../cli/run.js';

const { stdout, stderr, stdin } = process;
const root = program(
  { stdout, stderr, stdin, env: {}, now: () => new Date(), signal: new AbortController().signal },
  () => undefined,
);

const pages = [
  ...readdirSync(project).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(project, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  'fixtures/README.md',
];
const textOf = (page: string) => readFileSync(join(project, page), 'utf8');

/** The words of a command as far as the shell gives them to the program. */
function wordsOf(line: string): string[] {
  const [own = ''] = line.split(/\s[|<>]|[;&)]/);
  return (own.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}

/** What is wrong with a command that a page names: a command or an option that there is not, or a choice of one. */
function faultOf(line: string): string | undefined {
  const [, ...words] = wordsOf(line);
  let command: Command = root;
  while (command.commands.length > 0 && words[0] !== undefined && !words[0].startsWith('-')) {
    const named: Command | undefined = command.commands.find((each) => each.name() === words[0]);
    if (named === undefined) break;
    command = named;
    words.shift();
  }
  const isPlaceholder = words[0] === undefined || /^[A-Z…[]/.test(words[0]) || words[0].startsWith('-');
  if (command.registeredArguments.length === 0 && command.commands.length > 0 && !isPlaceholder)
    return `there is no command ${words[0]}`;
  for (const [index, word] of words.entries()) {
    if (!/^--?[a-z]/i.test(word)) continue;
    const [name = '', joined] = word.split('=');
    const options = [...command.options, ...root.options, ...(command.parent?.options ?? [])];
    const option = options.find(({ short, long }) => name === short || name === long);
    if (option === undefined) {
      if (name !== '--help') return `${command.name()} has no option ${name}`;
      continue;
    }
    const value = joined ?? words[index + 1];
    const choices = option.argChoices;
    if (choices !== undefined && value !== undefined && !/^[A-Z]+$/.test(value) && !choices.includes(value))
      return `${name} has no choice ${value}`;
  }
  return undefined;
}

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  test('names only commands and options that there are', () => {
    // The program of that page has a report and a format more; a test of its own follows it.
    if (page === 'docs/extending.md') return;
    const inline = [...text.matchAll(/`(pars-batch [^`]+)`/g)].map(([, line = '']) => line);
    const pasted = [...text.matchAll(/^(?:\$ | {4})(?:node bin\/)?(pars-batch.*)$/gm)].map(
      ([, line = '']) => line,
    );
    const faults = [...inline, ...pasted].flatMap((line) => {
      const fault = faultOf(line);
      return fault === undefined ? [] : [`${line}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  test('names only scripts that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const named = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links only to pages and headings that there are', () => {
    const dangling = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].flatMap(([, link = '']) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? page : join(page, '..', path);
      const isThere = existsSync(join(project, target));
      const hasHeading = heading === undefined || (isThere && headingsOf(textOf(target)).includes(heading));
      return isThere && hasHeading ? [] : [link];
    });
    expect(dangling).toEqual([]);
  });
});

/** The headings of a page as links name them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

test.each([
  'pars-batch lst',
  'pars-batch list --al',
  'pars-batch validate --format xls FILE',
  'pars-batch store inf',
  'pars-batch list | head',
])('%s is found out, if it is wrong', (line) => {
  expect(faultOf(line) !== undefined).toBe(!line.includes('head'));
});
