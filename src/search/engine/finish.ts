import { join } from 'node:path';
import type { RunEnd, RunPause } from '../../ledger/entries.ts';
import { runFiles } from '../../ledger/run-files.ts';
import { bytesSubject, commitSubject, treeSubject } from '../../ledger/statement.ts';
import { renderNum } from '../../text/num.ts';
import { readOwnLedger } from '../../ledger/read.ts';
import { treeOf } from '../report.ts';
import type { RunTotals } from '../totals.ts';
import { renderTree } from '../tree-file.ts';
import { countOutcomes, countTrials, growTree, type RunTree } from '../tree.ts';
import type { SearchResult, SearchStatus } from '../types.ts';
import type { Commits } from './commits.ts';
import { type Contents, renderEdits } from './contents.ts';
import { baseSubject, type Live } from './live.ts';
import type { SearchDeps, SearchOutcome, SearchPlan } from './plan.ts';
import type { NodeRecord } from './records.ts';
import { nodeId, type CourseEnd } from './requests.ts';
import { bestSeen, type SearchNode, type SearchState } from './state.ts';

/** What the end of a run needs of it. */
export interface RunParts {
  readonly deps: SearchDeps;
  readonly plan: SearchPlan;
  readonly state: SearchState;
  readonly totals: RunTotals;
  readonly live: Live;
  readonly contents: Contents;
  readonly commits: Commits;
  readonly recordOf: (index: number) => NodeRecord | undefined;
}

/**
 * The tree of the run so far, read from its ledger: memory keeps only what decisions need.
 *
 * @throws ledger.corrupt
 */
export const readTree = ({ files, ledger }: Pick<SearchDeps, 'files' | 'ledger'>): RunTree =>
  treeOf(ledger.head === null ? [] : readOwnLedger(files, ledger.directory, ledger.head));

/** A run that stops, with the tree it has. */
interface EndingRun extends RunParts {
  readonly tree: RunTree;
}

/** A node's value as printed; the mean when its values differ. */
const valueOf = ({ tree, state }: EndingRun, node: SearchNode): string => {
  const [first, ...others] = node.values;
  if (first !== undefined && others.some((value) => value !== first)) {
    return renderNum(node.tally.mean);
  }
  const printed = tree.nodes
    .get(node.index)
    ?.repeats.find(({ purpose, value }) => purpose !== 'promotion' && value !== null)?.value;
  return printed ?? renderNum(state.nodes[node.index]?.tally.mean ?? 0);
};

type Best = NonNullable<RunEnd['best']>;

const findBest = async (parts: EndingRun): Promise<Best | null> => {
  const { state, commits, recordOf } = parts;
  const { confirmed } = state;
  const node = confirmed === null ? bestSeen(state) : (state.nodes[confirmed.node] ?? null);
  const record = node === null ? undefined : recordOf(node.index);
  if (node === null || record === undefined) return null;
  return {
    node: nodeId(node.index),
    tree: record.tree,
    commit: await commits.commitOf(record),
    value: valueOf(parts, node),
    confirmed:
      confirmed === null
        ? null
        : {
            mean: renderNum(confirmed.mean + 0),
            low: renderNum(confirmed.low + 0),
            high: renderNum(confirmed.high + 0),
            n: confirmed.n,
          },
  };
};

const isKept = (state: SearchState, index: number): boolean =>
  index > 0 && state.nodes[index]?.phase === 'kept';

/** Sets the refs of best and keeps in our clone, in one batch. */
const setRefs = async (parts: RunParts, best: Best | null): Promise<void> => {
  const { deps, state, commits, recordOf } = parts;
  const prefix = `refs/guildseal/${deps.ledger.runId}`;
  const refs: { ref: string; commit: string | null }[] = [];
  for (const { index } of state.nodes) {
    const record = isKept(state, index) ? recordOf(index) : undefined;
    if (record === undefined) continue;
    refs.push({ ref: `${prefix}/keep/${nodeId(index)}`, commit: await commits.commitOf(record) });
  }
  if (best !== null) refs.push({ ref: `${prefix}/best`, commit: best.commit });
  if (refs.length > 0) await deps.workspace.setRefs(refs);
};

const writePatch = async (parts: RunParts, best: Best | null): Promise<string | null> => {
  const { deps, contents, recordOf } = parts;
  const record = best === null ? undefined : recordOf(Number(best.node.slice(1)));
  if (record === undefined || record.index === 0) return null;
  const files = await contents.filesOf(record);
  const edits = record.changed.map(({ path, mode }) => {
    const content = files.get(path);
    return content === undefined
      ? { path, mode: null, content: null }
      : { path, mode: mode === '100755' ? ('100755' as const) : ('100644' as const), content };
  });
  const patch = renderEdits(contents.base, edits, contents.executable, deps.workspace.objectFormat);
  const path = join(deps.ledger.directory, runFiles.patch);
  deps.files.writeAtomic(path, patch);
  return path;
};

const outcomeNames = [
  'baseline',
  'keep',
  'discard',
  'crash',
  'timeout',
  'violation',
  'duplicate',
  'skip',
] as const;

const countAll = (tree: RunTree): SearchResult['outcomes'] => {
  const counts = countOutcomes(tree);
  const all = outcomeNames.map((name) => [name, counts[name] ?? 0] as const);
  return Object.fromEntries(all) as unknown as SearchResult['outcomes'];
};

const summarize = (
  parts: EndingRun,
  status: SearchStatus,
  reason: string | null,
  best: Best | null,
  patch: string | null,
): SearchResult => {
  const { deps, plan, tree, live, state } = parts;
  const { directory, head, runId } = deps.ledger;
  const usage = tree.end?.usage ?? live.usage();
  const [baseline] = state.nodes;
  return {
    run_id: runId,
    experiment: plan.experiment,
    seed: plan.seeds.run,
    strategy: plan.config.strategy.name,
    window: plan.window,
    workers: plan.workers,
    status,
    reason,
    trials: countTrials(tree),
    outcomes: countAll(tree),
    baseline: {
      value: baseline === undefined || baseline.tally.n === 0 ? null : valueOf(parts, baseline),
    },
    best: best === null ? null : { ...best, patch },
    ledger: {
      path: join(directory, runFiles.ledger),
      head: head?.sealId ?? '',
      entries: head === null ? 0 : head.seq + 1,
      key_id: plan.facts.key?.keyid ?? null,
    },
    isolation: deps.sandbox.isolation,
    usage: {
      usd: usage.usd,
      tokens: usage.tokens_in + usage.tokens_out,
      evaluations: tree.evaluations,
      cpu_s: usage.cpu_ms / 1000,
    },
    wall_ms: usage.wall_ms,
    report: { html: join(directory, runFiles.html), markdown: join(directory, runFiles.markdown) },
  };
};

/** Best patch and refs, before the end is sealed: a run that has ended has them. */
const leaveBest = async (parts: EndingRun): Promise<[Best | null, string | null]> => {
  const best = await findBest(parts);
  await setRefs(parts, best);
  return [best, await writePatch(parts, best)];
};

const writeIndexes = (parts: EndingRun, result: SearchResult): void => {
  const { deps, tree, commits } = parts;
  const { directory } = deps.ledger;
  deps.files.writeAtomic(join(directory, runFiles.tree), renderTree(tree, commits.known));
  deps.files.writeAtomic(join(directory, runFiles.result), `${JSON.stringify(result, null, 2)}\n`);
};

/** Seals the end of a run, unless it is sealed already, and leaves its best where people look for it. */
export const endRun = async (
  open: RunParts,
  end: Exclude<CourseEnd, { readonly status: 'no-baseline' }>,
): Promise<SearchOutcome> => {
  const { deps, plan, live } = open;
  const tree = readTree(deps);
  const parts: EndingRun = { ...open, tree };
  const isSealed = tree.end !== null;
  const [best, patch] = await leaveBest(parts);
  if (!isSealed) {
    const body: RunEnd = {
      kind: 'run-end',
      status: end.status,
      reason: end.reason,
      counts: countOutcomes(tree),
      starts: tree.starts,
      results: tree.results,
      unreported: [...tree.open.keys()],
      best,
      usage: live.usage(),
      reveal: {
        race: Buffer.from(plan.seeds.race).toString('hex'),
        promotion: Buffer.from(plan.seeds.promotion).toString('hex'),
      },
    };
    const sealed = live.append(body, [
      ...(best === null
        ? baseSubject(deps)
        : [treeSubject('best', best.tree), commitSubject('best', best.commit)]),
      bytesSubject('head', deps.ledger.head?.sealId ?? ''),
    ]);
    live.sync();
    growTree(tree, sealed);
  }
  const result = summarize(parts, end.status, end.reason, best, patch);
  writeIndexes(parts, result);
  if (!isSealed) await live.anchor('end');
  return { exit: 0, result, tree };
};

const exits = { signal: 130, disk: 3, forge: 3, model: 3, isolation: 4 } as const;

/**
 * Seals a pause. On a disk that is still full nothing is sealed: nothing is reported that the ledger
 * lacks.
 */
export const pauseRun = async (
  open: RunParts,
  reason: RunPause['reason'],
): Promise<SearchOutcome> => {
  const { deps, live } = open;
  const status = reason === 'signal' ? 'interrupted' : 'paused';
  try {
    live.append({ kind: 'run-pause', reason, usage: live.usage() }, baseSubject(deps));
    live.sync();
  } catch (error) {
    if (reason !== 'disk') throw error;
    deps.log.warn('the disk is full: not even the pause could be sealed');
  }
  const tree = readTree(deps);
  const parts: EndingRun = { ...open, tree };
  const [best, patch] = reason === 'disk' ? [null, null] : await leaveBest(parts);
  const result = summarize(parts, status, reason, best, patch);
  if (reason !== 'disk') writeIndexes(parts, result);
  // A forge that just failed is not asked again.
  if (reason !== 'forge' && reason !== 'disk') {
    await live.anchor('pause').catch((error: unknown) => {
      deps.log.warn(`the pause could not be anchored: ${String(error)}`);
    });
  }
  return { exit: exits[reason], result, tree };
};
