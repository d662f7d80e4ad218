// Report: size and render time of each output, and how soon the HTML page of a large run is usable.
// node --import ./scripts/ts.mjs bench/report.ts
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { simulatedReport } from '../__tests__/report/sample.ts';
import { renderHtml } from '../src/report/html/page.ts';
import { renderMarkdown } from '../src/report/markdown.ts';
import { renderText } from '../src/report/text.ts';

const rounds = 7;
const executablePath = '/usr/bin/chromium';
const large = 10_000;

const spread = (values: readonly number[]): string => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.round(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms (quartiles ${at(0.25)}-${at(0.75)}, ${sorted.length} rounds)`;
};

const renderers = {
  text: (report: ReturnType<typeof simulatedReport>) =>
    renderText(report, { color: false, width: 100 }),
  markdown: (report: ReturnType<typeof simulatedReport>) =>
    renderMarkdown(report, {
      limits: { chars: 60_000, bytes: 60_000 },
      links: { repository: null, job: null },
      unpublished: null,
    }),
  html: renderHtml,
};

for (const count of [120, 1000, large]) {
  const report = simulatedReport(count);
  for (const [name, render] of Object.entries(renderers)) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      bytes = Buffer.byteLength(render(report));
      times.push(performance.now() - start);
    }
    const bar = name === 'html' && count === large ? '; bar: 5,000,000 bytes, 2,000 ms' : '';
    console.log(`${count} nodes, ${name}: ${bytes} bytes, ${spread(times)}${bar}`);
  }
}

/** From navigation until the page's script has run and the browser has drawn a frame, in milliseconds. */
const openPage = async (url: string): Promise<number> => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    return await page.evaluate<number>(
      'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))',
    );
  } finally {
    await browser.close();
  }
};

if (existsSync(executablePath)) {
  const folder = mkdtempSync(join(tmpdir(), 'guildseal-bench-'));
  try {
    const path = join(folder, 'report.html');
    writeFileSync(path, renderHtml(simulatedReport(large)));
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(await openPage(pathToFileURL(path).href));
    }
    console.log(`${large} nodes, html in chromium until usable: ${spread(times)}; bar: 1,000 ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log('chromium is missing: opening time not measured');
}
