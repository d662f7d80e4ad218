import type { z } from 'zod';

import { eventsErrors } from '../errors/events.ts';
import { runPage } from './detect.ts';
import type { Event, ForgeKind, PullAction, PullRequest, Repo, User } from './event.ts';
import {
  commentPayload,
  manualPayload,
  pullPayload,
  pushPayload,
  schedulePayload,
} from './payload.ts';
import type { PullFields, RepositoryFields, UserFields } from './payload.ts';

/** What the environment of the job adds to a payload. */
export interface EventFacts {
  readonly forge: ForgeKind;
  /** The server's version where it is known already; links to Gitea's run pages need it. */
  readonly serverVersion: string | null;
  readonly serverUrl: string;
  /** `owner/name` as the runner tells it; for payloads without a repository. */
  readonly repository: string;
  readonly repositoryId: number | null;
  readonly actor: string | null;
  readonly sha: string | null;
  readonly ref: string | null;
  readonly run: { readonly id: number; readonly number: number; readonly attempt: number };
}

export interface EventInput {
  readonly name: string;
  readonly payload: unknown;
  readonly facts: EventFacts;
}

export type Normalized = Event | { readonly skip: string };

const nobody: User = { id: 0, login: '' };
const pullActions: Readonly<Record<string, PullAction>> = {
  opened: 'opened',
  reopened: 'reopened',
  closed: 'closed',
  edited: 'edited',
  synchronize: 'updated',
  synchronized: 'updated',
  ready_for_review: 'ready',
  converted_to_draft: 'draft',
  labeled: 'labeled',
  unlabeled: 'labeled',
  label_updated: 'labeled',
  label_cleared: 'labeled',
};

const read = <T extends z.ZodType>(name: string, schema: T, payload: unknown): z.output<T> => {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw eventsErrors['event.malformed']({
    name,
    key: issue === undefined || issue.path.length === 0 ? 'payload' : issue.path.join('.'),
    problem: issue?.message ?? 'not as expected',
  });
};

const zeroAsNull = (sha: string | null | undefined): string | null =>
  sha === null || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha) || /^0+$/.test(sha)
    ? null
    : sha;

const readUser = (fields: UserFields | null | undefined): User =>
  fields ? { id: fields.id, login: fields.login } : nobody;

const readRepo = (fields: RepositoryFields, facts: EventFacts): Repo => {
  const [ownerOfFull = ''] = (fields.full_name ?? facts.repository).split('/');
  const owner = fields.owner?.login ?? fields.owner?.username ?? fields.owner?.name ?? ownerOfFull;
  return {
    id: fields.id,
    owner,
    name: fields.name,
    htmlUrl: (fields.html_url ?? `${facts.serverUrl}/${owner}/${fields.name}`).replace(/\/+$/, ''),
    private: fields.private ?? false,
    defaultBranch: fields.default_branch ?? '',
  };
};

const repoOfFacts = (facts: EventFacts): RepositoryFields => {
  const [, name = ''] = facts.repository.split('/');
  return { id: facts.repositoryId ?? 0, name, full_name: facts.repository };
};

const readPull = (fields: PullFields, repositoryId: number): PullRequest => ({
  number: fields.number,
  headSha: fields.head.sha,
  headRepoId: fields.head.repo?.id ?? null,
  headRef: fields.head.ref ?? null,
  baseSha: fields.base.sha,
  baseRef: fields.base.ref ?? null,
  mergeBase: zeroAsNull(fields.merge_base),
  // A head repository that is gone was a fork, else the pull request would be gone with it.
  fork: fields.head.repo?.id !== (fields.base.repo?.id ?? repositoryId),
  draft: fields.draft ?? false,
  author: readUser(fields.user),
  labels: (fields.labels ?? []).map((label) => label.name),
  title: fields.title ?? '',
  body: fields.body ?? '',
  htmlUrl: fields.html_url ?? null,
});

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const fullRef = (ref: string | null): string | null =>
  ref === null || ref === '' || ref.startsWith('refs/') ? ref || null : `refs/heads/${ref}`;

/**
 * Turns a payload of any forge into one shape, or says why there is nothing to do.
 * Throws `event.malformed` when a field we need is missing or of another type.
 */
export const normalizeEvent = ({ name, payload, facts }: EventInput): Normalized => {
  const finish = (
    event: Omit<Event, 'forge' | 'name' | 'repo' | 'run' | 'inputs' | 'warnings'> &
      Partial<Pick<Event, 'inputs' | 'warnings'>>,
    repository: RepositoryFields,
  ): Event => {
    const repo = readRepo(repository, facts);
    const url = runPage(facts.forge, facts.serverVersion, repo.htmlUrl, facts.run);
    return {
      forge: facts.forge,
      name,
      repo,
      run: { ...facts.run, url },
      inputs: {},
      warnings: [],
      ...event,
    };
  };

  switch (name) {
    case 'push': {
      const fields = read(name, pushPayload, payload);
      return finish(
        {
          kind: 'push',
          action: 'pushed',
          pr: null,
          comment: null,
          actor: readUser(fields.sender),
          // GITHUB_SHA may be a later commit than the one that was pushed.
          sha: zeroAsNull(fields.after),
          ref: fields.ref,
          before: zeroAsNull(fields.before),
        },
        fields.repository,
      );
    }
    case 'pull_request':
    case 'pull_request_target': {
      const fields = read(name, pullPayload, payload);
      const pr = readPull(fields.pull_request, fields.repository.id);
      const target = name === 'pull_request_target';
      return finish(
        {
          kind: 'pull_request',
          action: pullActions[fields.action] ?? 'other',
          // What the token of pull_request_target may do, its code may not be trusted with.
          pr: target ? { ...pr, fork: true } : pr,
          comment: null,
          actor: readUser(fields.sender),
          sha: pr.headSha,
          ref: facts.ref,
          before: null,
          mayBeReady:
            facts.forge !== 'github' && fields.action === 'edited' && !pr.draft && !fields.changes,
          warnings: target
            ? [
                'pull_request_target gives foreign code a strong token; it is treated as the pull request of a fork. Use pull_request instead.',
              ]
            : [],
        },
        fields.repository,
      );
    }
    case 'issue_comment':
    case 'pull_request_comment': {
      const fields = read(name, commentPayload, payload);
      if (fields.action !== 'created') return { skip: 'only new comments are read' };
      const { issue } = fields;
      if (!issue.pull_request && fields.is_pull !== true) {
        return { skip: 'the comment is on an issue, not on a pull request' };
      }
      return finish(
        {
          kind: 'comment',
          action: 'created',
          pr: {
            number: issue.number,
            headSha: null,
            headRepoId: null,
            headRef: null,
            baseSha: null,
            baseRef: null,
            mergeBase: null,
            fork: null,
            draft: issue.pull_request?.draft ?? false,
            author: readUser(issue.user),
            labels: (issue.labels ?? []).map((label) => label.name),
            title: issue.title ?? '',
            body: issue.body ?? '',
            htmlUrl: issue.pull_request?.html_url ?? issue.html_url ?? null,
          },
          comment: {
            id: fields.comment.id,
            body: fields.comment.body,
            author: readUser(fields.comment.user),
            createdAt: fields.comment.created_at,
          },
          actor: readUser(fields.sender),
          sha: null,
          ref: facts.ref,
          before: null,
        },
        fields.repository,
      );
    }
    case 'workflow_dispatch': {
      const fields = read(name, manualPayload, payload);
      const inputs = Object.entries(fields.inputs ?? {}).filter(([, value]) => value !== null);
      return finish(
        {
          kind: 'manual',
          action: 'dispatched',
          pr: null,
          comment: null,
          actor: readUser(fields.sender),
          sha: zeroAsNull(facts.sha),
          ref: fullRef(facts.ref ?? fields.ref ?? null),
          before: null,
          inputs: Object.fromEntries(inputs.map(([key, value]) => [key, asText(value)])),
        },
        fields.repository,
      );
    }
    case 'schedule': {
      const fields = read(name, schedulePayload, payload);
      const repository = fields.repository ?? repoOfFacts(facts);
      if (repository.name === '') return { skip: 'the schedule names no repository' };
      return finish(
        {
          kind: 'schedule',
          action: 'scheduled',
          pr: null,
          comment: null,
          actor: facts.actor === null ? readUser(fields.sender) : { id: 0, login: facts.actor },
          sha: zeroAsNull(facts.sha),
          ref: fullRef(facts.ref ?? fields.ref ?? null),
          before: null,
        },
        repository,
      );
    }
    default:
      return {
        skip: `the event ${/^[a-z_]{1,64}$/.test(name) ? name : 'of that name'} starts nothing`,
      };
  }
};
