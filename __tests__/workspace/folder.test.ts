import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { locateRepository, resolveBase } from '../../src/workspace/source.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import type { FileChange, Workspace } from '../../src/workspace/workspace.ts';
import { openScene, type Scene, userGit } from './scene.ts';

jest.setTimeout(60_000);
const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  await scene.close();
});

const all = { isHidden: () => false, withHidden: true };
const write = (
  path: string,
  content: string,
  mode: '100644' | '100755' = '100644',
): FileChange => ({
  path,
  mode,
  content: new Uint8Array(Buffer.from(content)),
});
const drop = (path: string): FileChange => ({ path, mode: null, content: null });

/** Every path below a folder with kind, mode and content; links are not followed. */
const look = (root: string, prefix = ''): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(join(root, prefix), { withFileTypes: true })) {
    const name = prefix + entry.name;
    const path = join(root, name);
    const mode = (lstatSync(path).mode & 0o777).toString(8);
    if (entry.isSymbolicLink()) found[name] = `-> ${readlinkSync(path)}`;
    else if (entry.isDirectory())
      Object.assign(found, { [name]: `folder ${mode}` }, look(root, `${name}/`));
    else found[name] = `${mode} ${readFileSync(path, 'utf8')}`;
  }
  return found;
};

const show = async (
  workspace: Workspace,
  folder: Awaited<ReturnType<Workspace['openFolder']>>,
  changes: readonly FileChange[],
) => {
  await folder.show((await workspace.buildTree(changes)).changed);
  return look(folder.path);
};

test('a folder shows the base, then each tree in turn, whatever the umask', async () => {
  const repository = { 'a.txt': 'a', 'src/b.js': 'b', 'src/deep/c.js': 'c' };
  scene.makeRepository('turns', repository);
  const workspace = await scene.open('turns');
  const before = process.umask(0o077);
  try {
    const folder = await workspace.openFolder(scene.at('shown'), all);
    const base = look(folder.path);
    expect(base).toEqual({
      'a.txt': '644 a',
      src: 'folder 755',
      'src/b.js': '644 b',
      'src/deep': 'folder 755',
      'src/deep/c.js': '644 c',
    });
    expect(
      await show(workspace, folder, [
        write('src/b.js', 'B', '100755'),
        drop('src/deep/c.js'),
        write('new/x/y', 'y'),
      ]),
    ).toEqual({
      'a.txt': '644 a',
      new: 'folder 755',
      'new/x': 'folder 755',
      'new/x/y': '644 y',
      src: 'folder 755',
      'src/b.js': '755 B',
    });
    expect(await show(workspace, folder, [drop('a.txt'), write('a.txt/in', 'in')])).toMatchObject({
      'a.txt': 'folder 755',
      'a.txt/in': '644 in',
    });
    expect(await show(workspace, folder, [])).toEqual(base);
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  } finally {
    process.umask(before);
  }
});

test('hidden paths are absent for A, also when a change names them, and there for B', async () => {
  scene.makeRepository('hidden', { 'a.txt': 'a', 'eval/private/key': 'k', 'eval/open': 'o' });
  const workspace = await scene.open('hidden');
  const isHidden = (path: string) => path.startsWith('eval/private/');
  const a = await workspace.openFolder(scene.at('A'), { isHidden, withHidden: false });
  const b = await workspace.openFolder(scene.at('B'), { isHidden, withHidden: true });
  expect(Object.keys(look(a.path)).sort()).toEqual(['a.txt', 'eval', 'eval/open']);
  expect(look(b.path)).toMatchObject({ 'eval/private/key': '644 k' });
  const shown = await show(workspace, a, [
    write('eval/private/key', 'changed'),
    write('a.txt', '2'),
  ]);
  expect(shown).toEqual({ 'a.txt': '644 2', eval: 'folder 755', 'eval/open': '644 o' });
  expect(Object.keys(await show(workspace, a, [])).sort()).toEqual(['a.txt', 'eval', 'eval/open']);
});

test('links stay only when they cannot lead outside; submodules are empty folders', async () => {
  scene.makeRepository('links', { 'x/file': 'f', 'p/q/other': 'o' });
  const links = {
    good: 'x/file',
    'x/up': '../p/q/other',
    'x/self': '.',
    'p/q/d': '../../x',
    absolute: '/etc/passwd',
    'x/out': '../../etc',
    climb: 'p/q/d/../../..',
    sneaky: 'x/../../y',
  };
  for (const [path, target] of Object.entries(links)) symlinkSync(target, scene.at('links', path));
  const cacheinfo = `160000,${'1'.repeat(40)},vendor/module`;
  userGit(scene.at('links'), ['add', '-A']);
  userGit(scene.at('links'), ['update-index', '--add', '--cacheinfo', cacheinfo]);
  userGit(scene.at('links'), ['commit', '-q', '-m', 'links']);
  const workspace = await scene.open('links');
  expect(workspace.baseFiles.find(({ mode }) => mode === '160000')?.path).toBe('vendor/module');
  const folder = await workspace.openFolder(scene.at('linked'), all);
  const base = look(folder.path);
  expect(Object.keys(base).sort()).toEqual([
    'good',
    'p',
    'p/q',
    'p/q/d',
    'p/q/other',
    'vendor',
    'vendor/module',
    'x',
    'x/file',
    'x/self',
    'x/up',
  ]);
  expect(base).toMatchObject({ good: '-> x/file', 'vendor/module': 'folder 755' });
  const replaced = await show(workspace, folder, [write('good', 'plain'), write('absolute', 'p')]);
  expect(replaced).toMatchObject({ good: '644 plain', absolute: '644 p' });
  expect(await show(workspace, folder, [])).toEqual(base);
});

test('names that are no UTF-8 come out byte for byte', async () => {
  const base = scene.makeRepository('bytes', { a: 'a' });
  const blob = userGit(scene.at('bytes'), ['rev-parse', 'HEAD:a']);
  const entry = Buffer.concat([Buffer.from(`100644 blob ${blob}\t`), Buffer.from([0xfe, 0x41, 0])]);
  const tree = userGit(scene.at('bytes'), ['mktree', '-z'], entry);
  const commit = userGit(scene.at('bytes'), ['commit-tree', tree, '-p', base, '-m', 'x']);
  const local = locateRepository(scene.files, scene.at('bytes'));
  expect(await resolveBase(scene.git, local, commit)).toBe(commit);
  const directory = scene.at('bytes.git');
  const workspace = await openWorkspace(scene, {
    source: { local },
    baseCommit: commit,
    directory,
  });
  const folder = await workspace.openFolder(scene.at('bytes-shown'), all);
  expect(readdirSync(folder.path, { encoding: 'buffer' })).toEqual([Buffer.from([0xfe, 0x41])]);
  await workspace.close();
});

test('a name taken on this file system, or taken away, is reported and nothing is overwritten', async () => {
  scene.makeRepository('taken', { a: 'a' });
  const workspace = await scene.open('taken');
  const folder = await workspace.openFolder(scene.at('taken-shown'), all);
  writeFileSync(join(folder.path, 'new'), 'mine');
  const { changed } = await workspace.buildTree([write('new', 'theirs')]);
  await expect(folder.show(changed)).rejects.toMatchObject({
    code: 'search.path-collision',
    exit: 2,
  });
  expect(readFileSync(join(folder.path, 'new'), 'utf8')).toBe('mine');
  const other = await workspace.openFolder(scene.at('taken-shown'), all);
  expect(look(other.path)).toEqual({ a: '644 a' });
  unlinkSync(join(other.path, 'a'));
  const next = await workspace.buildTree([write('a', 'b')]);
  await expect(other.show(next.changed)).rejects.toMatchObject({
    code: 'workspace.folder-changed',
  });
});

test('any sequence of trees ends in the same folder as the last tree alone', async () => {
  const paths = ['a', 'b/c', 'b/d', 'e/f/g', 'h', 'h2', 'n/new', 'n2'];
  const base = { a: 'a', 'b/c': 'c', 'b/d': 'd', 'e/f/g': 'g', h: 'h' };
  scene.makeRepository('sequence', base);
  const workspace = await scene.open('sequence');
  const change = fc.record({
    path: fc.constantFrom(...paths),
    content: fc.option(fc.constantFrom('1', '2', 'a', ''), { nil: null }),
    mode: fc.constantFrom('100644' as const, '100755' as const),
  });
  const changes = fc
    .uniqueArray(change, { selector: ({ path }) => path, maxLength: 5 })
    .map((list) =>
      list.map(({ path, content, mode }) =>
        content === null ? drop(path) : write(path, content, mode),
      ),
    );
  mkdirSync(scene.at('sequences'));
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 6 }), async (sequence) => {
      count += 1;
      const long = await workspace.openFolder(scene.at('sequences', `l${String(count)}`), all);
      const short = await workspace.openFolder(scene.at('sequences', `s${String(count)}`), all);
      for (const step of sequence) await show(workspace, long, step);
      const last = await show(workspace, short, sequence.at(-1) ?? []);
      expect(look(long.path)).toEqual(last);
      long.remove();
      short.remove();
    }),
    { numRuns: 60 * soak },
  );
});
