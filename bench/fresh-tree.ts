/**
 * Fresh trees against one `git commit-tree` process, measured in turns on the same machine:
 *   node --import ./scripts/ts.mjs bench/fresh-tree.ts [rounds]
 * "build" is blobs, trees, proof and manifest of three changed files; "show" brings them to a folder on
 * disk. Prints medians with quartiles, and the two ratios that have a bar.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFiles } from '../src/app/adapters/files.ts';
import { createExec } from '../src/process/exec.ts';
import { createGit, findGit } from '../src/workspace/git.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { locateRepository, resolveBase } from '../src/workspace/source.ts';
import type { FileChange } from '../src/workspace/workspace.ts';

const rounds = Number(process.argv[2] ?? '200');
const warmUp = 20;
const environment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'bench',
  GIT_AUTHOR_EMAIL: 'bench@localhost',
  GIT_COMMITTER_NAME: 'bench',
  GIT_COMMITTER_EMAIL: 'bench@localhost',
};

const root = mkdtempSync(join(tmpdir(), 'guildseal-bench-'));
const files = createFiles(join(root, 'tmp'));
const exec = createExec();
const git = await createGit({ exec, files, gitPath: findGit(files, environment.PATH) });

/** A base of about `count` files, folders two deep, as evenly spread as it goes. */
const openBase = async (count: number) => {
  const width = Math.max(Math.round(Math.cbrt(count)), 1);
  const repository = join(root, `repository-${String(count)}`);
  mkdirSync(repository);
  const run = (...args: string[]) => {
    // No background repack, which would be measured and outlive the run.
    const quiet = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false'];
    execFileSync('git', ['-C', repository, ...quiet, ...args], {
      env: environment,
      stdio: 'ignore',
    });
  };
  run('init', '-q');
  const paths = Array.from({ length: count }, (_, at) => {
    const [outer, inner] = [at % width, Math.floor(at / width) % width];
    return `d${String(outer)}/e${String(inner)}/f${String(Math.floor(at / width / width))}.txt`;
  });
  for (const path of paths) {
    mkdirSync(join(repository, dirname(path)), { recursive: true });
    writeFileSync(join(repository, path), `${path}\n`.repeat(20));
  }
  run('add', '-A');
  run('commit', '-q', '-m', 'base');
  const local = locateRepository(files, repository);
  const workspace = await openWorkspace(
    { git, files },
    {
      source: { local },
      baseCommit: await resolveBase(git, local),
      directory: join(root, `clone-${String(count)}.git`),
    },
  );
  const folder = await workspace.openFolder(join(root, `folder-${String(count)}`), {
    isHidden: () => false,
    withHidden: false,
  });
  const changes = (round: number): readonly FileChange[] =>
    [0, 1, 2].map((at) => ({
      path: paths[Math.floor((at * count) / 3) + ((round + warmUp) % 7)] ?? '',
      mode: '100644',
      content: Buffer.from(`round ${String(round)} of ${String(count)}\n`.repeat(20)),
    }));
  return { count, workspace, folder, changes };
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
const medians = new Map<string, number>();
const report = (name: string, times: number[]) => {
  times.sort((a, b) => a - b);
  medians.set(name, quantile(times, 0.5));
  const spread = [0.25, 0.5, 0.75].map((share) => quantile(times, share).toFixed(3));
  console.log(
    `${name.padEnd(34)} ${spread[1] ?? ''} ms  (${spread[0] ?? ''} - ${spread[2] ?? ''})`,
  );
};
const times = new Map<string, number[]>();
const timed = async (name: string, act: () => Promise<unknown>): Promise<void> => {
  const start = performance.now();
  await act();
  const list = times.get(name) ?? [];
  list.push(performance.now() - start);
  times.set(name, list);
};

const measure = async () => {
  const bases = [];
  for (const count of [100, 2000, 100_000]) bases.push(await openBase(count));
  const reference = bases[1];
  if (reference === undefined) throw new Error('no base');
  const { gitDir, base } = reference.workspace;
  // Else the disk is still busy with the files of the bases, and the largest base looks slow.
  execFileSync('sync');
  for (let round = -warmUp; round < rounds; round += 1) {
    if (round === 0) times.clear();
    await timed('git commit-tree', () => {
      const args = [`--git-dir=${gitDir}`, 'commit-tree', base.tree, '-m', String(round)];
      return exec.start('git', args, { env: environment, stdio: ['ignore', 'ignore', 'ignore'] })
        .exited;
    });
    // In another order each round: on a busy machine whoever comes first after a process waits longest.
    const turn = (round + warmUp) % bases.length;
    for (const { count, workspace, folder, changes } of [
      ...bases.slice(turn),
      ...bases.slice(0, turn),
    ]) {
      const planned = changes(round);
      await timed(`build, ${String(count)} files`, async () => {
        const built = await workspace.buildTree(planned);
        await workspace.writeCommit({
          tree: built.tree,
          parents: [base.commit],
          message: 'bench',
          timeSeconds: round + 100,
        });
      });
      const { changed } = await workspace.buildTree(planned);
      await timed(`show, ${String(count)} files`, () => folder.show(changed));
    }
  }
  for (const { workspace } of bases) await workspace.close();
};
try {
  await measure();
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const [name, list] of times) report(name, list);
const ratio = (a: string, b: string) =>
  ((medians.get(a) ?? NaN) / (medians.get(b) ?? NaN)).toFixed(2);
const rows = [
  ['build, 2000 files', 'git commit-tree', '1.00'],
  ['build, 100000 files', 'build, 100 files', '1.20'],
  ['show, 100000 files', 'show, 100 files', '1.20'],
] as const;
for (const [a, b, bar] of rows) console.log(`${a} / ${b}: ${ratio(a, b)} (at most ${bar})`);
