import type { IsolationSeal } from '../../src/isolation.ts';
import type { SandboxConfig } from '../../src/sandbox/config.ts';
import type { SandboxStep, StepOutcome } from '../../src/sandbox/sandbox.ts';

export interface DriverRequest {
  readonly config: SandboxConfig;
  readonly directory: string;
  readonly inputs: string;
  readonly workers: number;
  readonly nodePath: string;
  readonly keyPresent: boolean;
}

export type Order =
  | { readonly id: number; readonly op: 'open'; readonly request: DriverRequest }
  | { readonly id: number; readonly op: 'run'; readonly step: Omit<SandboxStep, 'signal'> }
  | { readonly id: number; readonly op: 'abort'; readonly step: number }
  | { readonly id: number; readonly op: 'close' };

export interface Answer {
  readonly id: number;
  readonly isolation?: IsolationSeal;
  readonly outcome?: Omit<StepOutcome, 'stdout' | 'stderr' | 'out'> & {
    readonly stdout: string;
    readonly stderr: string;
    readonly out: readonly { readonly path: string; readonly bytes: string }[] | null;
  };
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly hint: string | null;
  };
}
