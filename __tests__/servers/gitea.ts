import { createDialect, description } from './gitea-dialect.ts';
import type { MatchedRoute } from './description.ts';
import { addComment, addStatus, emptyState, findRepo, fullName } from './model.ts';
import type { StandInRepo, StandInState, StandInToken } from './model.ts';
import { serve } from './serve.ts';
import type { Ask, Fallback, Reply, Running } from './serve.ts';

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

/** A stateful Gitea or Forgejo on loopback that behaves as the recorded servers did. */
export const startGitea = (options: GiteaOptions = {}): Promise<Running> => {
  const state = options.state ?? emptyState();
  const kind = options.kind ?? 'gitea';
  const version = options.version ?? (kind === 'gitea' ? '1.26.3' : '15.0.3+gitea-1.22.0');
  const publicUrl = options.publicUrl ?? 'http://forge.example:3000';

  const {
    versions,
    templates,
    has,
    only,
    problem,
    notFound,
    noRight,
    noUnit,
    empty,
    tokenOf,
    rightOf,
    scopeProblem,
    user,
    repoBody,
    commentBody,
    pullBody,
    statusBody,
    pageOf,
    linkOf,
    slice,
  } = createDialect({ state, kind, version, publicUrl });

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
