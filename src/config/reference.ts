import { z } from 'zod';
import { configSchema } from './schema.ts';
import {
  defaultOf,
  describeSchema,
  descriptionOf,
  elementOf,
  isOptional,
  optionsOf,
  type Schema,
  shapeOf,
  unitOf,
  unwrap,
} from './schema-walk.ts';
import { renderUnit } from './values.ts';

/** JSON Schema of what people write, for editors. */
export const jsonSchema = (): object => {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema: json }) => {
      // The default is kept as the number it stands for; people write it with its unit.
      const unit = unitOf(zodSchema);
      const value = unit === null ? undefined : defaultOf(zodSchema);
      if (unit !== null && typeof value === 'number') json.default = renderUnit(value, unit);
      delete json['unit'];
    },
  });
  return { ...schema, title: 'Guildseal' };
};

const isMapping = (schema: Schema): boolean => unwrap(schema)._zod.def.type === 'record';

/** What follows a key in its path: nothing, or a placeholder for names and list items. */
const memberSuffix = (schema: Schema): string =>
  isMapping(schema) ? '.NAME' : unwrap(schema)._zod.def.type === 'array' ? '[]' : '';

const renderDefault = (schema: Schema): string => {
  const unit = unitOf(schema);
  const value = defaultOf(schema);
  if (value === undefined) return isOptional(schema) ? '-' : '**required**';
  const text = typeof value === 'number' && unit !== null ? renderUnit(value, unit) : value;
  return `\`${typeof text === 'string' && text !== '' ? text : JSON.stringify(text)}\``;
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

/** Mappings below a schema that get rows of their own: its own keys, or those of its items or alternatives. */
const nestedOf = (schema: Schema): readonly Schema[] => {
  const element = elementOf(schema);
  const base = element === null ? [schema] : [element];
  return base.flatMap(optionsOf).filter((option) => shapeOf(option) !== null);
};

const typeOf = (schema: Schema): string => {
  const nested = nestedOf(schema).length > 0;
  if (!nested) return describeSchema(schema);
  const plain = optionsOf(schema).filter(
    (option) => shapeOf(option) === null && elementOf(option) === null,
  );
  const kind = isMapping(schema)
    ? 'a mapping by name'
    : memberSuffix(schema) === '[]'
      ? 'a list of mappings'
      : 'a mapping';
  return [...plain.map(describeSchema), kind].join(', or ');
};

const rowsOf = (key: string, schema: Schema): readonly string[] => {
  const nested = nestedOf(schema);
  const showDefault = nested.length === 0 || shapeOf(schema) === null;
  const row = [
    `\`${key}\``,
    typeOf(schema),
    showDefault ? renderDefault(schema) : isOptional(schema) ? '-' : '**required**',
    descriptionOf(schema),
  ];
  const inside = nested.flatMap((part) =>
    Object.entries(shapeOf(part) ?? {}).flatMap(([name, inner]) =>
      rowsOf(`${key}${memberSuffix(schema)}.${name}`, inner),
    ),
  );
  return [`| ${row.map(cell).join(' | ')} |`, ...inside];
};

/** The reference of every key as Markdown: a section a part, a row a key. */
export const configReference = (): string => {
  const sections = Object.entries(shapeOf(configSchema) ?? {}).map(([part, schema]) =>
    [
      `### \`${part}\``,
      '',
      '| key | value | default | meaning |',
      '| --- | --- | --- | --- |',
      ...rowsOf(part, schema),
    ].join('\n'),
  );
  return sections.join('\n\n');
};
