import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningProcess } from '../ports.ts';
import { archiveOverheadBytes } from './archive.ts';
import { cpuOf, judgeStep, limitsOf, peakOf } from './bwrap-judge.ts';
import type { Box } from './box.ts';
import {
  becomeUser,
  descriptors,
  planFileSystem,
  rootNamespaces,
  shmBytes,
  userNamespaces,
} from './bwrap-arguments.ts';
import { capture, type Captured, drain } from './capture.ts';
import { type Group, isCrowded, membersOf, planJoin, readFigures } from './control-groups.ts';
import { insidePlaces, planEnvironment } from './environment.ts';
import { readKernelFile } from './facts.ts';
import { asRoot } from './host.ts';
import { preparePlaces } from './mounts.ts';
import { readReport } from './run-report.ts';
import type { SandboxStep, StepOutcome } from './sandbox.ts';
import { launcherScript, sizedScript } from './scripts.ts';
import type { Slot } from './slots.ts';
import { namespaceInit, processesOf, waitUntilGone } from './survivors.ts';
import { createStop, type Stop } from './stop.ts';

/** One step as it is run: a step of the caller, or the self-test with small folders. */
export interface BoxStep extends SandboxStep {
  readonly slot: string;
  readonly tmpBytes: number;
  readonly outBytes: number;
}

interface Started {
  readonly child: RunningProcess;
  /** The process that relays the report where sudo closes our descriptor. */
  readonly relay: RunningProcess | null;
  readonly stdout: Captured;
  readonly stderr: Captured;
  readonly report: Captured;
}

const planCommand = (box: Box, step: BoxStep, slot: Slot): readonly string[] => {
  const { machine, host, fixed } = box;
  const { tools } = machine;
  const root = box.mode === 'privileged';
  const network = box.setup.config.network && step.role === 'a';
  const enter =
    step.input === null
      ? []
      : [
          tools.nsenter ?? '',
          '--target',
          String(host.pid),
          '--mount',
          ...(root ? [] : ['--user', '--preserve-credentials']),
        ];
  const sized =
    fixed.hasSize || !root
      ? []
      : [
          ...[
            tools.unshare ?? '',
            '--mount',
            '--propagation',
            'private',
            tools.sh ?? '',
            '-c',
            sizedScript,
          ],
          ...[
            'guildseal-sized',
            slot.folder,
            String(shmBytes),
            String(step.tmpBytes),
            String(step.outBytes),
          ],
        ];
  const words = root
    ? rootNamespaces(network)
    : [...userNamespaces(network), '--info-fd', String(descriptors.info)];
  const fileSystem = planFileSystem(fixed, {
    tmpBytes: step.tmpBytes,
    outBytes: step.outBytes,
    sized: slot.folder,
    repo: step.repo,
    input: step.input,
    network,
    environment: planEnvironment(insidePlaces(step.role, step.input !== null), [
      box.setup.config.env,
      step.env,
    ]),
  });
  // By a file: everybody may read a command line, and sudo logs it.
  const settings = [...words, ...fileSystem].map((word) => `${word}\0`).join('');
  box.deps.files.write(join(slot.folder, 'args'), settings, { mode: 0o600 });
  return [
    ...enter,
    ...box.limiter(slot.name),
    ...sized,
    ...[tools.bwrap ?? '', '--args', String(descriptors.args), '--'],
    ...(slot.uid === null ? [] : becomeUser(tools.setpriv ?? '', slot.uid)),
    '/.guild/run',
    ...step.command,
  ];
};

const startAsRoot = (box: Box, step: BoxStep, slot: Slot, group: Group | null) => {
  const sudo = asRoot(box.machine);
  const relayed = sudo.length > 0;
  const fifo = join(slot.folder, 'report');
  const options = { env: {}, cwd: '/' };
  const relay = relayed
    ? box.deps.exec.start('/bin/cat', [fifo], { ...options, stdio: ['ignore', 'pipe', 'ignore'] })
    : null;
  const [file = '', ...args] = [
    ...sudo,
    ...[box.machine.tools.sh ?? '', '-c', launcherScript, 'guildseal-launcher'],
    ...[slot.folder, relayed ? fifo : '-'],
    ...(group === null ? [] : planJoin(group)),
    '--',
    ...planCommand(box, step, slot),
  ];
  const child = box.deps.exec.start(file, args, {
    ...options,
    stdio: relayed ? ['pipe', 'pipe', 'pipe'] : ['pipe', 'pipe', 'pipe', 'ignore', 'pipe'],
  });
  return { child, relay };
};

const startAsUser = (box: Box, step: BoxStep, slot: Slot) => {
  const opened: number[] = [];
  const open = (name: string, flags: string): number => {
    const descriptor = openSync(join(slot.folder, name), flags, 0o600);
    opened.push(descriptor);
    return descriptor;
  };
  try {
    const [file = '', ...args] = planCommand(box, step, slot);
    const stdio = [
      ...(['ignore', 'pipe', 'pipe'] as const),
      ...[open('seccomp', 'r'), 'pipe' as const, open('passwd', 'r'), open('run', 'r')],
      ...[open('info', 'w'), open('args', 'r')],
    ];
    return { child: box.deps.exec.start(file, args, { env: {}, cwd: '/', stdio }), relay: null };
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
};

const start = (box: Box, step: BoxStep, slot: Slot, group: Group | null, stop: Stop): Started => {
  const { child, relay } =
    box.mode === 'privileged' ? startAsRoot(box, step, slot, group) : startAsUser(box, step, slot);
  const { output } = box.setup.config;
  const overflow = () => {
    stop.now('output');
  };
  const archiveCap = step.role === 'a' ? step.outBytes + archiveOverheadBytes : 64 * 1024;
  // A lifeline that breaks is a launcher that has ended.
  child.stdio[0]?.on('error', () => undefined);
  return {
    child,
    relay,
    stdout: capture(child.stdio[1], output, overflow),
    stderr: capture(child.stdio[2], output, overflow),
    report: capture(relay === null ? child.stdio[4] : relay.stdio[1], archiveCap, () => {
      stop.now('archive');
    }),
  };
};

const remaining = (box: Box, slot: Slot, group: Group | null): readonly number[] => {
  if (group !== null) return membersOf(group);
  if (slot.uid !== null) return processesOf((uid) => uid === slot.uid);
  return namespaceInit(readKernelFile(join(slot.folder, 'info')));
};

const slotOf = (box: Box, step: BoxStep): Slot => {
  const slot = box.slots[step.slot];
  if (slot === undefined) throw new Error(`there is no worker ${step.worker}`);
  // Elsewhere /in would not be noexec.
  if (step.input !== null && !step.input.startsWith(join(box.setup.inputs, '/'))) {
    throw new Error('an input lies outside the folder of inputs');
  }
  return slot;
};

/** A step that has ended, or the reason why no sandbox could be started. */
export type BoxResult =
  | { readonly kind: 'ended'; readonly outcome: StepOutcome }
  | { readonly kind: 'lost'; readonly detail: string };

/** Runs one step in a new namespace, captures it, and proves that nothing of it lives on. */
export const runBoxStep = async (box: Box, step: BoxStep): Promise<BoxResult> => {
  const { clock, files } = box.deps;
  const slot = slotOf(box, step);
  if (!box.host.isAlive())
    return { kind: 'lost', detail: 'the helper that keeps its mounts has died' };
  preparePlaces(files, step.repo, box.setup.mounts);
  const group = box.groups[step.slot] ?? null;
  if (group !== null) {
    await waitUntilGone(clock, () =>
      isCrowded(group) && step.signal?.aborted !== true ? [0] : [],
    );
  }
  const before = group === null ? null : readFigures(group);
  const begin = clock.monotonicMs();
  const stop = createStop(clock, step.timeoutMs, step.signal);
  let started: Started;
  try {
    started = start(box, step, slot, group, stop);
  } catch (error) {
    stop.disarm();
    throw error;
  }
  stop.arm(() => {
    if (box.mode === 'privileged') started.child.stdio[0]?.destroy();
    else started.child.kill('SIGKILL');
  });
  const exit = await Promise.race([started.child.exited, stop.stuck]);
  const wallMs = clock.monotonicMs() - begin;
  stop.disarm();
  await drain(clock, [started.stdout, started.stderr, started.report]);
  started.relay?.kill('SIGKILL');
  started.child.stdio[0]?.destroy();
  const survivors = await waitUntilGone(clock, () => remaining(box, slot, group));
  const after = group === null ? null : readFigures(group);
  const report = readReport(started.report.bytes());
  const shared = {
    timedOut: stop.reason() === 'timeout',
    wallMs,
    cpuMs: cpuOf(report, before, after),
    maxRssKib: peakOf(group, before, after),
    stdout: started.stdout.bytes(),
    stderr: started.stderr.bytes(),
  };
  const none = step.role === 'a' ? [] : null;
  if (survivors.length > 0 || exit === null) {
    const detail =
      survivors.length > 0 ? `processes ${survivors.join(', ')}` : 'the sandbox itself';
    const lives = { failure: 'survivor', detail, out: none, limitsHit: [] } as const;
    return { kind: 'ended', outcome: { ...shared, exitCode: null, signal: null, ...lives } };
  }
  if (exit.spawnError !== null) return { kind: 'lost', detail: exit.spawnError };
  if (stop.reason() === null && report.started === null) {
    const [line = ''] = Buffer.from(shared.stderr).toString().split('\n');
    return { kind: 'lost', detail: line === '' ? 'it ended at once' : line };
  }
  const judged = await judgeStep({
    step,
    report,
    reason: stop.reason(),
    output: box.setup.config.output,
    exit,
  });
  const limits = new Set([...limitsOf(report, before, after), ...judged.limits]);
  const outcome = {
    ...shared,
    ...judged.ending,
    failure: judged.failure,
    detail: judged.detail,
    out: step.role === 'a' ? judged.out : null,
    limitsHit: [...limits].sort(),
  };
  return { kind: 'ended', outcome };
};
