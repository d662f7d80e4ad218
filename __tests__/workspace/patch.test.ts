import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type PatchFile, renderPatch } from '../../src/workspace/patch.ts';
import { applyPatch } from '../../src/workspace/patch-apply.ts';
import { openScene, type Scene, userGit } from './scene.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const file = (
  path: string,
  content: string | Uint8Array,
  mode: PatchFile['mode'] = '100644',
): PatchFile => ({
  path,
  mode,
  content: typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content,
});

/** Files after the patch, as a sorted plain list that compares by bytes. */
const applied = (patch: string, before: readonly PatchFile[]) => {
  const files = new Map(before.map((entry) => [entry.path, entry]));
  for (const change of applyPatch(patch, (path) => files.get(path) ?? null)) {
    if (change.content === null) files.delete(change.path);
    else files.set(change.path, change);
  }
  return plain([...files.values()]);
};
const plain = (files: readonly PatchFile[]) =>
  files
    .map(({ path, mode, content }) => `${path} ${mode} ${Buffer.from(content).toString('hex')}`)
    .sort();

const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'nothing thrown';
};

describe('rendering', () => {
  test('prints one file as git does', () => {
    const lines = (n: number) => Array.from({ length: 12 }, (_, at) => (at === n ? 'X' : `l${at}`));
    const patch = renderPatch(
      [file('src/a.ts', `${lines(-1).join('\n')}\n`)],
      [file('src/a.ts', lines(5).join('\n'))],
    );
    expect(patch).toBe(
      [
        'diff --git a/src/a.ts b/src/a.ts',
        '--- a/src/a.ts',
        '+++ b/src/a.ts',
        '@@ -3,10 +3,10 @@',
        ' l2',
        ' l3',
        ' l4',
        '-l5',
        '+X',
        ' l6',
        ' l7',
        ' l8',
        ' l9',
        ' l10',
        '-l11',
        '+l11',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  test('prints new, deleted, empty and re-moded files, sorted, and nothing for equal ones', () => {
    const patch = renderPatch(
      [file('same', '1\n'), file('gone', 'x\n'), file('mode', 'm\n')],
      [file('same', '1\n'), file('mode', 'm\n', '100755'), file('empty', ''), file('a new', 'n\n')],
    );
    expect(patch).toBe(
      [
        'diff --git a/a new b/a new',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/a new\t',
        '@@ -0,0 +1 @@',
        '+n',
        'diff --git a/empty b/empty',
        'new file mode 100644',
        'diff --git a/gone b/gone',
        'deleted file mode 100644',
        '--- a/gone',
        '+++ /dev/null',
        '@@ -1 +0,0 @@',
        '-x',
        'diff --git a/mode b/mode',
        'old mode 100644',
        'new mode 100755',
        '',
      ].join('\n'),
    );
    expect(renderPatch([file('same', '1\n')], [file('same', '1\n')])).toBe('');
  });

  test('gives up the shortest edit of two large texts that share little, and still holds', () => {
    const before = [file('big', Array.from({ length: 9000 }, (_, n) => `a${n}\n`).join(''))];
    const after = [file('big', Array.from({ length: 9000 }, (_, n) => `b${n}\n`).join(''))];
    expect(applied(renderPatch(before, after), before)).toEqual(plain(after));
  });
});

const oddName = fc.constantFrom(
  'a',
  'b.txt',
  'dir/c',
  'dir/with space',
  'dir/"quoted"',
  'tab\there',
  'new\nline',
  'ü/日本',
  'back\\slash',
  '-dash',
  'a b/a b',
);
const textContent = fc
  .array(
    fc.constantFrom(
      '',
      'one',
      'two',
      'three',
      '-minus',
      '+plus',
      '@@ -1 +1 @@',
      'c\r',
      'ü',
      '\\ x',
    ),
  )
  .chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end))
  .map((text) => new Uint8Array(Buffer.from(text)));
const content = fc.oneof(
  { weight: 5, arbitrary: textContent },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
const fileSet = fc.uniqueArray(
  fc.record({
    path: oddName,
    mode: fc.constantFrom('100644' as const, '100755' as const),
    content,
  }),
  { selector: ({ path }) => path, maxLength: 5 },
);

test('applying the difference of two sets to the first gives the second', () => {
  fc.assert(
    fc.property(fileSet, fileSet, (before, after) => {
      expect(applied(renderPatch(before, after), before)).toEqual(plain(after));
    }),
    { numRuns: 2000 * soak },
  );
});

describe('git', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    scene.makeRepository('target', {});
    scene.makeRepository('target256', {}, { format: 'sha256' });
  });
  afterAll(async () => {
    await scene.close();
  });

  test(
    'applies what we render, to the same bytes and modes',
    () => {
      let count = 0;
      fc.assert(
        fc.property(fileSet, fileSet, fc.boolean(), (before, after, long) => {
          const patch = renderPatch(before, after, long ? 'sha256' : 'sha1');
          if (patch === '') return;
          count += 1;
          const name = long ? 'target256' : 'target';
          const at = (path: string) => scene.at(name, 'work', String(count), path);
          mkdirSync(at(''), { recursive: true });
          for (const entry of before) {
            mkdirSync(dirname(at(entry.path)), { recursive: true });
            writeFileSync(at(entry.path), entry.content, { mode: parseInt(entry.mode, 8) & 0o777 });
          }
          userGit(at(''), ['apply', `--directory=work/${String(count)}`, '-'], patch);
          const paths = new Set([...before, ...after].map(({ path }) => path));
          const found = [...paths]
            .filter((path) => existsSync(at(path)))
            .map((path): PatchFile => {
              const executable = (statSync(at(path)).mode & 0o100) !== 0;
              return file(path, readFileSync(at(path)), executable ? '100755' : '100644');
            });
          expect(plain(found)).toEqual(plain(after));
          rmSync(at(''), { recursive: true, force: true });
        }),
        { numRuns: 60 * soak },
      );
    },
    60_000 * soak,
  );

  test('is applied by us where it prints the patch', () => {
    const after = [file('x', 'a\nB\nc\nd\ne\nf\ng\nh'), file('run.sh', 'echo\n', '100755')];
    scene.makeRepository('printed', { x: 'a\nb\nc\nd\ne\nf\ng\nh\n', 'run.sh': 'echo\n' });
    writeFileSync(scene.at('printed', 'x'), 'a\nB\nc\nd\ne\nf\ng\nh');
    userGit(scene.at('printed'), ['update-index', '--chmod=+x', 'run.sh']);
    userGit(scene.at('printed'), ['add', 'x']);
    scene.files.write(
      scene.at('printed.patch'),
      `${userGit(scene.at('printed'), ['diff', '--cached', '--full-index'])}\n`,
    );
    const patch = readFileSync(scene.at('printed.patch'), 'utf8');
    const source = [file('x', 'a\nb\nc\nd\ne\nf\ng\nh\n'), file('run.sh', 'echo\n')];
    expect(applied(patch, source)).toEqual(plain(after));
  });
});

describe('refusing', () => {
  const before = [file('x', 'a\nb\nc\nd\ne\nf\ng\n')];
  const good = renderPatch(before, [file('x', 'a\nb\nc\nD\ne\nf\ng\n')]);

  test.each([
    ['a shifted hunk', (patch: string) => patch.replaceAll('-1,7', '-2,7')],
    ['an altered context line', (patch: string) => patch.replace('\n b\n', '\n bb\n')],
    ['an altered removed line', (patch: string) => patch.replace('-d', '-dd')],
    [
      'white space at the end of a context line',
      (patch: string) => patch.replace('\n b\n', '\n b \n'),
    ],
    ['a file that is not there', (patch: string) => patch.replaceAll('/x', '/y')],
  ])('%s does not apply', (_, alter) => {
    expect(codeOf(() => applied(alter(good), before))).toBe('workspace.patch-mismatch');
  });

  test.each([
    ['prose', 'Here is the patch:\n'],
    ['prose behind it', `${good}done\n`],
    ['a cut hunk', good.slice(0, -3)],
    ['wrong counts', good.replace('-1,7', '-1,6')],
    ['a rename', 'diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n'],
    [
      'a link',
      'diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+x\n',
    ],
    [
      'other names than the header',
      good.replace('+++ b/x', '+++ b/z').replace('--- a/x', '--- a/z'),
    ],
    ['one file twice', good + good],
    ['broken quoting', '--- "a/x\n+++ "b/x\n@@ -1 +1 @@\n-a\n+b\n'],
    ['no prefix', '--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n'],
    [
      'a broken binary',
      `diff --git a/n b/n\nnew file mode 100644\nGIT binary patch\nliteral 5\nzz\n\n`,
    ],
  ])('%s is malformed', (_, patch) => {
    expect(codeOf(() => applied(patch, before))).toBe('workspace.patch-malformed');
  });

  test('a created file must not exist, a deleted one must be whole, a mode must be the stated one', () => {
    const create = renderPatch([], [file('x', '1\n')]);
    const remove = renderPatch([file('x', 'a\n')], []);
    const chmod = renderPatch([file('x', '', '100755')], [file('x', '')]);
    for (const patch of [create, remove, chmod]) {
      expect(codeOf(() => applied(patch, before))).toBe('workspace.patch-mismatch');
    }
  });

  test('a binary patch applies only to the very bytes it was made for', () => {
    const [old, fresh] = [file('b', new Uint8Array([0, 1])), file('b', new Uint8Array([0, 2]))];
    const patch = renderPatch([old], [fresh]);
    expect(applied(patch, [old])).toEqual(plain([fresh]));
    expect(codeOf(() => applied(patch, [fresh]))).toBe('workspace.patch-mismatch');
  });

  test('any text whatever gives a result or one of the two errors', () => {
    const lines = fc.constantFrom(
      ...good.split('\n'),
      'GIT binary patch',
      'literal 3',
      'index 1..2',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(lines).map((l) => l.join('\n')),
          fc.string(),
        ),
        (text) => {
          expect([
            'nothing thrown',
            'workspace.patch-malformed',
            'workspace.patch-mismatch',
          ]).toContain(codeOf(() => applied(text, before)));
        },
      ),
      { numRuns: 3000 * soak },
    );
  });
});
