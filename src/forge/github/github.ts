import { Octokit } from '@octokit/rest';
import { z } from 'zod';

import { isAppError } from '../../errors/app-error.ts';
import { Ambiguous, orNull } from '../client.ts';
import type { Call, Client } from '../client.ts';
import {
  commentFields,
  contentFields,
  fileFields,
  isNewest,
  newestOfContext,
  pullFields,
  toComment,
  toFile,
  toPull,
  toState,
  userFields,
} from '../fields.ts';
import type { CommitStatus, ForgeAdapter, ForgeComment } from '../forge.ts';
import { createIdentity } from '../identity.ts';
import { collectPages, pageFacts } from '../paging.ts';
import type { Page } from '../paging.ts';
import type { Need } from '../permission-line.ts';
import { refusalOf } from '../refusal.ts';

const pageSize = 100;
const githubActions = { id: 41_898_282, login: 'github-actions[bot]' };

const statusFields = z.object({
  statuses: z.array(
    z.object({
      id: z.int(),
      context: z.string(),
      state: z.string(),
      description: z.string().nullish(),
      target_url: z.string().nullish(),
    }),
  ),
});

export interface GithubOptions {
  readonly apiUrl: string;
  readonly owner: string;
  readonly name: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;
const needOf = (method: string, route: string): Need =>
  method === 'GET' ? 'read' : route.includes('/statuses/') ? 'status' : 'comment';

/** Octokit over our client: it knows the routes, the client the wire. */
const createOctokit = (client: Client, apiUrl: string): Octokit => {
  const octokit = new Octokit({
    baseUrl: apiUrl,
    userAgent: 'guildseal',
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  octokit.hook.wrap('request', async (request, options) => {
    const { method, url: route } = options;
    const raw = options.mediaType.format === 'raw';
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      const call: Call = {
        method: methods.find((one) => one === method) ?? 'GET',
        route,
        url,
        headers: Object.fromEntries(new Headers(init.headers).entries()),
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        needs: needOf(method, route),
        expect: raw ? 'bytes' : method === 'DELETE' ? 'empty' : 'json',
      };
      const answer = await client.exchange(call);
      const { status, headers } = answer;
      // Content-Type decides what Octokit makes of the bytes; what we ask for raw stays bytes.
      const type = raw ? 'application/octet-stream' : 'application/json';
      return new Response(status === 204 ? null : new Uint8Array(answer.body), {
        status,
        headers: { ...headers, 'content-type': type },
      });
    };
    try {
      // In place: further wrappers are given the original object, not what is passed on here.
      Object.assign(options.request, { fetch });
      return await request(options);
    } catch (error) {
      // Octokit wraps whatever its fetch throws.
      const cause = error instanceof Error ? error.cause : null;
      throw isAppError(cause) || cause instanceof Ambiguous ? cause : error;
    }
  });
  return octokit;
};

/** GitHub.com and GitHub Enterprise Server. */
export const openGithub = (client: Client, options: GithubOptions): ForgeAdapter => {
  const octokit = createOctokit(client, options.apiUrl);
  const repo = { owner: options.owner, repo: options.name };
  const { issues, pulls, repos, users } = octokit.rest;
  const host = new URL(options.apiUrl).host;

  const read = <T>(
    method: Call['method'],
    route: string,
    data: unknown,
    schema: z.ZodType<T>,
  ): T => {
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    const path = result.error.issues[0]?.path.join('.') ?? '';
    throw client.badAnswer({ method, route }, `field ${path} is not as described`);
  };

  const list = async <T, Item>(
    route: string,
    ask: (page: number) => Promise<Answer>,
    schema: z.ZodType<T>,
    itemsOf: (value: T) => readonly Item[],
    keyOf: (item: Item) => number | string,
  ): Promise<readonly Item[]> => {
    const fetchPage = async (page: number): Promise<Page<Item>> => {
      const { data, headers } = await ask(page);
      const link = headers['link'];
      return {
        items: itemsOf(read('GET', route, data, schema)),
        ...pageFacts(typeof link === 'string' ? { link } : {}),
      };
    };
    return collectPages(fetchPage, keyOf, 'end', () =>
      client.badAnswer({ method: 'GET', route }, 'more than 200 pages'),
    );
  };

  const identity = createIdentity(async () => {
    try {
      const { data } = await users.getAuthenticated();
      return read('GET', '/user', data, userFields);
    } catch (error) {
      if (refusalOf(error) !== 'forbidden') throw error;
      // The job's token may not ask. On an own server its user has another id.
      return host === 'api.github.com' ? githubActions : { ...githubActions, id: 0 };
    }
  });

  const comments = (issue: number) =>
    list(
      '/repos/{owner}/{repo}/issues/{issue_number}/comments',
      (page) => issues.listComments({ ...repo, issue_number: issue, per_page: pageSize, page }),
      z.array(commentFields),
      (items) => items.map(toComment),
      (one) => one.id,
    );

  const toOneComment = (method: Call['method'], data: unknown): ForgeComment =>
    toComment(
      read(method, '/repos/{owner}/{repo}/issues/comments/{comment_id}', data, commentFields),
    );

  const statuses = async (sha: string): Promise<readonly CommitStatus[]> => {
    const found = await list(
      '/repos/{owner}/{repo}/commits/{ref}/status',
      (page) => repos.getCombinedStatusForRef({ ...repo, ref: sha, per_page: pageSize, page }),
      statusFields,
      (value) => value.statuses,
      (status) => status.id,
    );
    return newestOfContext(
      found.map((status) => ({
        id: status.id,
        context: status.context,
        state: toState(status.state),
        description: status.description ?? '',
        targetUrl: status.target_url ? status.target_url : null,
      })),
    );
  };

  const fileAt = async (path: string, sha: string): Promise<Uint8Array | null> => {
    const route = '/repos/{owner}/{repo}/contents/{path}';
    const where = { ...repo, path, ref: sha };
    const answer = await orNull(repos.getContent(where));
    if (answer === null || Array.isArray(answer.data)) return null;
    const fields = read('GET', route, answer.data, contentFields);
    if (fields.type !== 'file') return null;
    if (fields.encoding === 'base64') {
      return new Uint8Array(Buffer.from(fields.content ?? '', 'base64'));
    }
    // Above 1 MB the content is left out and must be asked for as it is.
    const raw = await orNull(repos.getContent({ ...where, mediaType: { format: 'raw' } }));
    if (raw === null) return null;
    const data: unknown = raw.data;
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    throw client.badAnswer({ method: 'GET', route }, 'no bytes');
  };

  return {
    kind: 'github',
    version: null,
    host,
    whoAmI: () => identity.get(),
    pull: async (number) => {
      const { data } = await pulls.get({ ...repo, pull_number: number });
      return toPull(read('GET', '/repos/{owner}/{repo}/pulls/{pull_number}', data, pullFields));
    },
    files: (number) =>
      list(
        '/repos/{owner}/{repo}/pulls/{pull_number}/files',
        (page) => pulls.listFiles({ ...repo, pull_number: number, per_page: pageSize, page }),
        z.array(fileFields),
        (items) => items.map(toFile),
        (file) => file.path,
      ),
    fileAt,
    comments,
    comment: async (id) => {
      const answer = await orNull(issues.getComment({ ...repo, comment_id: id }));
      return answer === null ? null : toOneComment('GET', answer.data);
    },
    createComment: async (issue, body, operation) => {
      const created = await client.once(
        async () => {
          const { data } = await issues.createComment({ ...repo, issue_number: issue, body });
          return toOneComment('POST', data);
        },
        async () => (await comments(issue)).find((one) => one.body.includes(operation)) ?? null,
      );
      identity.learn(created.author);
      return created;
    },
    updateComment: async (id, body) => {
      const answer = await orNull(issues.updateComment({ ...repo, comment_id: id, body }));
      return answer === null ? null : toOneComment('PATCH', answer.data);
    },
    deleteComment: async (id) => {
      await orNull(issues.deleteComment({ ...repo, comment_id: id }));
    },
    setStatus: async (sha, status) => {
      await client.once(
        async () => {
          await repos.createCommitStatus({
            ...repo,
            sha,
            context: status.context,
            state: status.state,
            description: status.description,
            target_url: status.targetUrl,
          });
          return true;
        },
        async () => (isNewest(await statuses(sha), status) ? true : null),
      );
    },
    statuses,
  };
};
