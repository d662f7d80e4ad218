import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { renderHtml } from '../../src/report/html/page.ts';
import { realPart } from '../real-part.ts';
import { hostileReport, hostileStrings } from './hostile.ts';
import { sampleNode, simulatedReport, smallReport } from './sample.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

realPart('chromium', existsSync(executablePath))('the HTML report in a real browser', () => {
  let browser: Browser;
  let folder: string;
  const pages: Record<string, string> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guildseal-report-'));
    const broken = smallReport({
      nodes: [
        ...smallReport().nodes,
        sampleNode({ index: 12, parent: 99, outcome: 'keep', values: [4] }),
        sampleNode({ index: 13, parent: 14, outcome: 'keep', values: [4] }),
        sampleNode({ index: 14, parent: 13, outcome: 'keep', values: [4] }),
      ],
      cautions: ['The evaluator shares a sandbox with the candidate.'],
    });
    const reports = {
      small: broken,
      medium: simulatedReport(120),
      large: simulatedReport(3000),
      hostile: hostileReport(hostileStrings),
    };
    for (const [name, report] of Object.entries(reports)) {
      const path = join(folder, `${name}.html`);
      writeFileSync(path, renderHtml(report));
      pages[name] = pathToFileURL(path).href;
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page; everything the browser complains about, asks for or is asked goes into `noise`. */
  const visit = async (
    name: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; context: BrowserContext; noise: string[] }> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(`console ${message.type()} ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error ${error.message}`));
    page.on('dialog', (dialog) => {
      noise.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== pages[name]) noise.push(`request ${request.url()}`);
    });
    await page.goto(pages[name] ?? '');
    return { page, context, noise };
  };

  const sizes = [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const;

  it.each(sizes)(
    'is quiet, fits %d pixels and is accessible in %s',
    async (width, colorScheme) => {
      for (const name of ['small', 'hostile']) {
        const { page, context, noise } = await visit(name, {
          viewport: { width, height: 900 },
          colorScheme,
        });
        await page.evaluate(
          `for (const row of document.querySelectorAll('details.t')) row.open = Number(row.id.slice(1)) < 15`,
        );
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        await page.evaluate(axe);
        const findings = await page.evaluate<readonly Finding[]>(
          'axe.run().then((result) => result.violations)',
        );
        const serious = findings
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''} (${nodes.length})`);
        expect({ name, overflow, serious, noise }).toEqual({
          name,
          overflow: 0,
          serious: [],
          noise: [],
        });
        await context.close();
      }
    },
    120_000,
  );

  it('shows tree, curve, trials and diffs without script', async () => {
    const { page, context, noise } = await visit('medium', { javaScriptEnabled: false });
    expect(await page.locator('#tree #t0').isVisible()).toBe(true);
    expect(await page.locator('#curve .step').count()).toBe(1);
    expect(await page.locator('details.t').count()).toBe(120);
    await page.locator('#n5 > summary').click();
    expect(await page.locator('#n5 .diff').isVisible()).toBe(true);
    expect(await page.locator('.js-only').first().isVisible()).toBe(false);
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);

  it('runs no script but its own', async () => {
    const { page, context } = await visit('small');
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="data:image/png;base64,x" onerror="window.planted = true"><style>body{display:none}</style>');
    }`);
    expect(
      await page.evaluate(
        'window.planted === undefined && getComputedStyle(document.body).display',
      ),
    ).toBe('block');
    await context.close();
  }, 60_000);

  it('opens the trial that a node of the tree links to', async () => {
    const { page, context, noise } = await visit('small');
    await page.locator('#t8 > a > circle').last().click();
    expect(await page.locator('#n8').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#n8 .diff').isVisible()).toBe(true);
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);

  it('filters by outcome and by words, and a link still finds a hidden trial', async () => {
    const { page, context, noise } = await visit('small');
    await page.locator('button[data-outcome=od]').click();
    expect(await page.locator('#n1').isVisible()).toBe(false);
    expect(await page.locator('#n2').isVisible()).toBe(true);
    expect(await page.locator('#count').textContent()).toBe('12 of 15 shown');
    await page.evaluate(`location.hash = 'n1'`);
    await page.locator('#n1 .tb').waitFor();
    await page.locator('button[data-outcome=od]').click();
    await page.locator('#words').fill('huffman');
    await page.locator('#n2').waitFor();
    await page.locator('#n4').waitFor({ state: 'hidden' });
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);

  it('folds and unfolds branches, also from the keyboard, and zooms', async () => {
    const { page, context, noise } = await visit('large');
    const visible = (): Promise<number> => page.locator('#tree g.n:not(.h)').count();
    const folded = await visible();
    await page.locator('#unfold').click();
    const all = await visible();
    expect(all).toBeGreaterThan(folded);
    expect(all).toBe(await page.locator('#tree g.n').count());
    await page.locator('#fold').click();
    expect(await visible()).toBe(folded);
    await page.locator('#t0 > .tk').focus();
    await page.keyboard.press('Enter');
    expect(await visible()).toBe(1);
    await page.keyboard.press('Enter');
    const before = Number(await page.locator('#tree').getAttribute('width'));
    await page.locator('#zin').click();
    expect(Number(await page.locator('#tree').getAttribute('width'))).toBeCloseTo(before * 1.25, 3);
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);

  it('lays out the tree by script as it was drawn without', async () => {
    const read = `JSON.stringify([...document.querySelectorAll('#tree g.n:not(.h)')].map((g) => [g.id, g.getAttribute('transform').match(/[\\d.]+/g).map(Number)]))`;
    const links = `JSON.stringify([...document.querySelectorAll('#tree .l:not(.h)')].map((l) => l.getAttribute('d')))`;
    for (const name of ['small', 'medium']) {
      const { page, context } = await visit(name);
      const drawn = [await page.evaluate(read), await page.evaluate(links)];
      await page.locator('#unfold').click();
      expect([await page.evaluate(read), await page.evaluate(links)]).toEqual(drawn);
      await context.close();
    }
  }, 60_000);

  it('follows a dot of a large tree to its trial', async () => {
    const { page, context, noise } = await visit('large');
    const first = await page.locator('#t0 .ds').getAttribute('data-d');
    await page.evaluate(`{
      const dots = document.querySelector('#t0 .ds');
      const { x, y } = new DOMPoint(0, 24).matrixTransform(dots.getScreenCTM());
      dots.firstChild.dispatchEvent(new MouseEvent('click', { clientX: x, clientY: y, bubbles: true }));
    }`);
    expect(await page.evaluate('location.hash')).toBe(`#n${first?.split(' ')[0] ?? ''}`);
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);
});
