import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { watchedHttp } from '../forge/ports.ts';
import { startGitea } from './gitea.ts';
import { addComment, addStatus, emptyState, smallPull, smallRepo } from './model.ts';
import type { StandInContent, StandInFile, StandInState, StandInToken } from './model.ts';

interface Exchange {
  readonly note?: string;
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
    readonly path: string;
    readonly who: string | null;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
    readonly host?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const topics = [
  'version',
  'comments',
  'comment-size',
  'statuses',
  'pulls',
  'contents',
  'archived',
  'locked',
  'fork-run',
  'fork-deleted',
  'private',
  'tokens',
];
/** The routes this version uses; the stand-in knows no others. */
const ours =
  /^\/api\/v1\/(version|user|no\/such\/route|repos\/\w+\/\w+(\/no\/such\/route|\/pulls\/\d+(\/files)?|\/contents\/.+|\/issues\/\d+\/comments|\/issues\/comments\/\d+|\/statuses\/\w+|\/commits\/\w+\/status)?)(\?.*)?$/;

const read = (version: string, topic: string): readonly Exchange[] => {
  const file = new URL(
    `../fixtures/recordings/gitea-${version}/api/${topic}.jsonl`,
    import.meta.url,
  );
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Exchange);
  } catch {
    return [];
  }
};

const isOurs = ({ request: { method, path }, response }: Exchange): boolean =>
  ours.test(path) &&
  !(method === 'POST' && /\/(pulls|contents)\b/.test(path)) &&
  !(method === 'GET' && /\/statuses\//.test(path)) &&
  !(method === 'GET' && /\?per_page|\/contents\?/.test(path)) &&
  !(method === 'PATCH' && /\/pulls\//.test(path)) &&
  // A changed Accept header alters nothing there; our client never sends another.
  response.status !== 0;

const sha = '2a98724dcd9aa8b15bbba74fa8ad1c34b3bbd812';
const job = (token: string, repo: string, rights: string): StandInToken => {
  const [code, pulls, issues] = rights.split(' ') as ('none' | 'read' | 'write')[];
  return {
    token,
    login: 'gitea-actions',
    job: {
      repo,
      code: code ?? 'none',
      pulls: pulls ?? 'none',
      issues: issues ?? 'none',
      statuses: 'none',
    },
  };
};

const files: readonly StandInFile[] = [
  { filename: 'src/app.ts', status: 'modified', additions: 4, deletions: 3 },
  { filename: 'src/blob.bin', status: 'added', additions: 0, deletions: 0 },
  { filename: 'src/gone.txt', status: 'deleted', additions: 0, deletions: 1 },
  {
    filename: 'src/moved-here.txt',
    previous: 'src/moved.txt',
    status: 'renamed',
    additions: 1,
    deletions: 0,
  },
  { filename: 'src/new file ä.txt', status: 'added', additions: 1, deletions: 0 },
  { filename: 'src/no newline.txt', status: 'added', additions: 1, deletions: 0 },
];
const textFile: StandInContent = { kind: 'file', bytes: new TextEncoder().encode('# guild\n\n') };
const tree: Readonly<Record<string, StandInContent>> = {
  'README.md': textFile,
  'src/old name ä.txt': textFile,
  'src/blob.bin': textFile,
  src: { kind: 'directory', names: ['app.ts', 'b', 'c', 'd', 'e', 'f'] },
};

/** Users, tokens, repositories as they stood when a topic was recorded. */
const seed = (topic: string, exchanges: readonly Exchange[]): StandInState => {
  const state = emptyState();
  state.users.push(
    { id: -2, login: 'gitea-actions' },
    { id: 2, login: 'ada' },
    { id: 3, login: 'bob' },
    { id: 4, login: 'carol' },
    { id: 5, login: 'mallory' },
    { id: 6, login: 'sealbot' },
  );
  const guild = 'ada/guild';
  const vault = 'ada/vault';
  state.tokens.push(
    ...['ada', 'bob', 'carol', 'mallory', 'sealbot'].map((login) => ({ token: login, login })),
    job('job', guild, 'write write write'),
    job('forkjob', guild, 'read read read'),
    job('v1', vault, 'write write write'),
    job('v2', vault, 'write write write'),
    job('v3', vault, 'read none none'),
    job('v4', vault, 'write write write'),
    job('v5', vault, 'read write none'),
    job('w0', vault, 'read write none'),
    job('w1', vault, 'write write read'),
    job('w2', vault, 'read read none'),
    job('w3', vault, 'none write none'),
    ...[
      ['t_read', 'read:issue', 'read:repository'],
      ['t_repo', 'write:repository'],
      ['t_issue', 'write:issue', 'read:repository'],
      ['t_both', 'write:issue', 'write:repository'],
      ['t_user', 'write:issue', 'write:repository', 'read:user'],
    ].map(([token = '', ...scopes]) => ({ token, login: 'sealbot', scopes })),
  );
  const resolve = (name: string): string | null => {
    if (/^0+1?$|^zzz$/.test(name)) return null;
    return /^[0-9a-f]{10,40}$/.test(name) ? name : sha;
  };
  const content = (_sha: string, path: string): StandInContent => tree[path] ?? null;
  const access = { bob: 'write', sealbot: 'write', carol: 'read' } as const;
  const fork = { headRepo: 'mallory/guild', author: 'mallory' };
  const forkFiles = files.slice(0, 2);
  const common = { owner: 'ada', access, resolve, content };
  state.repos.push(
    smallRepo({
      ...common,
      id: 1,
      name: 'guild',
      issues: [3],
      locked: topic === 'locked' ? [5, 7] : [],
      pulls: [1, 5, 7, 11, 12].map((number) =>
        smallPull({
          number,
          headSha: sha,
          files: number === 11 ? forkFiles : files,
          labels: [],
          ...(number === 11 ? fork : {}),
          ...(number === 11 && topic === 'fork-deleted'
            ? { headRepo: null, headRef: 'patch-1' }
            : {}),
        }),
      ),
    }),
    smallRepo({
      ...common,
      id: 3,
      name: 'vault',
      private: true,
      issues: [1],
      pulls: [smallPull({ number: 2, headRepo: vault, files: files.slice(1, 2), labels: [] })],
    }),
    smallRepo({
      ...common,
      id: 4,
      name: 'attic',
      archived: true,
      pulls: [smallPull({ headRepo: 'ada/attic', labels: [] })],
    }),
    smallRepo({ ...common, id: 2, owner: 'lodge', name: 'tower', access: {}, pulls: [] }),
    smallRepo({ ...common, id: 5, owner: 'mallory', name: 'guild', access: {}, pulls: [] }),
  );
  // Comments that were made by requests that are not among ours, or before.
  const made = new Set<number>();
  for (const { request, response } of exchanges) {
    const id = Number(/\/issues\/comments\/(\d+)/.exec(request.path)?.[1] ?? 0);
    const body = response.body as { id?: number; user?: { login?: string } } | null;
    if (request.method === 'POST' && /\/comments$/.test(request.path)) made.add(body?.id ?? 0);
    if (id === 0 || id > 900_000 || made.has(id) || response.status === 404) continue;
    made.add(id);
    const repo = /repos\/(\w+\/\w+)\//.exec(request.path)?.[1] ?? '';
    state.nextId = id;
    const people = ['ada', 'bob', 'carol', 'sealbot'];
    const byAuthor = response.status < 300 && people.includes(request.who ?? '');
    const other = request.who === 'forkjob' && response.status === 403 ? 'ada' : 'gitea-actions';
    const user = byAuthor ? (request.who ?? '') : other;
    const issue = repo === 'ada/attic' ? 1 : repo === vault ? 2 : 1;
    addComment(state, { repo, issue, user, body: 'before' });
  }
  return state;
};

/** Left out by the server when they are zero. */
const leftOut = new Set(['additions', 'deletions', 'changed_files', 'review_comments']);

/** What kind of values an answer has; `partial` objects were recorded with fewer fields. */
const differences = (recorded: unknown, given: unknown, at: string): readonly string[] => {
  if (recorded === null || given === null) return [];
  if (Array.isArray(recorded)) {
    if (!Array.isArray(given)) return [`${at}: a list was recorded`];
    const cut = recorded.some((item: unknown) => JSON.stringify(item).startsWith('{"_cut"'));
    const [first] = recorded as readonly unknown[];
    if (first === undefined || cut) return [];
    if (given.length === 0) return [];
    return differences(first, given[0], `${at}[0]`);
  }
  if (typeof recorded !== typeof given) return [`${at}: ${typeof recorded} was recorded`];
  if (typeof recorded !== 'object' || typeof given !== 'object') return [];
  const left = recorded as Readonly<Record<string, unknown>>;
  const right = given as Readonly<Record<string, unknown>>;
  const partial =
    ('login' in left && !('avatar_url' in left)) || ('full_name' in left && !('size' in left));
  return [
    ...Object.entries(left).flatMap(([key, value]) =>
      key in right ? differences(value, right[key], `${at}.${key}`) : [`${at}.${key} is missing`],
    ),
    ...Object.keys(right).flatMap((key) =>
      key in left || partial || leftOut.has(key) ? [] : [`${at}.${key} was not recorded`],
    ),
  ];
};

describe.each(['1.26.3', '1.25.4'])('Gitea %s answers as recorded', (version) => {
  const present = topics.filter((topic) => read(version, topic).length > 0);

  it.each(present)('on %s', async (topic) => {
    const all = read(version, topic);
    const exchanges = all.filter(isOurs);
    expect(exchanges.length).toBeGreaterThan(0);
    const state = seed(topic, all);
    const server = await startGitea({ state, version });
    const http = watchedHttp();
    const found: string[] = [];
    try {
      for (const { request, response } of exchanges) {
        const recorded = response.body as { id?: number } | null;
        if (request.method === 'POST' && recorded?.id !== undefined) state.nextId = recorded.id;
        if (/\/status(\?|$)/.test(request.path) && state.statuses.length < 3) {
          const repo = 'ada/guild';
          for (const context of ['a', 'b', 'c']) {
            const full = { repo, context, state: 'success', description: '', target: '' };
            addStatus(state, { ...full, sha, creator: null });
          }
        }
        const answer = await http.send({
          method: request.method,
          url: `${server.url}${request.path}`,
          headers: {
            'content-type': 'application/json',
            ...(request.who === null ? {} : { authorization: `token ${request.who}` }),
            ...Object.fromEntries(
              Object.entries(request.headers ?? {}).map(([name, value]) => [
                name.toLowerCase(),
                value,
              ]),
            ),
          },
          ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        });
        const where = `${request.method} ${request.path} by ${request.who ?? 'nobody'}`;
        if ('failure' in answer) {
          found.push(`${where}: ${answer.failure}`);
          continue;
        }
        if (answer.status !== response.status) {
          found.push(`${where}: ${answer.status}, recorded was ${response.status}`);
          continue;
        }
        for (const name of ['x-total-count', 'x-pagecount', 'x-hasmore', 'content-type']) {
          if (name in response.headers !== name in answer.headers) {
            found.push(`${where}: header ${name}`);
          }
        }
        const text = new TextDecoder().decode(answer.body);
        const given: unknown =
          text === '' ? null : typeof response.body === 'string' ? text : JSON.parse(text);
        if ((given === null) !== (response.body === null)) found.push(`${where}: body`);
        found.push(...differences(response.body, given, where));
      }
    } finally {
      await http.close();
      await server.close();
    }
    expect(found).toEqual([]);
  });
});
