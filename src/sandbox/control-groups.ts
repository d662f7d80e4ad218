import { join } from 'node:path';
import type { Files } from '../ports.ts';
import { readKernelFile, readLink } from './facts.ts';

/** Where the controllers are mounted on every distribution. */
const usualMount = '/sys/fs/cgroup';
const cpuPeriodUs = 100_000;

/** What one control group is asked to hold. */
export interface GroupLimits {
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly pids: number;
}

/** The control group of one slot: a folder a controller (v1), or the same folder for all (v2). */
export interface Group {
  readonly version: 'cgroup2' | 'cgroup1';
  readonly memory: string | null;
  readonly pids: string | null;
  readonly cpu: string | null;
  readonly usage: string | null;
}

/** What a group counted so far; null where no controller counts it. */
export interface GroupFigures {
  readonly cpuMs: number | null;
  readonly peakKib: number | null;
  readonly oomKills: number;
  readonly pidsRefused: number;
}

/** Groups by slot, and what the root helper has to do for them, in the words of `hostScript`. */
export interface GroupPlan {
  readonly groups: Readonly<Record<string, Group>>;
  readonly steps: readonly string[];
}

const ownPath = (controller: string): string => {
  for (const line of readKernelFile('/proc/self/cgroup').split('\n')) {
    const [, names = '', path = ''] = line.split(':');
    if (names.split(',').includes(controller)) return path;
  }
  return '/';
};

/** Says in a name which process the groups belong to, so that a later run can tell when it is dead. */
const ownerOf = (pid: number | 'self'): string | null => {
  const namespace = /\d+/.exec(readLink('/proc/self/ns/pid') ?? '')?.[0];
  const stat = readKernelFile(`/proc/${pid}/stat`);
  // The name in parentheses may hold spaces; start time is the 20th field after it.
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return namespace === undefined || start === undefined ? null : `${namespace}-${start}`;
};

/** A name for the groups of this process. */
export const groupName = (tag: string): string =>
  `guildseal-${process.pid}-${ownerOf('self') ?? 'x'}-${tag}`;

/** Steps that remove groups whose process was killed together with its helper. */
const planSweep = (files: Files, folder: string): readonly string[] =>
  files.list(folder).flatMap((name) => {
    const [, pid, namespace, start] = /^guildseal-(\d+)-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || ownerOf('self')?.startsWith(`${namespace ?? ''}-`) !== true) return [];
    return ownerOf(Number(pid)) === `${namespace ?? ''}-${start ?? ''}`
      ? []
      : ['sweep', join(folder, name)];
  });

const planVersion2 = (
  files: Files,
  mountPoint: string,
  name: string,
  slots: Readonly<Record<string, GroupLimits>>,
): GroupPlan => {
  const top = join(mountPoint, name);
  const steps: string[] = [...planSweep(files, mountPoint)];
  const enable = (folder: string) => {
    for (const controller of ['memory', 'pids', 'cpu']) {
      steps.push('put', join(folder, 'cgroup.subtree_control'), `+${controller}`);
    }
  };
  enable(mountPoint);
  steps.push('dir', top);
  enable(top);
  const groups: Record<string, Group> = {};
  for (const [slot, limits] of Object.entries(slots)) {
    const folder = join(top, slot);
    const quota = Math.round(limits.cpus * cpuPeriodUs);
    steps.push('dir', folder);
    steps.push('put', join(folder, 'memory.max'), String(limits.memoryBytes));
    steps.push('put', join(folder, 'memory.swap.max'), '0');
    steps.push('put', join(folder, 'pids.max'), String(limits.pids));
    steps.push('put', join(folder, 'cpu.max'), `${quota} ${cpuPeriodUs}`);
    groups[slot] = { version: 'cgroup2', memory: folder, pids: folder, cpu: folder, usage: folder };
  }
  return { groups, steps };
};

const planVersion1 = (
  files: Files,
  mountPoint: string,
  name: string,
  slots: Readonly<Record<string, GroupLimits>>,
): GroupPlan => {
  const steps: string[] = [];
  // Below our own group where that can be seen, so that limits of the job hold as well.
  const top = (controller: string): string | null => {
    const root = join(mountPoint, controller);
    const found = [join(root, ownPath(controller)), root].find(
      (folder) => files.stat(join(folder, 'cgroup.procs')) !== null,
    );
    if (found === undefined) return null;
    const folder = join(found, name);
    steps.push(...planSweep(files, found), 'dir', folder);
    return folder;
  };
  const tops = { memory: top('memory'), pids: top('pids'), cpu: top('cpu') };
  // Often one hierarchy under two names.
  const usageTop = readKernelFile('/proc/self/cgroup').includes('cpu,cpuacct')
    ? tops.cpu
    : top('cpuacct');
  const groups: Record<string, Group> = {};
  for (const [slot, limits] of Object.entries(slots)) {
    const below = (folder: string | null): string | null => {
      if (folder === null) return null;
      steps.push('dir', join(folder, slot));
      return join(folder, slot);
    };
    const put = (folder: string | null, file: string, value: number) => {
      if (folder !== null) steps.push('put', join(folder, file), String(value));
    };
    const [memory, pids, cpu] = [below(tops.memory), below(tops.pids), below(tops.cpu)];
    const usage = usageTop === tops.cpu ? cpu : below(usageTop);
    put(memory, 'memory.limit_in_bytes', limits.memoryBytes);
    put(memory, 'memory.memsw.limit_in_bytes', limits.memoryBytes);
    put(memory, 'memory.swappiness', 0);
    put(pids, 'pids.max', limits.pids);
    put(cpu, 'cpu.cfs_period_us', cpuPeriodUs);
    put(cpu, 'cpu.cfs_quota_us', Math.round(limits.cpus * cpuPeriodUs));
    groups[slot] = { version: 'cgroup1', memory, pids, cpu, usage };
  }
  return { groups, steps };
};

/** Plans a group a slot: version 2 where it has the controllers, else version 1, else none. */
export const planGroups = (
  files: Files,
  name: string,
  slots: Readonly<Record<string, GroupLimits>>,
  mountPoint = usualMount,
): GroupPlan | null => {
  const controllers = readKernelFile(join(mountPoint, 'cgroup.controllers')).split(/\s+/);
  if (['memory', 'pids'].every((one) => controllers.includes(one)))
    return planVersion2(files, mountPoint, name, slots);
  const plan = planVersion1(files, mountPoint, name, slots);
  return plan.steps.length === 0 ? null : plan;
};

const holds = (folder: string | null, file: string, value: string): boolean =>
  folder !== null && readKernelFile(join(folder, file)).trim() === value;

/** Reads back what the kernel really took; a controller that did not take its limit is left out, a group without any is null. */
export const settledGroup = (group: Group, limits: GroupLimits): Group | null => {
  const two = group.version === 'cgroup2';
  const quota = String(Math.round(limits.cpus * cpuPeriodUs));
  // The kernel rounds down to whole pages.
  const memory = Math.floor(limits.memoryBytes / 4096) * 4096;
  const memoryFile = two ? 'memory.max' : 'memory.limit_in_bytes';
  const memoryOk =
    holds(group.memory, memoryFile, String(memory)) ||
    holds(group.memory, memoryFile, String(limits.memoryBytes));
  const settled: Group = {
    version: group.version,
    memory: memoryOk ? group.memory : null,
    pids: holds(group.pids, 'pids.max', String(limits.pids)) ? group.pids : null,
    cpu: (
      two
        ? holds(group.cpu, 'cpu.max', `${quota} ${cpuPeriodUs}`)
        : holds(group.cpu, 'cpu.cfs_quota_us', quota)
    )
      ? group.cpu
      : null,
    usage: group.usage,
  };
  return settled.memory === null && settled.pids === null ? null : settled;
};

const foldersOf = (group: Group): readonly string[] => [
  ...new Set(
    [group.memory, group.pids, group.cpu, group.usage].filter((folder) => folder !== null),
  ),
];

/** Pairs of file and value by which the launcher joins the group and starts its peak anew. */
export const planJoin = (group: Group): readonly string[] => {
  const pairs = foldersOf(group).flatMap((folder) => [join(folder, 'cgroup.procs'), '0']);
  if (group.version === 'cgroup1' && group.memory !== null) {
    pairs.unshift(join(group.memory, 'memory.max_usage_in_bytes'), '0');
  }
  return pairs;
};

/** Processes that are in the group now. */
export const membersOf = (group: Group): readonly number[] => {
  const [folder] = foldersOf(group);
  if (folder === undefined) return [];
  return readKernelFile(join(folder, 'cgroup.procs'))
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);
};

/**
 * Whether tasks that are dead still take up much of the group's pids: the kernel gives them back a moment
 * after their end, and a step that starts into that would be short of processes.
 */
export const isCrowded = (group: Group): boolean => {
  if (group.pids === null) return false;
  const current = Number(readKernelFile(join(group.pids, 'pids.current')));
  const max = Number(readKernelFile(join(group.pids, 'pids.max')));
  return current > max / 4;
};

const counter = (folder: string | null, file: string, name: string): number => {
  if (folder === null) return 0;
  const found = new RegExp(`^${name} (\\d+)`, 'm').exec(readKernelFile(join(folder, file)))?.[1];
  return Number(found ?? 0);
};

const figure = (folder: string | null, file: string): number | null => {
  const text = folder === null ? '' : readKernelFile(join(folder, file)).trim();
  return /^\d+$/.test(text) ? Number(text) : null;
};

/** Reads the counters of a group. */
export const readFigures = (group: Group): GroupFigures => {
  const two = group.version === 'cgroup2';
  const nanoseconds = two ? null : figure(group.usage, 'cpuacct.usage');
  const microseconds = two ? counter(group.usage, 'cpu.stat', 'usage_usec') : null;
  const peak = figure(group.memory, two ? 'memory.peak' : 'memory.max_usage_in_bytes');
  return {
    cpuMs: two ? (microseconds ?? 0) / 1e3 : nanoseconds === null ? null : nanoseconds / 1e6,
    peakKib: peak === null ? null : Math.round(peak / 1024),
    oomKills: counter(group.memory, two ? 'memory.events' : 'memory.oom_control', 'oom_kill'),
    pidsRefused: counter(group.pids, 'pids.events', 'max'),
  };
};
