import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load.ts';
import { configReference, jsonSchema } from '../../src/config/reference.ts';
import { minimal } from './minimal.ts';

const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'config.md'), 'utf8');
const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchema());

interface JsonNode {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonNode>>;
}

/** Paths of all keys without a description. */
const undescribed = (node: unknown, path: string): readonly string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { properties } = node as JsonNode;
  const own = Object.entries(properties ?? {}).flatMap(([key, inner]) =>
    typeof inner['description'] === 'string' && inner['description'] !== ''
      ? []
      : [`${path}.${key}`],
  );
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, inner]) => undescribed(inner, `${path}.${key}`)),
  ];
};

describe('the JSON Schema', () => {
  test('describes every key', () => {
    expect(undescribed(jsonSchema(), '')).toEqual([]);
  });

  test('takes what the loader takes and refuses what it refuses', () => {
    expect(validate(parse(minimal()))).toBe(true);
    expect(validate(parse(minimal(['stratgy: beam'])))).toBe(false);
    expect(validate(parse(minimal(['evaluation: { timeout: 90s }'])))).toBe(true);
    expect(validate(parse(minimal(['evaluation: { timeout: 90 }'])))).toBe(false);
    expect(validate(parse(minimal(['parallel: { workers: 0 }'])))).toBe(false);
  });

  test('shows defaults as people write them', () => {
    const text = JSON.stringify(jsonSchema());
    expect(text).toContain('"default":"10m"');
    expect(text).toContain('"default":"2GiB"');
    expect(text).not.toContain('"unit"');
  });
});

describe('the reference', () => {
  test('has a row for every key, with its default', () => {
    const reference = configReference();
    expect(reference).toContain(
      '| `search.experiments.NAME.budget.wall` | a duration such as 90s, 10m or 1h | `1h` |',
    );
    expect(reference).toContain(
      '| `search.experiments.NAME.files.editable` | a list (text) | **required** |',
    );
    expect(reference).toContain('| `seal.key_env` |');
  });

  test('stands in the docs, whose examples are valid', () => {
    const blocks = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) {
      expect(() => loadConfig(block, 'docs/config.md')).not.toThrow();
      expect(parseAllDocuments(block)).toHaveLength(1);
    }
  });
});
