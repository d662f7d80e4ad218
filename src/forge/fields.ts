import { z } from 'zod';

import type { CommitStatus, ForgeComment, Pull, PullFile } from './forge.ts';

// The fields we read of API answers; they have the same names on all forges.

const text = z.string().nullish();

export const userFields = z.object({ id: z.int(), login: z.string().min(1) });

const side = z.object({
  ref: z.string(),
  sha: z.string().min(1),
  repo: z.object({ id: z.int() }).nullish(),
});

export const pullFields = z.object({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  title: text,
  body: text,
  draft: z.boolean().nullish(),
  html_url: z.string(),
  user: userFields.nullish(),
  labels: z.array(z.object({ name: z.string() })).nullish(),
  merge_base: text,
  head: side,
  base: side,
});

export const fileFields = z.object({
  filename: z.string().min(1),
  previous_filename: text,
  status: z.string(),
  patch: text,
});

export const commentFields = z.object({
  id: z.int(),
  body: text,
  user: userFields.nullish(),
  created_at: z.string(),
  html_url: z.string(),
});

export const contentFields = z.object({
  type: z.string(),
  encoding: text,
  content: text,
  size: z.int().nullish(),
});

const ghost = { id: 0, login: 'ghost' };

/** A pull request of an API answer in our shape. */
export const toPull = (fields: z.output<typeof pullFields>): Pull => ({
  number: fields.number,
  state: fields.state,
  headSha: fields.head.sha,
  headRepoId: fields.head.repo?.id ?? null,
  headRef: fields.head.ref,
  baseSha: fields.base.sha,
  baseRef: fields.base.ref,
  mergeBase: fields.merge_base ? fields.merge_base : null,
  fork: fields.head.repo?.id === undefined || fields.head.repo.id !== fields.base.repo?.id,
  draft: fields.draft ?? false,
  htmlUrl: fields.html_url,
  author: fields.user ?? ghost,
  labels: (fields.labels ?? []).map((label) => label.name),
  title: fields.title ?? '',
  body: fields.body ?? '',
});

const fileStatus: Readonly<Record<string, PullFile['status']>> = {
  added: 'added',
  modified: 'modified',
  changed: 'modified',
  removed: 'deleted',
  deleted: 'deleted',
  renamed: 'renamed',
  copied: 'copied',
  unchanged: 'unchanged',
};

/** A changed file in our words; a word we do not know counts as modified. */
export const toFile = (fields: z.output<typeof fileFields>): PullFile => ({
  path: fields.filename,
  previousPath: fields.previous_filename ? fields.previous_filename : null,
  status: fileStatus[fields.status] ?? 'modified',
  patch: fields.patch ?? null,
});

/** A comment in our shape; a deleted author has id 0. */
export const toComment = (fields: z.output<typeof commentFields>): ForgeComment => ({
  id: fields.id,
  body: fields.body ?? '',
  author: fields.user ?? ghost,
  createdAt: fields.created_at,
  htmlUrl: fields.html_url,
});

/** Some forges store any word as a state; what is no word of ours counts as an error. */
export const toState = (word: string): CommitStatus['state'] => {
  switch (word) {
    case 'pending':
    case 'success':
    case 'failure':
    case 'error':
      return word;
    case 'warning':
    case 'skipped':
      return 'success';
    default:
      return 'error';
  }
};

/** Of several statuses the one with the highest id of each context. */
export const newestOfContext = (
  statuses: readonly (CommitStatus & { readonly id: number })[],
): readonly CommitStatus[] => {
  const newest = new Map<string, CommitStatus & { readonly id: number }>();
  for (const status of statuses) {
    const known = newest.get(status.context);
    if (known === undefined || known.id < status.id) newest.set(status.context, status);
  }
  return [...newest.values()].map(({ context, state, description, targetUrl }) => ({
    context,
    state,
    description,
    targetUrl,
  }));
};

/** True when the newest status of that context is the wanted one already. */
export const isNewest = (statuses: readonly CommitStatus[], wanted: CommitStatus): boolean =>
  statuses.some(
    (status) =>
      status.context === wanted.context &&
      status.state === wanted.state &&
      status.description === wanted.description &&
      status.targetUrl === wanted.targetUrl,
  );
