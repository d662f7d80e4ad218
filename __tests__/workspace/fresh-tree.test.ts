import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { FileChange, Workspace } from '../../src/workspace/workspace.ts';
import { openScene, oracle, type Scene, userGit } from './scene.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const text = (value: string) => new Uint8Array(Buffer.from(value));
const write = (
  path: string,
  content: string,
  mode: '100644' | '100755' = '100644',
): FileChange => ({
  path,
  mode,
  content: text(content),
});
const drop = (path: string): FileChange => ({ path, mode: null, content: null });
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

let scene: Scene;
let refusing: Promise<Workspace> | undefined;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  await scene.close();
});

const sample = {
  'README.md': 'hello\n',
  'a/b/c.txt': 'c\n',
  'a/b/d.txt': 'd\n',
  'a.b': 'between\n',
  a0: 'after\n',
  'src/main.js': 'main\n',
  'src/lib/one.js': '1\n',
};

describe.each(['sha1', 'sha256'] as const)('in a %s repository', (format) => {
  test('the tree is what git makes of base plus changes, and fsck finds nothing', async () => {
    scene.makeRepository(`plain-${format}`, sample, { format });
    const workspace = await scene.open(`plain-${format}`);
    const changes = [
      write('src/main.js', 'changed\n'),
      write('src/lib/two/three.js', 'new\n', '100755'),
      drop('a/b/c.txt'),
      write('README.md', 'hello\n'),
      drop('not/there'),
    ];
    const built = await workspace.buildTree(changes);
    const expected = oracle(workspace.gitDir, workspace.base.tree, changes.slice(0, 3));
    expect(built.tree).toBe(expected.tree);
    expect(built.changed.map(({ path, mode, blob }) => ({ path, mode, blob }))).toEqual(
      expected.differing,
    );
    expect(built.changed[1]).toMatchObject({
      path: 'src/lib/two/three.js',
      sha256: sha256('new\n'),
    });
    expect(workspace.hashTree(changes)).toBe(built.tree);
    const commit = await workspace.writeCommit({
      tree: built.tree,
      parents: [workspace.base.commit],
      message: 'n1',
      timeSeconds: 1_700_000_001,
    });
    await workspace.setRefs([{ ref: 'refs/guildseal/run/best', commit }]);
    expect(userGit(workspace.gitDir, ['fsck', '--strict', '--full'])).toBe('');
    expect(userGit(workspace.gitDir, ['log', '-1', '--format=%an <%ae> %ct %s', commit])).toBe(
      'guildseal <guildseal@localhost> 1700000001 n1',
    );
  });
});

test('the manifest is the sha256 of the files in the shape that the specification gives', async () => {
  scene.makeRepository('manifest', { 'a/x': 'x', b: 'b' });
  const workspace = await scene.open('manifest');
  const manifest = (b: string) =>
    sha256(`40000 ${sha256(`100644 ${sha256('x')} x\n`)} a\n100644 ${sha256(b)} b\n`);
  expect(workspace.base.manifestSha256).toBe(manifest('b'));
  const built = await workspace.buildTree([write('b', 'other')]);
  expect(built.manifestSha256).toBe(manifest('other'));
});

test('nothing but the base itself comes out of no changes', async () => {
  scene.makeRepository('nothing', sample);
  const workspace = await scene.open('nothing');
  const { tree, manifestSha256, changed } = await workspace.buildTree([write('a0', 'after\n')]);
  expect({ tree, manifestSha256, changed }).toEqual({
    tree: workspace.base.tree,
    manifestSha256: workspace.base.manifestSha256,
    changed: [],
  });
});

test('a tree may lose its last file, and an empty base may gain one', async () => {
  scene.makeRepository('small', { 'd/one': '1' });
  scene.makeRepository('empty', {});
  const small = await scene.open('small');
  const none = await small.buildTree([drop('d/one')]);
  expect(none.tree).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  const empty = await scene.open('empty');
  const one = await empty.buildTree([write('d/one', '1')]);
  expect(one.tree).toBe(small.base.tree);
  expect(one.manifestSha256).toBe(small.base.manifestSha256);
});

test.each([
  ['', 'bad-path'],
  ['/a', 'bad-path'],
  ['a//b', 'bad-path'],
  ['a/../b', 'bad-path'],
  ['./a', 'bad-path'],
  ['.git/config', 'bad-path'],
  ['a/.GIT/x', 'bad-path'],
  ['.g\u200cit/x', 'bad-path'],
  ['git~1/x', 'bad-path'],
  ['a\0b', 'bad-path'],
  ['\ud800', 'bad-path'],
  ['README.md/below', 'path-conflict'],
  ['src', 'path-conflict'],
])('writing %j is refused', async (path, code) => {
  refusing ??= (() => {
    scene.makeRepository('refuse', sample);
    return scene.open('refuse');
  })();
  const workspace = await refusing;
  expect(() => workspace.hashTree([write(path, 'x')])).toThrow(
    expect.objectContaining({ code: `workspace.${code}` }),
  );
});

test('a path named twice is refused, as file or as folder', async () => {
  scene.makeRepository('twice', sample);
  const workspace = await scene.open('twice');
  for (const changes of [
    [write('n', '1'), write('n', '2')],
    [write('n', '1'), write('n/m', '2')],
    [write('n/m', '2'), write('n', '1')],
  ]) {
    expect(() => workspace.hashTree(changes)).toThrow(
      expect.objectContaining({ code: 'workspace.path-conflict' }),
    );
  }
});

const segment = fc.constantFrom('a', 'a.b', 'a0', 'a-', 'b', 'ü', 'z', '日本', 'A');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const tree = fc
  .uniqueArray(fc.tuple(path, fc.string({ maxLength: 5 })), {
    selector: ([name]) => name,
    maxLength: 25,
  })
  .map((entries) => {
    const kept = entries.filter(
      ([name]) => !entries.some(([other]) => other.startsWith(`${name}/`)),
    );
    return Object.fromEntries(kept);
  });

test(
  'random changes to random trees give the id and the differing set that git gives',
  async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.array(tree, { minLength: 1, maxLength: 6 }),
        async (before, afters) => {
          count += 1;
          const name = `random-${String(count)}`;
          scene.makeRepository(name, before);
          const workspace = await scene.open(name);
          for (const after of afters) {
            const changes = [
              ...Object.keys(before)
                .filter((path) => !(path in after))
                .map(drop),
              ...Object.entries(after).map(([path, content], at) =>
                write(path, content, at % 5 === 0 ? '100755' : '100644'),
              ),
            ];
            const built = await workspace.buildTree(changes);
            const expected = oracle(workspace.gitDir, workspace.base.tree, changes);
            expect(built.tree).toBe(expected.tree);
            expect(built.changed.map(({ path, mode, blob }) => ({ path, mode, blob }))).toEqual(
              expected.differing,
            );
          }
          userGit(workspace.gitDir, ['fsck', '--strict']);
          await workspace.close();
          scene.files.remove(scene.at(name));
        },
      ),
      { numRuns: 12 * soak },
    );
  },
  60_000 * soak,
);
