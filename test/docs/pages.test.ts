import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../src/reports/rules-page.js';
import { templatesPage } from '../../src/reports/templates-page.js';

const pages = { 'rules.md': rulesPage, 'templates.md': templatesPage };

describe('the pages of the docs that are made from tables', () => {
  it.each(Object.entries(pages))('%s is what the tables say (npm run docs writes it)', (name, page) => {
    expect(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')).toBe(page());
  });
});
