import type {
  Entry,
  NodeId,
  Num,
  PromoteResult,
  ProposalSeal,
  RunBegin,
  RunEnd,
  RunPause,
  RunnerSeal,
  SealedEntry,
  TrialDecision,
  TrialResult,
  TrialStart,
} from '../ledger/entries.ts';
import type { NodeOutcome } from '../report/model.ts';
import { type RunLimits, steerLimits } from './limits.ts';
import { addValue, emptyPool, emptyTally, poolChange, pooledSd } from './noise/pooled-variance.ts';
import type { PooledVariance, Tally } from './noise/pooled-variance.ts';

/** One execution of a node's commands. */
interface TreeRepeat {
  readonly repeat: number;
  readonly attempt: number;
  readonly purpose: TrialStart['purpose'];
  readonly seed: number | null;
  readonly value: Num | null;
  readonly status: TrialResult['status'];
  readonly reason: string | null;
  readonly wall_ms: number;
  readonly cpu_ms: number | null;
  readonly stdout_sha256: string | null;
  readonly out_sha256: string | null;
  readonly seal: string;
}

interface TreeDecision extends Pick<
  TrialDecision,
  'outcome' | 'rule' | 'incumbent' | 'window_low' | 'n' | 'mean' | 'se'
> {
  readonly seal: string;
}

/** A node of the tree as the entries tell it. */
export interface TreeNode {
  readonly id: NodeId;
  readonly index: number;
  parent: NodeId | null;
  tree: string | null;
  /** sha256 of the patch against the parent. */
  patch: string | null;
  proposal: ProposalSeal | null;
  reason: string | null;
  duplicate_of: NodeId | null;
  /** Status of the first repeat of the search without a value. */
  failure: 'crash' | 'timeout' | 'violation' | 'duplicate' | 'skip' | null;
  violations: TrialResult['violations'] | null;
  /** Replaced, never pushed to: an array that grew keeps room for 16 more, which most nodes never need. */
  repeats: readonly TreeRepeat[];
  decisions: readonly TreeDecision[];
  /** Seal of the entry that first names it. */
  readonly seal: string;
}

/** A query for confirmation; `result` is null while it runs. */
interface TreePromotion {
  readonly query: number;
  readonly candidate: NodeId;
  readonly reference: NodeId;
  result: PromoteResult | null;
}

/** A run folded from its entries, in whatever order and however few of them there are. */
export interface RunTree {
  readonly nodes: Map<number, TreeNode>;
  readonly promotions: TreePromotion[];
  runId: string;
  begin: RunBegin | null;
  runner: RunnerSeal | null;
  end: RunEnd | null;
  pause: RunPause | null;
  entries: number;
  head: string;
  startedAt: string;
  lastAt: string;
  /** Starts without a result so far, by seq. */
  readonly open: Map<number, TrialStart>;
  pool: PooledVariance;
  starts: number;
  results: number;
  evaluations: number;
  cpuMs: number;
  /** Wall time of the parts of the run before this one, and when this one began. */
  wallBefore: number;
  partStartedAt: string;
  /** Trials and evaluations as steered meanwhile. */
  limits: RunLimits;
  /** Commitments to the seeds in force. */
  commitments: { readonly race: string; readonly promotion: string };
}

/** A tree without entries. */
export const createTree = (): RunTree => ({
  nodes: new Map(),
  promotions: [],
  runId: '',
  begin: null,
  runner: null,
  end: null,
  pause: null,
  entries: 0,
  head: '',
  startedAt: '',
  lastAt: '',
  open: new Map(),
  pool: emptyPool,
  starts: 0,
  results: 0,
  evaluations: 0,
  cpuMs: 0,
  wallBefore: 0,
  partStartedAt: '',
  limits: { trials: 0, evaluations: 0, wallMs: null },
  commitments: { race: '', promotion: '' },
});

const noRepeats: readonly TreeRepeat[] = [];
const noDecisions: readonly TreeDecision[] = [];

const nodeOf = (tree: RunTree, id: NodeId, seal: string): TreeNode => {
  const index = Number(id.slice(1));
  const known = tree.nodes.get(index);
  if (known !== undefined) return known;
  const node: TreeNode = {
    id,
    index,
    parent: null,
    tree: null,
    patch: null,
    proposal: null,
    reason: null,
    duplicate_of: null,
    failure: null,
    violations: null,
    repeats: noRepeats,
    decisions: noDecisions,
    seal,
  };
  tree.nodes.set(index, node);
  return node;
};

/** One string a node, however many name it. */
const sameId = <Id extends NodeId | null>(tree: RunTree, id: Id): Id | NodeId =>
  id === null ? id : (tree.nodes.get(Number(id.slice(1)))?.id ?? id);

const applyStart = (tree: RunTree, entry: TrialStart & Entry, seal: string): void => {
  tree.starts += 1;
  tree.open.set(entry.seq, entry);
  const node = nodeOf(tree, entry.node, seal);
  node.parent = sameId(tree, entry.parent);
  node.tree = entry.tree;
  node.patch = entry.patch_sha256;
  if (entry.proposal !== undefined) node.proposal = entry.proposal;
};

/** Milliseconds the commands of a repeat took. */
export const wallOf = (entry: TrialResult): number =>
  (entry.run?.wall_ms ?? 0) + (entry.evaluate?.wall_ms ?? 0);

const cpuOf = (entry: TrialResult): number | null => {
  const { run, evaluate } = entry;
  if ((run?.cpu_ms ?? null) === null && (evaluate?.cpu_ms ?? null) === null) return null;
  return (run?.cpu_ms ?? 0) + (evaluate?.cpu_ms ?? 0);
};

/** Count, mean and spread of a node's values; promotion's pairs are none. */
export const tallyOf = (node: TreeNode): Tally => {
  let tally = emptyTally;
  for (const { purpose, status, value } of node.repeats) {
    if (purpose === 'promotion' || status !== 'ok' || value === null) continue;
    tally = addValue(tally, Number(value));
  }
  return tally;
};

const applyResult = (tree: RunTree, entry: TrialResult & Entry, seal: string): void => {
  tree.results += 1;
  const node = nodeOf(tree, entry.node, seal);
  const before = tallyOf(node);
  const start = entry.start_seq === null ? undefined : tree.open.get(entry.start_seq);
  if (entry.start_seq === null) {
    node.parent = sameId(tree, entry.parent ?? null);
    node.tree = entry.tree ?? null;
    node.patch = entry.patch_sha256 ?? null;
    node.proposal = entry.proposal ?? null;
    node.violations = entry.violations ?? null;
    node.duplicate_of = entry.duplicate_of;
  } else {
    tree.open.delete(entry.start_seq);
    if (entry.status !== 'skip') tree.evaluations += 1;
    const cpu = cpuOf(entry);
    tree.cpuMs += cpu ?? 0;
    const repeat: TreeRepeat = {
      repeat: entry.repeat,
      attempt: start?.attempt ?? 1,
      purpose: start?.purpose ?? 'candidate',
      seed: start?.seed ?? null,
      value: entry.value,
      status: entry.status,
      reason: entry.reason,
      wall_ms: wallOf(entry),
      cpu_ms: cpu,
      stdout_sha256: entry.evaluate?.stdout.sha256 ?? null,
      out_sha256: entry.run?.out?.sha256 ?? null,
      seal,
    };
    node.repeats = node.repeats.length === 0 ? [repeat] : node.repeats.concat(repeat);
  }
  const after = tallyOf(node);
  tree.pool = poolChange(tree.pool, before, after);
  if (entry.status === 'ok' || node.failure !== null) return;
  if (node.index === 0 && after.n > 0) return;
  node.failure = entry.status;
  node.reason = entry.reason;
};

const elapsed = (from: string, to: string): number =>
  from === '' ? 0 : Math.max(0, Date.parse(to) - Date.parse(from));

/** Takes the next entry in. Total: a ledger that lacks entries gives the tree that is left. */
export const growTree = (tree: RunTree, { entry, sealId }: SealedEntry): void => {
  // Anchors may be sealed between the entries that are folded here.
  tree.entries = Math.max(tree.entries, entry.seq + 1);
  tree.head = sealId;
  if (tree.startedAt === '') tree.startedAt = entry.at;
  tree.runId = entry.run_id;
  switch (entry.kind) {
    case 'run-begin':
      tree.begin = entry;
      tree.runner = entry.runner;
      tree.partStartedAt = entry.at;
      tree.limits = {
        trials: entry.budget.trials,
        evaluations: entry.budget.evaluations,
        wallMs: entry.budget.wall_ms,
      };
      tree.commitments = {
        race: entry.seeds.race_commitment,
        promotion: entry.seeds.promotion_commitment,
      };
      break;
    case 'trial-start':
      applyStart(tree, entry, sealId);
      break;
    case 'trial-result':
      applyResult(tree, entry, sealId);
      break;
    case 'trial-decision': {
      const { outcome, rule, window_low, n, mean, se } = entry;
      const incumbent = sameId(tree, entry.incumbent);
      const decision = { outcome, rule, incumbent, window_low, n, mean, se, seal: sealId };
      const node = nodeOf(tree, entry.node, sealId);
      node.decisions = node.decisions.length === 0 ? [decision] : node.decisions.concat(decision);
      break;
    }
    case 'promote-start': {
      const { query, candidate, reference } = entry;
      tree.promotions.push({ query, candidate, reference, result: null });
      break;
    }
    case 'promote-result': {
      const promotion = tree.promotions.findLast(({ query }) => query === entry.query);
      if (promotion !== undefined) promotion.result = entry;
      break;
    }
    case 'run-resume':
      // A killed part has no pause; its last entry is the last that is known of it.
      if (tree.pause === null) tree.wallBefore += elapsed(tree.partStartedAt, tree.lastAt);
      tree.partStartedAt = entry.at;
      tree.pause = null;
      tree.runner = entry.runner;
      break;
    case 'run-pause':
      tree.pause = entry;
      tree.wallBefore = entry.usage.wall_ms;
      break;
    case 'run-end':
      tree.end = entry;
      break;
    case 'event':
      if (entry.type === 'steer') tree.limits = steerLimits(tree.limits, entry, tree.begin);
      if (entry.type === 'reseed') {
        tree.commitments = { race: entry.race_commitment, promotion: entry.promotion_commitment };
      }
      break;
    case 'trial-propose':
      break;
  }
  tree.lastAt = entry.at;
};

/** Milliseconds the run took so far: as sealed where it stopped by itself, else between its entries. */
export const wallSpent = (tree: RunTree): number => {
  if (tree.end !== null) return tree.end.usage.wall_ms;
  if (tree.pause !== null) return tree.pause.usage.wall_ms;
  return tree.wallBefore + elapsed(tree.partStartedAt, tree.lastAt);
};

/** What became of a node: of n0 always `baseline`, else its failure, else its last decision. */
export const outcomeOf = (node: TreeNode): NodeOutcome => {
  if (node.index === 0) return 'baseline';
  if (node.failure !== null) return node.failure;
  const last = node.decisions.at(-1)?.outcome;
  return last === undefined ? 'running' : last === 'keep' ? 'keep' : 'discard';
};

/** Nodes by outcome; what is still running is not counted. */
export const countOutcomes = (tree: RunTree): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const node of tree.nodes.values()) {
    const outcome = outcomeOf(node);
    if (outcome === 'running') continue;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

/** Mean (or median) and standard error of a node's values, null without one. */
export const figuresOf = (
  tree: RunTree,
  node: TreeNode,
): { readonly mean: number; readonly se: number } | null => {
  const { n, mean } = tallyOf(node);
  return n === 0 ? null : { mean, se: pooledSd(tree.pool) / Math.sqrt(n) };
};

/** Nodes that ran at least once: what the budget of trials counts. */
export const countTrials = (tree: RunTree): number => {
  let trials = 0;
  for (const { repeats, failure } of tree.nodes.values()) {
    if (repeats.length > 0 && failure !== 'skip') trials += 1;
  }
  return trials;
};
