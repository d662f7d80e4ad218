import type { NodeId, RunBegin, SealedEntry } from '../ledger/entries.ts';
import type { NodeOutcome, ReportNode, ReportPromotion, RunReport } from '../report/model.ts';
import { pooledSd } from './noise/pooled-variance.ts';
import { wallSpent } from './totals.ts';
import {
  countTrials,
  createTree,
  figuresOf,
  growTree,
  outcomeOf,
  type RunTree,
  tallyOf,
  type TreeNode,
} from './tree.ts';

/** What a report is made from. */
interface ReportSource {
  readonly tree: RunTree;
  /** Null for objects that are missing or withheld. */
  readonly readObject: (sha256: string) => Uint8Array | null;
  /** Where a stranger gets the ledger, once it is published. */
  readonly publication: RunReport['publication'];
}

/** Folds the entries of a run, whole or in part. */
export const treeOf = (entries: Iterable<SealedEntry>): RunTree => {
  const tree = createTree();
  for (const entry of entries) growTree(tree, entry);
  return tree;
};

const readText = (source: ReportSource, sha256: string | null): string | null => {
  const bytes = sha256 === null ? null : source.readObject(sha256);
  return bytes === null ? null : new TextDecoder().decode(bytes);
};

const readDescription = (source: ReportSource, begin: RunBegin | null): string => {
  const text = readText(source, begin?.settings_sha256 ?? null);
  if (text === null) return '';
  const found: unknown = /"description":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  const value: unknown = typeof found === 'string' ? JSON.parse(found) : '';
  return typeof value === 'string' ? value : '';
};

const reportNode = (source: ReportSource, node: TreeNode): ReportNode => {
  const { tree } = source;
  const figures = figuresOf(tree, node);
  const best = tree.end?.best ?? null;
  return {
    id: node.id,
    index: node.index,
    parent: node.parent,
    commit: best?.node === node.id ? best.commit : null,
    tree: node.tree,
    outcome: outcomeOf(node),
    reason: node.reason,
    duplicateOf: node.duplicate_of,
    mean: figures?.mean ?? null,
    se: figures?.se ?? null,
    value: node.repeats.find(({ value }) => value !== null)?.value ?? null,
    repeats: node.repeats.map((repeat) => ({
      repeat: repeat.repeat,
      purpose: repeat.purpose,
      status: repeat.status,
      reason: repeat.reason,
      value: repeat.value,
      seed: repeat.seed,
      wallMs: repeat.wall_ms,
      stdoutSha256: repeat.stdout_sha256,
      outSha256: repeat.out_sha256,
      seal: repeat.seal,
    })),
    decisions: node.decisions.map(({ window_low, ...decision }) => ({
      ...decision,
      windowLow: window_low,
    })),
    proposal: node.proposal,
    diff: readText(source, node.patch),
    violations: node.violations ?? [],
    seal: node.seal,
  };
};

const reportPromotions = (tree: RunTree): readonly ReportPromotion[] =>
  tree.promotions.map(({ query, candidate, reference, result }) => ({
    query,
    candidate,
    reference,
    outcome: result?.outcome ?? 'running',
    n: result?.n ?? 0,
    mean: result?.mean ?? null,
    low: result?.low ?? null,
    high: result?.high ?? null,
  }));

const measured: readonly NodeOutcome[] = ['baseline', 'keep'];

/** Best seen: what the end says, else the best kept node so far, ties to the oldest. */
const findBest = (tree: RunTree): NodeId | null => {
  if (tree.end !== null) return tree.end.best?.node ?? null;
  const confirmed = tree.promotions.findLast(({ result }) => result?.outcome === 'better');
  if (confirmed !== undefined) return confirmed.candidate;
  const sign = tree.begin?.metric.direction === 'minimize' ? -1 : 1;
  let best: NodeId | null = null;
  let bestScore = -Infinity;
  for (const node of [...tree.nodes.values()].sort((a, b) => a.index - b.index)) {
    const { n, mean } = tallyOf(node);
    if (n === 0 || !measured.includes(outcomeOf(node)) || sign * mean <= bestScore) continue;
    bestScore = sign * mean;
    best = node.id;
  }
  return best;
};

const findConfirmed = (tree: RunTree, best: NodeId | null): RunReport['confirmed'] => {
  if (tree.end !== null) return tree.end.best?.confirmed ?? null;
  const result = tree.promotions.findLast(
    (promotion) => promotion.candidate === best && promotion.result?.outcome === 'better',
  )?.result;
  if (!result) return null;
  return {
    mean: result.mean ?? '0',
    low: result.low ?? '0',
    high: result.high ?? '0',
    n: result.n,
  };
};

const statusOf = (tree: RunTree): Pick<RunReport, 'status' | 'reason'> => {
  if (tree.end !== null) return { status: tree.end.status, reason: tree.end.reason };
  if (tree.pause === null) return { status: 'running', reason: null };
  const { reason } = tree.pause;
  return { status: reason === 'signal' ? 'interrupted' : 'paused', reason };
};

const toPem = (spki: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${(spki.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PUBLIC KEY-----\n`;

/** What lowers the trust in a run, as lines for people. */
const findCautions = (tree: RunTree): readonly string[] => {
  const { begin } = tree;
  if (begin === null)
    return ['The ledger lacks its first entry: settings and isolation are unknown.'];
  const { isolation, policy, seeds } = begin;
  const loose = Object.entries(isolation.limits)
    .filter(([, { approximate }]) => approximate)
    .map(([name]) => name);
  const unreported = tree.end?.unreported.length ?? 0;
  const burnt = tree.promotions.reduce((sum, { result }) => sum + (result?.burnt.length ?? 0), 0);
  const lines: readonly (readonly [boolean, string])[] = [
    [
      begin.evaluator.custody === 'shared',
      'The evaluator ran on the candidate’s own tree (custody: shared): a candidate could have made up the number.',
    ],
    [
      isolation.level === 'none',
      'The commands ran without a sandbox (isolation: none): a candidate could reach this machine and its network.',
    ],
    [
      isolation.level !== 'none' && isolation.network === 'open',
      'The network was open for the candidate.',
    ],
    [isolation.key_exposed, 'The signing key could be read by the commands.'],
    [begin.key === null, 'The ledger is not signed: only its hash chain protects it.'],
    [seeds.predictable, 'The seeds of the races can be predicted by a candidate.'],
    [loose.length > 0, `These limits were approximate: ${loose.join(', ')}.`],
    [
      policy.allow.length > 0,
      `These normally denied files could be changed: ${policy.allow.join(', ')}.`,
    ],
    [unreported > 0, `${unreported} started evaluations have no result of their own.`],
    [burnt > 0, `${burnt} pairs of the promotion were cut short and left out.`],
  ];
  return lines.filter(([applies]) => applies).map(([, line]) => line);
};

const unknownIsolation: RunReport['isolation'] = {
  level: 'none',
  mode: null,
  bwrap: null,
  network: 'open',
  uid: 0,
  seccomp_sha256: null,
  limits: {},
  key_exposed: true,
  probe_sha256: '0'.repeat(64),
};

const aboutBegin = (
  begin: RunBegin | null,
  runId: string,
): Pick<
  RunReport,
  | 'experiment'
  | 'metric'
  | 'base'
  | 'strategy'
  | 'window'
  | 'seed'
  | 'predictableSeeds'
  | 'custody'
  | 'isolation'
  | 'tool'
  | 'key'
> =>
  begin === null
    ? {
        experiment: runId,
        metric: { name: 'metric', direction: 'maximize', target: null },
        base: '',
        strategy: '',
        window: 1,
        seed: 0,
        predictableSeeds: true,
        custody: 'shared',
        isolation: unknownIsolation,
        tool: { version: '', bundleSha256: '' },
        key: null,
      }
    : {
        experiment: begin.experiment,
        metric: {
          name: begin.metric.name,
          direction: begin.metric.direction,
          target: begin.metric.target,
        },
        base: begin.base,
        strategy: begin.strategy.name,
        window: begin.strategy.window,
        seed: begin.seeds.run,
        predictableSeeds: begin.seeds.predictable,
        custody: begin.evaluator.custody,
        isolation: begin.isolation,
        tool: { version: begin.tool.version, bundleSha256: begin.tool.bundle_sha256 },
        key:
          begin.key === null
            ? null
            : { keyid: begin.key.keyid, alg: begin.key.alg, pem: toPem(begin.key.spki) },
      };

/**
 * The report of a run, from its ledger and objects alone: also of one that is still running, and of a
 * ledger that lacks entries (nodes keep the parents they name, whether those are there or not).
 */
export const buildReport = (source: ReportSource): RunReport => {
  const { tree } = source;
  const { begin, end, limits } = tree;
  const best = findBest(tree);
  const nodes = [...tree.nodes.values()].sort((a, b) => a.index - b.index);
  const baseline = tree.nodes.get(0);
  const isOver = end !== null || tree.pause !== null;
  return {
    runId: tree.runId,
    ...aboutBegin(begin, tree.runId),
    description: readDescription(source, begin),
    ...statusOf(tree),
    workers: tree.runner?.workers ?? 1,
    budget: limits,
    spent: {
      trials: countTrials(tree),
      evaluations: tree.evaluations,
      wallMs: wallSpent(tree),
      cpuMs: tree.cpuMs,
      usd: end?.usage.usd ?? '0',
      tokens: end === null ? 0 : end.usage.tokens_in + end.usage.tokens_out,
    },
    nodes: nodes.map((node) => reportNode(source, node)),
    baseline: baseline?.repeats.find(({ value }) => value !== null)?.value ?? null,
    best,
    confirmed: findConfirmed(tree, best),
    promotions: reportPromotions(tree),
    noise: pooledSd(tree.pool),
    startedAt: tree.startedAt,
    endedAt: isOver ? tree.lastAt : null,
    ledger: { entries: tree.entries, head: tree.head },
    publication: source.publication,
    cautions: findCautions(tree),
  };
};
