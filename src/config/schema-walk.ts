import { z } from 'zod';
import type { Unit } from './values.ts';

/** A schema of any kind. */
export type Schema = z.core.$ZodType;
/** Keys and list indices from the top of the file. */
export type KeyPath = readonly PropertyKey[];

const defOf = (schema: Schema): z.core.$ZodTypes['_zod']['def'] =>
  (schema as z.core.$ZodTypes)._zod.def;

/** What a default, `null` or a transform is wrapped around; null for a schema that stands by itself. */
const innerOf = (schema: Schema): Schema | null => {
  const def = defOf(schema);
  if (def.type === 'pipe') return def.in;
  const wraps = ['default', 'prefault', 'optional', 'nullable', 'readonly'].includes(def.type);
  return wraps && 'innerType' in def ? def.innerType : null;
};

/** Takes off defaults, `null` and transforms: the schema of what people write. */
export const unwrap = (schema: Schema): Schema => {
  const inner = innerOf(schema);
  return inner === null ? schema : unwrap(inner);
};

const partsOf = (schema: Schema): Schema[] => {
  const inner = innerOf(schema);
  return inner === null ? [schema] : [schema, ...partsOf(inner)];
};

/** Whether `null` may be written. */
export const isNullable = (schema: Schema): boolean =>
  partsOf(schema).some((part) => defOf(part).type === 'nullable');

/** The unit numbers are written in, null for plain ones. */
export const unitOf = (schema: Schema): Unit | null => {
  for (const part of partsOf(schema)) {
    const unit = z.globalRegistry.get(part)?.['unit'];
    if (unit === 'duration' || unit === 'size') return unit;
  }
  return null;
};

/** The words a schema describes itself with. */
export const descriptionOf = (schema: Schema): string => {
  for (const part of partsOf(schema)) {
    const description = z.globalRegistry.get(part)?.description;
    if (description !== undefined) return description;
  }
  return '';
};

/** The default as the schema holds it (durations and sizes as numbers), undefined without one. */
export const defaultOf = (schema: Schema): unknown => {
  for (const part of partsOf(schema)) {
    const def = defOf(part);
    if (def.type === 'default' || def.type === 'prefault') return def.defaultValue;
  }
  return undefined;
};

/** Whether a key may be left out. */
export const isOptional = (schema: Schema): boolean =>
  partsOf(schema).some((part) => ['default', 'prefault', 'optional'].includes(defOf(part).type));

/** Keys of a mapping with their schemas; null for schemas of other values. */
export const shapeOf = (schema: Schema): Readonly<Record<string, Schema>> | null => {
  const def = defOf(unwrap(schema));
  return def.type === 'object' ? def.shape : null;
};

/** Schema of what a list or a mapping by name holds; null for others. */
export const elementOf = (schema: Schema): Schema | null => {
  const def = defOf(unwrap(schema));
  if (def.type === 'array') return def.element;
  return def.type === 'record' ? def.valueType : null;
};

/** Alternatives of a schema; itself when there are none. */
export const optionsOf = (schema: Schema): readonly Schema[] => {
  const def = defOf(unwrap(schema));
  return def.type === 'union' ? def.options : [unwrap(schema)];
};

/** Values that a schema lists; null when it does not. */
export const valuesOf = (schema: Schema): readonly string[] | null => {
  const def = defOf(unwrap(schema));
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  return def.type === 'literal' ? def.values.map(String) : null;
};

/** Of alternatives, the mapping whose fixed values (`kind`, `name`) a value has; else the first mapping. */
const chooseOption = (schema: Schema, value: unknown): Schema => {
  const mappings = optionsOf(schema).filter((option) => shapeOf(option) !== null);
  const fits = mappings.find((option) =>
    Object.entries(shapeOf(option) ?? {}).every(([key, part]) => {
      if (defOf(unwrap(part)).type !== 'literal') return true;
      const written = (value as Record<string, unknown> | null | undefined)?.[key];
      return valuesOf(part)?.includes(String(written)) === true;
    }),
  );
  return fits ?? mappings[0] ?? unwrap(schema);
};

/** The schema at a path into a value; null where the schema has nothing. */
export const schemaAt = (root: Schema, path: KeyPath, value: unknown): Schema | null => {
  let schema: Schema = root;
  let current = value;
  for (const key of path) {
    const inside = chooseOption(schema, current);
    const next: Schema | null =
      elementOf(inside) ?? shapeOf(inside)?.[String(key)] ?? elementOf(optionWithElements(schema));
    if (next === null) return null;
    schema = next;
    current =
      typeof current === 'object' && current !== null
        ? (current as Record<PropertyKey, unknown>)[key]
        : undefined;
  }
  return schema;
};

const optionWithElements = (schema: Schema): Schema =>
  optionsOf(schema).find((option) => elementOf(option) !== null) ?? schema;

/** Own keys that the mapping at a path may have, sorted. */
export const keysAt = (root: Schema, path: KeyPath, value: unknown): readonly string[] => {
  const schema = schemaAt(root, path, value);
  if (schema === null) return [];
  const inside = path.reduce<unknown>(
    (current, key) => (current as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  return Object.keys(shapeOf(chooseOption(schema, inside)) ?? {}).sort();
};

const wordsOfPattern = (schema: Schema): string | null => {
  for (const check of defOf(schema).checks ?? []) {
    const words = check._zod.def.error?.({ code: 'custom', input: '', path: [] } as never);
    if (typeof words === 'string') return words;
  }
  return null;
};

const bounds = (schema: Schema): string => {
  const words = (defOf(schema).checks ?? []).map((check) => {
    const def = (check as z.core.$ZodChecks)._zod.def;
    if (def.check !== 'greater_than' && def.check !== 'less_than') return '';
    const greater = def.check === 'greater_than';
    const text = def.inclusive ? (greater ? 'at least' : 'at most') : greater ? 'above' : 'below';
    return `, ${text} ${String(def.value)}`;
  });
  return words.join('');
};

const wordsOf = (inner: Schema): string => {
  const def = defOf(inner);
  if (def.type === 'string') return wordsOfPattern(inner) ?? 'text';
  if (def.type === 'number') {
    const whole = 'format' in def && def.format === 'safeint';
    return `${whole ? 'a whole number' : 'a number'}${bounds(inner)}`;
  }
  if (def.type === 'boolean') return 'true or false';
  if (def.type === 'array') return `a list (${describeSchema(def.element)})`;
  if (def.type === 'record') return `a mapping from names (${describeSchema(def.valueType)})`;
  if (def.type === 'object')
    return `a mapping with keys of: ${Object.keys(def.shape).sort().join(', ')}`;
  if (def.type === 'union') return def.options.map(describeSchema).join(', or ');
  const values = valuesOf(inner) ?? [];
  return `${values.length === 1 ? '' : 'one of: '}${values.join(', ')}`;
};

/** What a schema accepts, in words: `a whole number, at least 1`, `one of: a, b`. */
export const describeSchema = (schema: Schema): string =>
  `${wordsOf(unwrap(schema))}${isNullable(schema) ? ' or null' : ''}`;
