import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchRun } from '../../src/reports/report.js';
import { inFolder } from '../read-back.js';
import { runOver, validated, written } from './extracted.js';
import { finding, resultOf } from './results.js';

const browserPath = '/usr/bin/chromium';
const require = createRequire(import.meta.url);

describe.skipIf(!existsSync(browserPath))(
  'the page in a browser (skipped where there is no Chromium)',
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
      browser = await chromium.launch({ executablePath: browserPath, args });
    }, 60_000);
    afterAll(() => browser?.close());

    /** Shows the report on a run; whatever the page says or asks for is kept. */
    async function shown<T>(
      run: BatchRun,
      work: (page: Page, heard: { readonly console: string[]; readonly requests: string[] }) => Promise<T>,
      options: BrowserContextOptions = {},
    ): Promise<T> {
      return inFolder(async (folder) => {
        const path = join(folder, 'report.html');
        await writeFile(path, await written('html', run));
        const context = await browser.newContext(options);
        const page = await context.newPage();
        const heard = { console: [] as string[], requests: [] as string[] };
        page.on('console', (message) => heard.console.push(message.text()));
        page.on('pageerror', (error) => heard.console.push(String(error)));
        page.on('dialog', (dialog) => {
          heard.console.push(`dialog: ${dialog.message()}`);
          return dialog.dismiss();
        });
        const address = pathToFileURL(path).href;
        page.on('request', (request) => {
          if (request.url() !== address) heard.requests.push(request.url());
        });
        await page.goto(address);
        try {
          return await work(page, heard);
        } finally {
          await context.close();
        }
      });
    }

    const visible = (page: Page) => page.locator('article:visible').count();

    test('shows every row with findings like the steps of the form, and says nothing to the console or the network', async () => {
      const run = await validated('fixtures/bad.xlsx', 'fixtures/bad.txt');
      await shown(run, async (page, heard) => {
        expect(await page.title()).toBe('2 files · pars-batch validate');
        expect(await visible(page)).toBe(56);
        const row = page.locator('#file-1-row-3');
        expect(await row.locator('h4').innerText()).toBe('Row 3 · CMEActivityTutorial · SampleInternalID');
        expect(await row.locator('h5').allInnerTexts()).toEqual([
          'IDENTITY',
          '1 BASICS',
          '2 INFORMATION FOR LEARNERS',
          '3 ACCREDITATION DETAILS',
        ]);
        const format = row.locator('.field', { hasText: 'Activity Format (D3)' });
        expect(await format.locator('.value').innerText()).toBe('Live Corse');
        expect(await format.locator('.error').innerText()).toContain('Did you mean Live Course?');
        expect(
          await page.evaluate('getComputedStyle(document.querySelector("#file-1-row-3 .error")).color'),
        ).toBe('rgb(179, 38, 30)');
        // Below the value, as on the form.
        const [value, message] = await Promise.all([
          format.locator('.value').boundingBox(),
          format.locator('.error').boundingBox(),
        ]);
        expect(message?.y ?? 0).toBeGreaterThanOrEqual((value?.y ?? 0) + (value?.height ?? 0));
        expect(heard).toEqual({ console: [], requests: [] });
      });
    });

    test('filters by words, by rule and by weight', async () => {
      await shown(await validated('fixtures/bad.xlsx'), async (page) => {
        const status = page.locator('#shown');
        expect(await status.innerText()).toBe('All 28 rows with findings are shown.');
        await page.getByLabel('Search').fill('airway LC-102');
        expect(await visible(page)).toBe(1);
        expect(await status.innerText()).toBe('1 of 28 rows with findings are shown.');
        await page.getByLabel('Search').fill('');
        await page.getByRole('combobox', { name: 'Rule' }).selectOption('invalid-date');
        for (const article of await page.locator('article:visible').all())
          expect(await article.innerText()).toContain('invalid-date');
        await page.getByRole('combobox', { name: 'Rule' }).selectOption('All rules');
        await page.getByLabel('Also rows with warnings only').uncheck();
        expect(await visible(page)).toBe(22);
        await page.getByLabel('Search').fill('no such words');
        expect(await visible(page)).toBe(0);
        expect(await page.locator('section.file:visible').count()).toBe(0);
      });
    });

    test('is whole without scripts, and has no filter then', async () => {
      const run = await validated('fixtures/bad.xlsx');
      await shown(
        run,
        async (page) => {
          expect(await visible(page)).toBe(28);
          expect(await page.locator('#filter').isVisible()).toBe(false);
        },
        { javaScriptEnabled: false },
      );
    });

    test.each([
      ['a desk, in the light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
      ['a desk, in the dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
      ['a phone', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
    ] as const)('has nothing that keeps anybody out, at %s', async (_, look) => {
      const run = await validated(
        'fixtures/bad.xlsx',
        'fixtures/odd/missing-column.txt',
        'fixtures/good.txt',
      );
      await shown(
        run,
        async (page) => {
          await page.addScriptTag({
            content: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'),
          });
          const violations = await page.evaluate(
            'axe.run().then((found) => found.violations.map(({ id, nodes }) => [id, nodes[0].html]))',
          );
          expect(violations).toEqual([]);
          // Nothing but tables may be wider than the screen, and those can be moved.
          expect(
            await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
          ).toBeLessThanOrEqual(0);
        },
        { ...look, bypassCSP: true },
      );
    });

    test('can be gone through with the keyboard', async () => {
      await shown(await validated('fixtures/bad.xlsx'), async (page) => {
        const focused = () => page.evaluate('document.activeElement.textContent.trim().slice(0, 20)');
        await page.keyboard.press('Tab');
        expect(await focused()).toBe('Skip to the rows');
        await page.keyboard.press('Enter');
        expect(await page.evaluate('location.hash')).toBe('#rows');
      });
    });

    test('prints all rows and no filter', async () => {
      await shown(await validated('fixtures/bad.xlsx'), async (page) => {
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('#filter').isVisible()).toBe(false);
        expect(await visible(page)).toBe(28);
      });
    });

    test.each([
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      "' onmouseover='alert(1)",
      '</title><script>alert(1)</script>',
      '<style>*{display:none}</style>',
      '<a href="javascript:alert(1)">x</a>',
      '&lt;b&gt;',
    ])('shows %s as it was written', async (text) => {
      const entered = [{ path: 'title', header: 'Activity Title', step: 'Basics' as const, value: text }];
      const result = resultOf({
        file: text,
        rows: 1,
        rejected: 1,
        errors: 1,
        findings: [
          finding({
            field: 'title',
            header: 'Activity Title',
            value: text,
            message: `Not ${text}.`,
            location: { row: 12 },
          }),
        ],
        rejectedRows: new Set([12]),
        names: new Map([[12, { title: text, internalId: text }]]),
        ruleCounts: new Map([['end-before-start', 1]]),
        entered: new Map([[12, entered]]),
      });
      await shown(runOver([result]), async (page, heard) => {
        expect(await page.locator('article h4').innerText()).toBe(`Row 12 · ${text} · ${text}`);
        expect(await page.locator('.value').innerText()).toBe(text);
        expect(await page.locator('.message').innerText()).toContain(`Not ${text}.`);
        expect(
          await page.locator('article img, article svg, article a, article script, article style').count(),
        ).toBe(0);
        expect(heard).toEqual({ console: [], requests: [] });
      });
    });

    test('runs no script but its own, whatever gets into it', async () => {
      const run = await validated('fixtures/bad.xlsx');
      await inFolder(async (folder) => {
        const path = join(folder, 'report.html');
        const page = await browser.newPage();
        const page1 = (await written('html', run)).replace(
          '</main>',
          '<script>document.title = "gone"</script></main>',
        );
        await writeFile(path, page1);
        await page.goto(pathToFileURL(path).href);
        expect(await page.title()).toBe('bad.xlsx · pars-batch validate');
        await page.close();
      });
    });
  },
);
