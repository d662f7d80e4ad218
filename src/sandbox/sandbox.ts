import type { IsolationSeal } from '../isolation.ts';

/** One command in one fresh sandbox. */
export interface SandboxStep {
  /** `a` runs the candidate (may write to /out), `b` evaluates (sees /in). */
  readonly role: 'a' | 'b';
  readonly command: readonly string[];
  /** Host folder shown read-only at /repo. */
  readonly repo: string;
  /** Host folder shown read-only, noexec, at /in; null without one. A child of the folder `openSandbox` was given for inputs. */
  readonly input: string | null;
  /** Names and values on top of the fixed environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Index of the worker, from 0: steps of one worker never overlap. */
  readonly worker: number;
  /** Ends the step early, like a timeout but reported as `aborted`. */
  readonly signal?: AbortSignal;
}

export interface OutFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What stopped a step from being judged by its exit code; reason codes of `trial-result`. */
export type StepFailure =
  'spawn' | 'output_limit' | 'output_type' | 'output_name' | 'output_caps' | 'survivor' | 'aborted';

export interface StepOutcome {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly failure: StepFailure | null;
  readonly detail: string | null;
  readonly wallMs: number;
  readonly cpuMs: number | null;
  readonly maxRssKib: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** What A left in /out, sorted by path; null for B. */
  readonly out: readonly OutFile[] | null;
  /** Names of limits that were reached: `memory`, `pids`, `tmp`, `out`, `output`, `wall`. */
  readonly limitsHit: readonly string[];
}

/** An isolation level that passed its probe, ready to run steps. */
export interface Sandbox {
  readonly isolation: IsolationSeal;
  run(step: SandboxStep): Promise<StepOutcome>;
  /** Kills what runs, removes what was leased. */
  close(): Promise<void>;
}
