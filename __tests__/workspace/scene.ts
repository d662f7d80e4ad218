import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFiles } from '../../src/app/adapters/files.ts';
import type { Files } from '../../src/ports.ts';
import { createExec } from '../../src/process/exec.ts';
import { createGit, findGit, type Git } from '../../src/workspace/git.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { locateRepository, resolveBase } from '../../src/workspace/source.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';

const userEnvironment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A U Thor',
  GIT_AUTHOR_EMAIL: 'author@example.com',
  GIT_COMMITTER_NAME: 'A U Thor',
  GIT_COMMITTER_EMAIL: 'author@example.com',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_DATE: '1700000000 +0000',
  LC_ALL: 'C',
};

/** Plain git, as a user would call it; throws when it fails. */
export const userGit = (directory: string, args: readonly string[], input?: string | Buffer) =>
  execFileSync('git', ['-C', directory, ...args], {
    env: userEnvironment,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  })
    .toString('utf8')
    .trimEnd();

export interface Scene {
  readonly root: string;
  readonly files: Files;
  readonly git: Git;
  at(...parts: string[]): string;
  /** A repository with one commit of these files; returns the commit. */
  makeRepository(
    name: string,
    contents: Readonly<Record<string, string | Buffer>>,
    options?: { readonly format?: 'sha1' | 'sha256' },
  ): string;
  open(
    name: string,
    options?: { readonly files?: Files; readonly alsoFetch?: readonly string[] },
  ): Promise<Workspace>;
  close(): Promise<void>;
}

/** A temporary folder with a git of ours in it; `close` removes everything. */
export const openScene = async (): Promise<Scene> => {
  const root = mkdtempSync(join(tmpdir(), 'guildseal-workspace-'));
  const files = createFiles(join(root, 'tmp'));
  const git = await createGit({
    exec: createExec(),
    files,
    gitPath: findGit(files, userEnvironment.PATH),
  });
  const opened: Workspace[] = [];
  const at = (...parts: string[]) => join(root, ...parts);
  return {
    root,
    files,
    git,
    at,
    makeRepository: (name, contents, options = {}) => {
      mkdirSync(at(name), { recursive: true });
      userGit(at(name), [
        'init',
        '-q',
        '-b',
        'main',
        `--object-format=${options.format ?? 'sha1'}`,
      ]);
      for (const [path, text] of Object.entries(contents)) {
        mkdirSync(dirname(at(name, path)), { recursive: true });
        writeFileSync(at(name, path), text);
      }
      userGit(at(name), ['add', '-A', '-f']);
      userGit(at(name), ['commit', '-q', '--allow-empty', '-m', 'base']);
      return userGit(at(name), ['rev-parse', 'HEAD']);
    },
    open: async (name, options = {}) => {
      const local = locateRepository(files, at(name));
      const workspace = await openWorkspace(
        { git, files: options.files ?? files },
        {
          source: { local },
          baseCommit: await resolveBase(git, local),
          alsoFetch: options.alsoFetch ?? [],
          directory: join(files.makeTemporary('clone-'), 'clone.git'),
        },
      );
      opened.push(workspace);
      return workspace;
    },
    close: async () => {
      for (const workspace of opened) await workspace.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
};

/** The id and the differing paths that git itself gives for base plus changes. */
export const oracle = (
  repository: string,
  base: string,
  changes: readonly {
    readonly path: string;
    readonly mode: string | null;
    readonly content: Uint8Array | null;
  }[],
) => {
  const index = join(repository, `.oracle-${process.hrtime.bigint().toString()}`);
  const run = (args: readonly string[], input?: string | Buffer) =>
    execFileSync('git', [`--git-dir=${repository}`, ...args], {
      env: { ...userEnvironment, GIT_INDEX_FILE: index },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  run(['read-tree', base]);
  const lines = changes.map(({ path, mode, content }) => {
    if (mode === null || content === null) return `0 ${'0'.repeat(base.length)}\t${path}\0`;
    const blob = run(['hash-object', '-w', '--stdin'], Buffer.from(content)).toString().trim();
    return `${mode} ${blob}\t${path}\0`;
  });
  run(['update-index', '-z', '--index-info'], lines.join(''));
  const tree = run(['write-tree']).toString().trim();
  const raw = run([
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    base,
    tree,
  ])
    .toString('utf8')
    .split('\0');
  const differing: { path: string; mode: string | null; blob: string | null }[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [, mode = '', , blob = ''] = (raw[at] ?? '').split(' ');
    const deleted = mode === '000000';
    differing.push({
      path: raw[at + 1] ?? '',
      mode: deleted ? null : mode,
      blob: deleted ? null : blob,
    });
  }
  rmSync(index, { force: true });
  return { tree, differing };
};
