import { delimiter, isAbsolute, join } from 'node:path';
import { workspaceErrors } from '../errors/workspace.ts';
import type { Exec, ExecResult, Files, RunningProcess } from '../ports.ts';

/** Wall limit of a local git call and of one that talks to a remote. */
const sealedTimeoutMs = 120_000;
const networkTimeoutMs = 900_000;
/** Most bytes a file written by git may have (RLIMIT_FSIZE). */
const largestFileBytes = 8 * 1024 ** 3;
const limiter = '/usr/bin/prlimit';

const sealedEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/bin:/bin',
  HOME: '/nonexistent',
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '/bin/false',
  GIT_NO_LAZY_FETCH: '1',
  GIT_PROTOCOL_FROM_USER: '0',
};

const sealedConfig = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'core.symlinks=false',
  'protocol.allow=never',
  'transfer.fsckObjects=true',
  'fetch.fsckObjects=true',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'credential.helper=',
  'diff.external=',
  'safe.bareRepository=explicit',
];

export interface GitCall {
  readonly input?: Uint8Array | string;
  readonly timeoutMs?: number;
  readonly maxOutputBytes?: number;
  readonly signal?: AbortSignal;
}

/** What one call to a remote gets beyond the sealed profile; made by `openRemote`. */
export interface NetworkProfile {
  readonly config: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The one way to run git. `run` and `start` are the sealed profile: nothing of the machine's or the
 * repository's configuration can run a program or open a connection. `network` also reaches one remote.
 * `config` and `env` of a call add to the profile.
 */
export interface Git {
  readonly version: string;
  run(
    gitDir: string,
    args: readonly string[],
    call?: GitCall & Partial<NetworkProfile>,
  ): Promise<ExecResult>;
  network(
    gitDir: string,
    args: readonly string[],
    profile: NetworkProfile,
    call?: GitCall,
  ): Promise<ExecResult>;
  start(gitDir: string, args: readonly string[]): RunningProcess;
}

const withConfig = (
  gitDir: string,
  config: readonly string[],
  args: readonly string[],
): readonly string[] => [
  `--git-dir=${gitDir}`,
  ...config.flatMap((setting) => ['-c', setting]),
  ...args,
];

/**
 * The first git of a PATH value, as an absolute path.
 * Throws `workspace.git-missing`.
 */
export const findGit = (files: Files, path: string): string => {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const candidate = join(folder, 'git');
    const found = files.stat(candidate);
    if (found?.kind === 'link' || (found?.kind === 'file' && (found.mode & 0o111) !== 0)) {
      return candidate;
    }
  }
  throw workspaceErrors['workspace.git-missing']({ searched: path });
};

/** The last lines of what git said, cut to 500 characters. */
export const gitDetail = (result: ExecResult): string => {
  if (result.spawnError !== null) return `could not be started (${result.spawnError})`;
  if (result.timedOut) return 'took too long and was killed';
  if (result.overflowed) return 'printed too much and was killed';
  const said = Buffer.from(result.stderr).toString('utf8').trim();
  const status =
    result.signal === null ? `exit code ${String(result.exitCode)}` : `killed by ${result.signal}`;
  return said === '' ? status : said.slice(-500);
};

/**
 * Bytes on stdout of a call that must succeed.
 * Throws `workspace.git-failed`.
 */
export const requireOutput = (result: ExecResult, command: string): Buffer => {
  if (result.exitCode === 0 && !result.timedOut && !result.overflowed) {
    return Buffer.from(result.stdout);
  }
  throw workspaceErrors['workspace.git-failed']({ command, detail: gitDetail(result) });
};

const requireVersion = async (exec: Exec, gitPath: string): Promise<string> => {
  const result = await exec.run(gitPath, ['--version'], {
    env: sealedEnvironment,
    timeoutMs: sealedTimeoutMs,
  });
  const text = requireOutput(result, '--version').toString('utf8').trim();
  const version = /^git version (\d+)\.(\d+)\S*/.exec(text);
  const major = Number(version?.[1] ?? 0);
  const minor = Number(version?.[2] ?? 0);
  if (major < 2 || (major === 2 && minor < 34)) {
    throw workspaceErrors['workspace.git-too-old']({ path: gitPath, version: text });
  }
  return text.slice('git version '.length);
};

/**
 * A runner for one git program, 2.34 or newer.
 * Throws `workspace.git-too-old`, `workspace.git-failed`.
 */
export const createGit = async (deps: {
  readonly exec: Exec;
  readonly files: Files;
  readonly gitPath: string;
}): Promise<Git> => {
  const { exec, gitPath } = deps;
  const version = await requireVersion(exec, gitPath);
  const canLimit = deps.files.stat(limiter) !== null;
  const call = (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    options: GitCall & { readonly timeoutMs: number },
  ) => {
    const limits = {
      env,
      timeoutMs: options.timeoutMs,
      ...(options.input === undefined ? {} : { input: options.input }),
      ...(options.maxOutputBytes === undefined ? {} : { maxOutputBytes: options.maxOutputBytes }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    };
    return canLimit
      ? exec.run(limiter, [`--fsize=${largestFileBytes}`, gitPath, ...args], limits)
      : exec.run(gitPath, args, limits);
  };
  return {
    version,
    run: (gitDir, args, options = {}) =>
      call(
        withConfig(gitDir, [...sealedConfig, ...(options.config ?? [])], args),
        { ...sealedEnvironment, ...options.env },
        { timeoutMs: sealedTimeoutMs, ...options },
      ),
    network: (gitDir, args, profile, options = {}) =>
      call(
        withConfig(gitDir, [...sealedConfig, ...profile.config], args),
        { ...sealedEnvironment, ...profile.env },
        { timeoutMs: networkTimeoutMs, ...options },
      ),
    start: (gitDir, args) =>
      exec.start(gitPath, withConfig(gitDir, sealedConfig, args), {
        env: sealedEnvironment,
        stdio: ['pipe', 'pipe', 'ignore'],
        detached: true,
      }),
  };
};
