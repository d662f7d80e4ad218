import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What one room may import: rooms of ours (longest prefix wins), packages, node: modules. */
interface Room {
  readonly ours: readonly string[];
  readonly packages?: readonly string[];
  readonly node?: readonly string[];
}

const source = join(import.meta.dirname, '..', 'src');
const ground = [
  'ports.ts',
  'isolation.ts',
  'errors',
  'events',
  'policy',
  'text',
  'config/values.ts',
];
const services = ['workspace', 'sandbox', 'ledger', 'forge', 'report'];
const pureNode = ['node:crypto', 'node:util', 'node:buffer'];

/** A row a room; a subfolder with rules of its own has its own row, and the longest match counts. */
const rooms: Readonly<Record<string, Room>> = {
  'index.ts': { ours: ['app', 'events/quick.ts'], node: ['node:fs'] },
  'ports.ts': { ours: [], node: ['node:stream'] },
  'isolation.ts': { ours: [] },
  app: {
    ours: ['app', 'commands', 'process', ...services, ...ground],
    packages: ['commander', '@actions/core', 'zod'],
    node: [
      'node:fs',
      'node:os',
      'node:path',
      'node:crypto',
      'node:util',
      'node:url',
      'node:timers',
    ],
  },
  'app/adapters': {
    ours: ['app/adapters', 'ports.ts', 'text', 'errors'],
    packages: ['log-update', 'string-width', 'undici', '@actions/core'],
    node: ['node:fs', 'node:path', 'node:crypto', 'node:timers', 'node:util', 'node:os'],
  },
  commands: {
    ours: ['commands', 'search', 'config', ...services, ...ground],
    node: ['node:path', 'node:crypto'],
  },
  search: {
    ours: ['search', ...services, ...ground, 'isolation.ts'],
    packages: ['zod'],
    node: ['node:path', 'node:crypto', 'node:util', 'node:v8'],
  },
  'search/strategies': {
    ours: [
      'search/strategies',
      'search/types.ts',
      'search/random.ts',
      'search/config.ts',
      ...ground,
    ],
  },
  'search/noise': { ours: ['search/noise', ...ground], node: pureNode },
  'search/proposers': {
    ours: [
      'search/proposers',
      'search/types.ts',
      'search/random.ts',
      'search/config.ts',
      'policy',
      'workspace/workspace.ts',
      'ledger/entries.ts',
      ...ground,
    ],
    node: pureNode,
  },
  'search/config.ts': { ours: ['config/values.ts', 'sandbox/config.ts'], packages: ['zod'] },
  workspace: {
    ours: ['workspace', ...ground],
    packages: ['diff'],
    node: [
      'node:path',
      'node:crypto',
      'node:zlib',
      'node:fs',
      'node:util',
      'node:buffer',
      'node:stream',
    ],
  },
  sandbox: {
    ours: ['sandbox', ...ground],
    packages: ['tar-stream', 'zod'],
    node: [
      'node:path',
      'node:crypto',
      'node:fs',
      'node:stream',
      'node:os',
      'node:util',
      'node:buffer',
    ],
  },
  ledger: {
    ours: ['ledger', ...ground],
    packages: ['zod'],
    node: ['node:path', 'node:crypto', 'node:buffer', 'node:util'],
  },
  'ledger/verify': { ours: ['ledger', ...ground], packages: ['zod'], node: pureNode },
  forge: { ours: ['forge', ...ground], packages: ['zod'], node: pureNode },
  'forge/github': {
    ours: ['forge', ...ground],
    packages: ['@octokit/rest', '@octokit/core', '@octokit/request-error', 'zod'],
    node: pureNode,
  },
  report: {
    ours: ['report', ...ground],
    packages: ['d3-hierarchy', 'highlight.js', 'string-width', 'zod'],
    node: pureNode,
  },
  process: {
    ours: ['process', 'ports.ts', 'errors'],
    packages: ['execa'],
    node: ['node:child_process', 'node:stream'],
  },
  config: {
    ours: [
      'config',
      'errors',
      'text',
      'policy',
      'sandbox/config.ts',
      'search/config.ts',
      'ledger/config.ts',
      'report/config.ts',
      'events/config.ts',
    ],
    packages: ['zod', 'yaml', 'fastest-levenshtein'],
    node: ['node:crypto'],
  },
  'config/values.ts': { ours: [], packages: ['zod'] },
  errors: { ours: ['errors', 'text'], node: ['node:util'] },
  events: {
    ours: ['events', 'errors', 'text', 'config/values.ts'],
    packages: ['zod'],
    node: ['node:util'],
  },
  policy: { ours: ['policy', 'errors', 'text'], node: ['node:util', 'node:buffer'] },
  text: {
    ours: ['text', 'errors'],

    node: pureNode,
  },
};

const pureRooms = [
  'events',
  'policy',
  'text',
  'errors',
  'report',
  'search/strategies',
  'search/noise',
];
const environmentReaders = ['app/wire.ts', 'index.ts'];
const clockReaders = ['app/adapters', 'app/wire.ts'];

interface Import {
  readonly target: string;
  readonly isType: boolean;
  readonly isDynamic: boolean;
}

const readImports = (text: string): Import[] => {
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm,
  )) {
    found.push({ target: match[2] ?? '', isType: match[1] !== undefined, isDynamic: false });
  }
  for (const match of text.matchAll(/^\s*import\s+'([^']+)'/gm)) {
    found.push({ target: match[1] ?? '', isType: false, isDynamic: false });
  }
  for (const match of text.matchAll(/\bimport\('([^']+)'\)/g)) {
    found.push({ target: match[1] ?? '', isType: false, isDynamic: true });
  }
  return found;
};

const roomOf = (file: string): string | null => {
  const names = Object.keys(rooms).filter((room) => file === room || file.startsWith(`${room}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? null;
};

const within = (file: string, places: readonly string[]): boolean =>
  places.some((place) => file === place || file.startsWith(`${place}/`));

/** Every offence of one file, in words. */
const judge = (file: string, text: string): string[] => {
  const room = roomOf(file);
  if (room === null) return [`${file}: belongs to no room`];
  const rules = rooms[room];
  if (rules === undefined) return [];
  const offences: string[] = [];
  for (const { target, isDynamic, isType } of readImports(text)) {
    if (target.startsWith('.')) {
      const path = relative(source, resolve(join(source, file, '..'), target));
      // Types vanish at run time, but their arrows are judged the same, but for the contracts.
      if (!within(path, rules.ours)) offences.push(`${file}: ${room} may not import ${path}`);
      if (file === 'index.ts' && !isDynamic && !isType)
        offences.push(`index.ts: ${path} is not lazy`);
      continue;
    }
    if (target.startsWith('node:')) {
      if (!(rules.node ?? []).includes(target))
        offences.push(`${file}: ${room} may not import ${target}`);
      continue;
    }
    const name = target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/');
    if (!(rules.packages ?? []).includes(name))
      offences.push(`${file}: ${room} may not import ${name}`);
  }
  if (/\bprocess\.env\b/.test(text) && !within(file, environmentReaders))
    offences.push(`${file}: reads process.env`);
  if (/\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)/.test(text) && !within(file, clockReaders)) {
    offences.push(`${file}: reads the clock or draws chance`);
  }
  if (
    within(file, pureRooms) &&
    /\bfrom 'node:(?:fs|child_process|net|http|https|os)'/.test(text)
  ) {
    offences.push(`${file}: a pure room touches the outside`);
  }
  return offences;
};

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]));

/** Static, run-time imports: what a cycle would be made of. */
const arrowsOf = (file: string): string[] =>
  readImports(texts.get(file) ?? '')
    .filter(({ target, isType, isDynamic }) => target.startsWith('.') && !isType && !isDynamic)
    .map(({ target }) => relative(source, resolve(join(source, file, '..'), target)));

const findCycle = (): string[] | null => {
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): string[] | null => {
    const at = trail.indexOf(file);
    if (at >= 0) return [...trail.slice(at), file];
    if (done.has(file)) return null;
    for (const next of arrowsOf(file)) {
      const cycle = walk(next, [...trail, file]);
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of files) {
    const cycle = walk(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
};

describe('the house', () => {
  it('has arrows that point down only, and every outside thing behind its own door', () => {
    const offences = files.flatMap((file) => judge(file, texts.get(file) ?? ''));
    expect(offences).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle()).toBeNull();
  });

  it('has no file over 400 lines', () => {
    const long = files.filter((file) => (texts.get(file) ?? '').split('\n').length > 401);
    expect(long).toEqual([]);
  });

  it.each([
    ['policy/x.ts', "import { readFileSync } from 'node:fs';", 2],
    ['ledger/x.ts', "import { git } from '../workspace/git.ts';", 1],
    ['text/x.ts', "import { main } from '../app/main.ts';", 1],
    ['search/engine/x.ts', "import { execa } from 'execa';", 1],
    ['report/x.ts', 'export const now = Date.now();', 1],
    ['forge/x.ts', "import { Octokit } from '@octokit/rest';", 1],
    ['sandbox/x.ts', "export const home = process.env['HOME'];", 1],
    ['index.ts', "import { wire } from './app/wire.ts';", 1],
    ['strangers/x.ts', '', 1],
  ])('refuses a bad import planted in %s', (file, text, count) => {
    expect(judge(file, text)).toHaveLength(count);
  });
});
