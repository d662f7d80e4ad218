import { describe, expect, test } from '@jest/globals';
import { checkPath, comparePaths, foldersOf, foldPath, isNewName } from '../../src/policy/path.ts';

describe('a path', () => {
  test.each([
    ['src/a.js'],
    ['app/[id].tsx'],
    ['a+b (c)/{d}!$&=,;@^.txt'],
    ['.hidden/..x'],
    ['docs/Übersicht.md'],
    ['世界/人.txt'],
    ['a%zz'],
    ['com10'],
    ['x~y'],
    ['a-b'],
    [`${'d/'.repeat(31)}f`],
    ['x'.repeat(200)],
  ])('is valid: %s', (path) => {
    expect(checkPath(path)).toBeNull();
  });

  test.each([
    ['', 'path_segment'],
    ['..', 'path_segment'],
    ['../a', 'path_segment'],
    ['a/../b', 'path_segment'],
    ['./a', 'path_segment'],
    ['/etc/passwd', 'path_segment'],
    ['a//b', 'path_segment'],
    ['a/', 'path_segment'],
    ['~/x', 'path_segment'],
    ['a/~root', 'path_segment'],
    ['C:/x', 'path_segment'],
    ['c:x', 'path_segment'],
    ['\\\\server\\share', 'path_segment'],
    ['//server/share', 'path_segment'],
    ['a\\b', 'path_reserved'],
    ['..\\a', 'path_reserved'],
    ['file.txt:stream', 'path_reserved'],
    ['eval.py.', 'path_reserved'],
    ['eval.py ', 'path_reserved'],
    [' eval.py', 'path_reserved'],
    ['a /b', 'path_reserved'],
    ['...', 'path_reserved'],
    ['EVAL~1.PY', 'path_reserved'],
    ['nul', 'path_reserved'],
    ['NUL.txt', 'path_reserved'],
    ['nul .txt', 'path_reserved'],
    ['a/CON/b', 'path_reserved'],
    ['com1', 'path_reserved'],
    ['lpt9.log', 'path_reserved'],
    ['a*', 'path_reserved'],
    ['a?', 'path_reserved'],
    ['"a"', 'path_reserved'],
    ['<a>', 'path_reserved'],
    ['a|b', 'path_reserved'],
    [':(top)a', 'path_reserved'],
    ['-rf', 'path_reserved'],
    ['a/-x', 'path_reserved'],
    ['%2e%2e/a', 'path_encoding'],
    ['..%2fa', 'path_encoding'],
    ['%252e', 'path_encoding'],
    ['a\0b', 'path_control'],
    ['a\nb', 'path_control'],
    ['a\u001b[31m', 'path_control'],
    ['a\u0085', 'path_control'],
    ['a\u007f', 'path_control'],
    ['e\u0301val.py', 'path_unicode'],
    ['ｅval.py', 'path_unicode'],
    ['ﬁle', 'path_unicode'],
    ['．．／a', 'path_unicode'],
    ['a\u200bb', 'path_unicode'],
    ['a\u202eb', 'path_unicode'],
    ['a\ufe0f', 'path_unicode'],
    ['a\u3164', 'path_unicode'],
    ['a\u034fb', 'path_unicode'],
    ['a\u2028b', 'path_unicode'],
    ['a\ue000', 'path_unicode'],
    ['a\ud800', 'path_unicode'],
    ['a\ufffdb', 'path_unicode'],
    ['x'.repeat(201), 'caps'],
    ['é'.repeat(101), 'caps'],
    [`${'dddddddd/'.repeat(57)}f`, 'caps'],
    ['d/'.repeat(32) + 'f', 'caps'],
    ['x'.repeat(10_000_000), 'caps'],
  ])('is refused: %j', (path, code) => {
    expect(checkPath(path)).toBe(code);
  });

  test('that is new is ASCII, or with unicode one script between two dots', () => {
    expect(isNewName('src/a.js', false)).toBe(true);
    expect(isNewName('src/ä.js', false)).toBe(false);
    expect(isNewName('src/ä.js', true)).toBe(true);
    expect(isNewName('документы/файл.txt', true)).toBe(true);
    expect(isNewName('p\u0430ypal.js', true)).toBe(false);
    expect(isNewName('日本ん', true)).toBe(false);
  });

  test('folds like the file systems that fold', () => {
    expect(foldPath('SRC/Straße.TXT')).toBe('src/strasse.txt');
    expect(foldPath('ſ')).toBe('s');
    expect(foldPath('\u212a')).toBe('k');
  });

  test('has its folders, and git order', () => {
    expect(foldersOf('a/b/c')).toEqual(['a', 'a/b']);
    expect(foldersOf('a')).toEqual([]);
    expect(['b', '\u{1f600}', '\uff61', 'B', 'a/b', 'a.b'].sort(comparePaths)).toEqual([
      'B',
      'a.b',
      'a/b',
      'b',
      '\uff61',
      '\u{1f600}',
    ]);
  });
});
