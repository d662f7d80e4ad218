import { defineErrors } from './app-error.ts';

/** Confinement that is missing, was lost, or cannot do what the configuration asks for. */
export const sandboxErrors = defineErrors({
  'sandbox.isolation-too-weak': (p: {
    required: string;
    found: string;
    problems: readonly string[];
    fix: string;
  }) => ({
    exit: 4,
    message: [
      `commands must be confined at level "${p.required}" (sandbox.min_isolation), this machine gives "${p.found}"`,
      ...p.problems.map((problem) => `  ${problem}`),
    ].join('\n'),
    hint: p.fix,
  }),
  'sandbox.isolation-lost': (p: { detail: string }) => ({
    exit: 4,
    message: `the sandbox passed its probe but could not be started again: ${p.detail}`,
    hint: 'nothing runs at a weaker level by itself; mend that, then run the same command again: it resumes',
  }),
  'sandbox.survivor': (p: { detail: string }) => ({
    exit: 4,
    message: `a process of an ended step could not be killed: ${p.detail}`,
    hint: 'end that process, or restart the machine, then run again to resume',
  }),
  'sandbox.limit-not-exact': (p: { names: readonly string[] }) => ({
    exit: 4,
    message: `sandbox.require names limits this machine cannot hold exactly: ${p.names.join(', ')}`,
    hint: 'run as root, or where "sudo -n" works, on a machine whose control groups can be written; or take them out of sandbox.require',
  }),
  'sandbox.mount-refused': (p: { from: string; to: string; problem: string }) => ({
    exit: 2,
    message: `sandbox.mounts: ${p.from} -> ${p.to}: ${p.problem}`,
    hint: 'name a folder with tools only, and a new place for it, as in { from: /opt/tool, to: /opt/tool }',
  }),
  'sandbox.helper-failed': (p: { problem: string }) => ({
    exit: 3,
    message: `the sandbox could not be prepared: ${p.problem}`,
    hint: 'see what the sandbox needs in docs/sandbox.md, then run again',
  }),
});
