import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sandboxErrors } from '../errors/sandbox.ts';
import type { LimitSeal } from '../isolation.ts';
import type { Clock, Exec, Files } from '../ports.ts';
import { type FixedMounts, planNode, planSystem, shmBytes } from './bwrap-arguments.ts';
import type { SandboxConfig } from './config.ts';
import {
  type Group,
  type GroupLimits,
  groupName,
  planGroups,
  settledGroup,
} from './control-groups.ts';
import type { MachineFacts } from './facts.ts';
import { type Host, startRootHost, startUserHost } from './host.ts';
import { type Mount, mayShow, type MountRules } from './mounts.ts';
import { buildSeccomp } from './seccomp.ts';
import { createSlot, type Slot, slotNames } from './slots.ts';
import { processesOf, threadsOf } from './survivors.ts';

/** Processes of ours that count in a group: launcher, its watcher, and two of bwrap. */
const ownProcesses = 4;
/** Small limits of the self-test, so that reaching them is quick. */
export const probeLimits = { pids: 32, tmpBytes: 1024 ** 2, outBytes: 1024 ** 2 } as const;

export interface BwrapDeps {
  readonly exec: Exec;
  readonly files: Files;
  readonly clock: Clock;
}

/** What a box is opened with. */
export interface BoxSetup {
  readonly config: SandboxConfig;
  /** 0700 folder of the run's temporary files. */
  readonly directory: string;
  /** Parent of every input folder. */
  readonly inputs: string;
  readonly workers: number;
  readonly nodePath: string;
  /** Eight hex digits that make names of this run its own. */
  readonly tag: string;
  readonly mounts: readonly Mount[];
  readonly rules: MountRules;
}

/** Everything a step needs, made once a run. */
export interface Box {
  readonly deps: BwrapDeps;
  readonly machine: MachineFacts;
  readonly mode: 'privileged' | 'userns';
  readonly setup: BoxSetup;
  readonly host: Host;
  readonly fixed: FixedMounts;
  readonly slots: Readonly<Record<string, Slot>>;
  readonly groups: Readonly<Record<string, Group | null>>;
  /** Words before bwrap that set what no control group holds, by slot. */
  readonly limiter: (slot: string) => readonly string[];
  readonly limits: Readonly<Record<string, LimitSeal>>;
  readonly seccompSha256: string;
}

const isBelow = (version: string | null, major: number, minor: number): boolean => {
  const [have = 0, point = 0] = (version ?? '0').split('.').map(Number);
  return have < major || (have === major && point < minor);
};

/** What keeps a mode from being tried at all; empty when nothing does. */
export const missingFor = (
  machine: MachineFacts,
  mode: 'privileged' | 'userns',
): readonly string[] => {
  const { tools, bwrapVersion } = machine;
  if (machine.platform !== 'linux') return [`bubblewrap needs Linux, this is ${machine.platform}`];
  if (tools.bwrap === null) return ['bubblewrap is not installed'];
  const root = mode === 'privileged';
  const needed = root
    ? (['sh', 'setpriv', 'prlimit', 'nsenter', 'unshare', 'flock', 'mount'] as const)
    : (['sh', 'prlimit', 'nsenter', 'mount'] as const);
  const [major, minor] = root ? [0, 6] : [0, 8];
  return [
    ...needed.filter((tool) => tools[tool] === null).map((tool) => `${tool} is not installed`),
    ...(isBelow(bwrapVersion, major, minor)
      ? [`bubblewrap ${bwrapVersion ?? 'of unknown version'} is below ${major}.${minor}`]
      : []),
    ...(root && machine.root === null ? ['neither root nor "sudo -n"'] : []),
    ...(!root && machine.uid === 0 ? ['root must not map itself into a user namespace'] : []),
    ...(buildSeccomp(machine.arch) === null ? [`no system call table for ${machine.arch}`] : []),
  ];
};

const planLimits = (config: SandboxConfig, group: Group | null, root: boolean) => {
  const exact = (value: number, by: LimitSeal['by']): LimitSeal => ({
    value,
    by,
    approximate: false,
  });
  const rough = (value: number, by: LimitSeal['by']): LimitSeal => ({
    value,
    by,
    approximate: true,
  });
  const milli = Math.round(config.cpus * 1000);
  return {
    // RLIMIT_DATA counts each process alone, and not what is mapped from files.
    memory: group?.memory ? exact(config.memory, group.version) : rough(config.memory, 'rlimit'),
    pids: group?.pids
      ? exact(config.pids, group.version)
      : { value: config.pids, by: 'rlimit' as const, approximate: !root },
    cpu_milli: group?.cpu ? exact(milli, group.version) : rough(milli, 'none'),
    tmp: exact(config.tmp, 'tmpfs'),
    out: exact(config.out, 'tmpfs'),
    shm: exact(shmBytes, 'tmpfs'),
    nofile: exact(1024, 'rlimit'),
    core: exact(0, 'rlimit'),
  };
};

const pickUids = (host: Host, count: number): readonly number[] => {
  const leased = new Set(host.uids);
  const inUse = new Set<number>();
  processesOf((uid) => {
    if (leased.has(uid)) inUse.add(uid);
    return false;
  });
  const free = host.uids.filter((uid) => !inUse.has(uid));
  if (free.length < count) {
    throw sandboxErrors['sandbox.helper-failed']({
      problem: `processes of users ${[...inUse].join(', ')} are running`,
    });
  }
  return free;
};

/** Opens a box of one mode: helper, users, groups and descriptor files. Throws `sandbox.helper-failed`. */
export const openBox = async (
  deps: BwrapDeps,
  machine: MachineFacts,
  mode: 'privileged' | 'userns',
  setup: BoxSetup,
): Promise<Box> => {
  const { config } = setup;
  const root = mode === 'privileged';
  const seccomp = buildSeccomp(machine.arch) ?? new Uint8Array();
  const names = slotNames(setup.workers);
  const wanted = Object.fromEntries(
    names.map((name): [string, GroupLimits] => {
      const pids = name === 'probe' ? probeLimits.pids : config.pids;
      return [name, { memoryBytes: config.memory, cpus: config.cpus, pids: pids + ownProcesses }];
    }),
  );
  const plan = root ? planGroups(deps.files, groupName(setup.tag), wanted) : null;
  const host = root
    ? await startRootHost(deps, machine, {
        inputs: setup.inputs,
        uids: names.length,
        groupSteps: plan?.steps ?? [],
      })
    : await startUserHost(deps, machine, setup.inputs);
  try {
    const uids = root ? pickUids(host, names.length) : [];
    const directory = join(setup.directory, `sandbox-${setup.tag}`);
    deps.files.makeDirectory(directory, 0o700);
    const slots: Record<string, Slot> = {};
    const groups: Record<string, Group | null> = {};
    names.forEach((name, index) => {
      slots[name] = createSlot(deps.files, directory, name, uids[index] ?? null, seccomp);
      const [group, limits] = [plan?.groups[name], wanted[name]];
      groups[name] = group && limits ? settledGroup(group, limits) : null;
    });
    if (machine.root === 'sudo' && root) {
      const fifos = Object.values(slots).map((slot) => join(slot.folder, 'report'));
      await deps.exec.run('/usr/bin/mkfifo', ['-m', '600', ...fifos], { env: {}, cwd: '/' });
    }
    const others = root ? 0 : threadsOf(machine.uid);
    const limiter = (name: string): readonly string[] => {
      const group = groups[name] ?? null;
      const pids = (name === 'probe' ? probeLimits.pids : config.pids) + others;
      const words = [
        ...(group?.pids ? [] : [`--nproc=${pids}`]),
        ...(group?.memory ? [] : [`--data=${config.memory}`]),
        ...(root ? [] : ['--nofile=1024', '--core=0']),
      ];
      return words.length === 0 ? [] : [machine.tools.prlimit ?? '', ...words];
    };
    const first = groups[names[0] ?? ''] ?? null;
    return {
      deps,
      machine,
      mode,
      setup,
      host,
      fixed: {
        system: planSystem(deps.files),
        node: planNode(deps.files, setup.nodePath, (folder) =>
          mayShow(deps.files, folder, setup.rules),
        ),
        mounts: setup.mounts,
        hasSize: !isBelow(machine.bwrapVersion, 0, 7),
      },
      slots,
      groups,
      limiter,
      limits: planLimits(config, first, root),
      seccompSha256: createHash('sha256').update(seccomp).digest('hex'),
    };
  } catch (error) {
    await host.close();
    throw error;
  }
};

/** Lets go of everything a box holds. */
export const closeBox = async (box: Box): Promise<void> => {
  await box.host.close();
  box.deps.files.remove(join(box.setup.directory, `sandbox-${box.setup.tag}`));
};
