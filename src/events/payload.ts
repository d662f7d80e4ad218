import { z } from 'zod';

// The fields we read of a payload, as loose as the forges are: what may be missing or null on one of
// them is optional on all.

const text = z.string().nullish();
const id = z.int();

export const user = z.object({ id, login: z.string().min(1) });

export const repository = z.object({
  id,
  name: z.string().min(1),
  full_name: text,
  html_url: text,
  private: z.boolean().nullish(),
  default_branch: text,
  owner: z.object({ login: text, name: text, username: text }).nullish(),
});

const labels = z.array(z.object({ name: z.string() })).nullish();

const side = z.object({
  ref: text,
  sha: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
  repo: z.object({ id }).nullish(),
});

const pullRequest = z.object({
  number: id,
  title: text,
  body: text,
  draft: z.boolean().nullish(),
  html_url: text,
  user: user.nullish(),
  labels,
  merge_base: text,
  head: side,
  base: side,
});

export const pullPayload = z.object({
  action: z.string(),
  pull_request: pullRequest,
  repository,
  sender: user.nullish(),
  changes: z.record(z.string(), z.unknown()).nullish(),
});

export const commentPayload = z.object({
  action: z.string(),
  is_pull: z.boolean().nullish(),
  issue: z.object({
    number: id,
    title: text,
    body: text,
    html_url: text,
    user: user.nullish(),
    labels,
    pull_request: z.object({ draft: z.boolean().nullish(), html_url: text }).nullish(),
  }),
  comment: z.object({
    id,
    body: z.string(),
    created_at: z.string(),
    user,
  }),
  repository,
  sender: user,
});

export const pushPayload = z.object({
  ref: z.string().min(1),
  before: text,
  after: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
  repository,
  sender: user.nullish(),
});

export const manualPayload = z.object({
  ref: text,
  inputs: z.record(z.string(), z.unknown()).nullish(),
  repository,
  sender: user.nullish(),
});

export const schedulePayload = z.object({
  ref: text,
  repository: repository.nullish(),
  sender: user.nullish(),
});

export type RepositoryFields = z.output<typeof repository>;
export type PullFields = z.output<typeof pullRequest>;
export type UserFields = z.output<typeof user>;
