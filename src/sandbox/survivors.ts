import type { Clock } from '../ports.ts';
import { listProcesses, readKernelFile, readLink } from './facts.ts';

/** How long the dead may take to leave. */
const patienceMs = 2000;

/** Asks again until nobody is left; gives who still is after two seconds. */
export const waitUntilGone = async (
  clock: Clock,
  remaining: () => readonly number[],
): Promise<readonly number[]> => {
  const end = clock.monotonicMs() + patienceMs;
  let pauseMs = 1;
  for (;;) {
    const left = remaining();
    if (left.length === 0 || clock.monotonicMs() > end) return left;
    await clock.wait(pauseMs);
    pauseMs = Math.min(pauseMs * 2, 100);
  }
};

/** A dead process that its parent has not collected is no survivor. */
const isDead = (status: string): boolean => status === '' || /^State:\s*[ZX]/m.test(status);

/** Living processes of a user, by any of its ids; `status` is readable even where a process hides its files. */
export const processesOf = (isUser: (uid: number) => boolean): readonly number[] =>
  listProcesses().filter((pid) => {
    const status = readKernelFile(`/proc/${pid}/status`);
    if (isDead(status)) return false;
    const ids = /^Uid:\s*(.*)$/m.exec(status)?.[1] ?? '';
    return ids.split(/\s+/).some((id) => isUser(Number(id)));
  });

/** Threads that count against RLIMIT_NPROC of a user. */
export const threadsOf = (uid: number): number =>
  processesOf((id) => id === uid).reduce(
    (sum, pid) =>
      sum + Number(/^Threads:\s*(\d+)/m.exec(readKernelFile(`/proc/${pid}/status`))?.[1] ?? 1),
    0,
  );

/**
 * The first process of a namespace, from what `bwrap --info-fd` wrote. When it is dead the kernel has
 * ended all others of its pid namespace first, so that it alone has to be looked for.
 */
export const namespaceInit = (info: string): readonly number[] => {
  const pid = /"child-pid":\s*(\d+)/.exec(info)?.[1];
  const namespace = /"pid-namespace":\s*(\d+)/.exec(info)?.[1];
  if (pid === undefined || isDead(readKernelFile(`/proc/${pid}/status`))) return [];
  const current = readLink(`/proc/${pid}/ns/pid`);
  // The number may belong to a newer process already.
  const reused = namespace !== undefined && current !== null && current !== `pid:[${namespace}]`;
  return reused ? [] : [Number(pid)];
};
