import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxErrors } from '../errors/sandbox.ts';
import type { RunningProcess } from '../ports.ts';
import { archiveOverheadBytes, readArchive } from './archive.ts';
import type { Box } from './box.ts';
import {
  becomeUser,
  planFileSystem,
  rootNamespaces,
  shmBytes,
  userNamespaces,
} from './bwrap-arguments.ts';
import { capture, type Captured, drain } from './capture.ts';
import {
  type Group,
  type GroupFigures,
  membersOf,
  planJoin,
  readFigures,
} from './control-groups.ts';
import { insidePlaces, planEnvironment } from './environment.ts';
import { type Ending, readStatus } from './exit-status.ts';
import { readKernelFile } from './facts.ts';
import { asRoot } from './host.ts';
import { preparePlaces } from './mounts.ts';
import { createOutCollector, type OutProblem } from './out-files.ts';
import { readReport, type RunReport } from './run-report.ts';
import type { OutFile, SandboxStep, StepFailure, StepOutcome } from './sandbox.ts';
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
  return [
    ...enter,
    ...box.limiter(slot.name),
    ...sized,
    tools.bwrap ?? '',
    ...(root ? rootNamespaces(network) : [...userNamespaces(network), '--info-fd', '7']),
    ...fileSystem,
    '--',
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
      open('info', 'w'),
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

const limitsOf = (
  report: RunReport,
  before: GroupFigures | null,
  after: GroupFigures | null,
): string[] => {
  const names: string[] = [];
  if (after !== null && before !== null) {
    if (after.oomKills > before.oomKills) names.push('memory');
    if (after.pidsRefused > before.pidsRefused) names.push('pids');
  }
  return [...names, ...report.full];
};

/** Version 2 keeps the peak of a group's whole life, so it tells of this step only when it rose. */
const peakOf = (group: Group | null, before: GroupFigures | null, after: GroupFigures | null) => {
  if (group === null || after?.peakKib === undefined || after.peakKib === null) return null;
  const rose = after.peakKib > (before?.peakKib ?? 0);
  return group.version === 'cgroup1' || rose ? after.peakKib : null;
};

const readOut = async (box: Box, step: BoxStep, report: RunReport, tarStatus: number | null) => {
  const collector = createOutCollector(step.outBytes);
  let problem: OutProblem | null = await readArchive(report.archive, collector);
  if (problem === null && tarStatus !== 0 && report.status === 0) {
    problem = { failure: 'output_type', detail: '/out could not be read whole' };
  }
  return { problem, files: problem === null ? collector.files() : [] };
};

interface Judgement {
  readonly ending: Ending;
  readonly failure: StepFailure | null;
  readonly detail: string | null;
  readonly out: readonly OutFile[];
  readonly limits: readonly string[];
}

const nobody: Ending = { exitCode: null, signal: null };

const judge = async (
  box: Box,
  step: BoxStep,
  started: Started,
  stop: Stop,
  exit: { readonly exitCode: number | null; readonly signal: string | null },
): Promise<Judgement> => {
  const report = readReport(started.report.bytes());
  const fail = (failure: StepFailure, detail: string, ...limits: string[]): Judgement => ({
    ending: nobody,
    failure,
    detail,
    out: [],
    limits,
  });
  switch (stop.reason()) {
    case 'timeout':
      return { ending: nobody, failure: null, detail: null, out: [], limits: ['wall'] };
    case 'abort':
      return fail('aborted', 'the step was ended early');
    case 'output':
      return fail('output_limit', `more than ${box.setup.config.output} bytes of output`, 'output');
    case 'archive':
      return fail('output_caps', `more than ${step.outBytes} bytes in /out`, 'out');
    case null:
  }
  if (report.started === '?')
    return fail('spawn', `there is no program "${step.command[0] ?? ''}"`);
  if (report.started === null) {
    const [line = ''] = Buffer.from(started.stderr.bytes()).toString().split('\n');
    throw sandboxErrors['sandbox.isolation-lost']({
      detail: line === '' ? 'it ended at once' : line,
    });
  }
  if (report.status === null) {
    // The candidate has killed the script around it.
    const ending =
      exit.exitCode === null ? { exitCode: null, signal: exit.signal } : readStatus(exit.exitCode);
    return ending.exitCode === 0
      ? fail('output_type', 'the report of the run was cut short')
      : { ending, failure: null, detail: null, out: [], limits: [] };
  }
  const ending = readStatus(report.status);
  if (step.role === 'b') return { ending, failure: null, detail: null, out: [], limits: [] };
  const { problem, files } = await readOut(box, step, report, exit.exitCode);
  if (problem === null) return { ending, failure: null, detail: null, out: files, limits: [] };
  const limits = problem.failure === 'output_caps' ? ['out'] : [];
  return { ending, failure: problem.failure, detail: problem.detail, out: [], limits };
};

/** Runs one step in a new namespace, captures it, and proves that nothing of it lives on. Throws `sandbox.isolation-lost`. */
export const runBoxStep = async (box: Box, step: BoxStep): Promise<StepOutcome> => {
  const { clock, files } = box.deps;
  const slot = box.slots[step.slot];
  if (slot === undefined) {
    throw sandboxErrors['sandbox.helper-failed']({ problem: `there is no worker ${step.worker}` });
  }
  preparePlaces(files, step.repo, box.setup.mounts);
  const group = box.groups[step.slot] ?? null;
  const before = group === null ? null : readFigures(group);
  const begin = clock.monotonicMs();
  const stop = createStop(clock, step.timeoutMs, step.signal);
  const started = start(box, step, slot, group, stop);
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
  const shared = {
    timedOut: stop.reason() === 'timeout',
    wallMs,
    cpuMs:
      after?.cpuMs !== undefined && after.cpuMs !== null
        ? Math.round(after.cpuMs - (before?.cpuMs ?? 0))
        : readReport(started.report.bytes()).cpuMs,
    maxRssKib: peakOf(group, before, after),
    stdout: started.stdout.bytes(),
    stderr: started.stderr.bytes(),
  };
  if (survivors.length > 0 || exit === null) {
    return {
      ...shared,
      ...nobody,
      failure: 'survivor',
      detail: survivors.length > 0 ? `processes ${survivors.join(', ')}` : 'the sandbox itself',
      out: step.role === 'a' ? [] : null,
      limitsHit: [],
    };
  }
  if (exit.spawnError !== null) {
    throw sandboxErrors['sandbox.isolation-lost']({ detail: exit.spawnError });
  }
  const judged = await judge(box, step, started, stop, exit);
  const counted = limitsOf(readReport(started.report.bytes()), before, after);
  return {
    ...shared,
    ...judged.ending,
    failure: judged.failure,
    detail: judged.detail,
    out: step.role === 'a' ? judged.out : null,
    limitsHit: [...new Set([...counted, ...judged.limits])].sort(),
  };
};
