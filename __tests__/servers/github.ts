import { readFileSync } from 'node:fs';

import { createDescription, sample } from './description.ts';
import type { MatchedRoute } from './description.ts';
import { addComment, addStatus, emptyState, findRepo, findUser, fullName } from './model.ts';
import type { Right, StandInComment, StandInRepo, StandInState, StandInToken } from './model.ts';
import { serve } from './serve.ts';
import type { Ask, Fallback, Reply, Running } from './serve.ts';

const file = new URL('../fixtures/openapi/github.json', import.meta.url);
const description = createDescription(JSON.parse(readFileSync(file, 'utf8')) as never, {
  schemas: 'components/schemas',
  anyNull: false,
});

export interface GithubOptions {
  readonly state?: StandInState;
  /** `/api/v3` as on an own server, or empty as on api.github.com. */
  readonly prefix?: string;
  readonly fallback?: Fallback;
}

const like = (name: string, fields: Record<string, unknown>): Record<string, unknown> => ({
  ...(sample(description, { $ref: `#/components/schemas/${name}` }) as object),
  ...fields,
});
const notFound: Reply = { status: 404, body: { message: 'Not Found' } };
const notAccessible: Reply = {
  status: 403,
  body: { message: 'Resource not accessible by integration' },
};
const invalid = (message: string): Reply => ({ status: 422, body: { message } });

/**
 * A stateful GitHub on loopback that holds every request and its own answers against GitHub's published
 * API description.
 */
export const startGithub = (options: GithubOptions = {}): Promise<Running> => {
  const state = options.state ?? emptyState();

  const tokenOf = (ask: Ask): StandInToken | null | 'wrong' => {
    const header = ask.headers['authorization'];
    if (header === undefined) return null;
    const value = /^(?:bearer|token) (.+)$/i.exec(header)?.[1];
    return state.tokens.find((one) => one.token === value) ?? 'wrong';
  };

  const rightOf = (
    token: StandInToken | null,
    repo: StandInRepo,
    what: 'code' | 'pulls' | 'issues' | 'statuses',
  ): Right => {
    const open: Right = repo.private ? 'none' : 'read';
    if (token === null) return open;
    if (token.job !== undefined) {
      if (token.job.repo !== fullName(repo)) return open;
      const right = token.job[what];
      return right === 'none' ? open : right;
    }
    if (token.login === repo.owner) return 'write';
    const access = repo.access[token.login];
    return access === undefined ? open : access === 'read' ? 'read' : 'write';
  };

  const user = (login: string): Record<string, unknown> => {
    const { id } = findUser(state, login);
    return like('simple-user', { id, login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });
  };

  const commentBody = (ask: Ask, repo: StandInRepo, one: StandInComment) => {
    const page = repo.pulls.some((pull) => pull.number === one.issue) ? 'pull' : 'issues';
    const base = `${ask.asked}/${fullName(repo)}`;
    return like('issue-comment', {
      id: one.id,
      body: one.body,
      user: user(one.user),
      created_at: one.createdAt,
      updated_at: one.updatedAt,
      html_url: `${base}/${page}/${one.issue}#issuecomment-${one.id}`,
      issue_url: `${base}/issues/${one.issue}`,
      author_association: 'NONE',
    });
  };

  const paged = (
    ask: Ask,
    items: readonly unknown[],
    wrap = (list: unknown): unknown => list,
  ): Reply => {
    const perPage = Math.min(100, Math.max(1, Number(ask.query.get('per_page') ?? 30)));
    const page = Math.max(1, Number(ask.query.get('page') ?? 1));
    const last = Math.max(1, Math.ceil(items.length / perPage));
    const link = (to: number, rel: string) => {
      const query = new URLSearchParams(ask.query);
      query.set('page', String(to));
      return `<${ask.asked}${options.prefix ?? '/api/v3'}${ask.path}?${query.toString()}>; rel="${rel}"`;
    };
    const links = [
      ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
      ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ];
    return {
      status: 200,
      headers: links.length === 0 ? {} : { link: links.join(', ') },
      body: wrap(items.slice((page - 1) * perPage, page * perPage)),
    };
  };

  const pullBody = (ask: Ask, repo: StandInRepo, number: number): Reply => {
    const pull = repo.pulls.find((one) => one.number === number);
    if (pull === undefined) return notFound;
    const side = (ref: string, sha: string, name: string | null) => {
      const target = name === null ? null : findRepo(state, name);
      return {
        label: `${repo.owner}:${ref}`,
        ref,
        sha,
        user: user(repo.owner),
        repo: target === null ? null : repoBody(target, 'repository'),
      };
    };
    const fields = like('pull-request', {
      id: 1000 + number,
      number,
      state: pull.state,
      title: pull.title,
      body: pull.body,
      draft: pull.draft,
      html_url: `${ask.asked}/${fullName(repo)}/pull/${number}`,
      user: user(pull.author),
      labels: pull.labels.map((name, id) => ({
        id,
        node_id: '',
        url: '',
        name,
        description: null,
        color: 'ffffff',
        default: false,
      })),
      head: side(pull.headRef, pull.headSha, pull.headRepo),
      base: side(pull.baseRef, pull.baseSha, fullName(repo)),
    });
    return { status: 200, body: fields };
  };

  const repoBody = (
    repo: StandInRepo,
    schema: 'repository' | 'full-repository' | 'minimal-repository',
  ) =>
    like(schema, {
      id: repo.id,
      name: repo.name,
      full_name: fullName(repo),
      private: repo.private,
      owner: user(repo.owner),
      ...(schema === 'minimal-repository'
        ? {}
        : { archived: repo.archived, default_branch: repo.defaultBranch }),
    });

  const act = async (ask: Ask, route: MatchedRoute): Promise<Reply> => {
    const token = tokenOf(ask);
    if (token === 'wrong') return { status: 401, body: { message: 'Bad credentials' } };
    const { params, template } = route;
    if (template === '/user') {
      if (token === null) return { status: 401, body: { message: 'Requires authentication' } };
      if (token.job !== undefined) return notAccessible;
      const { id, login } = findUser(state, token.login);
      return { status: 200, body: like('private-user', { id, login }) };
    }
    const repo = findRepo(state, `${params['owner'] ?? ''}/${params['repo'] ?? ''}`);
    if (repo === null || rightOf(token, repo, 'code') === 'none') return notFound;
    const name = fullName(repo);
    const body = (ask.body === '' ? {} : JSON.parse(ask.body)) as Record<string, string | null>;
    const issue = Number(params['issue_number'] ?? 0);
    const known = repo.issues.includes(issue) || repo.pulls.some((one) => one.number === issue);
    const mayWrite = [rightOf(token, repo, 'pulls'), rightOf(token, repo, 'issues')].includes(
      'write',
    );
    const number = Number(params['pull_number'] ?? 0);

    switch (`${ask.method} ${template}`) {
      case 'GET /repos/{owner}/{repo}':
        return { status: 200, body: repoBody(repo, 'full-repository') };
      case 'GET /repos/{owner}/{repo}/pulls/{pull_number}':
        return pullBody(ask, repo, number);
      case 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': {
        const pull = repo.pulls.find((one) => one.number === number);
        if (pull === undefined) return notFound;
        return paged(
          ask,
          pull.files.map((changed) =>
            like('diff-entry', {
              filename: changed.filename,
              status: changed.status === 'deleted' ? 'removed' : changed.status,
              additions: changed.additions,
              deletions: changed.deletions,
              changes: changed.additions + changed.deletions,
              ...(changed.patch === undefined ? {} : { patch: changed.patch }),
              ...(changed.previous === undefined ? {} : { previous_filename: changed.previous }),
            }),
          ),
        );
      }
      case 'GET /repos/{owner}/{repo}/contents/{path}': {
        const path = params['path'] ?? '';
        const sha = repo.resolve(ask.query.get('ref') ?? repo.defaultBranch);
        const found = sha === null ? null : await repo.content(sha, path);
        if (found === null) return notFound;
        const names = { name: path.split('/').at(-1) ?? '', path };
        if (found.kind === 'directory') return { status: 200, body: [] };
        if ((ask.headers['accept'] ?? '').includes('raw')) {
          return { status: 200, body: found.bytes };
        }
        const large = found.bytes.length > 1024 * 1024;
        const content = Buffer.from(found.bytes)
          .toString('base64')
          .replace(/(.{60})/g, '$1\n');
        return {
          status: 200,
          body: like('content-file', {
            ...names,
            size: found.bytes.length,
            encoding: large ? 'none' : 'base64',
            content: large ? '' : content,
          }),
        };
      }
      case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
        if (!known) return notFound;
        const mine = state.comments.filter((one) => one.repo === name && one.issue === issue);
        return paged(
          ask,
          mine.map((one) => commentBody(ask, repo, one)),
        );
      }
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
        if (token === null) return { status: 401, body: { message: 'Requires authentication' } };
        if (token.job !== undefined && !mayWrite) return notAccessible;
        if (!known) return notFound;
        if (repo.archived || (repo.locked.includes(issue) && !mayWrite)) {
          return {
            status: 403,
            body: { message: 'Unable to create comment because issue is locked.' },
          };
        }
        const text = body['body'] ?? '';
        if (text.trim() === '') return invalid('Validation Failed: body cannot be blank');
        if (text.length > 65_536) return invalid('Body is too long (maximum is 65536 characters)');
        const added = addComment(state, { repo: name, issue, user: token.login, body: text });
        return { status: 201, body: commentBody(ask, repo, added) };
      }
      case 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}':
      case 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}':
      case 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': {
        const id = Number(params['comment_id']);
        const one = state.comments.find((comment) => comment.repo === name && comment.id === id);
        if (one === undefined) return notFound;
        if (ask.method === 'GET') return { status: 200, body: commentBody(ask, repo, one) };
        if (!mayWrite && (token?.login !== one.user || token.job !== undefined)) {
          return token?.job === undefined
            ? { status: 403, body: { message: 'Must have write.' } }
            : notAccessible;
        }
        if (ask.method === 'DELETE') {
          state.comments.splice(state.comments.indexOf(one), 1);
          return { status: 204, body: null };
        }
        const text = body['body'] ?? '';
        if (text.length > 65_536) return invalid('Body is too long (maximum is 65536 characters)');
        one.body = text;
        return { status: 200, body: commentBody(ask, repo, one) };
      }
      case 'POST /repos/{owner}/{repo}/statuses/{sha}': {
        if (rightOf(token, repo, 'statuses') !== 'write') {
          return token?.job === undefined ? notFound : notAccessible;
        }
        const sha = repo.resolve(params['sha'] ?? '');
        if (sha === null) return invalid(`No commit found for SHA: ${params['sha'] ?? ''}`);
        const text = body['description'] ?? '';
        if (text.length > 140)
          return invalid('description is too long (maximum is 140 characters)');
        const login = token?.login ?? '';
        const added = addStatus(state, {
          repo: name,
          sha,
          context: body['context'] ?? 'default',
          state: body['state'] ?? '',
          description: text,
          target: body['target_url'] ?? '',
          creator: login,
        });
        return {
          status: 201,
          body: like('status', {
            id: added.id,
            state: added.state,
            context: added.context,
            description: body['description'] ?? null,
            target_url: body['target_url'] ?? null,
            creator: user(login),
          }),
        };
      }
      case 'GET /repos/{owner}/{repo}/commits/{ref}/status': {
        const sha = repo.resolve(params['ref'] ?? '');
        if (sha === null) return invalid(`No commit found for SHA: ${params['ref'] ?? ''}`);
        const newest = new Map<string, StandInState['statuses'][number]>();
        for (const one of state.statuses) {
          // Contexts are case-insensitive there.
          if (one.repo === name && one.sha === sha) newest.set(one.context.toLowerCase(), one);
        }
        const items = [...newest.values()].map((one) =>
          like('simple-commit-status', {
            id: one.id,
            state: one.state,
            context: one.context,
            description: one.description,
            target_url: one.target === '' ? null : one.target,
          }),
        );
        return paged(ask, items, (statuses) =>
          like('combined-commit-status', {
            state: 'pending',
            sha,
            total_count: items.length,
            statuses,
            repository: repoBody(repo, 'minimal-repository'),
          }),
        );
      }
      default:
        state.violations.push(`no behaviour for ${ask.method} ${template}`);
        return notFound;
    }
  };

  const answer = async (ask: Ask): Promise<Reply> => {
    const route = description.match(ask.method, ask.path);
    if (typeof route === 'string') {
      state.violations.push(`${ask.method} ${ask.path} is not described`);
      return notFound;
    }
    const problems = description.request(route, ask);
    if (problems.length > 0) {
      state.violations.push(...problems.map((one) => `${ask.method} ${route.template}: ${one}`));
      return invalid(problems.join('; '));
    }
    const reply = await act(ask, route);
    const own = description.answer(route, ask.method, reply);
    state.violations.push(...own.map((one) => `answer of ${ask.method} ${route.template}: ${one}`));
    return { ...reply, headers: { 'x-github-request-id': `R${state.calls}`, ...reply.headers } };
  };

  return serve(state, options.prefix ?? '/api/v3', answer, options.fallback ?? null);
};
