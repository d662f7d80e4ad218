import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AppError, isAppError } from '../../src/errors/app-error.ts';
import { configErrors } from '../../src/errors/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { minimal } from './minimal.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const file = '.guildseal.yml';

const errorOf = (text: Uint8Array | string): AppError => {
  try {
    loadConfig(text, file);
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
  throw new Error('expected an error');
};
const codesOf = (text: Uint8Array | string): readonly string[] => {
  const error = errorOf(text);
  return [error, ...error.others].map(({ code }) => code);
};

describe('a configuration', () => {
  test('may leave out all but the version', () => {
    const { config, warnings } = loadConfig('version: 1\n', file);
    expect(warnings).toEqual([]);
    expect(config).toMatchObject({
      version: 1,
      on: {},
      sandbox: { isolation: 'auto', min_isolation: 'bwrap', memory: 2 * 1024 ** 3 },
      search: { experiments: {} },
      seal: { key_env: 'GUILDSEAL_KEY', anchors: ['comment', 'status', 'branch'] },
      report: { publish: 'branch', dir: '.guildseal/runs' },
    });
  });

  test('is frozen to the bottom', () => {
    const { config } = loadConfig(minimal(), file);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.search.experiments['compress']?.files.editable)).toBe(true);
  });

  test('is read with a byte order mark, CR LF, comments, anchors, and as bytes', () => {
    const text =
      '\ufeff# x\r\nversion: 1\r\nsandbox: &s { memory: 1GiB }\r\nsearch: { experiments: {} }\r\n';
    expect(loadConfig(Buffer.from(text), file).config.sandbox.memory).toBe(1024 ** 3);
    const anchored = minimal(['sandbox: &s { pids: 9 }', 'stop: {}']).replace(
      'stop: {}',
      'race: {}',
    );
    expect(loadConfig(anchored, file).config.search.experiments['compress']?.sandbox.pids).toBe(9);
  });

  test.each<readonly [string, Uint8Array | string, string]>([
    ['is too large', `version: 1\n#${'x'.repeat(256 * 1024)}`, 'config.too-large'],
    ['is no UTF-8', Buffer.from([0x76, 0xff]), 'config.not-utf8'],
    ['is nested too deeply', `version: ${'['.repeat(100_000)}`, 'config.bad-yaml'],
    [
      'is nested too deeply and closed',
      `a: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}`,
      'config.bad-yaml',
    ],
    ['has two documents', 'version: 1\n---\nversion: 1\n', 'config.bad-yaml'],
    ['has a mapping as key', 'version: 1\n? {a: 1}\n: 2\n', 'config.bad-yaml'],
    ['is for a newer version', 'version: 2\n', 'config.bad-value'],
  ])('that %s is refused', (_, text, code) => {
    expect(codesOf(text)[0]).toBe(code);
  });

  test('cannot be a bomb of aliases', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [x, x, x, x, x, x, x, x, x]'
        : `l${level}: &l${level} [${Array(9)
            .fill(`*l${level - 1}`)
            .join(', ')}]`,
    );
    expect(codesOf(['version: 1', ...levels].join('\n'))).toEqual(['config.bad-yaml']);
  });

  test('that refers to itself is refused, not followed for ever', () => {
    expect(codesOf('version: 1\nsandbox: &a { env: *a, mounts: [*a] }\n')[0]).toMatch(/^config\./);
  });

  test('cannot reach the prototype of anything', () => {
    const text =
      'version: 1\n__proto__: { polluted: 1 }\nsandbox: { env: { __proto__: x }, constructor: 1 }\n';
    expect(codesOf(text)).toContain('config.unknown-key');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('tells all mistakes at once, in the order of the file', () => {
    const error = errorOf(`${minimal(['budgt: {}', 'race: { k: x }'])}reports: {}\n`);
    const lines = [error, ...error.others].map(({ at }) => at?.line ?? 0);
    expect(lines).toHaveLength(3);
    expect([...lines].sort((a, b) => a - b)).toEqual(lines);
    expect(error.exit).toBe(2);
  });
});

describe('checks over several keys', () => {
  test.each<readonly [string, readonly string[], readonly string[], string]>([
    [
      'a window below the workers',
      ['parallel: { workers: 4, window: 3 }'],
      [],
      'parallel.window is 3',
    ],
    ['too few pairs', ['promotion: { max_pairs: 6 }'], [], 'before 7 pairs'],
    [
      'too few pairs for a smaller alpha',
      ['promotion: { max_pairs: 7, alpha: 0.01 }'],
      [],
      'nothing is decided before',
    ],
    ['too few evaluations', ['budget: { evaluations: 3 }'], [], 'the baseline alone takes 3'],
    [
      'a baseline beyond the budget',
      ['budget: { trials: 1 }', 'evaluation: { aa: 40 }'],
      [],
      'the baseline alone takes 40',
    ],
    ['isolation none', [], ['sandbox: { isolation: none }'], 'sandbox.isolation is none'],
    [
      'isolation none for one experiment',
      ['sandbox: { isolation: none }'],
      [],
      'isolation none, below min_isolation',
    ],
    [
      'min_isolation raised for one',
      ['sandbox: { min_isolation: bwrap }'],
      ['sandbox: { isolation: none, min_isolation: none }'],
      'isolation none',
    ],
    [
      'an anchor required but off',
      [],
      ['seal: { anchors: [], require_anchors: [branch] }'],
      '"branch"',
    ],
    ['an unknown experiment', [], ['on: { schedule: { run: ["search:compres"] } }'], '"compres"'],
    ['a later part that runs', [], ['on: { push: { run: [deploy] } }'], '"deploy" in on.push.run'],
    ['instructions outside', ['instructions: ../x'], [], 'no path inside'],
    [
      'a bad check pattern',
      ['proposers: [{ kind: mutate, ranges: [{ file: /a, match: (x), type: int }] }]'],
      [],
      '"/a"',
    ],
  ])('find %s', (_, lines, top, words) => {
    expect(errorOf(minimal(lines, top)).message).toContain(words);
  });

  test.each<readonly [string, string]>([
    ['min above max', 'min: 2, max: 1'],
    ['a target below min', 'min: 2, target: 1'],
    ['a target above max', 'max: 2, target: 3'],
  ])('find %s', (_, bounds) => {
    const text = minimal().replace('direction: maximize', `direction: maximize, ${bounds}`);
    expect(codesOf(text)).toEqual(['config.contradiction']);
  });

  test('let pass what is only unusual', () => {
    const lines = [
      'parallel: { workers: auto, window: 1 }',
      'promotion: { enabled: false, max_pairs: 1 }',
    ];
    const top = [
      'sandbox: { isolation: none, min_isolation: none }',
      'on: { pull_request: { run: ["search:compress"] } }',
    ];
    expect(loadConfig(minimal(lines, top), file).warnings).toEqual([]);
  });

  test('warn of a promotion that can never confirm, and of data without run', () => {
    expect(loadConfig(minimal(['budget: { trials: 10 }']), file).warnings).toEqual([
      expect.stringContaining('.guildseal.yml:8:25: 10 evaluations are kept for promotion'),
    ]);
    const data = minimal().replace('editable: [src/**]', 'editable: [src/**], data: [src/x]');
    expect(loadConfig(data, file).warnings).toEqual([
      expect.stringContaining('files.data has no effect'),
    ]);
  });
});

describe('any text', () => {
  const known = new Set(Object.keys(configErrors));
  const valid = minimal(
    [
      'strategy: { name: greedy }',
      'proposers: [{ kind: mutate, operators: [number] }]',
      'budget: { trials: 5 }',
    ],
    ['on: { push: { run: ["search:compress"] } }', 'sandbox: { env: { A: b } }'],
  );
  const bits = fc.constantFrom(
    ...[
      '&a',
      '*a',
      '[',
      ']',
      '{',
      '}',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '|',
      '>',
      '!!binary x',
      '? ',
      '#',
      '%YAML 9\n',
      '---\n',
      '...',
    ],
    ...[
      'null',
      '~',
      '1e999',
      '-0',
      '.nan',
      '0x1F',
      '__proto__',
      'constructor',
      'kind',
      'name',
      '\u0000',
      '\ud800',
      '\u{1f600}',
      '<<: *a',
      'version',
    ],
  );
  const mutated = fc
    .array(fc.tuple(fc.nat(valid.length), fc.nat(12), bits), { minLength: 1, maxLength: 6 })
    .map((edits) =>
      edits.reduce((text, [at, cut, bit]) => text.slice(0, at) + bit + text.slice(at + cut), valid),
    );
  const anyInput = fc.oneof(
    mutated,
    fc.array(bits, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.json(),
    fc.uint8Array({ maxLength: 60 }),
  );

  test('is a configuration or a catalogued error with a place', () => {
    fc.assert(
      fc.property(anyInput, (text) => {
        try {
          loadConfig(text, file);
        } catch (error) {
          if (!isAppError(error)) throw error;
          for (const one of [error, ...error.others]) {
            expect(known.has(one.code)).toBe(true);
            expect(one.at?.file).toBe(file);
          }
        }
      }),
      { numRuns: 400 * soak },
    );
  });
});
