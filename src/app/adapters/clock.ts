import type { Clock } from '../../ports.ts';

/** Node fires at once for longer timers. */
const longestTimerMs = 2 ** 31 - 1;

const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = performance.now() + ms;
    let timer: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const arm = () => {
      const left = end - performance.now();
      if (left <= 0) finish();
      else timer = setTimeout(arm, Math.min(Math.ceil(left), longestTimerMs));
    };
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    signal?.addEventListener('abort', finish);
    arm();
  });

/** The machine's clocks. */
export const createClock = (): Clock => ({
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  wait,
});
