// Cuts the routes we use, with the schemas they name, out of GitHub's published API description and
// writes them to __tests__/fixtures/openapi/github.json. The package is 385 MB unpacked, so it is
// fetched into a temporary folder for this one purpose; run it again after adding a route.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '23.0.2';
const inside = 'package/generated/api.github.com.json';
const routes: Readonly<Record<string, readonly string[]>> = {
  '/user': ['get'],
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}/status': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/files': ['get'],
  '/repos/{owner}/{repo}/statuses/{sha}': ['post'],
};
/** Words for people only; they are most of the file. */
const words = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'tags',
  'title',
  'x-github',
  'x-multi-segment',
  'deprecated',
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bare = (value: Json, names = false): Json => {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => names || !words.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => [key, bare(item, !names && key === 'properties')]),
  );
};

const references = (value: Json, found: Set<string>): void => {
  if (Array.isArray(value)) {
    for (const item of value) references(item, found);
  } else if (isObject(value)) {
    const target = value['$ref'];
    if (typeof target === 'string') found.add(target);
    for (const item of Object.values(value)) references(item, found);
  }
};

const resolve = (document: { [key: string]: Json }, reference: string): Json => {
  let at: Json | undefined = document;
  for (const step of reference.replace(/^#\//, '').split('/')) {
    at = isObject(at) ? at[step] : undefined;
  }
  if (at === undefined) throw new Error(`${reference} is not in the description`);
  return at;
};

const cut = (document: { [key: string]: Json }): Json => {
  const paths: { [key: string]: Json } = {};
  for (const [route, methods] of Object.entries(routes)) {
    const source = resolve(document, '#/paths');
    if (!isObject(source) || !isObject(source[route])) throw new Error(`no route ${route}`);
    const item = source[route];
    paths[route] = Object.fromEntries(
      methods.map((method) => {
        const operation = item[method];
        if (operation === undefined) throw new Error(`no ${method} ${route}`);
        return [method, bare(operation)];
      }),
    );
  }
  const components: { [kind: string]: { [name: string]: Json } } = {};
  const open = new Set<string>();
  references(paths, open);
  // Adding to a set while it is walked also walks what was added.
  for (const reference of open) {
    const [, kind = '', name = ''] = /^#\/components\/([^/]+)\/(.+)$/.exec(reference) ?? [];
    const value = bare(resolve(document, reference));
    (components[kind] ??= {})[name] = value;
    references(value, open);
  }
  const sorted = Object.fromEntries(
    Object.entries(components).map(([kind, entries]) => [
      kind,
      Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
  return {
    openapi: '3.0.3',
    info: { title: `api.github.com, cut from @octokit/openapi ${version} (MIT)`, version },
    paths,
    components: sorted,
  };
};

const folder = mkdtempSync(join(tmpdir(), 'guildseal-openapi-'));
try {
  execFileSync('npm', ['pack', `@octokit/openapi@${version}`, '--silent'], { cwd: folder });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('npm pack wrote no archive');
  execFileSync('tar', ['-xzf', archive, inside], { cwd: folder });
  const document = JSON.parse(readFileSync(join(folder, inside), 'utf8')) as Json;
  if (!isObject(document)) throw new Error('the description is no object');
  const target = new URL('../__tests__/fixtures/openapi/github.json', import.meta.url);
  writeFileSync(fileURLToPath(target), `${JSON.stringify(cut(document))}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
