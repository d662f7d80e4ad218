import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { renderHtml } from '../../src/report/html/page.ts';
import { type MarkdownOptions, renderMarkdown } from '../../src/report/markdown.ts';
import type { RunReport } from '../../src/report/model.ts';
import { type ProgressState, renderProgress } from '../../src/report/progress.ts';
import { renderText } from '../../src/report/text.ts';
import { expectGolden } from './golden.ts';
import { hostileReport, hostileText } from './hostile.ts';
import { sampleNode, simulatedReport, smallReport } from './sample.ts';

const origin = 'https://git.example.org/team/codec';
const options: MarkdownOptions = {
  limits: { chars: 60_000, bytes: 60_000 },
  links: { repository: origin, job: `${origin}/actions/runs/7` },
  unpublished: null,
};
const files = {
  ledger: '.guildseal/runs/compress-20260211T094503Z-7f3a1c/ledger.jsonl',
  html: '.guildseal/runs/compress-20260211T094503Z-7f3a1c/report.html',
};

const unsigned = smallReport({
  status: 'finished',
  reason: 'exhausted',
  metric: { name: 'length', direction: 'minimize', target: null },
  best: 'n0',
  confirmed: null,
  promotions: [],
  key: null,
  publication: null,
  predictableSeeds: true,
  isolation: {
    ...smallReport().isolation,
    level: 'none',
    mode: null,
    bwrap: null,
    network: 'open',
    seccomp_sha256: null,
    limits: {},
  },
  cautions: ['The evaluator could be influenced: nothing confined the candidates.'],
});
const running = smallReport({
  status: 'running',
  reason: null,
  confirmed: null,
  promotions: [],
  endedAt: null,
  publication: null,
  budget: { trials: 100, evaluations: 500, wallMs: null },
});

describe('whole outputs', () => {
  const cases: readonly (readonly [string, RunReport, string | null])[] = [
    ['confirmed', smallReport(), null],
    ['best-seen', simulatedReport(120), null],
    ['unsigned', unsigned, 'the token may not push (contents: write is missing).'],
    ['running', running, null],
  ];

  it.each(cases)('%s as text', (name, report) => {
    expectGolden(`${name}.out.txt`, renderText(report, { color: false, width: 100, files }));
  });

  it.each(cases)('%s as Markdown', (name, report, unpublished) => {
    expectGolden(`${name}.out.md`, renderMarkdown(report, { ...options, unpublished }));
  });

  it('a confirmed run as HTML', () => {
    expectGolden('confirmed.out.html', renderHtml(smallReport()));
  });

  it('text in colour differs by escape sequences only', () => {
    const plain = renderText(smallReport(), { color: false, width: 80 });
    const color = renderText(smallReport(), { color: true, width: 80 });
    expect(color).not.toBe(plain);
    // eslint-disable-next-line no-control-regex -- the very characters it is about
    expect(color.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('text keeps to the width of the terminal but for hashes, paths and commands', () => {
    for (const width of [60, 100]) {
      for (const line of renderText(simulatedReport(120), { color: false, width }).split('\n')) {
        if (!/[0-9a-f]{40}|guildseal verify/.test(line))
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe('the same model', () => {
  it('gives the same bytes', () => {
    expect(renderHtml(simulatedReport(120))).toBe(renderHtml(simulatedReport(120)));
    expect(renderMarkdown(simulatedReport(120), options)).toBe(
      renderMarkdown(simulatedReport(120), options),
    );
  });

  it('gives the same bytes whatever the order of its nodes', () => {
    const report = simulatedReport(120);
    const turned = { ...report, nodes: [...report.nodes].reverse() };
    expect(renderHtml(turned)).toBe(renderHtml(report));
    expect(renderMarkdown(turned, options)).toBe(renderMarkdown(report, options));
  });
});

const isWhole = (text: string): boolean => {
  let fence: string | null = null;
  let open = 0;
  for (const line of text.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0] ?? null;
    if (fence !== null) {
      if (ticks !== null && line === ticks && ticks.length >= fence.length) fence = null;
    } else if (ticks !== null) fence = ticks;
    else if (line.startsWith('<details')) open += 1;
    else if (line === '</details>') open -= 1;
  }
  return fence === null && open === 0;
};

describe('the Markdown section', () => {
  const limits = fc.record({
    chars: fc.integer({ min: 400, max: 60_000 }),
    bytes: fc.integer({ min: 400, max: 60_000 }),
  });
  const numRuns = 100 * Number(process.env['GUILDSEAL_SOAK'] ?? 1);

  it('keeps to its limits of characters and bytes and closes what it opens', () => {
    const sizes = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(
        limits,
        fc.array(hostileText, { minLength: 1, maxLength: 4 }),
        sizes,
        (limit, texts, size) => {
          const report = hostileReport(
            texts.map((text) => text.repeat(Math.ceil(size / (text.length + 1)))),
          );
          const text = renderMarkdown(report, { ...options, limits: limit });
          expect(text.length).toBeLessThanOrEqual(limit.chars);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit.bytes);
          expect(isWhole(text)).toBe(true);
        },
      ),
      { numRuns },
    );
  });

  it('of a run with huge patches in wide characters fits a comment and still says how to verify', () => {
    const huge = `--- a/x\n+++ b/x\n@@ -1 +1,9999 @@\n${'+漢字かな交じり文\n'.repeat(9999)}`;
    const report = simulatedReport(3000, {
      bestPatch: huge,
      cautions: Array.from({ length: 500 }, () => '漢'.repeat(500)),
    });
    const text = renderMarkdown(report, options);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(isWhole(text)).toBe(true);
    for (const wanted of [
      'Verify it yourself',
      'Sealed hashes',
      'Last ',
      'Tree of',
      'more lines',
      report.ledger.head,
    ]) {
      expect(text).toContain(wanted);
    }
  });

  it('names branch, commit, head, key and commands of a published run', () => {
    const report = smallReport();
    const text = renderMarkdown(report, options);
    for (const wanted of [
      report.ledger.head,
      report.key?.keyid,
      'BEGIN PUBLIC KEY',
      'git fetch origin guildseal/ledger',
      'verify.sh',
      `guildseal verify ${report.runId}`,
      `${origin}/commit/${report.publication?.commit ?? ''}`,
    ]) {
      expect(text).toContain(wanted);
    }
  });

  it('seals best, baseline, the last twenty and the head', () => {
    const report = simulatedReport(3000);
    const text = renderMarkdown(report, options);
    const best = report.nodes.find((node) => node.id === report.best);
    for (const node of [report.nodes[0], best, ...report.nodes.slice(-20)]) {
      expect(text).toContain(
        node?.decisions.at(-1)?.seal ?? node?.repeats.at(-1)?.seal ?? node?.seal,
      );
    }
    const older = report.nodes[1500];
    expect(text).not.toContain(older?.seal);
  });

  it('says why nothing was published', () => {
    const text = renderMarkdown(smallReport({ publication: null }), {
      ...options,
      unpublished: 'the token is read-only',
    });
    expect(text).toContain('Not published: the token is read-only');
  });
});

describe('the HTML page', () => {
  it('allows only its own style and script', () => {
    const html = renderHtml(smallReport());
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const digest = (tag: string): string => {
      const body = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
      return createHash('sha256').update(body).digest('base64');
    };
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest('style')}'; script-src 'sha256-${digest('script')}'; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(
      /\b(?:src|srcset|action|data|poster)=|url\(|@import|https?:\/\/(?!www\.w3\.org)/,
    );
  });

  it('holds ten thousand trials in five megabytes, each once', () => {
    const report = simulatedReport(10_000);
    const html = renderHtml(report);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(5_000_000);
    const ids = new Set([...html.matchAll(/class="t o\w" id="(n\d+)"/g)].map((match) => match[1]));
    expect(ids.size).toBe(10_000);
    expect(html).toContain(report.nodes[7777]?.decisions.at(-1)?.seal ?? report.nodes[7777]?.seal);
    expect(html).toMatch(/class="n o\w fold"/);
  });

  it('starts nothing folded up to two thousand trials', () => {
    expect(renderHtml(simulatedReport(2000))).not.toMatch(/class="n o\w fold"/);
  });

  it('shows the details of every trial of a run of ordinary size', () => {
    const html = renderHtml(simulatedReport(300));
    expect(html.match(/<details class="t /g)).toHaveLength(300);
    expect(html).not.toContain('shown in brief');
  });

  it('drops details before it drops a trial when diffs are huge', () => {
    const diff = `--- a/x.js\n+++ b/x.js\n@@ -0,0 +1,9999 @@\n${'+const veryLongName = anotherName(1, "two");\n'.repeat(9999)}`;
    const nodes = Array.from({ length: 400 }, (_, index) =>
      sampleNode({
        index,
        parent: index === 0 ? null : 0,
        outcome: index === 0 ? 'baseline' : 'discard',
        values: [3.9],
        diff,
      }),
    );
    const html = renderHtml(smallReport({ nodes, best: null, confirmed: null, promotions: [] }));
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(5_000_000);
    expect(html.match(/class="t o\w" id="n\d+"/g)).toHaveLength(400);
    expect(html).toContain('shown in brief');
    expect(html).toContain('more lines; the whole patch');
  });

  it('shows orphans and cycles once, with their badges', () => {
    const html = renderHtml(
      smallReport({
        nodes: [
          ...smallReport().nodes,
          sampleNode({ index: 12, parent: 99, outcome: 'keep', values: [4] }),
          sampleNode({ index: 13, parent: 14, outcome: 'keep', values: [4] }),
          sampleNode({ index: 14, parent: 13, outcome: 'keep', values: [4] }),
        ],
      }),
    );
    expect(html.match(/<mark>orphan<\/mark>/g)).toHaveLength(1);
    expect(html.match(/<mark>cycle<\/mark>/g)).toHaveLength(2);
    expect(html.match(/<tspan dx="5" class="warn">cycle<\/tspan>/g)).toHaveLength(2);
    for (const id of ['n12', 'n13', 'n14']) expect(html.split(`id="${id}"`)).toHaveLength(2);
  });

  it('shows hidden characters of a diff instead of obeying them', () => {
    const diff = '--- a/x.js\n+++ b/x.js\n@@ -1 +1 @@\n-a\n+const admin = "user\u202e";\n';
    const html = renderHtml(
      smallReport({
        nodes: [
          sampleNode({ index: 0, parent: null, outcome: 'baseline', values: [1] }),
          sampleNode({ index: 1, parent: 0, outcome: 'discard', values: [1], diff }),
        ],
      }),
    );
    expect(html).not.toContain('\u202e');
    expect(html).toContain('[U+202E]');
    expect(html).toContain('line 5 bidi U+202E');
  });

  it('reads a removed line that looks like a file head as a removed line', () => {
    const diff = '--- a/x.sql\n+++ b/x.sql\n@@ -1,2 +1 @@\n--- comment\n-b\n+++ c\n';
    const html = renderHtml(
      smallReport({
        nodes: [
          sampleNode({ index: 0, parent: null, outcome: 'baseline', values: [1] }),
          sampleNode({ index: 1, parent: 0, outcome: 'discard', values: [1], diff }),
        ],
      }),
    );
    expect(html.match(/<del>/g)).toHaveLength(2);
    expect(html.match(/<ins>/g)).toHaveLength(1);
    expect(html.match(/class="df"/g)).toHaveLength(1);
  });

  it.each([
    [
      'no nodes',
      smallReport({ nodes: [], baseline: null, best: null, confirmed: null, promotions: [] }),
    ],
    [
      'a baseline alone',
      smallReport({
        nodes: smallReport().nodes.slice(0, 1),
        best: 'n0',
        confirmed: null,
        promotions: [],
      }),
    ],
    ['no key, nothing published, no isolation', unsigned],
    ['still running', running],
  ])('renders a run with %s', (_, report) => {
    const html = renderHtml(report);
    expect(html.endsWith('</html>\n')).toBe(true);
    const shown = [
      html.replace(/<(script|style)>[\s\S]*?<\/\1>/g, ''),
      renderMarkdown(report, options),
      renderText(report, { color: false, width: 100 }),
    ];
    const blunders = shown.flatMap(
      (text) => text.match(/.{0,40}(?:NaN|undefined|Infinity|null).{0,40}/g) ?? [],
    );
    expect(blunders).toEqual([]);
  });
});

describe('the live line', () => {
  const state: ProgressState = {
    experiment: 'compress',
    phase: 'search',
    spent: { trials: 34, evaluations: 60 },
    budget: { trials: 100, evaluations: 500, wallMs: null },
    elapsedMs: 20_000,
    recent: { evaluations: 60, elapsedMs: 20_000 },
    baseline: '3.914',
    best: { node: 'n12', value: '4.117' },
  };

  it('tells trial, best seen, pace and time left', () => {
    expect(renderProgress(state)).toBe(
      'Search compress: trial 34/100 | best seen 4.117 (n12, baseline 3.914) | 3.0 evaluations/s | about 38.8 s left',
    );
  });

  it('takes the budget that ends first for the time left', () => {
    expect(renderProgress({ ...state, budget: { ...state.budget, wallMs: 25_000 } })).toContain(
      'about 5.0 s left',
    );
    expect(renderProgress({ ...state, budget: { ...state.budget, evaluations: 63 } })).toContain(
      'about 1.0 s left',
    );
  });

  it('says what it does before and after the search', () => {
    expect(
      renderProgress({
        ...state,
        phase: 'baseline',
        best: null,
        spent: { trials: 0, evaluations: 0 },
        recent: { evaluations: 0, elapsedMs: 10 },
      }),
    ).toBe('Search compress: measuring the baseline');
    expect(renderProgress({ ...state, phase: 'confirm' })).toContain(
      'confirming, 60/500 evaluations',
    );
  });
});
