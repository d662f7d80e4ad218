import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isAppError } from '../../src/errors/app-error.ts';
import type { Event } from '../../src/events/event.ts';
import { normalizeEvent } from '../../src/events/normalize.ts';
import type { EventFacts, Normalized } from '../../src/events/normalize.ts';
import { recordedEvents } from './recorded.ts';

const recorded = recordedEvents();
const find = (title: string) => {
  const found = recorded.find((one) => one.title === `gitea-1.26.3/${title}`);
  if (found === undefined) throw new Error(`no recording ${title}`);
  return found;
};
const asEvent = (value: Normalized): Event => {
  if ('skip' in value) throw new Error(`skipped: ${value.skip}`);
  return value;
};
const of = (title: string, changes: Partial<EventFacts> = {}): Event => {
  const { name, payload, facts } = find(title);
  return asEvent(normalizeEvent({ name, payload, facts: { ...facts, ...changes } }));
};

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}
const examples = JSON.parse(
  readFileSync(
    new URL(
      '../../node_modules/@octokit/webhooks-examples/api.github.com/index.json',
      import.meta.url,
    ),
    'utf8',
  ),
) as readonly Example[];
const githubFacts: EventFacts = {
  forge: 'github',
  serverVersion: null,
  serverUrl: 'https://github.com',
  repository: 'octo-org/octo-repo',
  repositoryId: 6_811_672,
  actor: 'octocat',
  sha: 'd'.repeat(40),
  ref: 'refs/heads/main',
  run: { id: 99, number: 3, attempt: 2 },
};
const githubExamples = examples.flatMap(({ name, examples: all }) =>
  all.map((payload) => ({ name, payload })),
);

describe('payloads recorded from Gitea', () => {
  it.each(recorded)('$title is an event of ours or says why not', ({ name, payload, facts }) => {
    const result = normalizeEvent({ name, payload, facts });
    const ours =
      /^(push|pull_request|pull_request_target|issue_comment|pull_request_comment|schedule|workflow_dispatch)$/;
    if (!ours.test(name)) expect(result).toEqual({ skip: `the event ${name} starts nothing` });
    else if (!('skip' in result)) {
      expect(result.repo.owner).toBe('ada');
      expect(result.repo.htmlUrl).toMatch(/^http:\/\/forge\.example:300[02]\/ada\/\w+$/);
      expect(result.forge).toBe('gitea');
      expect(result.run.id).toBeGreaterThan(0);
    } else expect(result.skip).toMatch(/only new comments|on an issue/);
  });

  it('a pull request that was opened has head, base and merge base', () => {
    expect(of('pull_request-opened')).toMatchObject({
      kind: 'pull_request',
      action: 'opened',
      sha: '184656077535f0a6b96b52b4e9516043f1adbbab',
      actor: { id: 3, login: 'bob' },
      pr: {
        number: 1,
        headSha: '184656077535f0a6b96b52b4e9516043f1adbbab',
        baseSha: 'da4ddf28ab5beccd20a6eaed60f6c811a4002c38',
        mergeBase: 'da4ddf28ab5beccd20a6eaed60f6c811a4002c38',
        baseRef: 'main',
        fork: false,
        draft: true,
      },
      run: {
        id: 1,
        number: 1,
        attempt: 1,
        url: 'http://forge.example:3000/ada/guild/actions/runs/1',
      },
    });
  });

  it.each([
    ['pull_request-synchronized', 'updated', false],
    ['pull_request-reopened', 'reopened', false],
    ['pull_request-closed', 'closed', false],
    ['pull_request-closed-merged', 'closed', false],
    ['pull_request-label_updated-added', 'labeled', false],
    ['pull_request-label_updated-removed', 'labeled', false],
    ['pull_request-review_requested', 'other', false],
    ['pull_request-edited', 'edited', true],
    ['pull_request-edited-ready', 'edited', true],
    ['pull_request-edited-to-draft', 'edited', false],
  ])('%s is %s', (title, action, mayBeReady) => {
    expect(of(title)).toMatchObject({ action, mayBeReady });
  });

  it('a pull request from a fork is one, also when the fork is gone', () => {
    expect(of('pull_request-opened-fork').pr).toMatchObject({ fork: true, headRepoId: 5 });
    expect(of('pull_request-edited-no-head-repo').pr).toMatchObject({
      fork: true,
      headRepoId: null,
    });
  });

  it('pull_request_target counts as a pull request of a fork, with a warning', () => {
    const event = of('pull_request_target-opened');
    expect(event).toMatchObject({ kind: 'pull_request', pr: { fork: true } });
    expect(event.warnings).toHaveLength(1);
  });

  it('a push takes the pushed commit, not a later one', () => {
    const { facts } = find('push-branch');
    expect(of('push-branch', { sha: 'e'.repeat(40) })).toMatchObject({
      kind: 'push',
      sha: 'da4ddf28ab5beccd20a6eaed60f6c811a4002c38',
      before: '171bdd1c2fdaf70162a3acdcfe96ca1577019b38',
      ref: 'refs/heads/main',
    });
    expect(facts.forge).toBe('gitea');
    expect(of('push-new-branch').before).toBeNull();
  });

  it('a comment on a pull request under either name carries author and body, but no head', () => {
    for (const title of ['issue_comment-created-pull', 'pull_request_comment-created']) {
      expect(of(title)).toMatchObject({
        kind: 'comment',
        sha: null,
        pr: { number: 1, headSha: null, fork: null },
        comment: { author: { id: 3, login: 'bob' } },
      });
    }
  });

  it('keeps all lines of a comment', () => {
    const { comment } = of('issue_comment-created-pull');
    expect(comment?.body).toBe('/guildseal review\nsecond line');
  });

  it.each([
    ['issue_comment-edited-pull', 'only new comments are read'],
    ['issue_comment-deleted-pull', 'only new comments are read'],
    ['issue_comment-created-issue', 'the comment is on an issue, not on a pull request'],
  ])('%s is skipped', (title, skip) => {
    const { name, payload, facts } = find(title);
    expect(normalizeEvent({ name, payload, facts })).toEqual({ skip });
  });

  it('a manual run has its inputs as text and a full ref', () => {
    expect(of('workflow_dispatch')).toMatchObject({
      kind: 'manual',
      ref: 'refs/heads/main',
      inputs: { count: '7', deep: 'false', word: 'spring' },
    });
    expect(of('workflow_dispatch', { ref: null }).ref).toBe('refs/heads/main');
    expect(of('workflow_dispatch-attempt2').run.attempt).toBe(2);
  });

  it('a scheduled run belongs to the bot that runs it', () => {
    expect(of('schedule')).toMatchObject({
      kind: 'schedule',
      actor: { login: 'gitea-actions' },
      sha: 'efd3a7102d38c3d3771bc77581e957b22eea9da8',
    });
  });

  it('links to the run by number before 1.26 and not at all while the version is unknown', () => {
    expect(
      of('push-branch', { serverVersion: '1.25.4', run: { id: 9, number: 4, attempt: 1 } }).run.url,
    ).toBe('http://forge.example:3000/ada/guild/actions/runs/4');
    expect(of('push-branch', { serverVersion: null }).run.url).toBeNull();
  });

  it('Forgejo, which has the same payloads, links by number', () => {
    const event = of('pull_request-opened', {
      forge: 'forgejo',
      serverVersion: '15.0.3+gitea-1.22.0',
      run: { id: 9, number: 4, attempt: 1 },
    });
    expect(event).toMatchObject({ forge: 'forgejo', action: 'opened', pr: { number: 1 } });
    expect(event.run.url).toBe('http://forge.example:3000/ada/guild/actions/runs/4');
  });
});

describe("GitHub's published examples", () => {
  it.each(githubExamples.map((one, index) => ({ ...one, index })))(
    '$index $name is an event of ours or says why not',
    ({ name, payload }) => {
      const result = normalizeEvent({ name, payload, facts: githubFacts });
      if ('skip' in result) return;
      expect(result.repo.id).toBeGreaterThan(0);
      expect(result.run.url).toMatch(/\/actions\/runs\/99\/attempts\/2$/);
    },
  );

  it.each([
    ['opened', 'opened'],
    ['synchronize', 'updated'],
    ['ready_for_review', 'ready'],
    ['converted_to_draft', 'draft'],
    ['labeled', 'labeled'],
    ['unlabeled', 'labeled'],
    ['reopened', 'reopened'],
    ['closed', 'closed'],
    ['locked', 'other'],
  ])('pull_request %s is %s', (word, action) => {
    const found = githubExamples.find(
      ({ name, payload }) => name === 'pull_request' && payload['action'] === word,
    );
    const result = normalizeEvent({
      name: 'pull_request',
      payload: found?.payload,
      facts: githubFacts,
    });
    expect(asEvent(result)).toMatchObject({ action, mayBeReady: false, pr: { fork: false } });
  });

  it('a schedule without a repository takes it from the environment', () => {
    const result = normalizeEvent({
      name: 'schedule',
      payload: { schedule: '0 0 * * *' },
      facts: githubFacts,
    });
    expect(asEvent(result)).toMatchObject({
      repo: {
        id: 6_811_672,
        owner: 'octo-org',
        name: 'octo-repo',
        htmlUrl: 'https://github.com/octo-org/octo-repo',
      },
      sha: 'd'.repeat(40),
    });
  });
});

describe('broken payloads', () => {
  const sources = [
    ...recorded.map(({ name, payload, facts }) => ({ name, payload, facts })),
    ...githubExamples
      .filter(({ name }) => /^(push|pull_request|issue_comment|workflow_dispatch)$/.test(name))
      .map(({ name, payload }) => ({ name, payload, facts: githubFacts })),
  ];

  /** Changes one place of a payload; the path is drawn by the numbers. */
  const breakAt = (value: unknown, path: readonly number[], put: unknown): unknown => {
    if (typeof value !== 'object' || value === null || path.length === 0) return put;
    const entries = Object.entries(value);
    const [first = 0, ...rest] = path;
    const at = first % (entries.length + 1);
    if (at === entries.length) return put;
    const changed = entries.flatMap(([key, item], index): [string, unknown][] => {
      if (index !== at) return [[key, item]];
      return put === undefined && rest.length === 0 ? [] : [[key, breakAt(item, rest, put)]];
    });
    return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
  };

  it('give an event, a reason or a catalogued error, never a crash', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(fc.nat(60), { maxLength: 5 }),
        fc.oneof(
          fc.constantFrom(
            undefined,
            null,
            0,
            -1,
            '',
            [],
            {},
            true,
            Number.NaN,
            'x'.repeat(100_000),
          ),
          fc.jsonValue(),
        ),
        ({ name, payload, facts }, path, put) => {
          try {
            normalizeEvent({ name, payload: breakAt(payload, path, put), facts });
          } catch (error) {
            expect(isAppError(error) ? error.code : error).toBe('event.malformed');
          }
        },
      ),
      { numRuns: 500 * Number(process.env['GUILDSEAL_SOAK'] ?? 1) },
    );
  });

  it('name the field and what is wrong with it', () => {
    const { payload, facts } = find('pull_request-opened');
    const bad = { ...(payload as object), repository: { id: 'one', name: 'guild' } };
    expect(() => normalizeEvent({ name: 'pull_request', payload: bad, facts })).toThrow(
      /payload of "pull_request" cannot be read: repository\.id: /,
    );
  });

  it('of an unknown name are skipped whatever they hold', () => {
    for (const name of ['', 'fork', '\u001b[31m', 'a'.repeat(10_000)]) {
      const result = normalizeEvent({ name, payload: null, facts: githubFacts });
      expect(JSON.stringify(result).length).toBeLessThan(120);
      expect(result).toHaveProperty('skip');
    }
  });
});
