import type { Readable, Writable } from 'node:stream';

/** How a program is started: always a file and an argument list, never a shell string. */
export interface ExecOptions {
  /** The whole environment of the child; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: Uint8Array | string;
  /** Wall limit; the whole process group is killed when it passes. */
  readonly timeoutMs?: number;
  /** Cap on stdout and on stderr, each; passing it kills the process group. */
  readonly maxOutputBytes?: number;
  readonly signal?: AbortSignal;
}

/** What a finished program left behind; a failure is data, not an exception. */
export interface ExecResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly overflowed: boolean;
  /** The system's error code (`ENOENT`, `EACCES`, ..) when the program could not be started. */
  readonly spawnError: string | null;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly wallMs: number;
}

/** A long-lived child, or one whose descriptors the caller lays out itself. */
export interface RunningProcess {
  readonly pid: number | null;
  /** One entry a descriptor, null where the descriptor is not a pipe. */
  readonly stdio: readonly (Readable | Writable | null)[];
  readonly exited: Promise<{
    readonly exitCode: number | null;
    readonly signal: string | null;
    readonly spawnError: string | null;
  }>;
  kill(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): void;
}

export interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Layout of descriptors 0, 1, 2, ..; a number is an open descriptor of ours handed on. */
  readonly stdio: readonly ('pipe' | 'ignore' | number)[];
  /** Start in a new process group, so that `kill` reaches all of it. */
  readonly detached?: boolean;
}

/** Starts programs. */
export interface Exec {
  run(file: string, args: readonly string[], options: ExecOptions): Promise<ExecResult>;
  start(file: string, args: readonly string[], options: StartOptions): RunningProcess;
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly sizeBytes: number;
  readonly mode: number;
}

/** An append-only file: one `write` is one system call. */
export interface AppendFile {
  write(bytes: Uint8Array): void;
  /** fdatasync */
  sync(): void;
  truncate(sizeBytes: number): void;
  close(): void;
}

/**
 * The disk, synchronous: every verb is short, and order and durability are what its users are about.
 * Failures are Node's own errors with `code`.
 */
export interface Files {
  read(path: string): Uint8Array;
  readIfExists(path: string): Uint8Array | null;
  /** `exclusive` fails with EEXIST; `sync` is fsync of the file. */
  write(
    path: string,
    bytes: Uint8Array | string,
    options?: { readonly mode?: number; readonly exclusive?: boolean; readonly sync?: boolean },
  ): void;
  /** Temporary file beside it, fsync, rename, fsync of the directory (the syncs unless `sync: false`). */
  writeAtomic(
    path: string,
    bytes: Uint8Array | string,
    options?: { readonly mode?: number; readonly sync?: boolean },
  ): void;
  openAppend(path: string, options?: { readonly mode?: number }): AppendFile;
  /** Names in a directory, sorted; empty when it does not exist. */
  list(directory: string): readonly string[];
  /** Never follows a link; null when there is nothing. */
  stat(path: string): FileStat | null;
  makeDirectory(path: string, mode?: number): void;
  /** A new directory, 0700, under the run's own temporary folder. */
  makeTemporary(prefix: string): string;
  rename(from: string, to: string): void;
  remove(path: string): void;
  syncDirectory(path: string): void;
  /** Free bytes for this user on the file system of `path`. */
  freeBytes(path: string): number;
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Milliseconds of a clock that never jumps and does not run while the machine sleeps. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  bytes(count: number): Uint8Array;
}

/** What people watch. Text is escaped by the adapter; nothing here reaches stdout of a `--json` run. */
export interface Log {
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
  /** Groups lines in a CI log; a plain heading elsewhere. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** The one live line on a terminal; at most every few seconds a plain line elsewhere. Null clears it. */
  progress(text: string | null): void;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
  readonly maxAnswerBytes?: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A request that got no answer; `sent` is false only when it surely did not arrive. */
export interface HttpFailure {
  readonly failure: 'refused' | 'dns' | 'timeout' | 'reset' | 'tls' | 'too_large';
  readonly sent: boolean;
  readonly detail: string;
}

/** One request, no retries, no redirects. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer | HttpFailure>;
}
