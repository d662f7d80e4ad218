import { describe, expect, it } from '@jest/globals';

import { detectForge, readRunner, runPage, versionOf } from '../../src/events/detect.ts';
import { recordedEvents } from './recorded.ts';

describe('which forge this is', () => {
  const github = { GITHUB_ACTIONS: 'true' };
  const gitea = { ...github, GITEA_ACTIONS: 'true' };
  const forgejo = { ...gitea, FORGEJO_ACTIONS: 'true' };

  it.each([
    [{}, '', null],
    [github, '', 'github'],
    [gitea, '', 'gitea'],
    [forgejo, '', 'forgejo'],
    [forgejo, ' Gitea ', 'gitea'],
    [gitea, 'no-such', 'gitea'],
    [{ GITHUB_ACTIONS: 'false' }, '', null],
  ])('%o with input "%s" is %s', (env, input, forge) => {
    expect(detectForge(env, input)).toBe(forge);
  });
});

describe("the runner's environment", () => {
  it.each(recordedEvents())('of $title is read', ({ env }) => {
    const runner = readRunner(env);
    expect(runner).toMatchObject({ forge: 'gitea', local: false });
    expect(runner?.serverUrl).toMatch(/^http:\/\/127\.0\.0\.1:300[02]$/);
    expect(runner?.apiUrl).toBe(`${runner?.serverUrl ?? ''}/api/v1`);
    expect(runner?.run.id).toBeGreaterThan(0);
  });

  it('strips slashes, honours the inputs and knows a local imitation', () => {
    const env = {
      GITHUB_ACTIONS: 'true',
      ACT: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_SERVER_URL: 'https://github.com///',
      GITHUB_API_URL: 'https://api.github.com/',
      GITHUB_REPOSITORY_ID: '12',
      GITHUB_RUN_ID: 'x',
    };
    expect(readRunner(env)).toMatchObject({
      local: true,
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      repositoryId: 12,
      sha: null,
      run: { id: 0, number: 0, attempt: 1 },
    });
    expect(readRunner(env, { apiUrl: 'https://ghe.example/api/v3/', serverUrl: '' })).toMatchObject(
      {
        apiUrl: 'https://ghe.example/api/v3',
        serverUrl: 'https://github.com',
      },
    );
    expect(readRunner({ GITHUB_ACTIONS: 'true' })).toBeNull();
  });

  it('finds the API beside the server where the runner does not tell it', () => {
    const env = {
      GITHUB_ACTIONS: 'true',
      GITEA_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_SERVER_URL: 'https://git.example/',
    };
    expect(readRunner(env)?.apiUrl).toBe('https://git.example/api/v1');
    expect(readRunner({ ...env, GITHUB_SERVER_URL: '' })?.apiUrl).toBe('');
  });
});

describe('versions and run pages', () => {
  it('reads major and minor and nothing else', () => {
    expect(versionOf('15.0.3+gitea-1.22.0')).toEqual({ major: 15, minor: 0 });
    expect(versionOf('main-nightly')).toBeNull();
    expect(versionOf(null)).toBeNull();
  });

  it('has no page for a run that is not known', () => {
    const page = 'https://git.example/ada/guild';
    expect(runPage('github', null, page, { id: 0, number: 0, attempt: 1 })).toBeNull();
    expect(runPage('github', null, 'ada/guild', { id: 1, number: 1, attempt: 1 })).toBeNull();
    expect(runPage('gitea', '1.27.0', page, { id: 7, number: 1, attempt: 1 })).toBe(
      `${page}/actions/runs/7`,
    );
  });
});
