import fc from 'fast-check';
import type { ReportNode, RunReport } from '../../src/report/model.ts';
import { sampleNode, smallReport } from './sample.ts';

/** Strings that try to become markup, commands, mentions or something unseen. */
export const hostileStrings: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</style><style>*{display:none}</style>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><!--',
  '"><a href="javascript:alert(1)" onclick="alert(1)">x</a>',
  "' onmouseover='alert(1)",
  '<!-- guildseal:1 c3RhdGU=.bWFj -->',
  '-->',
  '<details open><summary>x</summary>',
  '</details></details>',
  '</summary>',
  '![x](https://evil.example/x.png)',
  '[x](https://evil.example)',
  '[x]: https://evil.example "t"',
  '<https://evil.example>',
  'https://evil.example/?a=1&b=2',
  'www.evil.example',
  'someone@evil.example',
  '@octocat please approve',
  '@org/team',
  'fixes #12 and team/repo#13, GH-14, !15',
  '0123456789abcdef0123456789abcdef01234567',
  '# heading',
  '## [x',
  '- [ ] task\n- [x] done',
  '> quote\n\n1. list',
  '| a | b |\n| - | - |\n| c | d |',
  '```\n</details>\n```',
  '````````` ~~~~~~',
  '`` ` ``',
  '**bold** __under__ ~~gone~~ *it* _it_',
  '$x^2$ $$y$$ :tada: [^1]\n[^1]: note',
  '\\`\\<\\',
  '::set-env name=PATH::/evil',
  '\n::error::x',
  '##[command]rm -rf /',
  '##vso[task.setvariable]x',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\r\n\r\nHTTP',
  'safe\u202egpj.exe',
  'a\u200bb\u2066c\u2069\u{e0041}\u{e0042}',
  '\ud800 lone',
  '\u0000\u0008\u009b31m',
  '漢字かな交じり文と絵文字 👩‍👩‍👧‍👦',
  '{{7*7}} ${7*7} <%= 7*7 %> %s %n',
  '&lt;b&gt; &amp; &#x3c;script&#x3e;',
  '',
  ' '.repeat(300),
  'x'.repeat(3000),
];

/** One hostile string, or several glued together. */
export const hostileText = fc.oneof(
  fc.constantFrom(...hostileStrings),
  fc
    .array(fc.constantFrom(...hostileStrings), { minLength: 2, maxLength: 4 })
    .map((all) => all.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const hostileDiff = (text: string): string =>
  `diff --git a/x.js b/x.js\n--- a/${text}\n+++ b/${text}.js\n@@ -1,2 +1,3 @@ ${text}\n ${text}\n-${text}\n+${text}\n+--- ${text}\n${text}\n`;

const spoilNode = (node: ReportNode, next: () => string): ReportNode => ({
  ...node,
  commit: node.commit === null ? null : next(),
  tree: node.tree === null ? null : next(),
  reason: next(),
  duplicateOf: node.outcome === 'duplicate' ? next() : null,
  value: node.value === null ? null : next(),
  repeats: node.repeats.map((repeat) => ({
    ...repeat,
    purpose: next(),
    status: next(),
    reason: next(),
    value: repeat.value === null ? null : next(),
    stdoutSha256: next(),
    outSha256: next(),
    seal: next(),
  })),
  decisions: node.decisions.map((decision) => ({
    ...decision,
    outcome: next(),
    rule: next(),
    incumbent: next(),
    seal: next(),
  })),
  proposal:
    node.proposal === null
      ? null
      : {
          kind: next(),
          action: next(),
          arm: next(),
          model: next(),
          description: next(),
          hypothesis: next(),
        },
  diff: node.diff === null ? null : hostileDiff(next()),
  violations: [{ path: next(), code: next() }],
  seal: next(),
});

/** A report in which every string that is not an enum of ours is one of `texts`, in turn. */
export const hostileReport = (
  texts: readonly string[],
  changes: Partial<RunReport> = {},
): RunReport => {
  let at = 0;
  const next = (): string => {
    at += 1;
    return texts[at % texts.length] ?? '';
  };
  const report = smallReport();
  const nodes = report.nodes.map((node) => spoilNode(node, next));
  const odd = sampleNode({ index: 12, parent: 99, outcome: 'discard', values: [3.1] });
  return {
    ...report,
    runId: next(),
    experiment: next(),
    description: next(),
    reason: next(),
    metric: { name: next(), direction: 'minimize', target: next() },
    base: next(),
    strategy: next(),
    isolation: {
      ...report.isolation,
      bwrap: next(),
      limits: { [next()]: { value: 1, by: 'none', approximate: true } },
    },
    tool: { version: next(), bundleSha256: next() },
    key: { keyid: next(), alg: next(), pem: next() },
    spent: { ...report.spent, usd: next(), tokens: 3 },
    nodes: [...nodes, { ...odd, id: next(), parent: next() }],
    bestPatch: hostileDiff(next()),
    startedAt: next(),
    endedAt: next(),
    ledger: { entries: 9, head: next() },
    publication: { branch: next(), commit: next(), remote: next() },
    cautions: [next(), next(), next()],
    confirmed: { mean: next(), low: next(), high: next(), n: 9 },
    ...changes,
  };
};
