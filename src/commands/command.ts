import type { Event } from '../events/event.ts';
import type { Forge } from '../forge/forge.ts';
import type { RunnerSeal, ToolSeal } from '../ledger/entries.ts';
import type { Clock, Exec, Files, Log, Random } from '../ports.ts';

/** What a command hands back: plain data; the surface (terminal, Action) turns it into output. */
export interface Outcome {
  readonly exit: 0 | 1 | 2 | 3 | 4 | 130;
  /** The one JSON document of `--json`. */
  readonly result: object;
  /** What a person reads; already escaped. Empty when everything was said in the log. */
  readonly text: string;
  /** Outputs of the Action, by name. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Markdown for the job summary. */
  readonly summary?: string;
}

/** What an event run has beyond a terminal run. */
export interface ActionFacts {
  readonly event: Event;
  /** Opened at first use; the log says what it cannot do. */
  readonly openForge: () => Promise<Forge>;
  /** Token for git over HTTP, already masked. */
  readonly token: string | null;
  /** The repository on the forge, for git. */
  readonly remoteUrl: string;
  /** Experiment named by an input; null for all. */
  readonly experiment: string | null;
  /** Ends connections that are kept open. */
  readonly close: () => Promise<void>;
  /** Tells the post step which statuses to close should this process die before it does. */
  readonly rememberPending: (statuses: readonly { sha: string; context: string }[]) => void;
}

/** Everything a command may touch, made once in `app/wire`. */
export interface CommandContext {
  readonly exec: Exec;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The repository (`--repo`, else the working directory), absolute. */
  readonly repo: string;
  /** Path of the configuration inside the repository. */
  readonly configPath: string;
  /** 0700 folder of this process, removed at the end. */
  readonly temp: string;
  /** Proxy and CA variables, for git over the network. */
  readonly networkEnv: Readonly<Record<string, string>>;
  /** Makes a folder that outlives this process. */
  readonly makeKept: (prefix: string) => string;
  /** Folders where programs are looked for, as in PATH. */
  readonly searchPath: string;
  /** Folder that holds `dist/` and `examples/`. */
  readonly home: string;
  /** Facts of this program, hashed when asked for. */
  readonly readTool: () => Omit<ToolSeal, 'git' | 'engine'>;
  readonly runner: Omit<RunnerSeal, 'workers'>;
  readonly nodePath: string;
  /** Processors this process may use. */
  readonly cores: number;
  /** Host name, for lock files. */
  readonly host: string;
  readonly display: { readonly color: boolean; readonly width: number };
  /** Aborted by SIGINT, SIGTERM. */
  readonly signal: AbortSignal;
  /** Null in a terminal. */
  readonly action: ActionFacts | null;
  /**
   * Value of an environment variable that holds a secret; taken out of the environment and masked at
   * first use. Null when unset or empty.
   */
  readonly takeSecret: (name: string) => string | null;
  /** Removes what is secret, or looks like it, from text that leaves the process. */
  readonly redact: (text: string) => string;
  /** True when the bytes hold a secret and must not be published. */
  readonly holdsSecret: (bytes: Uint8Array) => boolean;
  /** Seal key given as an input of the Action. */
  readonly sealKeyInput: string | null;
}

export interface CommandOption {
  /** As commander reads it: `--seed <n>`. */
  readonly flags: string;
  readonly description: string;
  /** Given several times, the values are collected. */
  readonly repeatable?: boolean;
}

/** What was asked for: words after the command and its options by camel-case name. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

export type RunCommand = (context: CommandContext, call: CommandCall) => Promise<Outcome>;

/** One command as data; its code is loaded when it runs, so `--help` stays quick. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** As commander reads it: `<name>`, `[node]`. */
  readonly args: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CommandOption[];
  readonly example: string;
  readonly load: () => Promise<RunCommand>;
}
