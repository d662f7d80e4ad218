import { caps } from '../../src/forge/capabilities.ts';
import { withDegrading } from '../../src/forge/degrade.ts';
import { emptyMemory, openMemory } from '../../src/forge/memory/memory.ts';
import { openForge } from '../../src/forge/open.ts';
import { countingRandom, keptLog, quickClock, watchedHttp } from '../forge/ports.ts';
import { startGitea } from '../servers/gitea.ts';
import type { GiteaOptions } from '../servers/gitea.ts';
import { startGithub } from '../servers/github.ts';
import { addComment, emptyState, smallPull, smallRepo, trustedJob } from '../servers/model.ts';
import type { StandInContent, StandInFile } from '../servers/model.ts';
import type { ForgeBench } from './forge.ts';

const head = 'a'.repeat(40);
const files: readonly StandInFile[] = [
  { filename: 'src/app.ts', status: 'modified', additions: 1, deletions: 1 },
  {
    filename: 'src/new name ä.ts',
    previous: 'src/old.ts',
    status: 'renamed',
    additions: 0,
    deletions: 0,
  },
  { filename: 'src/gone.ts', status: 'deleted', additions: 0, deletions: 9 },
  ...Array.from({ length: 117 }, (_, index) => ({
    filename: `src/more/${index}.ts`,
    status: 'added' as const,
    additions: 1,
    deletions: 0,
  })),
];

export type ServerKind = 'github' | 'gitea' | 'forgejo';

/** A bench over HTTP: the adapter against its stand-in. */
export const serverBench = async (
  kind: ServerKind,
  options: GiteaOptions = {},
): Promise<ForgeBench> => {
  const state = emptyState();
  const login = kind === 'github' ? 'github-actions[bot]' : `${kind}-actions`;
  const me = { id: kind === 'github' ? 41_898_282 : -2, login };
  const contents = new Map<string, StandInContent>();
  const repo = smallRepo({
    pulls: [smallPull({ headSha: head, files })],
    content: (sha, path) => contents.get(`${sha}:${path}`) ?? null,
  });
  state.repos.push(repo);
  state.users.push(
    me,
    { id: 2, login: 'ada' },
    { id: 3, login: 'bob' },
    { id: 4, login: 'carol' },
    { id: 5, login: 'mallory' },
  );
  state.tokens.push(trustedJob('job-token-of-the-test', login, 'ada/guild'));
  const server =
    kind === 'github'
      ? await startGithub({ state })
      : await startGitea({ ...options, kind, state });
  const http = watchedHttp();
  const log = keptLog();
  const clock = quickClock();
  const random = countingRandom();
  const forge = await openForge(
    { http, log, clock, random },
    {
      kind,
      apiUrl: server.apiUrl,
      token: 'job-token-of-the-test',
      repo: { owner: 'ada', name: 'guild' },
      fork: false,
      summary: true,
    },
  );
  const of = (id: number) => state.comments.find((one) => one.id === id);
  return {
    forge,
    deps: { clock, random, log },
    warnings: () => log.lines.filter((line) => line.startsWith('warn')),
    me,
    repoId: repo.id,
    head,
    comments: () => state.comments.map((one) => ({ ...one })),
    statuses: () => state.statuses,
    addComment: (user, body) => addComment(state, { repo: 'ada/guild', issue: 1, user, body }).id,
    editComment: (id, body) => {
      const found = of(id);
      if (found !== undefined) found.body = body;
    },
    removeComment: (id) => {
      const found = of(id);
      if (found !== undefined) state.comments.splice(state.comments.indexOf(found), 1);
    },
    moveHead: (sha) => {
      for (const pull of repo.pulls) pull.headSha = sha;
    },
    putFile: (sha, path, bytes) => {
      contents.set(`${sha}:${path}`, { kind: 'file', bytes });
    },
    writes: () => state.requests.filter((one) => one.method !== 'GET').length,
    check: () => {
      if (state.violations.length > 0) throw new Error(state.violations.join('\n'));
    },
    close: async () => {
      await http.close();
      await server.close();
    },
  };
};

/** A bench without a network. */
export const memoryBench = (): Promise<ForgeBench> => {
  const state = emptyMemory();
  const me = { id: 77, login: 'guildseal-bot' };
  const log = keptLog();
  const clock = quickClock();
  const ids = new Map<string, number>([
    [me.login, me.id],
    ['bob', 3],
    ['carol', 4],
    ['mallory', 5],
  ]);
  const htmlUrl = 'https://forge.example/ada/guild/pulls/1';
  state.pulls.push({
    number: 1,
    state: 'open',
    headSha: head,
    headRepoId: 4711,
    headRef: 'feature',
    baseSha: 'b'.repeat(40),
    baseRef: 'main',
    mergeBase: null,
    fork: false,
    draft: false,
    htmlUrl,
    author: { id: 3, login: 'bob' },
    labels: ['fast'],
    title: 'Change some lines',
    body: '',
  });
  state.files.set(
    1,
    files.map((file) => ({
      path: file.filename,
      previousPath: file.previous ?? null,
      status: file.status,
      patch: null,
    })),
  );
  const adapter = openMemory(state, { kind: 'github', me, now: () => clock.now() });
  const facts = { kind: 'github', version: null, fork: false, token: true, summary: true } as const;
  return Promise.resolve({
    forge: withDegrading(adapter, caps(facts), log),
    deps: { clock, random: countingRandom(), log },
    warnings: () => log.lines.filter((line) => line.startsWith('warn')),
    me,
    repoId: 4711,
    head,
    comments: () => state.comments.map((one) => ({ ...one, user: one.author.login })),
    statuses: () => state.statuses.map((one) => one.status),
    addComment: (user, body) => {
      const id = Math.max(0, ...state.comments.map((one) => one.id)) + 1;
      state.comments.push({
        id,
        body,
        author: { id: ids.get(user) ?? 0, login: user },
        createdAt: '2026-01-01T00:00:00Z',
        htmlUrl: `${htmlUrl}#issuecomment-${id}`,
        issue: 1,
      });
      return id;
    },
    editComment: (id, body) => {
      const index = state.comments.findIndex((one) => one.id === id);
      const found = state.comments[index];
      if (found !== undefined) state.comments[index] = { ...found, body };
    },
    removeComment: (id) => {
      state.comments.splice(
        state.comments.findIndex((one) => one.id === id),
        1,
      );
    },
    moveHead: (sha) => {
      const [pull] = state.pulls;
      if (pull !== undefined) state.pulls[0] = { ...pull, headSha: sha };
    },
    putFile: (sha, path, bytes) => {
      state.contents.set(`${sha}:${path}`, bytes);
    },
    writes: () => state.calls.filter((verb) => /^(create|update|delete|set)/.test(verb)).length,
    check: () => {},
    close: () => Promise.resolve(),
  });
};
