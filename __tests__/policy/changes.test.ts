import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { indexBase } from '../../src/policy/base-index.ts';
import { judgeChanges, type ProposedChange, type Violation } from '../../src/policy/changes.ts';
import type { PatternFiles } from '../../src/policy/patterns.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { filesOf } from './files.ts';

const base = indexBase([
  { path: 'src/a.js', mode: '100644' },
  { path: 'src/run.sh', mode: '100755' },
  { path: 'src/link', mode: '120000' },
  { path: 'src/sub', mode: '160000' },
  { path: 'src/dir/x', mode: '100644' },
  { path: 'src/dir/y', mode: '100644' },
  { path: 'src/Twin', mode: '100644' },
  { path: 'src/twin', mode: '100644' },
  { path: 'README.md', mode: '100644' },
]);
const write = (
  path: string,
  content: string | Uint8Array = 'x',
  mode = '100644',
): ProposedChange => {
  const bytes = Buffer.from(content);
  return { path, mode, sizeBytes: bytes.length, content: bytes };
};
const remove = (path: string): ProposedChange => ({
  path,
  mode: null,
  sizeBytes: 0,
  content: null,
});
const judge = (
  changes: readonly ProposedChange[],
  files: Partial<PatternFiles> = {},
): readonly Violation[] => judgeChanges(compilePolicy(filesOf(files)), base, changes);
const codesOf = (
  changes: readonly ProposedChange[],
  files: Partial<PatternFiles> = {},
): readonly string[] => judge(changes, files).map(({ path, code }) => `${path} ${code}`);
const free = { allow_new: true, allow_delete: true };

describe('a change set', () => {
  test('of editable files is accepted', () => {
    expect(
      codesOf([write('src/a.js'), write('src/run.sh', 'x', '100755'), write('src/dir/x')]),
    ).toEqual([]);
    expect(codesOf([write('src/new.js'), remove('src/dir/y')], free)).toEqual([]);
    expect(codesOf([write('src/a.js', '')])).toEqual([]);
  });

  test.each<readonly [string, readonly ProposedChange[], Partial<PatternFiles>, readonly string[]]>(
    [
      ['another file', [write('README.md')], {}, ['README.md class']],
      ['a denied file', [write('src/package.json')], free, ['src/package.json denied']],
      ['a path outside', [write('../x')], free, ['../x path_segment']],
      ['a new file', [write('src/new.js')], {}, ['src/new.js new']],
      ['a deletion', [remove('src/a.js')], {}, ['src/a.js delete']],
      ['a deletion of nothing', [remove('src/none')], free, ['src/none conflict']],
      ['a link', [write('src/a.js', 'b', '120000')], {}, ['src/a.js mode']],
      ['a submodule', [write('src/a.js', 'b', '160000')], {}, ['src/a.js mode']],
      ['an executable bit', [write('src/a.js', 'b', '100755')], {}, ['src/a.js mode']],
      ['a new executable', [write('src/n', 'b', '100755')], free, ['src/n mode']],
      ['setuid', [write('src/a.js', 'b', '104755')], {}, ['src/a.js mode']],
      ['a base link', [write('src/link')], free, ['src/link mode']],
      ['a deleted base link', [remove('src/link')], free, ['src/link mode']],
      ['a base submodule', [write('src/sub')], free, ['src/sub mode']],
      ['a file in a submodule', [write('src/sub/x')], free, ['src/sub/x conflict']],
      ['a file in a file', [write('src/a.js/x')], free, ['src/a.js/x conflict']],
      ['a file over a folder', [write('src/dir')], free, ['src/dir conflict']],
      [
        'a file over a new folder',
        [write('src/n'), write('src/n/x')],
        free,
        ['src/n conflict', 'src/n/x conflict'],
      ],
      ['one path twice', [write('src/a.js'), write('src/a.js')], {}, ['src/a.js conflict']],
      ['a case twin', [write('src/A.js')], free, ['src/A.js path_collision']],
      ['a twin of a folder', [write('src/DIR/z')], free, ['src/DIR/z path_collision']],
      [
        'two new twins',
        [write('src/n/a'), write('src/N/b')],
        free,
        ['src/N/b path_collision', 'src/n/a path_collision'],
      ],
      ['a base twin', [write('src/twin')], {}, ['src/twin path_collision']],
      ['a new name beyond ASCII', [write('src/ä')], free, ['src/ä path_unicode']],
      [
        'mixed scripts',
        [write('src/p\u0430y')],
        { ...free, unicode: true },
        ['src/p\u0430y path_unicode'],
      ],
      ['NUL', [write('src/a.js', 'a\0b')], {}, ['src/a.js binary']],
      ['no UTF-8', [write('src/a.js', Buffer.from([0xff]))], {}, ['src/a.js binary']],
      [
        'an LFS pointer',
        [write('src/a.js', 'version https://git-lfs.github.com/spec/v1\noid x')],
        {},
        ['src/a.js lfs'],
      ],
      ['a large file', [write('src/a.js', 'xxxx')], { max_file_bytes: 3 }, ['src/a.js caps']],
      [
        'a large sum',
        [write('src/a.js', 'xxx'), write('src/run.sh', 'x')],
        { max_total_bytes: 3 },
        ['src/run.sh caps'],
      ],
      [
        'a control character in a name',
        [write('src/a\u0007')],
        free,
        ['src/a[U+0007] path_control'],
      ],
    ],
  )('is refused with %s', (_, changes, files, expected) => {
    expect(codesOf(changes, files)).toEqual(expected);
  });

  test('may replace a folder whose files it deletes, and a file by its twin', () => {
    expect(codesOf([remove('src/dir/x'), remove('src/dir/y'), write('src/dir')], free)).toEqual([]);
    expect(codesOf([remove('src/a.js'), write('src/A.js')], free)).toEqual([]);
    expect(codesOf([remove('src/a.js'), write('src/a.js/x')], free)).toEqual([]);
  });

  test('may hold what the configuration opts in to', () => {
    const files = { ...free, binary: ['src/a.bin'], allow: ['src/package.json'], unicode: true };
    const changes = [write('src/a.bin', '\0'), write('src/package.json'), write('src/ä')];
    expect(codesOf(changes, files)).toEqual([]);
  });

  test('is judged by sizes alone before content is read', () => {
    expect(judge([{ path: 'src/a.js', mode: '100644', sizeBytes: 5 }])).toEqual([]);
    expect(judge([{ path: 'src/a.js', mode: '100644', sizeBytes: 2 ** 40 }])).toEqual([
      { path: 'src/a.js', code: 'caps' },
    ]);
  });

  test('beyond the cap on files names the first one too many', () => {
    const changes = Array.from({ length: 5 }, (_, index) => write(`src/n${index}`));
    expect(codesOf(changes, { ...free, max_files: 3 })).toEqual(['src/n3 caps']);
    const bomb = Array.from({ length: 20_000 }, (_, index) => write(`src/n${index}`));
    expect(codesOf(bomb, { ...free, max_files: 1000 })).toHaveLength(1);
  });

  test('lists every violation once, in git order, whatever the order given', () => {
    const path = fc.constantFrom(
      'src/a.js',
      'src/new',
      'README.md',
      '../x',
      'src/A.js',
      'src/dir',
      'src/dir/x',
      'src/.git',
      'src/\ud800',
    );
    const change = fc.oneof(
      path.map((name) => write(name)),
      path.map(remove),
      path.map((name) => write(name, 'x', '120000')),
    );
    const files = fc.record({ allow_new: fc.boolean(), allow_delete: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ path: name }) => name }),
        files,
        (changes, flags) => {
          const found = judge(changes, flags);
          expect(judge([...changes].reverse(), flags)).toEqual(found);
          expect(new Set(found.map(({ path: name }) => name)).size).toBe(found.length);
          const editable = compilePolicy(filesOf(flags));
          for (const { path: name } of changes) {
            if (!editable.isEditable(name)) expect(found.length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
