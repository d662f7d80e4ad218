import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { exportRefs } from '../../src/workspace/refs.ts';
import { findDirtyPaths, locateRepository, resolveBase } from '../../src/workspace/source.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { type GitHttpServer, startGitHttp } from '../servers/git-http.ts';
import { openScene, type Scene, userGit } from './scene.ts';

jest.setTimeout(60_000);

let scene: Scene;
let server: GitHttpServer;
beforeAll(async () => {
  scene = await openScene();
  server = await startGitHttp(scene.root);
});
afterAll(async () => {
  await server.close();
  await scene.close();
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const text = (content: Uint8Array | null) =>
  content === null ? null : Buffer.from(content).toString();
const sample = { 'a.txt': 'a\n', 'src/b.txt': 'b\n', 'src/c.txt': 'c\n' };

/** Every file of a folder with its bytes and modification time: what must not change. */
const snapshot = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const body = stats.isFile()
        ? readFileSync(path, 'base64')
        : stats.isSymbolicLink()
          ? readlinkSync(path)
          : '';
      return `${name} ${String(stats.mode)} ${String(stats.mtimeMs)} ${body}`;
    });

const openFrom = (
  source: Parameters<typeof openWorkspace>[1]['source'],
  baseCommit: string,
  alsoFetch: readonly string[] = [],
) =>
  openWorkspace(scene, {
    source,
    baseCommit,
    alsoFetch,
    directory: join(scene.files.makeTemporary('clone-'), 'clone.git'),
  });
const local = (name: string) => locateRepository(scene.files, scene.at(name));

/** A program that leaves a trace when anything runs it. */
const trap = (name: string) => {
  const script = scene.at(`${name}.sh`);
  const trace = scene.at(`${name}.ran`);
  scene.files.write(script, `#!/bin/sh\necho "$0 $*" >> '${trace}'\ncat\n`, { mode: 0o755 });
  return { script, hasRun: () => existsSync(trace) };
};

const finish = async (workspace: Workspace) => {
  const tree = workspace.base.tree;
  await workspace.close();
  return tree;
};

describe('the base', () => {
  test('is listed and read back, sorted by bytes', async () => {
    scene.makeRepository('list', { ...sample, 'ä.txt': '1', 'z.txt': '2', 'src.txt': '3' });
    const workspace = await scene.open('list');
    expect(workspace.baseFiles.map(({ path }) => path)).toEqual([
      'a.txt',
      'src.txt',
      'src/b.txt',
      'src/c.txt',
      'z.txt',
      'ä.txt',
    ]);
    expect(text(await workspace.readBaseFile('src/b.txt'))).toBe('b\n');
    expect(await workspace.readBaseFile('src')).toBeNull();
    expect(await workspace.readBaseFile('none')).toBeNull();
    expect(workspace.base).toMatchObject({
      commit: userGit(scene.at('list'), ['rev-parse', 'HEAD']),
      tree: userGit(scene.at('list'), ['rev-parse', 'HEAD^{tree}']),
      timeSeconds: 1_700_000_000,
    });
    expect(lstatSync(workspace.gitDir).mode & 0o777).toBe(0o700);
  });

  test('leaves out and counts names that are no UTF-8, and keeps them in every tree', async () => {
    const base = scene.makeRepository('odd', sample);
    const blob = userGit(scene.at('odd'), ['rev-parse', 'HEAD:a.txt']);
    const entry = Buffer.concat([Buffer.from(`100644 blob ${blob}\t`), Buffer.from([0xff, 0])]);
    const tree = userGit(scene.at('odd'), ['mktree', '-z'], entry);
    const commit = userGit(scene.at('odd'), ['commit-tree', tree, '-p', base, '-m', 'odd']);
    const workspace = await openFrom({ local: local('odd') }, commit);
    expect(workspace.baseFiles).toEqual([]);
    expect(workspace.unlistedBaseFiles).toBe(1);
    const built = await workspace.buildTree([{ path: 'n', mode: '100644', content: bytes('n') }]);
    expect(userGit(workspace.gitDir, ['ls-tree', '--name-only', built.tree])).toBe('n\n"\\377"');
    await workspace.close();
  });

  test('keeps the size cap before it reads, and hashes what it reads', async () => {
    scene.makeRepository('caps', { big: 'x'.repeat(3_000_000), small: 's' });
    const workspace = await scene.open('caps');
    const id = workspace.baseFiles[0]?.blob ?? '';
    await expect(workspace.readBlob(id, 1000)).rejects.toMatchObject({
      code: 'workspace.object-too-large',
    });
    expect((await workspace.readBlob(id)).length).toBe(3_000_000);
    await expect(workspace.readBlob('0'.repeat(40))).rejects.toMatchObject({
      code: 'workspace.object-missing',
    });
    await expect(workspace.readBlob(workspace.base.tree)).rejects.toMatchObject({
      code: 'workspace.object-corrupt',
    });
    await expect(workspace.readBlob('HEAD\n')).rejects.toMatchObject({ code: 'workspace.bad-id' });
    await workspace.close();
    await expect(workspace.readBlob(workspace.base.tree)).rejects.toMatchObject({
      code: 'workspace.git-failed',
    });
  });

  test('a directory that holds anything is refused', async () => {
    const commit = scene.makeRepository('full', sample);
    const options = { source: { local: local('full') }, baseCommit: commit };
    await expect(
      openWorkspace(scene, { ...options, directory: scene.at('full') }),
    ).rejects.toMatchObject({ code: 'workspace.directory-in-use' });
  });
});

describe('another commit', () => {
  test('is listed by exact path and below folders, sizes included', async () => {
    const base = scene.makeRepository('pull', sample);
    writeFileSync(scene.at('pull', 'src', 'new.txt'), 'new');
    symlinkSync('b.txt', scene.at('pull', 'src', 'link'));
    userGit(scene.at('pull'), ['add', '.']);
    userGit(scene.at('pull'), ['commit', '-q', '-m', 'head']);
    const head = userGit(scene.at('pull'), ['rev-parse', 'HEAD']);
    userGit(scene.at('pull'), ['reset', '-q', '--hard', base]);
    const workspace = await openFrom({ local: local('pull') }, base, [head]);
    const listed = await workspace.listCommit(head, ['src', 'a.txt', 'none', '*']);
    expect(listed.map(({ path, mode, sizeBytes }) => [path, mode, sizeBytes])).toEqual([
      ['a.txt', '100644', 2],
      ['src/b.txt', '100644', 2],
      ['src/c.txt', '100644', 2],
      ['src/link', '120000', 5],
      ['src/new.txt', '100644', 3],
    ]);
    expect(await workspace.listCommit(head, [])).toEqual([]);
    expect(text(await workspace.readBlob(listed[4]?.blob ?? ''))).toBe('new');
    await workspace.close();
  });

  test('that lists without end is cut off', async () => {
    const base = scene.makeRepository('bomb', sample);
    let tree = userGit(scene.at('bomb'), ['rev-parse', 'HEAD^{tree}']);
    for (let level = 0; level < 12; level += 1) {
      const entries = Array.from('0123456789', (name) => `040000 tree ${tree}\t${name}\n`);
      tree = userGit(scene.at('bomb'), ['mktree'], entries.join(''));
    }
    const head = userGit(scene.at('bomb'), ['commit-tree', tree, '-m', 'bomb']);
    const workspace = await openFrom({ local: local('bomb') }, base, [head]);
    await expect(workspace.listCommit(head, ['0'])).rejects.toMatchObject({
      code: 'workspace.too-many-files',
    });
    await expect(openFrom({ local: local('bomb') }, head)).rejects.toMatchObject({
      code: 'workspace.too-many-files',
    });
    await workspace.close();
  });
});

describe('the repository of the user', () => {
  test('is byte for byte the same afterwards, but for the refs we export', async () => {
    const base = scene.makeRepository('user', sample);
    writeFileSync(scene.at('user', 'a.txt'), 'dirty\n');
    writeFileSync(scene.at('user', 'staged.txt'), 'staged\n');
    userGit(scene.at('user'), ['add', 'staged.txt']);
    const before = snapshot(scene.at('user'));
    const repository = local('user');
    expect(await resolveBase(scene.git, repository)).toBe(base);
    expect(await findDirtyPaths(scene.git, repository)).toEqual([
      { path: 'a.txt', untracked: false },
      { path: 'staged.txt', untracked: false },
    ]);
    const workspace = await openFrom({ local: repository }, base);
    const { tree } = await workspace.buildTree([
      { path: 'src/b.txt', mode: '100644', content: bytes('best\n') },
    ]);
    const parents = [base];
    const commit = await workspace.writeCommit({ tree, parents, message: 'n1', timeSeconds: 5 });
    expect(snapshot(scene.at('user'))).toEqual(before);

    const ref = 'refs/guildseal/run/best';
    await exportRefs(scene.git, workspace, repository, [{ ref, commit }]);
    const now = snapshot(scene.at('user')).filter((line) => !/objects|guildseal/.test(line));
    const outside = (line: string) => !/^\.git(?:\/refs|\/objects\S*)? /.test(line);
    expect(now.filter(outside)).toEqual(
      before.filter((line) => !line.includes('objects')).filter(outside),
    );
    expect(userGit(scene.at('user'), ['rev-parse', ref])).toBe(commit);
    expect(userGit(scene.at('user'), ['show', `${ref}:src/b.txt`])).toBe('best');
    expect(userGit(scene.at('user'), ['fsck', '--strict'])).toBe('');
    expect(userGit(scene.at('user'), ['branch', '--format=%(refname)'])).toBe('refs/heads/main');
    await expect(
      exportRefs(scene.git, workspace, repository, [{ ref: 'refs/heads/main', commit }]),
    ).rejects.toMatchObject({ code: 'workspace.bad-id' });
    await workspace.close();
  });

  test('runs nothing: hooks, fsmonitor, filters, helpers, aliases, promisor, upload-pack hooks', async () => {
    const bomb = trap('config');
    const base = scene.makeRepository('hostile', {
      ...sample,
      '.gitattributes': '* filter=evil\n',
    });
    const config = {
      'core.hooksPath': scene.root,
      'core.fsmonitor': bomb.script,
      'core.pager': bomb.script,
      'core.editor': bomb.script,
      'core.sshCommand': bomb.script,
      'core.gitProxy': bomb.script,
      'credential.helper': `!${bomb.script}`,
      'diff.external': bomb.script,
      'filter.evil.clean': bomb.script,
      'filter.evil.smudge': bomb.script,
      'filter.evil.required': 'true',
      'filter.e=v.il.process': bomb.script,
      'uploadpack.packObjectsHook': bomb.script,
      'gpg.program': bomb.script,
      'remote.origin.url': `ext::${bomb.script}`,
      'remote.origin.uploadpack': bomb.script,
      'remote.origin.promisor': 'true',
      'remote.origin.partialclonefilter': 'blob:none',
      'protocol.ext.allow': 'always',
      'alias.fetch': `!${bomb.script}`,
    };
    for (const [key, value] of Object.entries(config)) {
      appendFileSync(scene.at('hostile', '.git', 'config'), '');
      userGit(scene.at('hostile'), ['config', key, value]);
    }
    for (const hook of [
      'reference-transaction',
      'post-update',
      'pre-auto-gc',
      'post-index-change',
    ]) {
      scene.files.makeDirectory(scene.at('hostile', '.git', 'hooks'));
      symlinkSync(bomb.script, scene.at('hostile', '.git', 'hooks', hook));
      symlinkSync(bomb.script, scene.at(hook));
    }
    writeFileSync(scene.at('hostile', 'a.txt'), 'dirty\n');
    const repository = local('hostile');
    expect(await resolveBase(scene.git, repository, 'main')).toBe(base);
    const dirty = await findDirtyPaths(scene.git, repository);
    expect(dirty).toContainEqual({ path: 'a.txt', untracked: false });
    const workspace = await openFrom({ local: repository }, base);
    expect(text(await workspace.readBaseFile('a.txt'))).toBe('a\n');
    const { tree } = await workspace.buildTree([
      { path: 'a.txt', mode: '100644', content: bytes('x') },
    ]);
    const commit = await workspace.writeCommit({
      tree,
      parents: [base],
      message: 'm',
      timeSeconds: 1,
    });
    await exportRefs(scene.git, workspace, repository, [{ ref: 'refs/guildseal/r/best', commit }]);
    await workspace.close();

    // A missing blob makes the other side want to fetch it from its promisor.
    const blob = userGit(scene.at('hostile'), ['rev-parse', 'HEAD:src/c.txt']);
    scene.files.remove(scene.at('hostile', '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    await expect(openFrom({ local: repository }, base)).rejects.toMatchObject({
      code: 'search.missing-objects',
    });
    expect(bomb.hasRun()).toBe(false);
  });

  test('cannot show other content by replace refs, grafts, alternates or index bits', async () => {
    const base = scene.makeRepository('liar', sample);
    const at = scene.at('liar');
    const tree = userGit(at, ['rev-parse', 'HEAD^{tree}']);
    const fake = userGit(at, ['hash-object', '-w', '--stdin'], 'fake\n');
    userGit(at, ['replace', userGit(at, ['rev-parse', 'HEAD:a.txt']), fake]);
    const fakeTree = userGit(at, ['mktree'], `100644 blob ${fake}\ta.txt\n`);
    userGit(at, ['replace', base, userGit(at, ['commit-tree', fakeTree, '-m', 'fake'])]);
    writeFileSync(join(at, '.git', 'info', 'grafts'), `${base} ${'1'.repeat(40)}\n`);
    writeFileSync(join(at, '.git', 'info', 'exclude'), '*\n');
    writeFileSync(
      join(at, '.git', 'info', 'attributes'),
      '* export-ignore ident working-tree-encoding=UTF-16\n',
    );
    writeFileSync(join(at, '.git', 'objects', 'info', 'alternates'), '/nonexistent\n');
    userGit(at, ['update-index', '--assume-unchanged', 'a.txt']);
    const workspace = await openFrom({ local: local('liar') }, base);
    expect(workspace.base.tree).toBe(tree);
    expect(text(await workspace.readBaseFile('a.txt'))).toBe('a\n');
    expect(existsSync(join(workspace.gitDir, 'objects', 'info', 'alternates'))).toBe(false);
    await workspace.close();
  });

  test('is found from inside, works detached, as a linked work tree and bare', async () => {
    const base = scene.makeRepository('forms', sample);
    userGit(scene.at('forms'), ['checkout', '-q', '--detach']);
    userGit(scene.at('forms'), ['worktree', 'add', '-q', scene.at('linked')]);
    execFileSync('git', ['clone', '-q', '--bare', scene.at('forms'), scene.at('bare.git')], {
      stdio: 'ignore',
    });
    for (const name of ['forms/src', 'linked', 'bare.git']) {
      const repository = local(name);
      expect(await resolveBase(scene.git, repository)).toBe(base);
      expect(await findDirtyPaths(scene.git, repository)).toEqual([]);
      expect(await finish(await openFrom({ local: repository }, base))).toMatch(/^[0-9a-f]{40}$/);
    }
    expect(() => locateRepository(scene.files, '/')).toThrow(
      expect.objectContaining({ code: 'workspace.no-repository', exit: 2 }),
    );
  });

  test('without a commit has no base, and no spelling of a revision is an option', async () => {
    userGit(scene.root, ['init', '-q', 'unborn']);
    scene.makeRepository('named', sample);
    for (const [name, revision] of [
      ['unborn', 'HEAD'],
      ['named', 'nowhere'],
      ['named', '--all'],
      ['named', '--git-dir'],
      ['named', 'HEAD:a.txt'],
      ['named', ''],
      ['named', 'HEAD HEAD'],
    ] as const) {
      await expect(resolveBase(scene.git, local(name), revision)).rejects.toMatchObject({
        code: 'search.no-base',
        exit: 2,
      });
    }
  });

  test('reports dirt below literal paths only, with untracked files told apart', async () => {
    scene.makeRepository('dirty', sample);
    writeFileSync(scene.at('dirty', 'src', 'b.txt'), 'changed\n');
    writeFileSync(scene.at('dirty', 'src', '*'), 'new\n');
    writeFileSync(scene.at('dirty', 'new file'), 'new\n');
    const find = (paths: readonly string[]) => findDirtyPaths(scene.git, local('dirty'), paths);
    expect(await find(['src'])).toEqual([
      { path: 'src/b.txt', untracked: false },
      { path: 'src/*', untracked: true },
    ]);
    expect(await find(['src/*'])).toEqual([{ path: 'src/*', untracked: true }]);
    expect(await find(['a.txt'])).toEqual([]);
  });
});

describe('objects that are not here', () => {
  test('are fetched from the remote: shallow and partial clones, and a head only the forge has', async () => {
    const old = scene.makeRepository('origin', sample);
    writeFileSync(scene.at('origin', 'a.txt'), 'second\n');
    userGit(scene.at('origin'), ['commit', '-q', '-a', '-m', 'second']);
    const tip = userGit(scene.at('origin'), ['rev-parse', 'HEAD']);
    userGit(scene.at('origin'), ['config', 'uploadpack.allowFilter', 'true']);
    const remote = { url: `${server.url}/origin/.git`, credential: null };
    const clone = (name: string, ...options: string[]) => {
      userGit(scene.root, ['clone', '-q', ...options, `file://${scene.at('origin')}`, name]);
    };
    clone('shallow', '--depth=1');
    clone('partial', '--filter=blob:none', '--no-checkout');

    const shallow = await openFrom({ local: local('shallow') }, tip);
    expect(text(await shallow.readBaseFile('a.txt'))).toBe('second\n');
    await shallow.close();
    for (const [name, commit, content] of [
      ['shallow', old, 'a\n'],
      ['partial', tip, 'second\n'],
    ] as const) {
      await expect(openFrom({ local: local(name) }, commit)).rejects.toMatchObject({
        code: 'search.missing-objects',
        exit: 3,
      });
      const workspace = await openFrom({ local: local(name), remote }, commit);
      expect(text(await workspace.readBaseFile('a.txt'))).toBe(content);
      await workspace.close();
    }
    const mixed = await openFrom({ local: local('shallow'), remote }, tip, [old]);
    expect(await mixed.listCommit(old, ['a.txt'])).toHaveLength(1);
    await mixed.close();
    const nowhere = { ...remote, url: `${server.url}/nowhere.git` };
    await expect(openFrom({ remote: nowhere }, tip)).rejects.toMatchObject({
      code: 'search.missing-objects',
    });
    expect(readdirSync(scene.at('tmp')).filter((name) => name.startsWith('remote-'))).toEqual([]);
  });

  test('come from a remote alone, in either object format', async () => {
    for (const format of ['sha1', 'sha256'] as const) {
      const commit = scene.makeRepository(`remote-${format}`, sample, { format });
      const url = `${server.url}/remote-${format}/.git`;
      const workspace = await openFrom({ remote: { url, credential: null } }, commit);
      expect(workspace.objectFormat).toBe(format);
      expect(text(await workspace.readBaseFile('src/c.txt'))).toBe('c\n');
      await workspace.close();
    }
  });
});

test('a full disk is a typed error, and what was built before still stands', async () => {
  scene.makeRepository('enospc', sample);
  let isFull = false;
  const files = {
    ...scene.files,
    writeAtomic: ((path, content, options) => {
      if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      scene.files.writeAtomic(path, content, options);
    }) satisfies typeof scene.files.writeAtomic,
  };
  const workspace = await scene.open('enospc', { files });
  const change = (content: string) => [
    { path: 'a.txt', mode: '100644' as const, content: bytes(content) },
  ];
  const built = await workspace.buildTree(change('before'));
  isFull = true;
  await expect(workspace.buildTree(change('after'))).rejects.toMatchObject({
    code: 'workspace.disk-full',
    exit: 3,
  });
  isFull = false;
  await workspace.buildTree(change('after'));
  expect(userGit(workspace.gitDir, ['cat-file', '-t', built.tree])).toBe('tree');
});

test('refs are set and deleted together or not at all', async () => {
  const base = scene.makeRepository('refs', sample);
  const workspace = await scene.open('refs');
  const refs = () => userGit(workspace.gitDir, ['for-each-ref', '--format=%(refname)']).split('\n');
  const keep = (node: string) => `refs/guildseal/run/keep/${node}`;
  await workspace.setRefs([
    { ref: keep('n1'), commit: base },
    { ref: keep('n2'), commit: base },
  ]);
  await workspace.setRefs([
    { ref: keep('n1'), commit: null },
    { ref: keep('n3'), commit: base },
  ]);
  expect(refs()).toEqual([keep('n2'), keep('n3')]);
  await expect(
    workspace.setRefs([
      { ref: keep('n4'), commit: base },
      { ref: keep('n5'), commit: '1'.repeat(40) },
    ]),
  ).rejects.toMatchObject({ code: 'workspace.git-failed' });
  expect(refs()).toEqual([keep('n2'), keep('n3')]);
  for (const ref of ['HEAD', 'refs/heads/a b', 'refs/x\nupdate refs/y', 'refs/../x', '-d']) {
    await expect(workspace.setRefs([{ ref, commit: base }])).rejects.toMatchObject({
      code: 'workspace.bad-id',
    });
  }
});
