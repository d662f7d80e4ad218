import type {
  Entry,
  NodeId,
  PromoteResult,
  RunBegin,
  RunEnd,
  RunnerSeal,
  RunPause,
  SealedEntry,
  TrialResult,
  TrialStart,
} from '../ledger/entries.ts';
import { type RunLimits, steerLimits } from './limits.ts';

/** A query for confirmation; `result` is null while it runs. */
interface TreePromotion {
  readonly query: number;
  readonly candidate: NodeId;
  readonly reference: NodeId;
  result: PromoteResult | null;
}

/**
 * A run folded from its entries, in whatever order and however few of them there are, without its nodes:
 * its size does not grow with them.
 */
export interface RunTotals {
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
  readonly open: Map<number, TrialStart & Entry>;
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

/** Totals without entries. */
export const createTotals = (): RunTotals => ({
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
  starts: 0,
  results: 0,
  evaluations: 0,
  cpuMs: 0,
  wallBefore: 0,
  partStartedAt: '',
  limits: { trials: 0, evaluations: 0, wallMs: null },
  commitments: { race: '', promotion: '' },
});

/** Milliseconds the commands of a repeat took. */
export const wallOf = (entry: TrialResult): number =>
  (entry.run?.wall_ms ?? 0) + (entry.evaluate?.wall_ms ?? 0);

/** Processor time of a repeat in milliseconds, null where nobody knows it. */
export const cpuOf = (entry: TrialResult): number | null => {
  const { run, evaluate } = entry;
  if ((run?.cpu_ms ?? null) === null && (evaluate?.cpu_ms ?? null) === null) return null;
  return (run?.cpu_ms ?? 0) + (evaluate?.cpu_ms ?? 0);
};

const countResult = (totals: RunTotals, entry: TrialResult): void => {
  totals.results += 1;
  if (entry.start_seq === null) return;
  totals.open.delete(entry.start_seq);
  if (entry.status !== 'skip') totals.evaluations += 1;
  totals.cpuMs += cpuOf(entry) ?? 0;
};

const elapsed = (from: string, to: string): number =>
  from === '' ? 0 : Math.max(0, Date.parse(to) - Date.parse(from));

/** Takes the next entry in. Total: a ledger that lacks entries gives the totals of what is left. */
export const growTotals = (totals: RunTotals, { entry, sealId }: SealedEntry): void => {
  // Anchors may be sealed between the entries that are folded here.
  totals.entries = Math.max(totals.entries, entry.seq + 1);
  totals.head = sealId;
  if (totals.startedAt === '') totals.startedAt = entry.at;
  totals.runId = entry.run_id;
  switch (entry.kind) {
    case 'run-begin':
      totals.begin = entry;
      totals.runner = entry.runner;
      totals.partStartedAt = entry.at;
      totals.limits = {
        trials: entry.budget.trials,
        evaluations: entry.budget.evaluations,
        wallMs: entry.budget.wall_ms,
      };
      totals.commitments = {
        race: entry.seeds.race_commitment,
        promotion: entry.seeds.promotion_commitment,
      };
      break;
    case 'trial-start':
      totals.starts += 1;
      totals.open.set(entry.seq, entry);
      break;
    case 'trial-result':
      countResult(totals, entry);
      break;
    case 'promote-start': {
      const { query, candidate, reference } = entry;
      totals.promotions.push({ query, candidate, reference, result: null });
      break;
    }
    case 'promote-result': {
      const promotion = totals.promotions.findLast(({ query }) => query === entry.query);
      if (promotion !== undefined) promotion.result = entry;
      break;
    }
    case 'run-resume':
      // A killed part has no pause; its last entry is the last that is known of it.
      if (totals.pause === null) totals.wallBefore += elapsed(totals.partStartedAt, totals.lastAt);
      totals.partStartedAt = entry.at;
      totals.pause = null;
      totals.runner = entry.runner;
      break;
    case 'run-pause':
      totals.pause = entry;
      totals.wallBefore = entry.usage.wall_ms;
      break;
    case 'run-end':
      totals.end = entry;
      break;
    case 'event':
      if (entry.type === 'steer') totals.limits = steerLimits(totals.limits, entry, totals.begin);
      if (entry.type === 'reseed') {
        totals.commitments = { race: entry.race_commitment, promotion: entry.promotion_commitment };
      }
      break;
    case 'trial-decision':
    case 'trial-propose':
      break;
  }
  totals.lastAt = entry.at;
};

/** Milliseconds the run took so far: as sealed where it stopped by itself, else between its entries. */
export const wallSpent = (totals: RunTotals): number => {
  if (totals.end !== null) return totals.end.usage.wall_ms;
  if (totals.pause !== null) return totals.pause.usage.wall_ms;
  return totals.wallBefore + elapsed(totals.partStartedAt, totals.lastAt);
};
