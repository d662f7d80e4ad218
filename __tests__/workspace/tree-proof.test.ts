import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { type BaseTree, loadBaseTree } from '../../src/workspace/base-tree.ts';
import { hashObject } from '../../src/workspace/object-id.ts';
import { openObjectReader } from '../../src/workspace/object-reader.ts';
import { storeZlib } from '../../src/workspace/stored-zlib.ts';
import { encodeEntry } from '../../src/workspace/tree-object.ts';
import { planTree, type TreePlan } from '../../src/workspace/tree-plan.ts';
import { proveTree } from '../../src/workspace/tree-proof.ts';
import { openScene, type Scene, userGit } from './scene.ts';

let scene: Scene;
let base: BaseTree;
beforeAll(async () => {
  scene = await openScene();
  const many = Array.from({ length: 300 }, (_, at) => [`many/f${String(at)}`, String(at)] as const);
  scene.makeRepository('proof', {
    ...Object.fromEntries(many),
    'src/a': 'a',
    'src/b': 'b',
    top: 't',
  });
  const gitDir = scene.at('proof', '.git');
  const reader = openObjectReader(scene.git, gitDir);
  base = await loadBaseTree(reader, userGit(scene.at('proof'), ['rev-parse', 'HEAD^{tree}']));
  await reader.close();
});
afterAll(async () => {
  await scene.close();
});

const plan = () =>
  planTree(base, 'sha1', [
    { path: 'many/f150', mode: '100644', content: Buffer.from('new') },
    { path: 'src/a', mode: null, content: null },
    { path: 'src/c', mode: '100755', content: Buffer.from('c') },
  ]);
const proofCode = (forged: TreePlan) => {
  try {
    proveTree(base, forged);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'proven';
};

test('an honest plan is proven', () => {
  expect(proofCode(plan())).toBe('proven');
});

test('a plan that says less, more or other than the tree holds is not', () => {
  const { changed, ...rest } = plan();
  const [first, second, third] = changed;
  if (first === undefined || second === undefined || third === undefined) throw new Error('short');
  const forgeries = [
    changed.slice(1),
    changed.slice(0, -1),
    [...changed, { ...first, path: 'top' }],
    [...changed, { path: 'src/b', mode: null, blob: null, sha256: null }],
    [{ ...first, blob: '1'.repeat(40) }, second, third],
    [{ ...first, mode: '100755' }, second, third],
    [first, { ...second, mode: '100644', blob: '1'.repeat(40) }, third],
  ];
  for (const forged of forgeries) {
    expect(proofCode({ ...rest, changed: forged })).toBe('workspace.proof-failed');
  }
});

test('a tree with one more or one other entry than planned is not, wherever it hides', () => {
  const honest = plan();
  const src = honest.objects.find(({ type, bytes }) => type === 'tree' && bytes.length < 100);
  if (src === undefined) throw new Error('no small tree');
  const extra = encodeEntry({ name: 'zz', mode: '100644', id: '2'.repeat(40) });
  const bytes = Buffer.concat([src.bytes, extra]);
  const id = hashObject('sha1', 'tree', bytes);
  const objects = honest.objects.map((object) => {
    if (object === src) return { id, type: 'tree' as const, bytes };
    const swapped = Buffer.from(
      Buffer.from(object.bytes).toString('hex').replace(src.id, id),
      'hex',
    );
    return object.type === 'tree'
      ? { id: hashObject('sha1', 'tree', swapped), type: object.type, bytes: swapped }
      : object;
  });
  const tree = objects.at(-1)?.id ?? '';
  expect(tree).not.toBe(honest.tree);
  expect(proofCode({ ...honest, objects, tree })).toBe('workspace.proof-failed');
  expect(proofCode({ ...honest, tree: base.root })).toBe('workspace.proof-failed');
  expect(proofCode({ ...honest, tree: '3'.repeat(40) })).toBe('workspace.proof-failed');
});

test('a stored stream inflates to what went in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.constantFrom(1, 40), (bytes, times) => {
      const content = Buffer.concat(Array.from({ length: times }, () => bytes));
      expect(inflateSync(storeZlib(content)).equals(content)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
