import type {
  NodeId,
  Num,
  ProposalSeal,
  SealedEntry,
  TrialDecision,
  TrialResult,
  TrialStart,
} from '../ledger/entries.ts';
import type { NodeOutcome } from '../report/model.ts';
import { addValue, emptyPool, emptyTally, poolChange, pooledSd } from './noise/pooled-variance.ts';
import type { PooledVariance, Tally } from './noise/pooled-variance.ts';
import { cpuOf, createTotals, growTotals, type RunTotals, wallOf } from './totals.ts';

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

/** A run folded from its entries, in whatever order and however few of them there are. */
export interface RunTree extends RunTotals {
  readonly nodes: Map<number, TreeNode>;
  pool: PooledVariance;
}

/** A tree without entries. */
export const createTree = (): RunTree => ({ ...createTotals(), nodes: new Map(), pool: emptyPool });

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

const applyStart = (tree: RunTree, entry: TrialStart, seal: string): void => {
  const node = nodeOf(tree, entry.node, seal);
  node.parent = sameId(tree, entry.parent);
  node.tree = entry.tree;
  node.patch = entry.patch_sha256;
  if (entry.proposal !== undefined) node.proposal = entry.proposal;
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

const applyResult = (tree: RunTree, entry: TrialResult, seal: string): void => {
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
    const repeat: TreeRepeat = {
      repeat: entry.repeat,
      attempt: start?.attempt ?? 1,
      purpose: start?.purpose ?? 'candidate',
      seed: start?.seed ?? null,
      value: entry.value,
      status: entry.status,
      reason: entry.reason,
      wall_ms: wallOf(entry),
      cpu_ms: cpuOf(entry),
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

const applyDecision = (tree: RunTree, entry: TrialDecision, seal: string): void => {
  const { outcome, rule, window_low, n, mean, se } = entry;
  const incumbent = sameId(tree, entry.incumbent);
  const decision = { outcome, rule, incumbent, window_low, n, mean, se, seal };
  const node = nodeOf(tree, entry.node, seal);
  node.decisions = node.decisions.length === 0 ? [decision] : node.decisions.concat(decision);
};

/** Takes the next entry in. Total: a ledger that lacks entries gives the tree that is left. */
export const growTree = (tree: RunTree, sealed: SealedEntry): void => {
  const { entry, sealId } = sealed;
  if (entry.kind === 'trial-start') applyStart(tree, entry, sealId);
  // Before the totals, which forget the start a result belongs to.
  if (entry.kind === 'trial-result') applyResult(tree, entry, sealId);
  if (entry.kind === 'trial-decision') applyDecision(tree, entry, sealId);
  growTotals(tree, sealed);
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
