import { execFile } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/model/finding.js';
import { parseRaw } from '../../src/model/value-type.js';
import { allWritings } from '../../src/reports/writings.js';
import { project } from '../cli/run.js';

test('what the docs have from the program, and every run that they show, is as it is now (npm run docs)', () =>
  new Promise<void>((resolve, reject) => {
    const words = ['docs/generator/make.js', '--check'];
    execFile(process.execPath, words, { cwd: project }, (error, stdout, stderr) => {
      try {
        expect({ error, stdout, stderr }).toEqual({ error: null, stdout: '', stderr: '' });
        resolve();
      } catch (unlike) {
        reject(unlike);
      }
    });
  }));

describe('the ways to write values that docs/templates.md shows', () => {
  test.each(allWritings)('$title', ({ type, read, refused }) => {
    const isRefused = (text: string) => parseRaw(type, text, 'Field', false) instanceof Refusal;
    expect(read.filter(isRefused)).toEqual([]);
    expect(refused.filter((text) => !isRefused(text))).toEqual([]);
  });
});
