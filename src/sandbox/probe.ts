import { createHash } from 'node:crypto';
import { isAppError } from '../errors/app-error.ts';
import type { Random } from '../ports.ts';
import { canonicalBytes } from '../text/canonical.ts';
import {
  type Box,
  type BoxSetup,
  type BwrapDeps,
  closeBox,
  missingFor,
  openBox,
  probeLimits,
} from './box.ts';
import { sandboxConfig } from './config.ts';
import { closeInherited, type MachineFacts, readMachine } from './facts.ts';
import { testBox } from './self-test.ts';
import { threadsOf } from './survivors.ts';

/** What was found out about one way to confine commands. */
export interface ModeProbe {
  readonly mode: 'privileged' | 'userns';
  readonly ok: boolean;
  readonly problems: readonly string[];
}

/** What this machine can do. */
export interface IsolationProbe {
  readonly level: 'bwrap' | 'none';
  readonly mode: 'privileged' | 'userns' | null;
  readonly bwrap: string | null;
  readonly modes: readonly ModeProbe[];
  /** The exact line that gives a stronger level; null where there is none stronger. */
  readonly fix: string | null;
}

const appArmorProfile =
  'abi <abi/4.0>, profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }';

/** The line that gives this machine the level `bwrap`. */
export const fixFor = (machine: MachineFacts): string => {
  const { tools, uid, root, container } = machine;
  if (machine.platform !== 'linux') {
    return 'use a Linux runner: "verify", "report" and "review" work here, commands cannot be confined';
  }
  if (tools.bwrap === null && !container) {
    const install =
      uid === 0 ? 'apt-get install -y bubblewrap' : 'sudo apt-get install -y bubblewrap';
    return machine.appArmorRestricts && root === null
      ? `${install}; and in /etc/apparmor.d: ${appArmorProfile}`
      : install;
  }
  if (container) {
    const install = tools.bwrap === null ? 'apt-get install -y bubblewrap in a job with ' : '';
    return `${install}a host-mode label for this job; or container.privileged: true on a runner only trusted repositories reach; or sandbox.min_isolation: none`;
  }
  if (machine.appArmorRestricts && uid !== 0) return `in /etc/apparmor.d: ${appArmorProfile}`;
  return 'install bubblewrap 0.8 or newer where user namespaces are allowed, or run as root or where "sudo -n" works';
};

/** The modes of this machine, the strongest first: exact limits and a user of its own come with root. */
const modesOf = (machine: MachineFacts): readonly ('privileged' | 'userns')[] =>
  machine.uid === 0 ? ['privileged'] : ['privileged', 'userns'];

/** A mode that passed, still open, and what was found on the way. */
export interface ProbedBox {
  readonly machine: MachineFacts;
  readonly box: Box | null;
  readonly modes: readonly ModeProbe[];
}

const tryMode = async (
  deps: BwrapDeps,
  machine: MachineFacts,
  mode: 'privileged' | 'userns',
  setup: BoxSetup,
): Promise<{ readonly box: Box | null; readonly problems: readonly string[] }> => {
  const missing = missingFor(machine, mode);
  if (missing.length > 0) return { box: null, problems: missing };
  let box: Box;
  try {
    box = await openBox(deps, machine, mode, setup);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { box: null, problems: [error.message] };
  }
  try {
    const others = mode === 'userns' ? threadsOf(machine.uid) : 0;
    const problems = await testBox(box, probeLimits.pids + others + 8);
    if (problems.length === 0) return { box, problems };
    await closeBox(box);
    return { box: null, problems };
  } catch (error) {
    await closeBox(box);
    throw error;
  }
};

/** Tries the modes of this machine, the strongest first, and leaves the first that passes open. */
export const probeBoxes = async (deps: BwrapDeps, setup: BoxSetup): Promise<ProbedBox> => {
  closeInherited();
  const machine = await readMachine(deps);
  const modes: ModeProbe[] = [];
  for (const mode of modesOf(machine)) {
    const { box, problems } = await tryMode(deps, machine, mode, setup);
    modes.push({ mode, ok: box !== null, problems });
    if (box !== null) return { machine, box, modes };
  }
  return { machine, box: null, modes };
};

/** What of a probe is sealed. */
export const probeHash = (machine: MachineFacts, modes: readonly ModeProbe[]): string =>
  createHash('sha256')
    .update(
      canonicalBytes({
        platform: machine.platform,
        arch: machine.arch,
        kernel: machine.kernel,
        bwrap: machine.bwrapVersion,
        modes: modes.map(({ mode, ok, problems }) => ({
          mode,
          ok,
          problems: problems.map((problem) => problem.replace(/[^ -~]/g, '?')),
        })),
      }),
    )
    .digest('hex');

/** A new tag of eight hex digits. */
export const newTag = (random: Random): string => Buffer.from(random.bytes(4)).toString('hex');

/** Says what this machine can do, for `doctor` and `demo`; leaves nothing behind. */
export const probeIsolation = async (
  deps: BwrapDeps & { readonly random: Random },
  nodePath: string,
): Promise<IsolationProbe> => {
  const directory = deps.files.makeTemporary('probe-');
  try {
    const { machine, box, modes } = await probeBoxes(deps, {
      config: sandboxConfig.parse({}),
      directory,
      inputs: directory,
      workers: 1,
      nodePath,
      tag: newTag(deps.random),
      mounts: [],
      rules: { guarded: [], checkout: null, isEditable: () => false },
    });
    if (box !== null) await closeBox(box);
    return {
      level: box === null ? 'none' : 'bwrap',
      mode: box?.mode ?? null,
      bwrap: machine.bwrapVersion,
      modes,
      fix: box === null ? fixFor(machine) : null,
    };
  } finally {
    deps.files.remove(directory);
  }
};
