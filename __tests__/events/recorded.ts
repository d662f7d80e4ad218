import { readFileSync, readdirSync } from 'node:fs';

import { readRunner } from '../../src/events/detect.ts';
import type { EventFacts } from '../../src/events/normalize.ts';

const folder = new URL('../fixtures/recordings/', import.meta.url);

export interface RecordedEvent {
  /** Such as `gitea-1.26.3/pull_request-opened`. */
  readonly title: string;
  readonly name: string;
  readonly payload: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly facts: EventFacts;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const names = [
  'pull_request_review_comment',
  'pull_request_review',
  'pull_request_comment',
  'pull_request_target',
  'pull_request',
  'issue_comment',
  'issues',
  'push',
  'create',
  'delete',
  'schedule',
  'workflow_dispatch',
];

/** The facts a runner's environment gives. */
export const factsOf = (
  env: Readonly<Record<string, string>>,
  serverVersion: string,
): EventFacts => {
  const runner = readRunner(env);
  if (runner === null) throw new Error('no runner in this environment');
  return {
    forge: runner.forge,
    serverVersion,
    serverUrl: runner.serverUrl,
    repository: runner.repository,
    repositoryId: runner.repositoryId,
    actor: runner.actor,
    sha: runner.sha,
    ref: runner.ref,
    run: runner.run,
  };
};

/** All recorded payloads with the environment they came with. */
export const recordedEvents = (): readonly RecordedEvent[] =>
  ['1.26.3', '1.25.4'].flatMap((version) => {
    const server = `gitea-${version}`;
    const environments = new Set(readdirSync(new URL(`${server}/env`, folder)));
    return readdirSync(new URL(`${server}/events`, folder)).map((file) => {
      const name = names.find((one) => file === `${one}.json` || file.startsWith(`${one}-`)) ?? '';
      // Where an event was recorded without its environment another one's stands in.
      const from = environments.has(file) ? file : 'push-branch.json';
      const env = {
        ...(readJson(`${server}/env/${from}`) as Record<string, string>),
        ...(environments.has(file) ? {} : { GITHUB_EVENT_NAME: name }),
      };
      return {
        title: `${server}/${file.replace('.json', '')}`,
        name,
        payload: readJson(`${server}/events/${file}`),
        env,
        facts: factsOf(env, version),
      };
    });
  });
