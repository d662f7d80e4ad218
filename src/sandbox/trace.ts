import { listProcesses, readKernelFile } from './facts.ts';

/** Beyond this many new process numbers reading them one by one costs more than listing what exists. */
const rangeLimit = 256;
/** No machine uses up all process numbers, 32,768 at least, in this time. */
const noWrapMs = 1000;

/** Finds what one step has started, by a token in the environment that children inherit. */
export interface Trace {
  /** Living processes that carry the token. */
  find(): readonly number[];
}

/** The number given out last in our pid namespace; null where the kernel does not say. */
const newestNumber = (): number | null => {
  const newest = /\d+$/.exec(readKernelFile('/proc/loadavg').trim())?.[0];
  return newest === undefined ? null : Number(newest);
};

/**
 * Starts to watch. Numbers of processes are given out in order, so after a short step only those between
 * then and now can be its own: a handful of files instead of all of /proc. After a long one all are read.
 */
export const createTrace = (token: string, elapsedMs: () => number): Trace => {
  const first = newestNumber();
  const carries = (pid: number): boolean =>
    pid !== process.pid && readKernelFile(`/proc/${pid}/environ`).includes(token);
  return {
    find: () => {
      const last = newestNumber();
      const inOrder = first !== null && last !== null && last >= first && elapsedMs() < noWrapMs;
      if (!inOrder || last - first > rangeLimit) return listProcesses().filter(carries);
      const found: number[] = [];
      for (let pid = first + 1; pid <= last; pid += 1) {
        if (carries(pid)) found.push(pid);
      }
      return found;
    },
  };
};
