import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

import type { Ask, Reply } from './serve.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export interface MatchedRoute {
  readonly template: string;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** An API's own description, as a judge of requests and answers. */
export interface Description {
  match(method: string, path: string): MatchedRoute | 'no_route' | 'no_method';
  /** What is wrong with a request; empty: nothing. */
  request(route: MatchedRoute, ask: Ask): readonly string[];
  answer(route: MatchedRoute, method: string, reply: Reply): readonly string[];
  schema(name: string): JsonObject;
}

export interface Dialect {
  /** Where schemas are: `components/schemas` or `definitions`. */
  readonly schemas: string;
  /** Gitea writes null for anything that is not there, whatever its description says. */
  readonly anyNull: boolean;
}

/** Closes every object, and turns `nullable` into what JSON Schema has. */
const close = (value: Json, dialect: Dialect): Json => {
  if (isList(value)) return value.map((item) => close(item, dialect));
  if (!isObject(value)) return value;
  const { nullable, ...rest } = value;
  const out: Record<string, Json> = {};
  for (const [key, item] of Object.entries(rest)) {
    if (key === 'properties' && isObject(item)) {
      out[key] = Object.fromEntries(
        Object.entries(item).map(([name, schema]) => {
          const closed = close(schema, dialect);
          return [name, dialect.anyNull ? { anyOf: [closed, { type: 'null' }] } : closed];
        }),
      );
    } else if (key === 'enum' || key === 'required') out[key] = item;
    else out[key] = close(item, dialect);
  }
  if (isObject(rest['properties']) && rest['additionalProperties'] === undefined) {
    out['additionalProperties'] = false;
  }
  return nullable === true ? { anyOf: [out, { type: 'null' }] } : out;
};

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Reads a cut OpenAPI 3 or Swagger 2 file. */
export const createDescription = (document: JsonObject, dialect: Dialect): Description => {
  const at = (reference: string): JsonObject => {
    let value: Json | undefined = document;
    for (const step of reference.replace(/^#\//, '').split('/')) {
      value = isObject(value) ? value[step] : undefined;
    }
    if (!isObject(value)) throw new Error(`${reference} is not in the description`);
    return value;
  };
  const deref = (value: Json | undefined): JsonObject | null => {
    if (!isObject(value)) return null;
    return typeof value['$ref'] === 'string' ? at(value['$ref']) : value;
  };
  const paths = at('#/paths');
  const routes = Object.entries(paths).map(([template, item]) => {
    const names: string[] = [];
    const pattern = template
      .split(/(\{[^}]+\})/)
      .map((part) => {
        if (!part.startsWith('{')) return escape(part);
        const name = part.slice(1, -1);
        names.push(name);
        return name === 'path' || name === 'filepath' ? '(.+)' : '([^/]+)';
      })
      .join('');
    return { template, names, pattern: new RegExp(`^${pattern}$`), item };
  });

  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addFormat('uri', { type: 'string', validate: (text: string) => URL.canParse(text) });
  ajv.addFormat('date-time', {
    type: 'string',
    validate: (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
  });
  for (const format of ['email', 'int64', 'int32', 'repo.nwo']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'api', ...(close(document, dialect) as object) });
  const compiled = new Map<string, ValidateFunction>();
  const check = (schema: Json, value: unknown, where: string): readonly string[] => {
    const text = JSON.stringify(close(schema, dialect)).replaceAll('"#/', '"api#/');
    let validate = compiled.get(text);
    if (validate === undefined) {
      validate = ajv.compile(JSON.parse(text) as object);
      compiled.set(text, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) =>
        `${where}${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  };

  const operation = (template: string, method: string): JsonObject => {
    const item = paths[template];
    const found = isObject(item) ? item[method.toLowerCase()] : undefined;
    if (!isObject(found)) throw new Error(`${method} ${template} is not described`);
    return found;
  };

  const bodySchema = (op: JsonObject): Json | null => {
    const body = deref(op['requestBody']);
    if (body !== null) {
      const content = deref(body['content'])?.['application/json'];
      return deref(content)?.['schema'] ?? null;
    }
    const parameters = isList(op['parameters']) ? op['parameters'] : [];
    const inBody = parameters.map(deref).find((one) => one?.['in'] === 'body');
    return inBody?.['schema'] ?? null;
  };

  const answerSchema = (op: JsonObject, status: number): Json | null | undefined => {
    const responses = deref(op['responses']);
    const response = deref(responses?.[String(status)]);
    if (response === null) return undefined;
    const content = deref(response['content'])?.['application/json'];
    return deref(content)?.['schema'] ?? response['schema'] ?? null;
  };

  return {
    match: (method, path) => {
      let known = false;
      for (const { template, names, pattern, item } of routes) {
        const match = pattern.exec(path);
        if (match === null) continue;
        known = true;
        if (!isObject(item) || item[method.toLowerCase()] === undefined) continue;
        const params = names.map((name, index) => [
          name,
          decodeURIComponent(match[index + 1] ?? ''),
        ]);
        return { template, params: Object.fromEntries(params) as Record<string, string> };
      }
      return known ? 'no_method' : 'no_route';
    },
    request: (route, ask) => {
      const op = operation(route.template, ask.method);
      const parameters = (isList(op['parameters']) ? op['parameters'] : []).map(deref);
      const allowed = parameters
        .filter((one) => one?.['in'] === 'query')
        .map((one) => one?.['name']);
      const problems = [...ask.query.keys()]
        .filter((name) => !allowed.includes(name))
        .map((name) => `the query parameter ${name} is not described`);
      const schema = bodySchema(op);
      if (schema === null)
        return ask.body === '' ? problems : [...problems, 'no body is described'];
      if (!(ask.headers['content-type'] ?? '').startsWith('application/json')) {
        return [...problems, `content type ${ask.headers['content-type'] ?? 'none'}`];
      }
      try {
        return [...problems, ...check(schema, JSON.parse(ask.body), 'body')];
      } catch (error) {
        return [...problems, `the body cannot be read: ${String(error)}`];
      }
    },
    answer: (route, method, reply) => {
      if (
        reply.status >= 300 ||
        typeof reply.body === 'string' ||
        reply.body instanceof Uint8Array
      ) {
        return [];
      }
      const schema = answerSchema(operation(route.template, method), reply.status);
      if (schema === undefined) return [`status ${reply.status} is not described`];
      if (schema === null)
        return reply.body === null ? [] : ['an answer without a body is described'];
      return check(schema, JSON.parse(JSON.stringify(reply.body)), 'answer');
    },
    schema: (name) => at(`#/${dialect.schemas}/${name}`),
  };
};

/** The least value a schema allows: required fields only, first words of enums, null where it may be. */
export const sample = (description: Description, schema: unknown): unknown => {
  const value = schema as Json;
  if (!isObject(value)) return null;
  const reference = value['$ref'];
  if (typeof reference === 'string') {
    return sample(description, description.schema(reference.split('/').at(-1) ?? ''));
  }
  if (value['nullable'] === true) return null;
  const words = value['enum'];
  if (isList(words)) return words[0];
  const [choice] = isList(value['oneOf']) ? value['oneOf'] : [];
  if (choice !== undefined) return sample(description, choice);
  const type = value['type'];
  if (type === 'string') {
    if (value['format'] === 'uri') return 'https://forge.example/x';
    return value['format'] === 'date-time' ? '2026-01-01T00:00:00Z' : '';
  }
  if (type === 'integer' || type === 'number') return 0;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  const properties = isObject(value['properties']) ? value['properties'] : {};
  const required = isList(value['required']) ? value['required'] : [];
  return Object.fromEntries(
    required.flatMap((name) =>
      typeof name === 'string' ? [[name, sample(description, properties[name])]] : [],
    ),
  );
};
