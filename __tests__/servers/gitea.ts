import { readFileSync } from 'node:fs';

import { versionOf } from '../../src/events/detect.ts';
import { createDescription } from './description.ts';
import type { MatchedRoute } from './description.ts';
import { addComment, addStatus, emptyState, findRepo, findUser, fullName } from './model.ts';
import type { Right, StandInComment, StandInRepo, StandInState, StandInToken } from './model.ts';
import { serve } from './serve.ts';
import type { Ask, Fallback, Reply, Running } from './serve.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/openapi/${name}`, import.meta.url), 'utf8'));

const templates = fixture('gitea-templates.json') as Readonly<
  Record<'user' | 'repository' | 'pull' | 'content', Readonly<Record<string, unknown>>>
>;
type Rule = Readonly<
  Partial<Record<'gitea' | 'forgejo', { since?: string; until?: string } | null>>
>;
const versions = fixture('gitea-versions.json') as {
  readonly undescribed: Readonly<Record<string, object>>;
  readonly fields: Readonly<Record<string, Rule>>;
  readonly behaviour: Readonly<Record<string, Rule>>;
};

const document = fixture('gitea.json') as {
  readonly definitions: Readonly<Record<string, { readonly properties: object }>>;
};
const described = Object.fromEntries(
  Object.entries(document.definitions).map(([name, schema]) => [
    name,
    { ...schema, properties: { ...schema.properties, ...versions.undescribed[name] } },
  ]),
);
const description = createDescription(
  { ...document, definitions: described },
  {
    schemas: 'definitions',
    anyNull: true,
  },
);

export interface GiteaOptions {
  readonly state?: StandInState;
  /** `1.25.4`, `1.26.3`; of Forgejo `15.0.3+gitea-1.22.0`. */
  readonly version?: string;
  readonly kind?: 'gitea' | 'forgejo';
  /** The address the server believes to have; Link headers carry it. */
  readonly publicUrl?: string;
  /** What an edit of a comment answers: 200 with it, or 204 with nothing. */
  readonly edits?: 200 | 204;
  readonly fallback?: Fallback;
}

const pageDefault = 30;
const pageMax = 50;

/** A stateful Gitea or Forgejo on loopback that behaves as the recorded servers did. */
export const startGitea = (options: GiteaOptions = {}): Promise<Running> => {
  const state = options.state ?? emptyState();
  const kind = options.kind ?? 'gitea';
  const version = options.version ?? (kind === 'gitea' ? '1.26.3' : '15.0.3+gitea-1.22.0');
  const publicUrl = options.publicUrl ?? 'http://forge.example:3000';

  const has = (rule: Rule | undefined): boolean => {
    const span = rule?.[kind];
    if (rule === undefined || span === undefined) return true;
    if (span === null) return false;
    const have = versionOf(version);
    const compare = (bound: string): number => {
      const other = versionOf(bound);
      if (have === null || other === null) return 0;
      return have.major - other.major || have.minor - other.minor;
    };
    return (
      (span.since === undefined || compare(span.since) >= 0) &&
      (span.until === undefined || compare(span.until) < 0)
    );
  };
  const only = (schema: string, fields: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).filter(([name]) => has(versions.fields[`${schema}.${name}`])),
    );

  const problem = (status: number, message: string, errors?: readonly string[] | null): Reply => ({
    status,
    body: { ...(errors === undefined ? {} : { errors }), message, url: `${publicUrl}/api/swagger` },
  });
  const notFound = problem(404, 'not found', null);
  const noRight = problem(403, 'user should have a permission to write to a repo');
  const noUnit = problem(
    403,
    'user should have specific read permission or be a repo admin or a site admin',
  );
  const empty = (status: number): Reply => ({ status, body: null });

  const tokenOf = (ask: Ask): StandInToken | null | 'wrong' => {
    const header = ask.headers['authorization'];
    if (header === undefined) return null;
    const value = /^(?:bearer|token) (.+)$/i.exec(header)?.[1];
    return state.tokens.find((one) => one.token === value) ?? 'wrong';
  };

  const rightOf = (
    token: StandInToken | null,
    repo: StandInRepo,
    what: 'code' | 'pulls' | 'issues',
  ): Right => {
    const open: Right = repo.private ? 'none' : 'read';
    if (token === null) return open;
    if (token.job !== undefined) {
      if (token.job.repo === fullName(repo)) return token.job[what];
      const others = versions.behaviour['public_repositories_of_others_for_job_tokens'];
      // A fork's token is read-only on the repository it proposes to.
      return has(others) || token.login === repo.owner ? open : 'none';
    }
    if (token.login === repo.owner) return 'write';
    const access = repo.access[token.login];
    return access === undefined ? open : access === 'read' ? 'read' : 'write';
  };

  /** A person's token lacks a scope. */
  const scopeProblem = (token: StandInToken | null, needed: string): Reply | null => {
    const scopes = token?.scopes;
    if (scopes === undefined) return null;
    const [level, part = ''] = needed.split(':');
    const covers =
      scopes.includes(`write:${part}`) || (level === 'read' && scopes.includes(needed));
    return covers
      ? null
      : problem(
          403,
          `token does not have at least one of required scope(s), required=[${needed}], token scope=${scopes.join(',')}`,
        );
  };

  const user = (asked: string, login: string, own = false) => ({
    ...templates.user,
    id: findUser(state, login).id,
    login,
    username: login,
    email: own ? `${login}@forge.example` : `${findUser(state, login).id}+${login}@noreply.example`,
    html_url: `${asked}/${login}`,
    active: own,
  });

  const repoBody = (asked: string, token: StandInToken | null, repo: StandInRepo) => {
    const name = fullName(repo);
    const code = rightOf(token, repo, 'code');
    return only('Repository', {
      ...templates.repository,
      id: repo.id,
      owner: user(asked, repo.owner),
      name: repo.name,
      full_name: name,
      private: repo.private,
      archived: repo.archived,
      default_branch: repo.defaultBranch,
      html_url: `${asked}/${name}`,
      url: `${publicUrl}/api/v1/repos/${name}`,
      permissions: {
        admin: token?.login === repo.owner,
        push: code === 'write',
        pull: code !== 'none',
      },
    });
  };

  const commentBody = (asked: string, repo: StandInRepo, one: StandInComment) => {
    const isPull = repo.pulls.some((pull) => pull.number === one.issue);
    const page = `${asked}/${fullName(repo)}/${isPull ? 'pulls' : 'issues'}/${one.issue}`;
    return {
      id: one.id,
      html_url: `${page}#issuecomment-${one.id}`,
      pull_request_url: isPull ? page : '',
      issue_url: isPull ? '' : page,
      user: user(asked, one.user),
      original_author: '',
      original_author_id: 0,
      body: one.body,
      assets: [],
      created_at: one.createdAt,
      updated_at: one.updatedAt,
    };
  };

  const pullBody = (
    asked: string,
    token: StandInToken | null,
    repo: StandInRepo,
    pull: StandInRepo['pulls'][number],
  ) => {
    const page = `${asked}/${fullName(repo)}/pulls/${pull.number}`;
    const side = (ref: string, sha: string, name: string | null) => {
      const target = name === null ? null : findRepo(state, name);
      return {
        label: ref,
        ref: target === null ? `refs/pull/${pull.number}/head` : ref,
        sha,
        repo_id: target?.id ?? 0,
        repo: target === null ? null : repoBody(asked, token, target),
      };
    };
    return only('PullRequest', {
      ...templates.pull,
      id: 1000 + pull.number,
      url: page,
      number: pull.number,
      user: user(asked, pull.author),
      title: pull.title,
      body: pull.body,
      labels: pull.labels.map((name, id) => ({
        id,
        name,
        exclusive: false,
        is_archived: false,
        color: '00aabb',
        description: '',
        url: `${publicUrl}/api/v1/repos/${fullName(repo)}/labels/${id}`,
      })),
      state: pull.state,
      draft: pull.draft,
      is_locked: repo.locked.includes(pull.number),
      html_url: page,
      base: side(pull.baseRef, pull.baseSha, fullName(repo)),
      head: side(pull.headRef, pull.headSha, pull.headRepo),
      merge_base: pull.mergeBase,
    });
  };

  const statusBody = (asked: string, repo: StandInRepo, one: StandInState['statuses'][number]) => ({
    id: one.id,
    status: one.state,
    target_url: one.target,
    description: one.description,
    url: `${publicUrl}/api/v1/repos/${fullName(repo)}/statuses/${one.sha}`,
    context: one.context,
    creator: one.creator === null ? null : user(asked, one.creator),
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  });

  const pageOf = (ask: Ask) => {
    const limit = Number(ask.query.get('limit') ?? 0);
    const page = Number(ask.query.get('page') ?? 1);
    return {
      size: limit > 0 ? Math.min(limit, pageMax) : pageDefault,
      page: page > 0 ? page : 1,
    };
  };
  const linkOf = (ask: Ask, total: number): Readonly<Record<string, string>> => {
    const { size, page } = pageOf(ask);
    const last = Math.max(1, Math.ceil(total / size));
    const link = (to: number, rel: string) => {
      const query = new URLSearchParams(ask.query);
      query.set('page', String(to));
      return `<${publicUrl}/api/v1${ask.path}?${query.toString()}>; rel="${rel}"`;
    };
    const links = [
      ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
      ...(page > 1 ? [link(1, 'first'), link(Math.min(page - 1, last), 'prev')] : []),
    ];
    return links.length === 0 ? {} : { link: links.join(',') };
  };
  const slice = <T>(ask: Ask, items: readonly T[]): readonly T[] => {
    const { size, page } = pageOf(ask);
    return items.slice((page - 1) * size, page * size);
  };

  const onComment = (
    ask: Ask,
    token: StandInToken | null,
    repo: StandInRepo,
    id: number,
  ): Reply => {
    const name = fullName(repo);
    const one = state.comments.find((comment) => comment.repo === name && comment.id === id);
    if (one === undefined) {
      return problem(404, 'not found', [`comment does not exist [id: ${id}, issue_id: 0]`]);
    }
    const unit = repo.pulls.some((pull) => pull.number === one.issue) ? 'pulls' : 'issues';
    if (rightOf(token, repo, unit) === 'none') return notFound;
    if (ask.method === 'GET') return { status: 200, body: commentBody(ask.asked, repo, one) };
    if (token === null) return problem(401, 'token is required');
    const scope = scopeProblem(token, 'write:issue');
    if (scope !== null) return scope;
    if (ask.method === 'PATCH' && repo.archived) return problem(423, `${name} is archived`);
    if (token.login !== one.user && rightOf(token, repo, unit) !== 'write') return empty(403);
    if (ask.method === 'DELETE') {
      state.comments.splice(state.comments.indexOf(one), 1);
      return empty(204);
    }
    const { body } = JSON.parse(ask.body) as { body?: string };
    if (body === undefined || body === '') return problem(422, '[Body]: Required');
    one.body = body;
    return options.edits === 204
      ? empty(204)
      : { status: 200, body: commentBody(ask.asked, repo, one) };
  };

  const onComments = (
    ask: Ask,
    token: StandInToken | null,
    repo: StandInRepo,
    issue: number,
  ): Reply => {
    const name = fullName(repo);
    const isPull = repo.pulls.some((pull) => pull.number === issue);
    const known = isPull || repo.issues.includes(issue);
    const right = rightOf(token, repo, isPull ? 'pulls' : 'issues');
    if (right === 'none') return notFound;
    if (ask.method === 'GET') {
      const scope = scopeProblem(token, 'read:issue');
      if (scope !== null) return scope;
      if (!known) return problem(404, 'not found', [`issue does not exist [repo_id: ${repo.id}]`]);
      // Not paged at all: every page is the whole list.
      const mine = state.comments.filter((one) => one.repo === name && one.issue === issue);
      return {
        status: 200,
        headers: { 'x-total-count': String(mine.length) },
        body: mine.map((one) => commentBody(ask.asked, repo, one)),
      };
    }
    if (token === null) return problem(401, 'token is required');
    const scope = scopeProblem(token, 'write:issue');
    if (scope !== null) return scope;
    const { body } = JSON.parse(ask.body) as { body?: string };
    if (body === undefined || body === '') return problem(422, '[Body]: Required');
    if (!known) return problem(500, '');
    if (repo.archived) return problem(423, `${name} is archived`);
    if (repo.locked.includes(issue) && right !== 'write') {
      return problem(403, 'You cannot comment on a locked issue.');
    }
    const added = addComment(state, { repo: name, issue, user: token.login, body });
    return { status: 201, body: commentBody(ask.asked, repo, added) };
  };

  const onStatus = (
    ask: Ask,
    token: StandInToken | null,
    repo: StandInRepo,
    name: string,
  ): Reply => {
    if (token === null) return problem(401, 'token is required');
    const scope = scopeProblem(token, 'write:repository');
    if (scope !== null) return scope;
    const right = rightOf(token, repo, 'code');
    if (right === 'none') return noUnit;
    if (right !== 'write') return noRight;
    const sha = repo.resolve(name);
    if (sha === null) return problem(500, '');
    const body = JSON.parse(ask.body) as Partial<Record<string, string>>;
    const added = addStatus(state, {
      repo: fullName(repo),
      sha,
      context: body['context'] ?? '',
      state: body['state'] ?? '',
      description: body['description'] ?? '',
      target: body['target_url'] ?? '',
      creator: token.job === undefined ? token.login : null,
    });
    return { status: 201, body: statusBody(ask.asked, repo, added) };
  };

  const onCombined = (
    ask: Ask,
    token: StandInToken | null,
    repo: StandInRepo,
    name: string,
  ): Reply => {
    const sha = repo.resolve(name);
    if (sha === null) {
      return problem(404, 'not found', [`object does not exist [id: ${name}, rel_path: ]`]);
    }
    const newest = new Map<string, StandInState['statuses'][number]>();
    for (const one of state.statuses) {
      if (one.repo === fullName(repo) && one.sha === sha) newest.set(one.context, one);
    }
    const items = [...newest.values()].sort((a, b) => a.id - b.id);
    const shown = slice(ask, items);
    const linked = has(versions.behaviour['combined_status_has_link']);
    return {
      status: 200,
      headers: {
        ...(linked ? linkOf(ask, items.length) : {}),
        'x-total-count': String(items.length),
      },
      body: {
        state: 'pending',
        sha,
        total_count: shown.length,
        statuses: shown.map((one) => statusBody(ask.asked, repo, one)),
        repository: repoBody(ask.asked, token, repo),
        commit_url: `${publicUrl}/api/v1/repos/${fullName(repo)}/commits/${sha}`,
        url: `${publicUrl}/api/v1/repos/${fullName(repo)}/commits/${sha}/status`,
      },
    };
  };

  const onContents = async (ask: Ask, repo: StandInRepo, path: string): Promise<Reply> => {
    const ref = ask.query.get('ref') ?? repo.defaultBranch;
    // Branches and full names only.
    const sha = /^[0-9a-f]{4,39}$/.test(ref) ? null : repo.resolve(ref);
    if (sha === null) {
      return problem(404, 'not found', [`object does not exist [id: ${ref}, rel_path: ]`]);
    }
    const found = await repo.content(sha, path);
    if (found === null) {
      return problem(404, 'GetContentsOrList', [`object does not exist [id: , rel_path: ${path}]`]);
    }
    const entry = (name: string, at: string, bytes: Uint8Array | null) =>
      only('ContentsResponse', {
        ...templates.content,
        name,
        path: at,
        last_commit_sha: sha,
        size: bytes?.length ?? 0,
        encoding: bytes === null || bytes.length > 10_485_760 ? null : 'base64',
        content:
          bytes === null || bytes.length > 10_485_760
            ? null
            : Buffer.from(bytes).toString('base64'),
      });
    if (found.kind === 'directory') {
      return { status: 200, body: found.names.map((name) => entry(name, `${path}/${name}`, null)) };
    }
    return { status: 200, body: entry(path.split('/').at(-1) ?? '', path, found.bytes) };
  };

  const act = async (ask: Ask, route: MatchedRoute, token: StandInToken | null): Promise<Reply> => {
    const { params, template } = route;
    if (template === '/version') return { status: 200, body: { version } };
    if (template === '/user') {
      if (token === null) return problem(401, 'token is required');
      const scope = scopeProblem(token, 'read:user');
      return scope ?? { status: 200, body: user(ask.asked, token.login, true) };
    }
    const repo = findRepo(state, `${params['owner'] ?? ''}/${params['repo'] ?? ''}`);
    const units = ['code', 'pulls', 'issues'] as const;
    if (repo === null || units.every((unit) => rightOf(token, repo, unit) === 'none'))
      return notFound;
    switch (template) {
      case '/repos/{owner}/{repo}':
        return { status: 200, body: repoBody(ask.asked, token, repo) };
      case '/repos/{owner}/{repo}/issues/comments/{id}':
        return onComment(ask, token, repo, Number(params['id']));
      case '/repos/{owner}/{repo}/issues/{index}/comments':
        return onComments(ask, token, repo, Number(params['index']));
      case '/repos/{owner}/{repo}/statuses/{sha}':
        return onStatus(ask, token, repo, params['sha'] ?? '');
      case '/repos/{owner}/{repo}/commits/{ref}/status':
        return onCombined(ask, token, repo, params['ref'] ?? '');
      case '/repos/{owner}/{repo}/contents/{filepath}':
        if (rightOf(token, repo, 'code') === 'none') return noUnit;
        return onContents(ask, repo, params['filepath'] ?? '');
      default: {
        if (rightOf(token, repo, 'code') === 'none') return noUnit;
        const pull = repo.pulls.find((one) => one.number === Number(params['index']));
        if (pull === undefined || rightOf(token, repo, 'pulls') === 'none') return notFound;
        if (!template.endsWith('/files')) {
          return { status: 200, body: pullBody(ask.asked, token, repo, pull) };
        }
        const { size, page } = pageOf(ask);
        const pages = Math.ceil(pull.files.length / size);
        const base = `${publicUrl}/${fullName(repo)}`;
        return {
          status: 200,
          headers: {
            ...linkOf(ask, pull.files.length),
            'x-total-count': String(pull.files.length),
            'x-pagecount': String(pages),
            'x-hasmore': String(page < pages),
          },
          body: slice(ask, pull.files).map((file) => ({
            filename: file.filename,
            ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
            status: file.status === 'modified' ? 'changed' : file.status,
            additions: file.additions,
            deletions: file.deletions,
            changes: file.additions + file.deletions,
            html_url: `${base}/src/commit/${pull.headSha}/${encodeURI(file.filename)}`,
            contents_url: `${base}/contents/${encodeURI(file.filename)}?ref=${pull.headSha}`,
            raw_url: `${base}/raw/commit/${pull.headSha}/${encodeURI(file.filename)}`,
          })),
        };
      }
    }
  };

  /** What the server itself lets through silently, but no request of ours may hold. */
  const judge = (ask: Ask, route: MatchedRoute): void => {
    const paging = new URLSearchParams(ask.query);
    // Described for some lists only, ignored by the others.
    for (const name of ['limit', 'page']) paging.delete(name);
    const problems = description.request(route, { ...ask, query: paging });
    state.violations.push(...problems.map((one) => `${ask.method} ${route.template}: ${one}`));
  };

  const answer = async (ask: Ask): Promise<Reply> => {
    const token = tokenOf(ask);
    if (token === 'wrong') return problem(401, 'invalid username, password or token');
    const route = description.match(ask.method, ask.path);
    if (typeof route === 'string') {
      state.violations.push(`${ask.method} ${ask.path} is not described`);
      return route === 'no_method' ? empty(405) : { status: 404, body: '404 page not found\n' };
    }
    judge(ask, route);
    const reply = await act(ask, route, token);
    const problems = description.answer(route, ask.method, reply);
    state.violations.push(
      ...problems.map((one) => `answer of ${ask.method} ${route.template}: ${one}`),
    );
    return reply;
  };

  return serve(state, '/api/v1', answer, options.fallback ?? null);
};
