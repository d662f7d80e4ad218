import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClock } from '../../src/app/adapters/clock.ts';
import { createRandom } from '../../src/app/adapters/random.ts';
import type { Exec } from '../../src/ports.ts';
import { createExec } from '../../src/process/exec.ts';
import { type BranchFiles } from '../../src/workspace/branch-tip.ts';
import { createGit, findGit } from '../../src/workspace/git.ts';
import { type BranchPlan, publishBranch, readBranch } from '../../src/workspace/publish.ts';
import type { Remote } from '../../src/workspace/remote.ts';
import { type GitHttpServer, startGitHttp } from '../servers/git-http.ts';
import { openScene, type Scene, userGit } from './scene.ts';

const branch = 'guildseal/ledger';
const secret = 'gho_s3cretS3cretS3cret';
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const fileOf = (path: string, text: string): BranchPlan => ({
  kind: 'write',
  changes: [{ path, mode: '100644', content: bytes(text) }],
});

jest.setTimeout(60_000);

let scene: Scene;
const servers: GitHttpServer[] = [];
let count = 0;
let bare = '';

beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await scene.close();
});
beforeEach(() => {
  count += 1;
  bare = scene.at('remotes', `r${String(count)}.git`);
  scene.files.makeDirectory(bare);
  userGit(bare, ['init', '-q', '--bare', '-b', 'main']);
});

/** Waits are told, not slept. */
const impatient = (waits: number[] = []) => ({
  git: scene.git,
  files: scene.files,
  clock: {
    ...createClock(),
    wait: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
  },
  random: createRandom(),
});
const publish = (remote: Remote, plan: (files: BranchFiles) => Promise<BranchPlan>) =>
  publishBranch(impatient(), { remote, branch, message: 'seal', plan });
const serve = async (options: Parameters<typeof startGitHttp>[1] = {}) => {
  const server = await startGitHttp(scene.at('remotes'), options);
  servers.push(server);
  return server;
};
const show = (path: string) => userGit(bare, ['show', `refs/heads/${branch}:${path}`]);

describe.each(['file', 'http'] as const)('over %s', (transport) => {
  const remoteOf = async (): Promise<Remote> => ({
    url: transport === 'file' ? bare : `${(await serve()).url}/r${String(count)}.git`,
    credential: null,
  });

  test('makes the branch, adds to it, and reads it back', async () => {
    const remote = await remoteOf();
    expect(await readBranch(scene, { remote, branch, pick: (paths) => paths })).toBeNull();
    const first = await publish(remote, () => Promise.resolve(fileOf('r1/ledger.jsonl', 'one\n')));
    expect(first.ok).toBe(true);
    const second = await publish(remote, async (files) => {
      expect(files.list('')).toEqual(['r1/ledger.jsonl']);
      expect(await files.read('r1/none')).toBeNull();
      const old = Buffer.from((await files.read('r1/ledger.jsonl')) ?? []).toString();
      return fileOf('r1/ledger.jsonl', `${old}two\n`);
    });
    expect(second).toEqual({ ok: true, commit: userGit(bare, ['rev-parse', branch]) });
    expect(show('r1/ledger.jsonl')).toBe('one\ntwo');
    expect(userGit(bare, ['rev-list', '--count', branch])).toBe('2');
    expect(userGit(bare, ['fsck', '--strict'])).toBe('');
    await publish(remote, () => Promise.resolve(fileOf('README.md', 'read me\n')));
    const back = await readBranch(scene, {
      remote,
      branch,
      pick: (paths) => paths.filter((path) => path.startsWith('r1/')),
    });
    expect([...(back?.files ?? [])].map(([path, content]) => [path, content.toString()])).toEqual([
      ['r1/ledger.jsonl', 'one\ntwo\n'],
    ]);
  });

  test('loses no entry when several publish at once', async () => {
    const remote = await remoteOf();
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((name) => publish(remote, () => Promise.resolve(fileOf(name, name)))),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(userGit(bare, ['ls-tree', '--name-only', branch])).toBe('a\nb\nc');
    expect(userGit(bare, ['rev-list', '--count', branch])).toBe('3');
  });

  test('leaves the old blobs with a remote that can filter', async () => {
    userGit(bare, ['config', 'uploadpack.allowFilter', 'true']);
    const remote = await remoteOf();
    await publish(remote, () => Promise.resolve(fileOf('old', 'old\n')));
    const outcome = await publish(remote, async (files) => {
      const objects = readdirSync(scene.at('tmp')).flatMap((name) =>
        name.startsWith('branch-') ? [join(scene.at('tmp'), name, 'tip.git')] : [],
      );
      const listed = userGit(objects[0] ?? '', [
        'cat-file',
        '--batch-all-objects',
        '--batch-check',
      ]);
      expect(listed).not.toContain(' blob ');
      expect(Buffer.from((await files.read('old')) ?? []).toString()).toBe('old\n');
      return fileOf('new', 'new\n');
    });
    expect(outcome.ok).toBe(true);
    expect(userGit(bare, ['ls-tree', '--name-only', branch])).toBe('new\nold');
    expect(userGit(bare, ['fsck', '--strict'])).toBe('');
  });
});

describe('after a lost race', () => {
  /** Somebody else's commit on the branch, made right in the remote. */
  const rival = (name: string) => {
    const parents = userGit(bare, [
      'for-each-ref',
      '--format=%(objectname)',
      `refs/heads/${branch}`,
    ]);
    const blob = userGit(bare, ['hash-object', '-w', '--stdin'], name);
    const entries = parents === '' ? '' : `${userGit(bare, ['ls-tree', parents])}\n`;
    const tree = userGit(bare, ['mktree'], `${entries}100644 blob ${blob}\t${name}\n`);
    const parent = parents === '' ? [] : ['-p', parents];
    const commit = userGit(bare, ['commit-tree', tree, ...parent, '-m', name]);
    userGit(bare, ['update-ref', `refs/heads/${branch}`, commit]);
  };
  const race = async (lost: number) => {
    const waits: number[] = [];
    const seen: (readonly string[])[] = [];
    const outcome = await publishBranch(impatient(waits), {
      remote: { url: bare, credential: null },
      branch,
      message: 'mine',
      plan: (files) => {
        seen.push(files.list(''));
        if (seen.length <= lost) rival(`rival-${String(seen.length)}`);
        return Promise.resolve(fileOf('mine', 'mine'));
      },
    });
    return { outcome, waits, seen };
  };

  test('the plan is asked again on the new tip', async () => {
    const { outcome, waits, seen } = await race(2);
    expect(outcome).toMatchObject({ ok: true });
    expect(seen).toEqual([[], ['rival-1'], ['rival-1', 'rival-2']]);
    expect(waits).toHaveLength(2);
    expect(waits.every((ms) => ms >= 0 && ms <= 800)).toBe(true);
  });

  test('it gives up after five tries', async () => {
    const { outcome, seen } = await race(99);
    expect(outcome).toMatchObject({ ok: false, refused: 'race' });
    expect(seen).toHaveLength(5);
  });
});

test('does nothing when nothing changes, and tells the refusal of the plan', async () => {
  const remote = { url: bare, credential: null };
  const first = await publish(remote, () => Promise.resolve(fileOf('a', 'a')));
  expect(await publish(remote, () => Promise.resolve(fileOf('a', 'a')))).toEqual(first);
  expect(
    await publish(remote, () => Promise.resolve({ kind: 'refuse', detail: 'no prefix' })),
  ).toEqual({
    ok: false,
    refused: 'plan',
    detail: 'no prefix',
  });
});

describe('a token', () => {
  const auth = { username: 'x-access-token', token: secret };

  test('reaches the remote and nothing else', async () => {
    const server = await serve({ auth });
    const calls: string[] = [];
    const real = createExec();
    const note = (file: string, args: readonly string[]) => calls.push([file, ...args].join(' '));
    const exec: Exec = {
      run: (file, args, options) => {
        note(file, args);
        return real.run(file, args, options);
      },
      start: (file, args, options) => {
        note(file, args);
        expect(JSON.stringify(options.env)).not.toContain(secret);
        return real.start(file, args, options);
      },
    };
    const gitPath = findGit(scene.files, process.env['PATH'] ?? '');
    const git = await createGit({ exec, files: scene.files, gitPath });
    const outcome = await publishBranch(
      { ...impatient(), git },
      {
        remote: {
          url: `${server.url}/r${String(count)}.git`,
          credential: { kind: 'token', ...auth },
        },
        branch,
        message: 'seal',
        plan: () => {
          const everything = readdirSync(scene.at('tmp'), { recursive: true, withFileTypes: true });
          for (const entry of everything.filter((found) => found.isFile())) {
            const path = join(entry.parentPath, entry.name);
            expect(readFileSync(path, 'latin1')).not.toContain(secret);
          }
          return Promise.resolve(fileOf('a', 'a'));
        },
      },
    );
    expect(outcome.ok).toBe(true);
    expect(calls.join('\n')).not.toContain(secret);
    expect(server.seen.join('\n')).not.toContain(secret);
    expect(readdirSync(scene.at('tmp'))).toEqual([]);
  });

  test('that is wrong, missing, or may not write, is a matter of permission', async () => {
    const url = `${(await serve({ auth })).url}/r${String(count)}.git`;
    const plan = () => Promise.resolve(fileOf('a', 'a'));
    const wrong = { kind: 'token', username: 'x', token: 'wrong' } as const;
    for (const credential of [null, wrong]) {
      expect(await publish({ url, credential }, plan)).toMatchObject({
        ok: false,
        refused: 'permission',
      });
    }
    const reader = `${(await serve({ readOnly: true })).url}/r${String(count)}.git`;
    const outcome = await publish({ url: reader, credential: null }, plan);
    expect(outcome).toMatchObject({ ok: false, refused: 'permission' });
    expect(JSON.stringify(outcome)).toContain('403');
  });

  test('is not carried along by a redirect', async () => {
    const target = await serve();
    const url = `${(await serve({ redirectTo: target.url })).url}/r${String(count)}.git`;
    const credential = { kind: 'token', ...auth } as const;
    const outcome = await publish({ url, credential }, () => Promise.resolve(fileOf('a', 'a')));
    expect(outcome).toMatchObject({ ok: false, refused: 'unreachable' });
    expect(target.seen).toEqual([]);
  });
});

test('a protected branch is a matter of permission, a dead remote is unreachable', async () => {
  const remote = { url: bare, credential: null };
  const plan = () => Promise.resolve(fileOf('a', 'a'));
  scene.files.makeDirectory(join(bare, 'hooks'));
  scene.files.write(join(bare, 'hooks', 'pre-receive'), '#!/bin/sh\necho protected >&2\nexit 1\n', {
    mode: 0o755,
  });
  expect(await publish(remote, plan)).toMatchObject({ ok: false, refused: 'permission' });
  const gone = await serve();
  await gone.close();
  for (const url of [`${gone.url}/r.git`, scene.at('nowhere')]) {
    expect(await publish({ url, credential: null }, plan)).toMatchObject({
      ok: false,
      refused: 'unreachable',
    });
  }
  await expect(
    readBranch(scene, { remote: { url: gone.url, credential: null }, branch, pick: (all) => all }),
  ).rejects.toMatchObject({ code: 'workspace.remote-unreachable', exit: 3 });
});

test.each([
  'https://user:pass@example.com/r.git',
  'https://token@example.com/r.git',
  'ext::sh -c id',
  '--upload-pack=id',
  'git://example.com/r.git',
  'relative/path',
])('%s is no remote', async (url) => {
  const plan = () => Promise.resolve(fileOf('a', 'a'));
  const failure = publish({ url, credential: null }, plan);
  await expect(failure).rejects.toMatchObject({ code: 'workspace.bad-remote' });
  await expect(failure).rejects.not.toThrow(/pass@|token@/);
});
