import { defineErrors, type ErrorPlace } from './app-error.ts';

const everyKey = 'every key is in docs/config.md';

/** Errors of `.guildseal.yml`; all of one file are shown at once. */
export const configErrors = defineErrors({
  'config.not-found': (p: { file: string; commit: string }) => ({
    exit: 2,
    message: `${p.file} is not in commit ${p.commit}, expected a configuration there`,
    hint: `write one (README.md has the smallest), commit it, or name another file with --config`,
  }),
  'config.too-large': (p: { file: string; bytes: number; most: number }) => ({
    exit: 2,
    message: `the configuration has ${p.bytes} bytes, expected at most ${p.most}`,
    hint: 'move long texts into files that "instructions" names',
    at: { file: p.file },
  }),
  'config.not-utf8': (p: { file: string }) => ({
    exit: 2,
    message: 'the configuration is not UTF-8',
    hint: `save it as UTF-8: iconv -f latin1 -t utf-8 ${p.file}`,
    at: { file: p.file },
  }),
  'config.bad-yaml': (p: { problem: string; at: ErrorPlace }) => ({
    exit: 2,
    message: `the YAML cannot be read: ${p.problem}`,
    hint: 'indent with spaces, and quote text that holds ": ", "#" or starts with * & ! @ `',
    at: p.at,
  }),
  'config.duplicate-key': (p: { key: string; at: ErrorPlace }) => ({
    exit: 2,
    message: `key "${p.key}" stands here a second time, expected each key once`,
    hint: 'merge the two',
    at: p.at,
  }),
  'config.unknown-key': (p: {
    key: string;
    known: readonly string[];
    nearest: string | null;
    at: ErrorPlace;
  }) => ({
    exit: 2,
    message: `unknown key "${p.key}"\nexpected one of: ${p.known.join(', ')}`,
    hint: `${p.nearest === null ? 'remove it' : `rename it to "${p.nearest}"`}; ${everyKey}`,
    at: p.at,
  }),
  'config.missing-key': (p: { key: string; inside: string; expected: string; at: ErrorPlace }) => ({
    exit: 2,
    message: `key "${p.key}" is missing${p.inside === '' ? '' : ` in ${p.inside}`}\nexpected ${p.expected}`,
    hint: `add "${p.key}:"; ${everyKey}`,
    at: p.at,
  }),
  'config.bad-key': (p: { key: string; expected: string; at: ErrorPlace }) => ({
    exit: 2,
    message: `"${p.key}" cannot be a name here\nexpected ${p.expected}`,
    hint: 'rename it',
    at: p.at,
  }),
  'config.bad-value': (p: {
    key: string;
    value: string;
    expected: string;
    nearest: string | null;
    at: ErrorPlace;
  }) => ({
    exit: 2,
    message: `${p.key} is ${p.value}\nexpected ${p.expected}`,
    hint: p.nearest === null ? everyKey : `write ${p.nearest}`,
    at: p.at,
  }),
  'config.not-in-this-version': (p: { what: string; at: ErrorPlace }) => ({
    exit: 2,
    message: `this version does not have ${p.what} yet`,
    hint: `remove it; ${everyKey}`,
    at: p.at,
  }),
  'config.unknown-experiment': (p: {
    name: string;
    known: readonly string[];
    nearest: string | null;
    at: ErrorPlace;
  }) => ({
    exit: 2,
    message: `there is no experiment "${p.name}"\n${p.known.length === 0 ? 'search.experiments is empty' : `expected one of: ${p.known.join(', ')}`}`,
    hint:
      p.nearest === null
        ? 'add it below "search: experiments:"; an example is in docs/config.md'
        : `write "${p.nearest}"`,
    at: p.at,
  }),
  'config.contradiction': (p: { problem: string; cure: string; at: ErrorPlace }) => ({
    exit: 2,
    message: p.problem,
    hint: p.cure,
    at: p.at,
  }),
  'config.bad-pattern': (p: {
    pattern: string;
    problem: string;
    cure: string;
    at: ErrorPlace;
  }) => ({
    exit: 2,
    message: `"${p.pattern}" can name no file: ${p.problem}`,
    hint: p.cure,
    at: p.at,
  }),
});
