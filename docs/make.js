// Writes the pages of the docs that are made from the program's own tables: npm run docs
import { writeFileSync } from 'node:fs';
import { rulesPage } from '../dist/reports/rules-page.js';
import { templatesPage } from '../dist/reports/templates-page.js';

const pages = { 'rules.md': rulesPage, 'templates.md': templatesPage };
for (const [name, page] of Object.entries(pages)) writeFileSync(new URL(name, import.meta.url), page());
