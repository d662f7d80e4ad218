import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileMatcher } from '../../src/policy/matcher.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');

/** The same rules as plain recursion. */
const matchChars = (pattern: string, text: string): boolean => {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) {
    return (
      matchChars(pattern.slice(1), text) || (text !== '' && matchChars(pattern, text.slice(1)))
    );
  }
  return (
    text !== '' &&
    (pattern[0] === '?' || pattern[0] === text[0]) &&
    matchChars(pattern.slice(1), text.slice(1))
  );
};
const matchParts = (pattern: readonly string[], parts: readonly string[]): boolean => {
  const [first, ...rest] = pattern;
  if (first === undefined) return parts.length === 0;
  if (first === '**') {
    if (rest.length === 0) return parts.length > 0;
    return parts.some((_, at) => matchParts(rest, parts.slice(at))) || matchParts(rest, []);
  }
  const [part, ...others] = parts;
  return part !== undefined && matchChars(first, part) && matchParts(rest, others);
};
const naive = (pattern: string, path: string): boolean => {
  if (/[*?]/.test(pattern))
    return matchParts(
      (pattern.endsWith('/') ? `${pattern}**` : pattern).split('/'),
      path.split('/'),
    );
  const folder = pattern.endsWith('/') ? pattern : `${pattern}/`;
  return path === pattern || path.startsWith(folder);
};

describe('the matcher', () => {
  test.each([
    ['src/**', 'src/a', true],
    ['src/**', 'src/.a/.b', true],
    ['src/**', 'src', false],
    ['src/*', 'src/a', true],
    ['src/*', 'src/a/b', false],
    ['**/a', 'a', true],
    ['**/a', 'x/y/a', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['**', '.git/config', true],
    ['app/[id].tsx', 'app/[id].tsx', true],
    ['app/[id].tsx', 'app/i.tsx', false],
    ['{a,b}', 'a', false],
    ['!a', 'b', false],
    ['a', 'A', false],
    ['a', 'a/b/c', true],
    ['a', 'ab', false],
    ['a/', 'a', false],
    ['a/', 'a/b', true],
    ['*/', 'a/b/c', true],
    ['*/', 'a', false],
    ['?.js', '.js', false],
    ['*.js', '.js', true],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(compileMatcher([pattern])(path)).toBe(expected);
  });

  test('agrees with plain recursion', () => {
    const part = fc.stringMatching(/^[ab.]{1,4}$/);
    const glob = fc.oneof(
      part,
      fc.constant('**'),
      fc.stringMatching(/^[ab*?]{1,4}$/).filter((text) => !text.includes('**')),
    );
    const pattern = fc
      .tuple(fc.array(glob, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '', '/'))
      .map(([parts, end]) => `${parts.join('/')}${end}`);
    const path = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    let differing: string | null = null;
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), path, (patterns, name) => {
        const expected = patterns.some((one) => naive(one, name));
        if (compileMatcher(patterns)(name) !== expected)
          differing = `${patterns.join(' ')} on ${name}`;
        expect(differing).toBeNull();
      }),
      { numRuns: 20_000 * soak },
    );
  });

  test('does not blow up on stars', () => {
    const path = `${'a/'.repeat(2000)}${'a'.repeat(20_000)}`;
    expect(compileMatcher([`${'**/a/'.repeat(20)}b`])(path)).toBe(false);
    expect(compileMatcher([`**/${'a*'.repeat(30)}b`])(path)).toBe(false);
  });
});
