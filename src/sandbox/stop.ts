import type { Clock } from '../ports.ts';

/** How long a killed process may take to end before it counts as a survivor. */
const stuckMs = 10_000;

export type StopReason = 'timeout' | 'abort' | 'output' | 'archive';

/** The one place where a step is ended early: the first reason wins. */
export interface Stop {
  reason(): StopReason | null;
  now(reason: StopReason): void;
  /** From now on a reason kills; one that came before kills at once. */
  arm(kill: () => void): void;
  disarm(): void;
  /** Resolves to null when a kill had no effect. */
  readonly stuck: Promise<null>;
}

/** Watches the wall limit and the caller's signal. */
export const createStop = (
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Stop => {
  let why: StopReason | null = null;
  let kill: (() => void) | null = null;
  let giveUp: (value: null) => void = () => undefined;
  const stuck = new Promise<null>((resolve) => {
    giveUp = resolve;
  });
  const over = new AbortController();
  const act = () => {
    if (why === null || kill === null) return;
    kill();
    void clock.wait(stuckMs, over.signal).then(() => {
      giveUp(null);
    });
  };
  const now = (reason: StopReason) => {
    if (why !== null || over.signal.aborted) return;
    why = reason;
    act();
  };
  const onAbort = () => {
    now('abort');
  };
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort);
  void clock.wait(timeoutMs, over.signal).then(() => {
    now('timeout');
  });
  return {
    reason: () => why,
    now,
    arm: (action) => {
      kill = action;
      act();
    },
    disarm: () => {
      over.abort();
      signal?.removeEventListener('abort', onAbort);
    },
    stuck,
  };
};
