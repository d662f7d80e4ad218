import { describe, expect, test } from '@jest/globals';
import { checkFiles, patternProblem, unusedPatterns } from '../../src/policy/patterns.ts';
import { filesOf } from './files.ts';

describe('patterns', () => {
  test.each(['src/**', '**', '*.js', 'a/?b*/c', 'dir/', '.x/**/y', 'app/[id].tsx', 'a{b,c}'])(
    'may be %s',
    (pattern) => {
      expect(patternProblem(pattern)).toBeNull();
    },
  );

  test.each([
    '',
    '/',
    '/a',
    '../a',
    './a',
    'a//b',
    'a**',
    '**b/c',
    'a\\b',
    '~/a',
    'C:/a',
    '-a',
    'a ',
    'a%2fb',
    'a\nb',
    'ａ',
  ])('may not be %j', (pattern) => {
    expect(patternProblem(pattern)).not.toBeNull();
  });

  test.each([
    ['hidden', { editable: ['eval/x'], hidden: ['eval/**'] }],
    ['hidden as a folder', { editable: ['eval'], hidden: ['eval/**'] }],
    ['readonly', { editable: ['a/b'], readonly: ['A/*'] }],
    ['denied', { editable: ['src/.github/x.yml'] }],
    ['denied by name', { editable: ['package.json'] }],
    ['with instructions', { editable: ['docs/goal.md'] }],
  ])('an editable literal may not be %s', (_, files) => {
    const problems = checkFiles(filesOf(files), ['docs/goal.md']);
    expect(problems).toMatchObject([{ kind: 'conflict', path: ['editable', 0] }]);
  });

  test('an editable glob may overlap, and a denied name may be opted in to', () => {
    const files = {
      editable: ['src/**', 'package.json', 'eval/'],
      hidden: ['src/x', 'eval/private/**'],
      allow: ['package.json'],
    };
    expect(checkFiles(filesOf(files), [])).toEqual([]);
  });

  test('caps have ceilings, names are exact', () => {
    const files = filesOf({
      max_file_bytes: 2 ** 21,
      max_total_bytes: 2 ** 30,
      allow: ['*.js'],
      binary: ['../x'],
    });
    expect(checkFiles(files, []).map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual([
      'bad_pattern allow.0',
      'bad_pattern binary.0',
      'ceiling max_file_bytes',
      'ceiling max_total_bytes',
    ]);
  });

  test('that name nothing are found', () => {
    const files = filesOf({
      editable: ['src/**', 'sorce/**'],
      hidden: ['eval'],
      context: ['READNE.md'],
    });
    expect(unusedPatterns(files, ['src/a', 'eval/x', 'README.md'])).toEqual([
      { key: 'editable', pattern: 'sorce/**' },
      { key: 'context', pattern: 'READNE.md' },
    ]);
  });
});
