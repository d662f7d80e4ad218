import { join } from 'node:path';
import { searchErrors } from '../../errors/search.ts';
import type { RunBegin, SealedEntry } from '../../ledger/entries.ts';
import { runFiles } from '../../ledger/run-files.ts';
import { indexBase } from '../../policy/base-index.ts';
import { alphaOf, leastPairs } from '../noise/promotion.ts';
import { createMutate } from '../proposers/mutate.ts';
import { renderTree } from '../tree-file.ts';
import { createTotals, growTotals, wallOf, wallSpent } from '../totals.ts';
import { limitsOf, sealBegin } from './begin.ts';
import { createChecker } from './check-draft.ts';
import { createCommits } from './commits.ts';
import { openContents } from './contents.ts';
import { searchCourse } from './course.ts';
import { createBallast, isDiskFull, requireSpace } from './disk.ts';
import { endRun, pauseRun, readTree, type RunParts } from './finish.ts';
import { createHandler } from './handler.ts';
import { createLive, objectReader, safeLine } from './live.ts';
import { createNarrator } from './narrator.ts';
import { Pause } from './pause.ts';
import type { SearchDeps, SearchOutcome, SearchPlan } from './plan.ts';
import { createProposals } from './propose.ts';
import { createRecordStore } from './record-store.ts';
import type { NodeRecord } from './records.ts';
import { sortEntries } from './recorded.ts';
import { createReplay, ReplayMismatch } from './replay.ts';
import type { CourseEnd } from './requests.ts';
import { makeRules } from './rules.ts';
import { sealSettings } from './settings.ts';
import { bestSeen, createState } from './state.ts';
import { createWall } from './wall.ts';
import { openWorkers } from './workers.ts';

const treeEveryMs = 5000;
const longestGraceMs = 8000;

/** @throws search.too-few-pairs, search.wall-too-short */
const requireSound = (plan: SearchPlan): void => {
  const { promotion, evaluation } = plan.config;
  const { wallMs } = limitsOf(plan);
  if (wallMs !== null && wallMs < evaluation.timeout) {
    throw searchErrors['search.wall-too-short']({ wallMs, timeoutMs: evaluation.timeout });
  }
  if (!promotion.enabled || evaluation.noise === 'none') return;
  const least = leastPairs(alphaOf(1, promotion.alpha));
  if (promotion.max_pairs < least) {
    const { alpha, max_pairs: maxPairs } = promotion;
    throw searchErrors['search.too-few-pairs']({ maxPairs, least, alpha });
  }
};

const beginRun = (deps: SearchDeps, plan: SearchPlan): SealedEntry => {
  const { ledger } = deps;
  const settings = sealSettings(plan.config, plan.sandbox);
  ledger.putObject(settings.bytes);
  const { body, subjects } = sealBegin(deps, plan, settings.sha256);
  const begin = ledger.append(body, subjects);
  ledger.sync();
  return begin;
};

/** What `tree.json` shows is at most a few seconds old, and never costs more than a few percent. */
const createTreeFile = (deps: SearchDeps, commits: ReadonlyMap<number, string>) => {
  let nextMs = deps.clock.monotonicMs() + treeEveryMs;
  return (): void => {
    const now = deps.clock.monotonicMs();
    if (now < nextMs) return;
    const path = join(deps.ledger.directory, runFiles.tree);
    deps.files.writeAtomic(path, renderTree(readTree(deps), commits), { sync: false });
    const took = deps.clock.monotonicMs() - now;
    nextMs = now + Math.max(treeEveryMs, 50 * took);
  };
};

const openRun = async (deps: SearchDeps, plan: SearchPlan) => {
  const { workspace, files, ledger, log } = deps;
  const { config, policy } = plan;
  const records = createRecordStore();
  const recordOf = (index: number): NodeRecord | undefined => records.get(index);
  const readObject = objectReader(deps);
  const contents = await openContents({
    runId: ledger.runId,
    workspace,
    policy,
    readObject,
    recordOf,
  });
  const workers = await openWorkers(
    {
      files,
      workspace,
      config,
      isHidden: (path) => policy.isHidden(path),
      work: deps.folders.work,
      inputs: deps.folders.inputs,
      hiddenFiles: plan.hiddenFiles,
    },
    plan.workers,
  );
  if (plan.resume === null) {
    const shown = config.evaluation.custody === 'split' ? join(deps.folders.work, 'b') : null;
    requireSpace(files, workspace, ledger.directory, shown);
  }
  const ballast = createBallast(files, ledger.directory);
  const entries = plan.resume ?? [beginRun(deps, plan)];
  const totals = createTotals();
  for (const entry of entries) growTotals(totals, entry);
  // Whoever resumes has checked the first entry: planResume.
  const begin = entries[0]?.entry as RunBegin;
  const recorded = sortEntries(entries);
  const state = createState(
    makeRules(config, {
      window: plan.window,
      limit: { trials: begin.budget.trials, evaluations: begin.budget.evaluations },
      seed: plan.seeds.run,
      imports:
        plan.resume === null
          ? plan.imports.length
          : Math.max(recorded.imports, plan.imports.length),
    }),
  );
  const wall = createWall(plan.resume === null ? 0 : wallSpent(totals), totals.limits.wallMs, () =>
    deps.clock.monotonicMs(),
  );
  for (const { entry } of plan.resume ?? []) {
    if (entry.kind === 'trial-result' && entry.start_seq !== null) wall.add(wallOf(entry));
  }
  const commits = createCommits(workspace, contents, plan.experiment, recordOf);
  const live = createLive({ deps, plan, totals, contents, workers, wall });
  const proposals = createProposals({
    workspace,
    contents,
    policy,
    base: indexBase(workspace.baseFiles),
    seed: plan.seeds.run,
    proposers: config.proposers.map((proposer) =>
      createMutate(proposer, {
        maxFileBytes: config.files.max_file_bytes,
      }),
    ),
    imports: plan.imports,
    recordOf,
    nodeOfTree: (id) => records.nodeOfTree(id),
    check: createChecker({
      config,
      workspace,
      sandbox: deps.sandbox,
      workers,
      signal: deps.signal,
    }),
    line: (text) => safeLine(deps, text),
  });
  const narrator = createNarrator(log, config.metric, config.budget.warn_at, state, recordOf);
  const writeTree = createTreeFile(deps, commits.known);
  const report = (): void => {
    const best = bestSeen(state);
    deps.onProgress?.({
      totals,
      limit: state.budget.limit,
      trials: state.budget.spent.trials,
      evaluations: state.budget.spent.evaluations,
      baseline: state.nodes[0]?.tally.n ? state.nodes[0].tally.mean : null,
      best: best === null ? null : { node: best.index, mean: best.tally.mean },
      confirmed: state.confirmed?.node ?? null,
      running: live.running(),
      wallMs: wall.elapsedMs(),
    });
  };
  const handler = createHandler({
    deps,
    plan,
    state,
    totals,
    live,
    wall,
    recorded,
    replay: createReplay(recorded, begin, () => ({
      ...state.budget.limit,
      wallMs: totals.limits.wallMs,
    })),
    contents,
    commits,
    proposals,
    narrator,
    recordOf,
    addRecord: (record) => {
      records.add(record);
    },
    afterEach: () => {
      writeTree();
      report();
    },
  });
  const parts: RunParts = { deps, plan, state, totals, live, contents, commits, recordOf };
  return { parts, handler, ballast, workers };
};

type OpenRun = Awaited<ReturnType<typeof openRun>>;

const follow = async ({ parts, handler }: OpenRun): Promise<CourseEnd> => {
  const course = searchCourse(parts.state);
  for (let step = course.next(); ;) {
    if (step.done === true) return step.value;
    const answer = handler.recorded(step.value) ?? (await handler.live(step.value));
    step = course.next(answer);
  }
};

const noBaseline = ({ parts }: OpenRun) => {
  const { deps, live, plan } = parts;
  const node = readTree(deps).nodes.get(0);
  return searchErrors['search.baseline-failed']({
    experiment: plan.experiment,
    status: node?.failure ?? 'skip',
    reason: node?.reason ?? 'budget',
    lines: safeLines(parts, live.baselineTail()),
  });
};

const safeLines = ({ deps }: RunParts, text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${safeLine(deps, line)}`)
    .join('\n')
    .trimEnd();

const whyPaused = (error: unknown): Pause | null => {
  if (isDiskFull(error)) return new Pause('disk', error);
  return error instanceof Pause ? error : null;
};

/**
 * Runs an experiment to its end, or continues one: measures the base commit, then proposes, evaluates,
 * decides and promotes within the budget, sealing everything before it acts on it. A killed run that is
 * continued gives the very tree the uninterrupted one gives; of a run that has ended the files beside the
 * ledger are written again, and nothing else.
 *
 * @throws search.baseline-failed, search.replay-mismatch, search.disk-low, search.nothing-editable,
 * search.too-few-pairs, search.wall-too-short, search.object-missing, search.object-wrong
 */
export const runSearch = async (deps: SearchDeps, plan: SearchPlan): Promise<SearchOutcome> => {
  requireSound(plan);
  const run = await openRun(deps, plan);
  const { parts, workers, ballast } = run;
  const { live } = parts;
  try {
    if (plan.resume === null) await live.anchor('begin');
    const end = await follow(run);
    if (end.status === 'no-baseline') throw noBaseline(run);
    await live.settleDown(0);
    return await endRun(parts, end);
  } catch (error) {
    const pause = whyPaused(error);
    const graceMs = pause?.reason === 'signal' ? Math.min(plan.graceMs, longestGraceMs) : 0;
    if (pause?.reason === 'disk') ballast.release();
    await live.settleDown(graceMs);
    if (error instanceof ReplayMismatch) {
      const { seq, expected, found } = error;
      const { runId } = deps.ledger;
      throw searchErrors['search.replay-mismatch']({ runId, seq, expected, found });
    }
    if (pause === null) throw error;
    if (pause.cause !== undefined) deps.log.warn(describe(pause));
    return await pauseRun(parts, pause.reason);
  } finally {
    ballast.release();
    workers.close();
  }
};

const describe = (pause: Pause): string => {
  const cause = pause.cause instanceof Error ? pause.cause.message : 'unknown cause';
  return `${pause.message}: ${cause}`;
};
