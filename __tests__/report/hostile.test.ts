import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { renderHtml } from '../../src/report/html/page.ts';
import { reportScript } from '../../src/report/html/script.ts';
import { reportStyle } from '../../src/report/html/style.ts';
import { type MarkdownOptions, renderMarkdown } from '../../src/report/markdown.ts';
import type { RunReport } from '../../src/report/model.ts';
import { renderProgress } from '../../src/report/progress.ts';
import { renderText } from '../../src/report/text.ts';
import { hostileReport, hostileStrings, hostileText } from './hostile.ts';
import { simulatedReport, smallReport } from './sample.ts';

const numRuns = 60 * Number(process.env['GUILDSEAL_SOAK'] ?? 1);
const texts = fc.array(hostileText, { minLength: 1, maxLength: 7 });
const origin = 'https://git.example.org/team/codec';
const options: MarkdownOptions = {
  limits: { chars: 60_000, bytes: 60_000 },
  links: { repository: origin, job: `${origin}/actions/runs/7` },
  unpublished: null,
};

const walkMarkdown = function* (node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walkMarkdown(child);
};

/** What a Markdown section of ours may hold when parsed back, as findings; none is good. */
const checkMarkdown = (text: string): readonly string[] => {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const findings: string[] = [];
  let open = 0;
  for (const node of walkMarkdown(tree)) {
    if (node.type === 'html') {
      if (
        /^<details(?: open)?><summary>[\w ,:]+(?: \([\d,]+ lines?\))?<\/summary>$/.test(node.value)
      )
        open += 1;
      else if (node.value === '</details>') open -= 1;
      else findings.push(`html ${node.value}`);
    } else if (node.type === 'link') {
      if (!node.url.startsWith(`${origin}/`)) findings.push(`link ${node.url}`);
    } else if (
      [
        'image',
        'imageReference',
        'linkReference',
        'definition',
        'footnoteReference',
        'footnoteDefinition',
        'delete',
        'thematicBreak',
      ].includes(node.type)
    ) {
      findings.push(node.type);
    } else if (node.type === 'heading' && node.depth !== 3) {
      findings.push(`heading ${node.depth}`);
    } else if (node.type === 'listItem' && node.checked != null) {
      findings.push('task');
    } else if (node.type === 'text') {
      if (/@[a-z0-9]|#\d|!\d|https?:\/\/|www\.|[0-9a-f]{7}/i.test(node.value))
        findings.push(`text ${node.value}`);
    }
  }
  if (open !== 0) findings.push(`details ${open}`);
  if (/<!--\s*guildseal/i.test(text)) findings.push('marker');
  return findings;
};

const walkHtml = function* (
  node: DefaultTreeAdapterTypes.Node,
): Generator<DefaultTreeAdapterTypes.Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* walkHtml(child);
};

const ourElements = new Set(
  'html head meta title style body header p b span h1 strong code main dl div dt dd svg rect aside ul li section h2 h3 h4 text path g circle a tspan button input details summary mark small pre ins del i footer script'.split(
    ' ',
  ),
);

/** What the page may hold when parsed back, as findings; none is good. */
const checkHtml = (html: string): readonly string[] => {
  const findings: string[] = [];
  const ids = new Set<string>();
  const contents: Record<string, string[]> = { script: [], style: [] };
  for (const node of walkHtml(parse(html))) {
    if (node.nodeName === '#comment') findings.push('comment');
    if (!('tagName' in node)) continue;
    if (!ourElements.has(node.tagName)) findings.push(`element ${node.tagName}`);
    for (const { name, value } of node.attrs) {
      if (/^on|^style$|^src|^srcdoc|^action|^formaction|xlink/.test(name))
        findings.push(`attribute ${name}`);
      if (name === 'href' && !/^#(?:n\d+|h-trials)$/.test(value)) findings.push(`href ${value}`);
      if (name === 'id') {
        if (ids.has(value)) findings.push(`id twice ${value}`);
        ids.add(value);
      }
    }
    if (node.tagName === 'script' || node.tagName === 'style') {
      contents[node.tagName]?.push(
        node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
      );
    }
  }
  expect(contents).toEqual({ script: [reportScript], style: [reportStyle] });
  return findings;
};

/** What a log may hold for any runner, as findings; none is good. */
const checkLog = (text: string): readonly string[] => [
  ...(/[^\P{Cc}\n]/u.test(text) ? ['control'] : []),
  ...(/[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]|[\u{e0000}-\u{e01ef}]/u.test(text)
    ? ['hidden']
    : []),
  ...(/^\s*::/m.test(text) ? ['workflow command'] : []),
  ...(/##[a-z]*\[/i.test(text) ? ['runner command'] : []),
];

const plainReports: readonly RunReport[] = [
  smallReport(),
  simulatedReport(120),
  smallReport({ status: 'running', confirmed: null, endedAt: null }),
  smallReport({ nodes: [], baseline: null, best: null, confirmed: null, promotions: [] }),
];

describe('text from outside', () => {
  it('is nothing but text in the Markdown section', () => {
    for (const report of plainReports)
      expect(checkMarkdown(renderMarkdown(report, options))).toEqual([]);
    fc.assert(
      fc.property(texts, (all) => {
        expect(checkMarkdown(renderMarkdown(hostileReport(all), options))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is nothing but text in the Markdown section, each known trick alone', () => {
    for (const text of hostileStrings) {
      expect({
        text,
        findings: checkMarkdown(renderMarkdown(hostileReport([text]), options)),
      }).toEqual({
        text,
        findings: [],
      });
    }
  });

  it('is nothing but text in the HTML page', () => {
    for (const report of plainReports) expect(checkHtml(renderHtml(report))).toEqual([]);
    fc.assert(
      fc.property(texts, (all) => {
        expect(checkHtml(renderHtml(hostileReport(all)))).toEqual([]);
      }),
      { numRuns: numRuns / 2 },
    );
  });

  it('is nothing but text in the HTML page, each known trick alone', () => {
    for (const text of hostileStrings) {
      expect({ text, findings: checkHtml(renderHtml(hostileReport([text]))) }).toEqual({
        text,
        findings: [],
      });
    }
  });

  it('gives a log neither control characters nor commands', () => {
    fc.assert(
      fc.property(texts, (all) => {
        expect(checkLog(renderText(hostileReport(all), { color: false, width: 100 }))).toEqual([]);
      }),
      { numRuns },
    );
    for (const text of hostileStrings) {
      expect(checkLog(renderText(hostileReport([text]), { color: false, width: 60 }))).toEqual([]);
      expect(
        checkLog(
          renderProgress({
            experiment: text,
            phase: 'search',
            spent: { trials: 3, evaluations: 4 },
            budget: { trials: 9, evaluations: 20, wallMs: null },
            elapsedMs: 900,
            recent: { evaluations: 4, elapsedMs: 900 },
            baseline: text,
            best: { node: text, value: text },
          }),
        ),
      ).toEqual([]);
    }
  });

  it('does not become a link of ours through an address that is none', () => {
    const text = renderMarkdown(smallReport(), {
      ...options,
      links: {
        repository: 'javascript:alert(1)',
        job: 'https://x.example/a) [evil](https://evil.example',
      },
    });
    expect(text).not.toContain('](');
  });
});
