import { readArchive } from './archive.ts';
import type { Group, GroupFigures } from './control-groups.ts';
import { type Ending, readStatus } from './exit-status.ts';
import { createOutCollector, type OutProblem } from './out-files.ts';
import type { RunReport } from './run-report.ts';
import type { OutFile, StepFailure } from './sandbox.ts';
import type { StopReason } from './stop.ts';

/** Names of the limits that the counters and the report tell of. */
export const limitsOf = (
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
export const peakOf = (
  group: Group | null,
  before: GroupFigures | null,
  after: GroupFigures | null,
) => {
  if (group === null || after?.peakKib === undefined || after.peakKib === null) return null;
  const rose = after.peakKib > (before?.peakKib ?? 0);
  return group.version === 'cgroup1' || rose ? after.peakKib : null;
};

const readOut = async (step: JudgedStep, report: RunReport, tarStatus: number | null) => {
  const collector = createOutCollector(step.outBytes);
  let problem: OutProblem | null = await readArchive(report.archive, collector);
  if (problem === null && tarStatus !== 0 && report.status === 0) {
    problem = { failure: 'output_type', detail: '/out could not be read whole' };
  }
  return { problem, files: problem === null ? collector.files() : [] };
};

/** What a step is judged by. */
interface Evidence {
  readonly step: JudgedStep;
  readonly report: RunReport;
  readonly reason: StopReason | null;
  /** Cap of each output stream, in bytes. */
  readonly output: number;
  readonly exit: Ending;
}

interface JudgedStep {
  readonly role: 'a' | 'b';
  readonly command: readonly string[];
  readonly outBytes: number;
}

interface Judgement {
  readonly ending: Ending;
  readonly failure: StepFailure | null;
  readonly detail: string | null;
  readonly out: readonly OutFile[];
  readonly limits: readonly string[];
}

const nobody: Ending = { exitCode: null, signal: null };

const fail = (failure: StepFailure, detail: string, ...limits: string[]): Judgement => ({
  ending: nobody,
  failure,
  detail,
  out: [],
  limits,
});

/** Turns what was captured into how the step ended; only a good end of A hands its files on. */
export const judgeStep = async (evidence: Evidence): Promise<Judgement> => {
  const { step, report, exit } = evidence;
  switch (evidence.reason) {
    case 'timeout':
      return { ending: nobody, failure: null, detail: null, out: [], limits: ['wall'] };
    case 'abort':
      return fail('aborted', 'the step was ended early');
    case 'output':
      return fail('output_limit', `more than ${evidence.output} bytes of output`, 'output');
    case 'archive':
      return fail('output_caps', `more than ${step.outBytes} bytes in /out`, 'out');
    case null:
  }
  if (report.started === '?') {
    return fail('spawn', `there is no program "${step.command[0] ?? ''}"`);
  }
  if (report.status === null) {
    // The candidate has killed the script around it.
    const ending = exit.exitCode === null ? exit : readStatus(exit.exitCode);
    return ending.exitCode === 0
      ? fail('output_type', 'the report of the run was cut short')
      : { ending, failure: null, detail: null, out: [], limits: [] };
  }
  const ending = readStatus(report.status);
  if (step.role === 'b') return { ending, failure: null, detail: null, out: [], limits: [] };
  const { problem, files } = await readOut(step, report, exit.exitCode);
  if (problem === null) return { ending, failure: null, detail: null, out: files, limits: [] };
  return fail(
    problem.failure,
    problem.detail,
    ...(problem.failure === 'output_caps' ? ['out'] : []),
  );
};

/** Processor time in milliseconds: by the control group, else by the shell. */
export const cpuOf = (
  report: RunReport,
  before: GroupFigures | null,
  after: GroupFigures | null,
): number | null => {
  if (after === null || after.cpuMs === null) return report.cpuMs;
  return Math.round(after.cpuMs - (before?.cpuMs ?? 0));
};
