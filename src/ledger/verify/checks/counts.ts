import type { NodeId, RunBegin, SteerEvent } from '../../entries.ts';
import { type Finding, finding } from '../finding.ts';
import type { Check, EndEntry, VerifyRun } from '../run.ts';

/** What the entries before `run-end` add up to. */
interface Tally {
  readonly starts: number;
  readonly results: number;
  readonly unreported: readonly number[];
  readonly counts: ReadonlyMap<string, number>;
}

/** A node's outcome: `baseline`; else its first result that is not ok; else its last decision. */
const tally = ({ records }: VerifyRun): Tally => {
  const open = new Set<number>();
  const failed = new Map<NodeId, string>();
  const decided = new Map<NodeId, string>();
  const nodes = new Set<NodeId>();
  let starts = 0;
  let results = 0;
  for (const { sealed } of records) {
    const { entry } = sealed;
    if (entry.kind === 'trial-start') {
      starts += 1;
      open.add(entry.seq);
      nodes.add(entry.node);
    } else if (entry.kind === 'trial-result') {
      results += 1;
      nodes.add(entry.node);
      const start = entry.start_seq;
      if (start !== null) open.delete(start);
      if (entry.status !== 'ok' && !failed.has(entry.node)) failed.set(entry.node, entry.status);
    } else if (entry.kind === 'trial-decision')
      decided.set(entry.node, entry.outcome === 'keep' ? 'keep' : 'discard');
  }
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const outcome = node === 'n0' ? 'baseline' : (failed.get(node) ?? decided.get(node));
    if (outcome !== undefined) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return { starts, results, unreported: [...open], counts };
};

const checkCounts = (end: EndEntry, found: Tally): Finding[] => {
  const wrong: string[] = [];
  const compare = (what: string, sealed: number, counted: number): void => {
    if (sealed !== counted) wrong.push(`${what} ${String(sealed)}, counted ${String(counted)}`);
  };
  compare('starts', end.starts, found.starts);
  compare('results', end.results, found.results);
  for (const outcome of new Set([...Object.keys(end.counts), ...found.counts.keys()]))
    compare(outcome, end.counts[outcome] ?? 0, found.counts.get(outcome) ?? 0);
  if (end.unreported.join() !== found.unreported.join())
    wrong.push(`unreported [${end.unreported.join()}], counted [${found.unreported.join()}]`);
  return wrong.length === 0 ? [] : [finding('count_mismatch', end.seq, wrong.join('; '))];
};

interface Limits {
  readonly trials: number;
  readonly evaluations: number;
  readonly tokens: number | null;
  readonly usd: number | null;
}

/** `budget +50` adds trials, and evaluations in proportion; `budget KEY=VALUE` sets one limit. */
const raise = (limits: Limits, { verb, args }: SteerEvent, begin: RunBegin): Limits => {
  if (verb !== 'budget') return limits;
  return args.reduce((now, arg) => {
    const more = /^\+([0-9]{1,9})$/.exec(arg)?.[1];
    if (more !== undefined) {
      const share = begin.budget.evaluations / Math.max(1, begin.budget.trials);
      return {
        ...now,
        trials: now.trials + Number(more),
        evaluations: now.evaluations + Math.ceil(Number(more) * share),
      };
    }
    const set = /^(trials|evaluations|tokens|usd)=([0-9.]{1,20})$/.exec(arg);
    return set === null ? now : { ...now, [set[1] ?? '']: Number(set[2]) };
  }, limits);
};

const checkBudget = ({ records, begin, end }: VerifyRun): Finding[] => {
  if (begin === null) return [];
  const { trials, evaluations, tokens, usd } = begin.budget;
  let limits: Limits = { trials, evaluations, tokens, usd: usd === null ? null : Number(usd) };
  const evaluated = new Set<NodeId>();
  let spent = 0;
  const wrong: string[] = [];
  for (const { sealed } of records) {
    const { entry } = sealed;
    if (entry.kind === 'event' && entry.type === 'steer') limits = raise(limits, entry, begin);
    if (entry.kind !== 'trial-result' || entry.start_seq === null || entry.status === 'skip')
      continue;
    spent += 1;
    evaluated.add(entry.node);
  }
  const compare = (what: string, used: number, limit: number | null): void => {
    if (limit !== null && used > limit) wrong.push(`${what} ${String(used)} of ${String(limit)}`);
  };
  compare('evaluations', spent, limits.evaluations);
  compare('trials', evaluated.size, limits.trials);
  if (end !== null) {
    compare('tokens', end.usage.tokens_in + end.usage.tokens_out, limits.tokens);
    compare('usd', Number(end.usage.usd), limits.usd);
  }
  return wrong.length === 0
    ? []
    : [finding('budget_exceeded', end?.seq ?? null, `spent: ${wrong.join(', ')}`)];
};

/** The sums of `run-end`, and the budget. */
export const countsCheck: Check = {
  name: 'counts',
  codes: ['count_mismatch', 'budget_exceeded'],
  run: (run) => [
    ...(run.end === null ? [] : checkCounts(run.end, tally(run))),
    ...checkBudget(run),
  ],
};
