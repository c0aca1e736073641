// Writes what the docs have from the program itself: npm run docs
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pages, read } from './pages.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // Write nothing, and say which files are not as they have to be.
    check: { type: 'boolean' },
    // Another program than the project's own to follow the pages with.
    with: { type: 'string' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(pages);
const texts = await Promise.all(names.map((name) => pages[name](values.with)));
for (const [index, name] of names.entries()) {
  if (!values.check) writeFileSync(new URL(`../../${name}`, import.meta.url), texts[index]);
  else if (texts[index] !== read(name)) {
    process.stderr.write(`${name} is not as the program makes it. Run: npm run docs\n`);
    process.exitCode = 1;
  }
}
