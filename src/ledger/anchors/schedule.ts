import type { EntryBody, SealedEntry } from '../entries.ts';

/** What the schedule of anchors remembers. */
export interface AnchorState {
  /** Heads anchored in this run, resumes included. */
  readonly written: number;
  /** When the last one was, monotonic milliseconds; null before the first of this process. */
  readonly lastMs: number | null;
  /** Starts since then. */
  readonly starts: number;
}

const startsBetween = 25;
const leastGapMs = 60_000;
const mostWritten = 300;
/** Kept for pauses, resumes and the end, which must not go without. */
const keptForTurns = 20;

/** The state at the opening of a ledger, from its sealed anchors: several places may hold one head. */
export const readAnchorState = (entries: readonly SealedEntry[]): AnchorState => {
  const heads = new Set<number>();
  for (const { entry } of entries)
    if (entry.kind === 'event' && entry.type === 'anchor') heads.add(entry.of_seq);
  return { written: heads.size, lastMs: null, starts: 0 };
};

const isTurn = (kind: EntryBody['kind']): boolean =>
  kind === 'run-begin' || kind === 'run-pause' || kind === 'run-resume' || kind === 'run-end';

/**
 * Told of every appended entry. An anchor is due at begin, pause, resume and end, and every 25 starts, those
 * at most once a minute; 300 in a run, which a status per commit can hold many times over.
 */
export const noteEntry = (
  state: AnchorState,
  kind: EntryBody['kind'],
  nowMs: number,
): { readonly state: AnchorState; readonly isDue: boolean } => {
  const starts = state.starts + (kind === 'trial-start' ? 1 : 0);
  const mayRepeat = state.lastMs === null || nowMs - state.lastMs >= leastGapMs;
  const isDue = isTurn(kind)
    ? state.written < mostWritten - (kind === 'run-end' ? 0 : 1)
    : starts >= startsBetween && mayRepeat && state.written < mostWritten - keptForTurns;
  return isDue
    ? { state: { written: state.written + 1, lastMs: nowMs, starts: 0 }, isDue }
    : { state: { ...state, starts }, isDue };
};
