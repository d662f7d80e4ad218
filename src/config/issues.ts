import type { z } from 'zod';
import type { AppError } from '../errors/app-error.ts';
import { configErrors } from '../errors/config.ts';
import type { ConfigDocument } from './document.ts';
import { nearestName } from './nearest.ts';
import { configSchema, laterParts, laterProposers, laterStrategies } from './schema.ts';
import {
  descriptionOf,
  describeSchema,
  type KeyPath,
  keysAt,
  optionsOf,
  type Schema,
  schemaAt,
  valuesOf,
} from './schema-walk.ts';

type Issue = z.core.$ZodIssue;

/** A path as people write it: `search.experiments.compress.proposers[0].kind`. */
const pathText = (path: KeyPath): string =>
  path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`,
    )
    .join('');

/** A value in a few words; long text is cut. */
const valueText = (value: unknown): string => {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…`;
};

const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null && Object.hasOwn(current, key)
        ? (current as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

const isWritten = (value: unknown, path: KeyPath): boolean => {
  const parent = valueAt(value, path.slice(0, -1));
  const key = path.at(-1);
  return (
    key === undefined ||
    (typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key))
  );
};

/** What was expected: the schema's own words, sharpened by the issue where it knows more. */
const expectedBy = (issue: Issue, schema: Schema | null): string => {
  if (issue.code === 'too_small' && issue.origin !== 'number') {
    if (issue.origin === 'string') return 'text that is not empty';
    return issue.minimum === 1 ? 'at least one item' : `at least ${issue.minimum} items`;
  }
  if (issue.code === 'invalid_format' && !issue.message.startsWith('Invalid')) return issue.message;
  return schema === null ? issue.message : describeSchema(schema);
};

const valuesHere = (schema: Schema | null): readonly string[] =>
  schema === null ? [] : optionsOf(schema).flatMap((option) => valuesOf(option) ?? []);

/** Alternatives differ in how far they got; the one that fits the value's own kind says what is wrong. */
const issuesOfUnion = (
  issue: Extract<Issue, { code: 'invalid_union' }>,
): readonly Issue[] | null => {
  const deep = issue.errors.filter((branch) =>
    branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  const named = deep.find((branch) => !branch.some(({ code }) => code === 'invalid_value'));
  const [only] = deep;
  const chosen = named ?? (deep.length === 1 ? only : undefined);
  return chosen?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? null;
};

/** All fixed values of one key over the alternatives of a mapping: `name: plateau or greedy`. */
const fixedValues = (
  issue: Extract<Issue, { code: 'invalid_union' }>,
): { readonly key: PropertyKey; readonly values: readonly string[] } | null => {
  const values: string[] = [];
  let key: PropertyKey | null = null;
  for (const branch of issue.errors) {
    for (const inner of branch) {
      const [first] = inner.path;
      if (inner.code !== 'invalid_value' || inner.path.length !== 1 || typeof first !== 'string')
        continue;
      key = first;
      values.push(...inner.values.map(String));
    }
  }
  return key === null ? null : { key, values };
};

/** Turns what zod found into errors with place, expectation and nearest name. */
export const describeIssues = (
  issues: readonly Issue[],
  document: ConfigDocument,
): readonly AppError[] => {
  const { value } = document;
  const root: Schema = configSchema;

  const badValue = (path: KeyPath, expected: string, known: readonly string[]): AppError => {
    const written = valueAt(value, path);
    const at = document.placeOf(path);
    const later =
      (path[3] === 'proposers' && laterProposers.includes(String(written))) ||
      (path[3] === 'strategy' && laterStrategies.includes(String(written)));
    const key = pathText(path);
    if (later && typeof written === 'string') {
      return configErrors['config.not-in-this-version']({ what: `${key} "${written}"`, at });
    }
    const nearest = typeof written === 'string' ? nearestName(written, known) : null;
    return configErrors['config.bad-value']({
      key: key === '' ? 'the file' : key,
      value: valueText(written),
      expected,
      nearest,
      at,
    });
  };

  const missing = (path: KeyPath, expected: string): AppError =>
    configErrors['config.missing-key']({
      key: String(path.at(-1)),
      inside: pathText(path.slice(0, -1)),
      expected,
      at: document.placeOfKey(path.slice(0, -1)),
    });

  const unknownKeys = (path: KeyPath, keys: readonly string[]): readonly AppError[] => {
    const known = keysAt(root, path, value);
    return keys.map((key) => {
      const at = document.placeOfKey([...path, key]);
      return path.length === 0 && laterParts.includes(key)
        ? configErrors['config.not-in-this-version']({ what: `"${key}:"`, at })
        : configErrors['config.unknown-key']({ key, known, nearest: nearestName(key, known), at });
    });
  };

  const describe = (issue: Issue): readonly AppError[] => {
    const { path } = issue;
    const schema = schemaAt(root, path, value);
    if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys);
    if (issue.code === 'invalid_key') {
      const expected = issue.issues[0]?.message ?? 'another name';
      const at = document.placeOfKey(path);
      return [configErrors['config.bad-key']({ key: String(path.at(-1)), expected, at })];
    }
    if (issue.code === 'custom') {
      const problem = `${pathText(path)}: ${issue.message}`;
      const cure =
        (schema === null ? '' : descriptionOf(schema)) || 'every key is in docs/config.md';
      return [configErrors['config.contradiction']({ problem, cure, at: document.placeOf(path) })];
    }
    if (issue.code === 'invalid_union') {
      const inner = issuesOfUnion(issue);
      if (inner !== null) return inner.flatMap(describe);
      const fixed = typeof valueAt(value, path) === 'object' ? fixedValues(issue) : null;
      if (fixed !== null) return fixedValue([...path, fixed.key], fixed.values);
      const options =
        'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : null;
      if (options !== null) return fixedValue(path, options);
    }
    const expected = expectedBy(issue, schema);
    if (!isWritten(value, path)) return [missing(path, expected)];
    return [badValue(path, expected, valuesHere(schema))];
  };

  const fixedValue = (path: KeyPath, values: readonly string[]): readonly AppError[] => {
    const expected = `${values.length === 1 ? '' : 'one of: '}${values.join(', ')}`;
    return [isWritten(value, path) ? badValue(path, expected, values) : missing(path, expected)];
  };

  return issues.flatMap(describe);
};
