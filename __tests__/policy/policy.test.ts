import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePolicy, type PolicyFiles } from '../../src/policy/policy.ts';
import { foldPath } from '../../src/policy/path.ts';
import { filesOf } from './files.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const files: PolicyFiles = filesOf({
  editable: ['src/**', 'package.json', 'lib/', 'eval/**', 'docs/goal.md'],
  readonly: ['src/types/**'],
  hidden: ['eval/private/**', 'src/Secret.txt'],
  data: ['src/data/**', 'README.md'],
  allow: ['src/vendor/Makefile'],
});
const policy = compilePolicy(files, ['docs/goal.md', 'brain/**']);

describe('the path policy', () => {
  test.each([
    ['src/a.js', 'editable', null],
    ['src/deep/.x', 'editable', null],
    ['lib/a', 'editable', null],
    ['lib', 'unlisted', 'class'],
    ['README.md', 'unlisted', 'class'],
    ['src/types/a.d.ts', 'readonly', 'class'],
    ['SRC/TYPES/a.d.ts', 'readonly', 'class'],
    ['eval/private/key', 'hidden', 'class'],
    ['eval/PRIVATE/key', 'hidden', 'class'],
    ['src/secret.txt', 'hidden', 'class'],
    ['eval/private/.git', 'hidden', 'class'],
    ['src/.git/config', 'denied', 'denied'],
    ['src/.GIT/config', 'denied', 'denied'],
    ['src/.gitattributes', 'denied', 'denied'],
    ['src/.github/workflows/x.yml', 'denied', 'denied'],
    ['src/.woodpecker.yml', 'denied', 'denied'],
    ['src/Jenkinsfile', 'denied', 'denied'],
    ['src/CODEOWNERS', 'denied', 'denied'],
    ['src/action.yaml', 'denied', 'denied'],
    ['src/.guildseal/runs/x', 'denied', 'denied'],
    ['docs/goal.md', 'denied', 'denied'],
    ['Docs/Goal.md', 'denied', 'denied'],
    ['brain/a.md', 'denied', 'denied'],
    ['package.json', 'denied', 'denied'],
    ['src/Package.JSON', 'denied', 'denied'],
    ['src/vendor/Makefile', 'editable', null],
    ['src/vendor/makefile', 'denied', 'denied'],
    ['src/Makefile', 'denied', 'denied'],
    ['src/node_modules/a/b.js', 'denied', 'denied'],
    ['src/jest.config.mjs', 'denied', 'denied'],
    ['src/.env.local', 'denied', 'denied'],
    ['src/lib.so.6', 'denied', 'denied'],
    ['src/conftest.py', 'denied', 'denied'],
    ['src/../eval/x', 'unlisted', 'path_segment'],
    ['src/a:b', 'unlisted', 'path_reserved'],
  ])('%s is %s (%s)', (path, kind, code) => {
    expect(policy.classify(path)).toEqual({ class: kind, code });
    expect(policy.isEditable(path)).toBe(kind === 'editable');
  });

  test('data is editable too', () => {
    expect(policy.isData('src/data/a.json')).toBe(true);
    expect(policy.isData('README.md')).toBe(false);
  });

  test('hides names that break a rule as well', () => {
    expect(policy.isHidden('eval/private/a:b')).toBe(true);
    expect(policy.classify('eval/private/a:b').class).toBe('unlisted');
    expect(policy.isHidden('eval/public')).toBe(false);
  });

  const segment = fc.constantFrom(
    ...[
      'src',
      'SRC',
      'ｓrc',
      'types',
      'Types',
      'eval',
      'private',
      'PRIVATE',
      'ｐrivate',
      'priv\u0131ate',
      'Secret.txt',
    ],
    ...[
      'ſecret.txt',
      '.git',
      '.Git',
      '.g\u200bit',
      'package.json',
      'Package.json',
      '..',
      '.',
      '',
      'a',
      'a.',
      'a ',
      'A~1',
    ],
    ...[
      '%2e%2e',
      '\\',
      'é',
      'e\u0301',
      'con',
      'docs',
      'goal.md',
      'GOAL.md',
      'lib',
      'node_modules',
      '\ud800',
      '\0',
    ],
  );
  const path = fc.oneof(
    fc.array(segment, { maxLength: 6 }).map((parts) => parts.join('/')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  test('is total, deterministic, and no other spelling of a restricted path is editable', () => {
    const restricted = [
      'src/types/a',
      'eval/private/a',
      'src/secret.txt',
      'src/.git',
      'docs/goal.md',
    ];
    fc.assert(
      fc.property(path, (name) => {
        const verdict = policy.classify(name);
        expect(verdict).toEqual(policy.classify(name));
        expect(verdict.code === null).toBe(verdict.class === 'editable');
        const folded = foldPath(name);
        if (verdict.class !== 'editable') return;
        expect(restricted.some((one) => folded === one || folded.startsWith(`${one}/`))).toBe(
          false,
        );
        expect(policy.isHidden(name)).toBe(false);
        expect(name).toBe(name.normalize('NFKC'));
      }),
      { numRuns: 5000 * soak },
    );
  });

  test('no change of case or form gives a freer class than the path itself has', () => {
    const base = fc.constantFrom(
      'src/types/a.ts',
      'eval/private/k',
      'src/Secret.txt',
      'src/.git/x',
      'src/Makefile',
      'docs/goal.md',
    );
    const twist = fc.array(
      fc.tuple(
        fc.nat(40),
        fc.constantFrom('upper', 'wide', 'dot', 'space', 'zero', 'slash', 'dotslash'),
      ),
      { maxLength: 4 },
    );
    const apply = (text: string, [at, how]: readonly [number, string]): string => {
      const index = at % text.length;
      const character = text[index] ?? '';
      const code = character.charCodeAt(0);
      const other =
        how === 'upper'
          ? character.toUpperCase()
          : how === 'wide'
            ? code > 0x20 && code < 0x7f
              ? String.fromCharCode(code + 0xfee0)
              : character
            : `${character}${{ dot: '.', space: ' ', zero: '\u200d', slash: '/', dotslash: '/./' }[how] ?? ''}`;
      return text.slice(0, index) + other + text.slice(index + 1);
    };
    fc.assert(
      fc.property(base, twist, (name, twists) => {
        const spelled = twists.reduce(apply, name);
        // What an operating system might take for the same file.
        const same = foldPath(spelled.replace(/\u200d/g, ''))
          .replace(/\/(?:\.?\/)+/g, '/')
          .replace(/[. ]+(?=\/|$)/g, '');
        fc.pre(same === foldPath(name));
        expect(policy.isEditable(spelled)).toBe(false);
      }),
      { numRuns: 5000 * soak },
    );
  });
});
