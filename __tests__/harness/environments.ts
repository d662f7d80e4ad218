import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForgeKind } from '../../src/events/event.ts';

/** Where the job runs and against what. */
export interface JobPlace {
  readonly workspace: string;
  readonly temp: string;
  readonly eventName: string;
  readonly eventPath: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly headRef: string;
  readonly baseRef: string;
  readonly actor: string;
  readonly token: string;
  readonly run: { readonly id: number; readonly number: number; readonly attempt: number };
  readonly files: Readonly<Record<'env' | 'output' | 'path' | 'state' | 'summary', string>>;
}

const recorded = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../fixtures/recordings/gitea-1.26.3/env/pull_request-opened.json'),
    'utf8',
  ),
) as Record<string, string>;

const common = (place: JobPlace): Record<string, string> => ({
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: 'guildseal',
  GITHUB_ACTION_REF: '',
  GITHUB_ACTION_REPOSITORY: '',
  GITHUB_ACTOR: place.actor,
  GITHUB_API_URL: place.apiUrl,
  GITHUB_BASE_REF: place.baseRef,
  GITHUB_ENV: place.files.env,
  GITHUB_EVENT_NAME: place.eventName,
  GITHUB_EVENT_PATH: place.eventPath,
  GITHUB_GRAPHQL_URL: '',
  GITHUB_HEAD_REF: place.headRef,
  GITHUB_JOB: 'search',
  GITHUB_OUTPUT: place.files.output,
  GITHUB_PATH: place.files.path,
  GITHUB_REF: place.ref,
  GITHUB_REF_NAME: place.ref.replace(/^refs\/(?:heads|pull|tags)\//, ''),
  GITHUB_REPOSITORY: place.repository,
  GITHUB_REPOSITORY_OWNER: place.repository.split('/')[0] ?? '',
  GITHUB_RUN_ATTEMPT: String(place.run.attempt),
  GITHUB_RUN_ID: String(place.run.id),
  GITHUB_RUN_NUMBER: String(place.run.number),
  GITHUB_SERVER_URL: place.serverUrl,
  GITHUB_SHA: place.sha,
  GITHUB_STATE: place.files.state,
  GITHUB_STEP_SUMMARY: place.files.summary,
  GITHUB_WORKFLOW: 'guildseal-search',
  GITHUB_WORKSPACE: place.workspace,
  HOME: place.temp,
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  RUNNER_ARCH: 'X64',
  RUNNER_OS: 'Linux',
  RUNNER_TEMP: place.temp,
});

const github = (place: JobPlace): Record<string, string> => ({
  ...common(place),
  GITHUB_GRAPHQL_URL: `${place.apiUrl}/graphql`,
  GITHUB_ACTOR_ID: '1',
  GITHUB_REF_PROTECTED: 'false',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_TRIGGERING_ACTOR: place.actor,
  ImageOS: 'ubuntu24',
  RUNNER_ENVIRONMENT: 'github-hosted',
  RUNNER_NAME: 'GitHub Actions 1',
});

/** The recorded environment of a Gitea job, with this job's own values in place of the recorded ones. */
const gitea = (place: JobPlace): Record<string, string> => {
  const ours = common(place);
  const kept = Object.entries(recorded).filter(([name]) => !name.startsWith('INPUT_'));
  return {
    ...Object.fromEntries(kept),
    ...ours,
    ACTIONS_RUNTIME_TOKEN: 'runtime-token-of-the-job',
    GITEA_ENV: place.files.env,
    GITEA_OUTPUT: place.files.output,
    GITEA_PATH: place.files.path,
    GITEA_STATE: place.files.state,
    GITEA_STEP_SUMMARY: place.files.summary,
    RUNNER_OS: 'linux',
    RUNNER_ARCH: 'amd64',
  };
};

/** As a Gitea job, plus what Forgejo's runner adds. */
const forgejo = (place: JobPlace): Record<string, string> => ({
  ...gitea(place),
  FORGEJO_ACTIONS: 'true',
  FORGEJO_TOKEN: place.token,
  GITHUB_TOKEN: place.token,
});

/** The environment of a JavaScript action in a job of each forge. */
export const environments: Readonly<
  Record<ForgeKind, (place: JobPlace) => Record<string, string>>
> = { github, gitea, forgejo };
