import { afterEach, describe, expect, it } from '@jest/globals';

import { openForge } from '../../src/forge/open.ts';
import type { ForgeOptions } from '../../src/forge/open.ts';
import { ensureSection } from '../../src/forge/sticky.ts';
import { startGitea } from '../servers/gitea.ts';
import { startGithub } from '../servers/github.ts';
import { addComment, emptyState, smallRepo } from '../servers/model.ts';
import type { StandInState, StandInToken } from '../servers/model.ts';
import type { Running } from '../servers/serve.ts';
import { countingRandom, keptLog, quickClock, watchedHttp } from './ports.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const key = new Uint8Array(32).fill(1);
const tokens: readonly StandInToken[] = [
  { token: 'bot', login: 'sealbot', scopes: ['write:issue', 'write:repository'] },
  {
    token: 'reads',
    login: 'github-actions[bot]',
    job: { repo: 'ada/guild', code: 'read', pulls: 'read', issues: 'read', statuses: 'read' },
  },
  {
    token: 'app',
    login: 'seal-app[bot]',
    job: { repo: 'ada/guild', code: 'write', pulls: 'write', issues: 'write', statuses: 'write' },
  },
];

const newState = (changes: Parameters<typeof smallRepo>[0] = {}): StandInState => {
  const state = emptyState();
  state.users.push({ id: 6, login: 'sealbot' }, { id: 41_898_282, login: 'github-actions[bot]' });
  state.users.push({ id: 99, login: 'seal-app[bot]' });
  state.tokens.push(...tokens);
  state.repos.push(smallRepo({ access: { sealbot: 'write' }, ...changes }));
  return state;
};

let opened = 0;

const open = async (server: Running, options: Partial<ForgeOptions> = {}) => {
  const http = watchedHttp();
  closers.push(
    () => server.close(),
    () => http.close(),
  );
  const log = keptLog();
  const clock = quickClock();
  opened += 1;
  const random = countingRandom(opened);
  const forge = await openForge(
    { http, log, clock, random },
    {
      kind: 'gitea',
      apiUrl: server.apiUrl,
      token: 'bot',
      repo: { owner: 'ada', name: 'guild' },
      fork: false,
      summary: false,
      ...options,
    },
  );
  const section = (body: string, changes: Partial<Parameters<typeof ensureSection>[1]> = {}) =>
    ensureSection(
      forge,
      {
        issue: 1,
        kind: 'search',
        repoId: 4711,
        key,
        body,
        state: null,
        headSha: 'a'.repeat(40),
        run: { number: 1, attempt: 1 },
        ...changes,
      },
      { clock, random, log },
    );
  return { forge, log, section };
};

describe('opening a forge', () => {
  it('asks Gitea and Forgejo for their version, GitHub not', async () => {
    const gitea = await open(await startGitea({ state: newState(), version: '1.25.4' }));
    expect(gitea.forge).toMatchObject({ kind: 'gitea', version: '1.25.4' });
    const forgejo = await open(await startGitea({ state: newState(), kind: 'forgejo' }), {
      kind: 'forgejo',
    });
    expect(forgejo.forge.version).toBe('15.0.3+gitea-1.22.0');
    const dev = await open(await startGitea({ state: newState(), version: 'main-7a1' }));
    expect(dev.forge.version).toBeNull();
    const state = newState();
    const github = await open(await startGithub({ state }), { kind: 'github', token: 'app' });
    expect(github.forge.version).toBeNull();
    expect(state.calls).toBe(0);
  });

  it('refuses a wrong token at once, and lives without a version', async () => {
    await expect(
      open(await startGitea({ state: newState() }), { token: 'x' }),
    ).rejects.toMatchObject({ code: 'forge.unauthorized' });
    const state = newState();
    state.faults.set(1, 'missing_404');
    const { forge } = await open(await startGitea({ state }));
    expect(forge.version).toBeNull();
  });
});

describe('a token that may not say who it is', () => {
  it('learns from its first comment that an older one is its own, and goes on with that', async () => {
    const state = newState();
    const first = await open(await startGitea({ state }));
    expect((await first.section('one')).action).toBe('created');
    const second = await open(await startGitea({ state }));
    expect((await second.section('two')).action).toBe('adopted');
    expect((await second.section('three')).action).toBe('updated');
    expect(state.comments.map((one) => one.user)).toEqual(['sealbot']);
    expect(state.comments[0]?.body).toContain('three');
  });

  it("does the same for an App's token on GitHub, which looks like the job's", async () => {
    const state = newState();
    for (const body of ['one', 'two']) {
      const { section } = await open(await startGithub({ state }), {
        kind: 'github',
        token: 'app',
      });
      await section(body);
    }
    expect(state.comments).toHaveLength(1);
    expect(state.comments[0]?.body).toContain('two');
    expect(state.violations).toEqual([]);
  });
});

describe('a token that may not write', () => {
  it('is tried once; then the capability is off and the line to add is printed', async () => {
    const state = newState();
    const { forge, log, section } = await open(await startGithub({ state }), {
      kind: 'github',
      token: 'reads',
    });
    expect(forge.capabilities.comment).toBe(true);
    await expect(section('x')).rejects.toMatchObject({ code: 'forge.forbidden' });
    expect(forge.capabilities.comment).toBe(false);
    expect(log.lines.join('\n')).toContain('permissions:\n  pull-requests: write');
    const posts = state.requests.filter((one) => one.method === 'POST').length;
    await expect(section('y')).rejects.toMatchObject({
      code: 'forge.forbidden',
      hint: expect.stringContaining('pull-requests: write') as unknown,
    });
    expect(state.requests.filter((one) => one.method === 'POST')).toHaveLength(posts);
    await expect(
      forge.setStatus('a'.repeat(40), {
        context: 'guildseal/search/x',
        state: 'success',
        description: '',
        targetUrl: null,
      }),
    ).rejects.toMatchObject({ code: 'forge.forbidden' });
    expect(forge.capabilities.status).toBe(false);
  });

  it("of a fork's pull request on GitHub is not tried at all", async () => {
    const state = newState();
    const { section } = await open(await startGithub({ state }), {
      kind: 'github',
      token: 'reads',
      fork: true,
    });
    await expect(section('x')).rejects.toMatchObject({ code: 'forge.forbidden' });
    expect(state.requests.filter((one) => one.method === 'POST')).toEqual([]);
  });

  it('gets a typed refusal from an archived repository and a locked conversation', async () => {
    const archived = await open(await startGitea({ state: newState({ archived: true }) }));
    await expect(archived.section('x')).rejects.toMatchObject({ code: 'forge.locked' });
    const locked = newState({ locked: [1], access: { sealbot: 'read' } });
    const { section } = await open(await startGitea({ state: locked }));
    await expect(section('x')).rejects.toMatchObject({ code: 'forge.forbidden' });
  });
});

describe('someone who keeps overwriting our comment', () => {
  it('is told about in the end, after three more tries', async () => {
    const state = newState();
    const { section } = await open(await startGitea({ state }));
    await section('one');
    state.onCall = () => {
      const [ours] = state.comments;
      const { method, path } = state.requests.at(-1) ?? { method: '', path: '' };
      if (ours !== undefined && method === 'GET' && /comments\/\d+$/.test(path)) {
        ours.body = ours.body.replace('two', 'zwei');
      }
    };
    await expect(section('two')).rejects.toMatchObject({ code: 'forge.edit-lost' });
    expect(state.requests.filter((one) => one.method === 'PATCH')).toHaveLength(4);
    state.onCall = null;
  });

  it('loses against a run that finds the comment gone twice', async () => {
    const state = newState();
    const { section } = await open(await startGitea({ state }));
    await section('one');
    state.onCall = () => {
      if (state.requests.at(-1)?.method === 'PATCH') state.comments.splice(0);
    };
    expect((await section('two')).action).toBe('created');
    state.onCall = null;
    expect(state.comments).toHaveLength(1);
  });
});

describe('several runs at once', () => {
  it.each([2, 5])('%i of them leave one comment with all that they said', async (count) => {
    const state = newState();
    const server = await startGitea({ state });
    const kinds = ['search', 'review', 'deploy'] as const;
    const runs = await Promise.all(
      Array.from({ length: count }, () => open(server, { token: 'bot' })),
    );
    closers.push(() => Promise.resolve());
    // Each one first learns who it is.
    addComment(state, { repo: 'ada/guild', issue: 1, user: 'bob', body: 'hello' });
    await Promise.allSettled(
      runs.map(({ section }, index) =>
        section(`said by ${kinds[index % 3] ?? 'search'}`, {
          kind: kinds[index % 3] ?? 'search',
          run: { number: index + 1, attempt: 1 },
        }),
      ),
    );
    const settled = await Promise.all(
      kinds.slice(0, Math.min(3, count)).map(async (kind) => {
        await runs[0]?.section(`said by ${kind}`, { kind, run: { number: 50, attempt: 1 } });
        return kind;
      }),
    );
    const last = settled.at(-1) ?? 'search';
    await runs[0]?.section(`said by ${last}`, { kind: last, run: { number: 51, attempt: 1 } });
    const ours = state.comments.filter((one) => one.user === 'sealbot');
    expect(ours).toHaveLength(1);
    expect(state.comments.find((one) => one.user === 'bob')?.body).toBe('hello');
  });
});
