import { createHash } from 'node:crypto';
import type {
  NodeOutcome,
  ReportNode,
  ReportPromotion,
  ReportRepeat,
  RunReport,
} from '../../src/report/model.ts';

/** Stand-in for a seal: 64 hex digits that follow from a name. */
export const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** Small fast generator (mulberry32): the samples must be the same on any machine. */
const stream = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const patches: readonly ((a: number, b: number) => string)[] = [
  (a, b) => `diff --git a/src/codec/window.js b/src/codec/window.js
--- a/src/codec/window.js
+++ b/src/codec/window.js
@@ -12,7 +12,7 @@ export const findMatch = (bytes, at, table) => {
   const key = hash3(bytes, at);
   let candidate = table.head[key];
   let best = { length: 0, distance: 0 };
-  let tries = ${a};
+  let tries = ${b};
   while (candidate >= 0 && tries-- > 0) {
     const length = matchLength(bytes, candidate, at);
     if (length > best.length) best = { length, distance: at - candidate };
`,
  (a, b) => `diff --git a/src/codec/huffman.ts b/src/codec/huffman.ts
--- a/src/codec/huffman.ts
+++ b/src/codec/huffman.ts
@@ -40,6 +40,9 @@ export const assignCodes = (lengths: Uint8Array): Uint16Array => {
   for (let bits = 1; bits <= MAX_BITS; bits += 1) {
     code = (code + count[bits - 1]) << 1;
     next[bits] = code;
+    if (code > (1 << bits) + ${b % 7}) {
+      throw new RangeError(\`over-subscribed at \${bits} bits\`);
+    }
   }
   // Symbols of equal length keep their order, so that lengths alone rebuild the tree.
   return lengths.map((length) => (length === 0 ? 0 : next[length]++));
@@ -61,4 +64,4 @@ const limit = (frequencies: number[]): number[] =>
-  frequencies.map((f) => Math.max(1, f >> ${a % 9}));
+  frequencies.map((f) => Math.max(1, f >> ${b % 9}));
 
 export const blockSize = 1 << 15;
`,
  (a, b) => `diff --git a/src/codec/model.py b/src/codec/model.py
--- a/src/codec/model.py
+++ b/src/codec/model.py
@@ -3,8 +3,8 @@ class Mixer:
     """Mixes the predictions of several context orders."""
 
     def __init__(self, orders=(1, 2, 3)):
-        self.rate = 0.${a}
+        self.rate = 0.${b}
         self.weights = [1.0 / len(orders)] * len(orders)
 
     def mix(self, predictions):
         return sum(w * p for w, p in zip(self.weights, predictions))
`,
  (a, b) => `diff --git a/src/codec/table.json b/src/codec/table.json
--- a/src/codec/table.json
+++ b/src/codec/table.json
@@ -1,5 +1,5 @@
 {
-  "window": ${a * 256},
+  "window": ${b * 256},
   "min_match": 3,
   "lazy": true
 }
`,
];

const descriptions = [
  'number 2 of range tries: larger search depth in findMatch',
  'swap two lines in src/codec/huffman.ts',
  'move line 41 of src/codec/huffman.ts up by 2',
  'scale rate in src/codec/model.py',
  'replace window in src/codec/table.json',
  'delete line 18 of src/codec/window.js',
  'insert a copy of line 22 of src/codec/window.js',
];

const pick = <T>(items: readonly T[], draw: number): T => {
  const item = items[Math.floor(draw * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

interface NodeSpec {
  readonly index: number;
  readonly parent: number | null;
  readonly outcome: NodeOutcome;
  readonly values?: readonly number[];
  readonly reason?: string;
  readonly duplicateOf?: string;
  readonly incumbent?: string;
  readonly demoted?: boolean;
  readonly diff?: string | null;
  readonly description?: string;
  readonly hypothesis?: string;
}

const reasons: Partial<Record<NodeOutcome, string>> = {
  crash: 'evaluate_exit',
  timeout: 'evaluate',
  violation: 'hidden',
  duplicate: 'same_tree',
  skip: 'no_draft',
};

/** One node with repeats, decisions and hashes that fit its outcome. */
export const sampleNode = (spec: NodeSpec): ReportNode => {
  const { index, outcome, values = [] } = spec;
  const id = `n${index}`;
  const reason = spec.reason ?? reasons[outcome] ?? null;
  const ran = values.length > 0 || outcome === 'crash' || outcome === 'timeout';
  const shown = values.length > 0 ? values : ran ? [null] : [];
  const repeats: ReportRepeat[] = shown.map((value, repeat) => ({
    repeat,
    purpose: outcome === 'baseline' ? 'baseline' : repeat === 0 ? 'candidate' : 'race',
    status: value === null ? outcome : 'ok',
    reason: value === null ? reason : null,
    value: value === null ? null : value.toFixed(3),
    seed: 4_203_811_902_114 + repeat,
    wallMs: 180 + ((index * 37 + repeat * 11) % 240),
    stdoutSha256: hashOf(`${id}/${repeat}/stdout`),
    outSha256: hashOf(`${id}/${repeat}/out`),
    seal: hashOf(`${id}/${repeat}/result`),
  }));
  const mean = values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
  const decided = outcome === 'keep' || outcome === 'discard';
  const decision = (word: string): ReportNode['decisions'][number] => ({
    outcome: word,
    rule: 'plateau_equal',
    incumbent: spec.incumbent ?? 'n0',
    windowLow: mean === null ? null : (mean - 0.031).toFixed(6),
    n: values.length,
    mean: (mean ?? 0).toFixed(6),
    se: (0.018 / Math.sqrt(Math.max(1, values.length))).toFixed(6),
    seal: hashOf(`${id}/${word}`),
  });
  const noTree = outcome === 'skip';
  return {
    id,
    index,
    parent: spec.parent === null ? null : `n${spec.parent}`,
    commit: ran ? hashOf(`${id}/commit`).slice(0, 40) : null,
    tree: noTree ? null : hashOf(`${id}/tree`).slice(0, 40),
    outcome,
    reason,
    duplicateOf: spec.duplicateOf ?? null,
    mean,
    se: mean === null ? null : 0.018 / Math.sqrt(values.length),
    value: values[0]?.toFixed(3) ?? null,
    repeats,
    decisions: decided
      ? spec.demoted === true
        ? [decision('keep'), decision('demote')]
        : [decision(outcome)]
      : [],
    proposal:
      outcome === 'baseline'
        ? null
        : {
            kind: 'mutate',
            action: index % 9 === 4 ? 'branch' : 'continue',
            arm: pick(['ranges', 'numbers', 'lines', 'tokens'], (index % 4) / 4),
            model: null,
            description: spec.description ?? pick(descriptions, (index % 7) / 7),
            hypothesis: spec.hypothesis ?? null,
          },
    diff:
      spec.diff !== undefined
        ? spec.diff
        : outcome === 'baseline' || noTree
          ? null
          : pick(patches, (index % 4) / 4)((index % 60) + 4, (index % 60) + 9),
    violations:
      outcome === 'violation' ? [{ path: 'eval/private/answers.txt', code: 'hidden' }] : [],
    seal: hashOf(`${id}/start`),
  };
};

const pem = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEvQkGdG5hK2rYh8qY0m3y7u0nq1JH
d8cPZcq1c7u7Gd3bV2pQmE6xk0mN1o6dY1YJw6uM6mV1v1gq9v0kq0Z1Wg==
-----END PUBLIC KEY-----
`;

/** A finished run around given nodes; every field can be replaced. */
export const sampleReport = (
  nodes: readonly ReportNode[],
  changes: Partial<RunReport> = {},
): RunReport => {
  const evaluations = nodes.reduce((sum, node) => sum + node.repeats.length, 0);
  return {
    runId: 'compress-20260211T094503Z-7f3a1c',
    experiment: 'compress',
    description: 'smaller archive of the sample corpus',
    status: 'budget',
    reason: 'trials',
    metric: { name: 'ratio', direction: 'maximize', target: null },
    base: hashOf('base').slice(0, 40),
    strategy: 'plateau',
    window: 3,
    workers: 2,
    seed: 6_112_387_340_012,
    predictableSeeds: false,
    custody: 'split',
    isolation: {
      level: 'bwrap',
      mode: 'userns',
      bwrap: '0.8.0',
      network: 'none',
      uid: 1000,
      seccomp_sha256: hashOf('seccomp'),
      limits: {
        memory: { value: 2_147_483_648, by: 'cgroup2', approximate: false },
        pids: { value: 256, by: 'cgroup2', approximate: false },
      },
      key_exposed: false,
      probe_sha256: hashOf('probe'),
    },
    tool: { version: '0.1.0', bundleSha256: hashOf('bundle') },
    key: { keyid: hashOf('key'), alg: 'ecdsa-p256-sha256', pem },
    budget: {
      trials: nodes.length,
      evaluations: Math.max(500, evaluations * 2),
      wallMs: 3_600_000,
    },
    spent: {
      trials: nodes.length,
      evaluations,
      wallMs: 184_220,
      cpuMs: 301_877,
      usd: '0',
      tokens: 0,
    },
    nodes,
    baseline: nodes[0]?.value ?? null,
    best: null,
    confirmed: null,
    promotions: [],
    noise: 0.018,
    startedAt: '2026-02-11T09:45:03.120Z',
    endedAt: '2026-02-11T09:48:07.340Z',
    ledger: { entries: evaluations * 2 + nodes.length + 2, head: hashOf('head') },
    publication: {
      branch: 'guildseal/ledger',
      commit: hashOf('publication').slice(0, 40),
      remote: 'origin',
    },
    cautions: [],
    ...changes,
  };
};

const promotionOf = (
  candidate: string,
  outcome: ReportPromotion['outcome'],
  query = 1,
): ReportPromotion => ({
  query,
  candidate,
  reference: 'n0',
  outcome,
  n: outcome === 'better' ? 9 : 32,
  mean: outcome === 'better' ? '0.287400' : '0.019650',
  low: outcome === 'better' ? '0.201900' : '-0.041200',
  high: outcome === 'better' ? '0.372900' : '0.080500',
});

/** Twelve nodes, every outcome once at least, confirmed. */
export const smallReport = (changes: Partial<RunReport> = {}): RunReport =>
  sampleReport(
    [
      sampleNode({ index: 0, parent: null, outcome: 'baseline', values: [3.912, 3.93, 3.901] }),
      sampleNode({ index: 1, parent: 0, outcome: 'discard', values: [3.802] }),
      sampleNode({ index: 2, parent: 0, outcome: 'keep', values: [4.021, 4.003], incumbent: 'n0' }),
      sampleNode({ index: 3, parent: 0, outcome: 'crash' }),
      sampleNode({
        index: 4,
        parent: 2,
        outcome: 'keep',
        values: [4.117, 4.102, 4.131],
        incumbent: 'n2',
        hypothesis: 'A deeper chain finds longer matches before the lazy step gives up.',
      }),
      sampleNode({ index: 5, parent: 2, outcome: 'timeout' }),
      sampleNode({ index: 6, parent: 2, outcome: 'violation', reason: 'hidden' }),
      sampleNode({ index: 7, parent: 4, outcome: 'duplicate', duplicateOf: 'n2' }),
      sampleNode({ index: 8, parent: 4, outcome: 'keep', values: [4.207, 4.188, 4.201] }),
      sampleNode({ index: 9, parent: 4, outcome: 'skip' }),
      sampleNode({ index: 10, parent: 8, outcome: 'discard', values: [4.19, 3.99], demoted: true }),
      sampleNode({ index: 11, parent: 8, outcome: 'discard', values: [4.05] }),
    ],
    {
      best: 'n8',
      confirmed: { mean: '0.287400', low: '0.201900', high: '0.372900', n: 9 },
      promotions: [promotionOf('n8', 'better')],
      ...changes,
    },
  );

/** A simulated run of `count` nodes: a climb with plateaus, side branches and failures. */
export const simulatedReport = (count: number, changes: Partial<RunReport> = {}): RunReport => {
  const draw = stream(count);
  const truth: number[] = [3.912];
  const kept: number[] = [0];
  const failureWords: readonly NodeOutcome[] = [
    'crash',
    'crash',
    'crash',
    'timeout',
    'violation',
    'duplicate',
    'skip',
  ];
  let best = 0;
  const means: number[] = [3.912];
  const nodes = [
    sampleNode({ index: 0, parent: null, outcome: 'baseline', values: [3.912, 3.93, 3.901] }),
  ];
  for (let index = 1; index < count; index += 1) {
    const parent = draw() < 0.72 ? best : pick(kept.slice(-12), draw());
    const level = truth[parent] ?? 0;
    const step = draw() < 0.22 ? draw() * 0.06 : -draw() * draw() * 0.9;
    truth[index] = level + step / (1 + (level - 3.9) * 3);
    if (draw() < 0.16) {
      const outcome = pick(failureWords, draw());
      nodes.push(
        sampleNode({
          index,
          parent,
          outcome,
          ...(outcome === 'duplicate' ? { duplicateOf: `n${parent}` } : {}),
        }),
      );
      means[index] = Number.NEGATIVE_INFINITY;
      continue;
    }
    const measure = (): number => (truth[index] ?? 0) + (draw() + draw() + draw() - 1.5) * 0.03;
    const first = measure();
    const rival = (means[best] ?? 0) - 0.02;
    const values = first > rival ? [first, measure(), measure()] : [first];
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    means[index] = mean;
    const keep = mean >= (means[best] ?? 0) - 0.012;
    nodes.push(
      sampleNode({
        index,
        parent,
        outcome: keep ? 'keep' : 'discard',
        values,
        incumbent: `n${best}`,
      }),
    );
    if (keep) kept.push(index);
    if (mean > (means[best] ?? 0)) best = index;
  }
  return sampleReport(nodes, {
    best: `n${best}`,
    promotions: [promotionOf(`n${best}`, 'unconfirmed')],
    ...changes,
  });
};
