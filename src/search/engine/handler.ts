import type { SteerEvent, Subject, TrialResult } from '../../ledger/entries.ts';
import { bytesSubject, treeSubject } from '../../ledger/statement.ts';
import type { RunTotals } from '../totals.ts';
import { limitsOf } from './begin.ts';
import type { Commits } from './commits.ts';
import type { Contents } from './contents.ts';
import { baseSubject, type Live } from './live.ts';
import type { Narrator } from './narrator.ts';
import type { SearchDeps, SearchPlan } from './plan.ts';
import type { Proposals, Proposed } from './propose.ts';
import type { Recorded } from './recorded.ts';
import { type NodeRecord, readRecord } from './records.ts';
import type { Replay } from './replay.ts';
import {
  type CourseAnswer,
  type CourseRequest,
  type Job,
  jobKey,
  nodeId,
  nodeIndex,
} from './requests.ts';
import type { SearchState } from './state.ts';
import type { Wall } from './wall.ts';

interface HandlerDeps {
  readonly deps: SearchDeps;
  readonly plan: SearchPlan;
  readonly state: SearchState;
  readonly totals: RunTotals;
  readonly live: Live;
  readonly wall: Wall;
  readonly recorded: Recorded;
  readonly replay: Replay;
  readonly contents: Contents;
  readonly commits: Commits;
  readonly proposals: Proposals;
  readonly narrator: Narrator;
  readonly recordOf: (index: number) => NodeRecord | undefined;
  readonly addRecord: (record: NodeRecord) => void;
  readonly afterEach: () => void;
}

/** Answers the course of a run: from its ledger while that lasts, then by doing what is asked. */
interface Handler {
  /** Null when the ledger does not know. */
  recorded(request: CourseRequest): CourseAnswer | null;
  live(request: CourseRequest): Promise<CourseAnswer>;
}

type Of<Kind extends CourseRequest['kind']> = Extract<CourseRequest, { readonly kind: Kind }>;

const done: CourseAnswer = { kind: 'done' };

/** A result that ran nothing. */
const voidResult = (
  job: Job,
  parent: number | null,
  proposed: Extract<Proposed, { kind: 'void' }>,
  patchSha256: string | null,
): TrialResult => ({
  kind: 'trial-result',
  start_seq: null,
  node: nodeId(job.node),
  repeat: 0,
  status: proposed.status,
  reason: proposed.reason,
  value: null,
  metrics: {},
  run: null,
  evaluate: null,
  limits_hit: [],
  duplicate_of: proposed.duplicateOf === null ? null : nodeId(proposed.duplicateOf),
  parent: nodeId(parent ?? 0),
  tree: proposed.tree,
  patch_sha256: patchSha256,
  proposal: proposed.proposal,
  violations: proposed.violations,
  ...(proposed.repeatedDrafts === 0 ? {} : { repeated_drafts: proposed.repeatedDrafts }),
});

/** Joins a course with its ledger and the world. */
export const createHandler = (own: HandlerDeps): Handler => {
  const { deps, plan, live, wall, replay, recorded, proposals, recordOf, narrator } = own;
  const isResumed = plan.resume !== null;
  let isLive = !isResumed;
  /** Recorded as started, their results not yet asked for. */
  const outstanding = new Map<string, Job>();
  /** What proposers have yet to learn of the recorded part. */
  const lessons: Of<'learn'>[] = [];
  const lost = new Set<string>();

  const requireRecord = (index: number): NodeRecord => {
    const record = recordOf(index);
    if (record === undefined) throw new Error(`node ${index} has no tree`);
    return record;
  };

  const learn = async (request: Of<'learn'>): Promise<void> => {
    const { node, outcome, gain, better } = request;
    const record = requireRecord(node);
    await proposals.learn(record, { outcome, gain, better });
  };

  /** Starts again what a kill cut short; every start stays visible. */
  const restart = (job: Job): void => {
    const known = recorded.jobs.get(jobKey(job));
    if (known === undefined || known.result !== null || job.pair !== null) return;
    const record = requireRecord(job.node);
    if (wall.fits(plan.config.evaluation.timeout)) {
      live.start(job, known.starts.length + 1, record, null);
      return;
    }
    lost.add(jobKey(job));
    const last = known.starts.at(-1);
    if (job.repeat > 0 || last === undefined) return;
    live.append(
      {
        kind: 'trial-result',
        start_seq: last.seq,
        node: nodeId(job.node),
        repeat: 0,
        status: 'skip',
        reason: 'budget',
        value: null,
        metrics: {},
        run: null,
        evaluate: null,
        limits_hit: [],
        duplicate_of: null,
      },
      [treeSubject('tree', record.tree)],
    );
    live.sync();
  };

  /** A run whose secret was lost goes on with others, and says so. */
  const tellReseed = (): void => {
    const { raceCommitment, promotionCommitment } = plan.seeds;
    const { race, promotion } = own.totals.commitments;
    if (race === raceCommitment && promotion === promotionCommitment) return;
    deps.log.warn('run.secret was lost: races and promotion go on with other seeds');
    live.append(
      {
        kind: 'event',
        type: 'reseed',
        race_commitment: raceCommitment,
        promotion_commitment: promotionCommitment,
      },
      baseSubject(deps),
    );
  };

  const goLive = async (): Promise<void> => {
    isLive = true;
    narrator.preflight();
    const { runner, tool } = plan.facts;
    live.append(
      {
        kind: 'run-resume',
        unfinished: recorded.unfinished.map(({ seq }) => seq),
        isolation: deps.sandbox.isolation,
        runner,
        tool,
      },
      baseSubject(deps),
    );
    tellReseed();
    live.sync();
    await live.anchor('resume');
    for (const lesson of lessons.splice(0)) await learn(lesson);
    for (const job of outstanding.values()) {
      const record = requireRecord(job.node);
      if (recorded.jobs.get(jobKey(job))?.result === null) await own.contents.ensureBuilt(record);
      restart(job);
    }
  };

  const note = (request: CourseRequest, answer: CourseAnswer): void => {
    if (answer.kind === 'started' && (request.kind === 'propose' || request.kind === 'repeat')) {
      outstanding.set(jobKey(request.job), request.job);
    }
    if (request.kind === 'await') outstanding.delete(jobKey(request.job));
    if (request.kind === 'learn') lessons.push(request);
    if (answer.kind === 'steered') wall.setLimit(own.totals.limits.wallMs);
  };

  const steer = (): CourseAnswer => {
    live.checkPause();
    narrator.preflight();
    const wanted = limitsOf(plan);
    const now = own.totals.limits;
    const args: string[] = [];
    if (isResumed) {
      const { trials, evaluations, wallMs } = plan.budget;
      if (trials !== undefined && trials !== now.trials) args.push(`trials=${trials}`);
      if (
        (trials !== undefined || evaluations !== undefined) &&
        wanted.evaluations !== now.evaluations
      ) {
        args.push(`evaluations=${wanted.evaluations}`);
      }
      if (wallMs !== undefined && wallMs !== now.wallMs) args.push(`wall_ms=${wallMs}`);
    }
    if (args.length === 0) return { kind: 'steered', limits: [] };
    const event: SteerEvent = {
      kind: 'event',
      type: 'steer',
      by: null,
      verb: 'budget',
      args,
      effect: `limits: ${args.join(', ')}`,
    };
    live.append(event, baseSubject(deps));
    wall.setLimit(own.totals.limits.wallMs);
    return { kind: 'steered', limits: [own.totals.limits] };
  };

  const fits = (): boolean => wall.fits(plan.config.evaluation.timeout);

  const propose = async ({ job, action, parent }: Of<'propose'>): Promise<CourseAnswer> => {
    live.checkPause();
    if (!fits()) return { kind: 'refused' };
    const proposed =
      parent === null
        ? proposals.baseline()
        : await proposals.propose(job.node, action, requireRecord(parent));
    if (proposed.kind === 'void') {
      const patchSha256 = proposed.patch === null ? null : live.store(proposed.patch);
      live.append(voidResult(job, parent, proposed, patchSha256), [
        ...(proposed.tree === null ? baseSubject(deps) : [treeSubject('tree', proposed.tree)]),
        ...(patchSha256 === null ? [] : [bytesSubject('patch', patchSha256)]),
      ]);
      return { kind: 'void', repeatedDrafts: proposed.repeatedDrafts };
    }
    const patchSha256 = parent === null ? null : live.store(proposed.patch);
    const record = { ...proposed.record, patchSha256 };
    own.addRecord(record);
    own.contents.built(record, proposed.files);
    live.start(job, 1, record, proposed.proposal);
    return { kind: 'started' };
  };

  const repeat = ({ job }: Of<'repeat'>): CourseAnswer => {
    live.checkPause();
    if (!fits()) return { kind: 'refused' };
    live.start(job, 1, requireRecord(job.node), null);
    return { kind: 'started' };
  };

  const subjectsOf = (body: Of<'record'>['body']): readonly Subject[] => {
    if (body.kind === 'trial-decision') {
      return [treeSubject('tree', requireRecord(nodeIndex(body.node)).tree)];
    }
    const query = body.kind === 'promote-start' ? body : own.totals.promotions.at(-1);
    return (['candidate', 'reference'] as const).map((role) =>
      treeSubject(role, requireRecord(nodeIndex(query?.[role] ?? 'n0')).tree),
    );
  };

  const awaitResult = async ({ job }: Of<'await'>): Promise<CourseAnswer> => {
    if (lost.has(jobKey(job))) return { kind: 'lost' };
    if (live.knows(job)) return live.result(job);
    return replay.answer({ kind: 'await', job }) ?? { kind: 'lost' };
  };

  const act = async (request: CourseRequest): Promise<CourseAnswer> => {
    switch (request.kind) {
      case 'steer':
        return steer();
      case 'propose':
        return propose(request);
      case 'repeat':
        return repeat(request);
      case 'await': {
        const answer = await awaitResult(request);
        own.afterEach();
        return answer;
      }
      case 'record':
        live.append(request.body, subjectsOf(request.body));
        narrator.told(request);
        return done;
      case 'learn':
        await learn(request);
        if (request.outcome === 'keep') await own.commits.commitOf(requireRecord(request.node));
        narrator.told(request);
        return done;
    }
  };

  return {
    recorded: (request) => {
      if (isLive) return null;
      const next = replay.peek();
      const answer = replay.answer(request);
      if (answer === null) return null;
      const record =
        request.kind === 'propose' && next !== null ? readRecord(next, recordOf) : null;
      if (record !== null) own.addRecord(record);
      note(request, answer);
      return answer;
    },
    live: async (request) => {
      if (!isLive) await goLive();
      return act(request);
    },
  };
};
