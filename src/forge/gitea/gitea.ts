import { z } from 'zod';

import type { ForgeKind } from '../../events/event.ts';
import type { HttpAnswer } from '../../ports.ts';
import { orNull } from '../client.ts';
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
import { refusalOf } from '../refusal.ts';

const pageSize = 50;

const statusFields = z.object({
  statuses: z
    .array(
      z.object({
        id: z.int(),
        context: z.string().nullish(),
        // `state` is what is sent, `status` what comes back.
        status: z.string(),
        description: z.string().nullish(),
        target_url: z.string().nullish(),
      }),
    )
    .nullish(),
});

export interface GiteaOptions {
  readonly kind: Exclude<ForgeKind, 'github'>;
  readonly apiUrl: string;
  readonly owner: string;
  readonly name: string;
  readonly version: string | null;
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Gitea and Forgejo, which share this API. */
export const openGitea = (client: Client, options: GiteaOptions): ForgeAdapter => {
  const base = `${options.apiUrl}/repos/${encodeURIComponent(options.owner)}/${encodeURIComponent(options.name)}`;

  const read = <T>(call: Call, answer: HttpAnswer, schema: z.ZodType<T>): T => {
    const value: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const path = result.error.issues[0]?.path.join('.') ?? '';
    throw client.badAnswer(call, `${answer.status}, field ${path} is not as described`);
  };

  const get = async <T>(route: string, path: string, schema: z.ZodType<T>): Promise<T> => {
    const call: Call = {
      method: 'GET',
      route: `/repos/{owner}/{repo}${route}`,
      url: `${base}${path}`,
      needs: 'read',
      expect: 'json',
    };
    return read(call, await client.exchange(call), schema);
  };

  const list = async <T, Item>(
    route: string,
    path: string,
    schema: z.ZodType<T>,
    itemsOf: (value: T) => readonly Item[],
    keyOf: (item: Item) => number | string,
  ): Promise<readonly Item[]> => {
    const call = (page: number): Call => ({
      method: 'GET',
      route: `/repos/{owner}/{repo}${route}`,
      url: `${base}${path}?limit=${pageSize}&page=${page}`,
      needs: 'read',
      expect: 'json',
    });
    const fetchPage = async (page: number): Promise<Page<Item>> => {
      const answer = await client.exchange(call(page));
      return {
        items: itemsOf(read(call(page), answer, schema)),
        ...pageFacts(answer.headers),
      };
    };
    return collectPages(fetchPage, keyOf, 'go_on', () =>
      client.badAnswer(call(1), 'more than 200 pages'),
    );
  };

  const write = (
    method: 'POST' | 'PATCH',
    route: string,
    path: string,
    body: unknown,
    needs: Call['needs'],
  ): Call => ({
    method,
    route: `/repos/{owner}/{repo}${route}`,
    url: `${base}${path}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    needs,
    expect: method === 'PATCH' ? 'json_or_empty' : 'json',
  });

  const identity = createIdentity(async () => {
    const call: Call = {
      method: 'GET',
      route: '/user',
      url: `${options.apiUrl}/user`,
      needs: 'read',
      expect: 'json',
    };
    try {
      return read(call, await client.exchange(call), userFields);
    } catch (error) {
      // A token without the scope read:user may not ask who it is.
      const refusal = refusalOf(error);
      if (refusal === 'forbidden' || refusal === 'not_found') return null;
      throw error;
    }
  });

  const comments = (issue: number) =>
    list(
      '/issues/{index}/comments',
      `/issues/${issue}/comments`,
      z.array(commentFields).nullable(),
      (items) => (items ?? []).map(toComment),
      (comment) => comment.id,
    );

  const comment = (id: number): Promise<ForgeComment | null> =>
    orNull(get('/issues/comments/{id}', `/issues/comments/${id}`, commentFields).then(toComment));

  const statuses = async (sha: string): Promise<readonly CommitStatus[]> => {
    const found = await list(
      '/commits/{ref}/status',
      `/commits/${encodeURIComponent(sha)}/status`,
      statusFields,
      (value) => value.statuses ?? [],
      (status) => status.id,
    );
    return newestOfContext(
      found.map((status) => ({
        id: status.id,
        context: status.context ?? '',
        state: toState(status.status),
        description: status.description ?? '',
        targetUrl: status.target_url ? status.target_url : null,
      })),
    );
  };

  return {
    kind: options.kind,
    version: options.version,
    host: new URL(options.apiUrl).host,
    whoAmI: () => identity.get(),
    pull: async (number) => toPull(await get('/pulls/{index}', `/pulls/${number}`, pullFields)),
    files: (number) =>
      list(
        '/pulls/{index}/files',
        `/pulls/${number}/files`,
        z.array(fileFields).nullable(),
        (items) => (items ?? []).map(toFile),
        (file) => file.path,
      ),
    fileAt: async (path, sha) => {
      const route = '/contents/{filepath}';
      const where = `/contents/${encodePath(path)}?ref=${encodeURIComponent(sha)}`;
      const found = await orNull(get(route, where, z.union([contentFields, z.array(z.unknown())])));
      if (found === null || Array.isArray(found) || found.type !== 'file') return null;
      if (found.content === null || found.content === undefined || found.encoding !== 'base64') {
        const problem = `the file has ${found.size ?? 'too many'} bytes and comes without its content`;
        throw client.badAnswer({ method: 'GET', route: `/repos/{owner}/{repo}${route}` }, problem);
      }
      return new Uint8Array(Buffer.from(found.content, 'base64'));
    },
    comments,
    comment,
    createComment: async (issue, body, operation) => {
      const call = write(
        'POST',
        '/issues/{index}/comments',
        `/issues/${issue}/comments`,
        { body },
        'comment',
      );
      const created = await client.once(
        async () => toComment(read(call, await client.exchange(call), commentFields)),
        async () => (await comments(issue)).find((one) => one.body.includes(operation)) ?? null,
      );
      identity.learn(created.author);
      return created;
    },
    updateComment: async (id, body) => {
      const route = '/issues/comments/{id}';
      const call = write('PATCH', route, `/issues/comments/${id}`, { body }, 'comment');
      const answer = await orNull(client.exchange(call));
      if (answer === null) return null;
      // 204 or a cut answer: read what is there now.
      return answer.body.length === 0 ? comment(id) : toComment(read(call, answer, commentFields));
    },
    deleteComment: async (id) => {
      await orNull(
        client.exchange({
          method: 'DELETE',
          route: '/repos/{owner}/{repo}/issues/comments/{id}',
          url: `${base}/issues/comments/${id}`,
          needs: 'comment',
          expect: 'empty',
        }),
      );
    },
    setStatus: async (sha, status) => {
      const call = write(
        'POST',
        '/statuses/{sha}',
        `/statuses/${encodeURIComponent(sha)}`,
        {
          context: status.context,
          state: status.state,
          description: status.description,
          target_url: status.targetUrl ?? '',
        },
        'status',
      );
      await client.once(
        async () => {
          await client.exchange(call);
          return true;
        },
        // An unknown commit is 500 when written and 404 when read.
        async () => (isNewest(await statuses(sha), status) ? true : null),
      );
    },
    statuses,
  };
};
