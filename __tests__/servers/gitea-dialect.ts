import { readFileSync } from 'node:fs';

import { versionOf } from '../../src/events/detect.ts';
import { createDescription } from './description.ts';
import { findRepo, findUser, fullName } from './model.ts';
import type { Right, StandInComment, StandInRepo, StandInState, StandInToken } from './model.ts';
import type { Ask, Reply } from './serve.ts';

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
/** The server's own description, with what it forgets to say. */
export const description = createDescription(
  { ...document, definitions: described },
  {
    schemas: 'definitions',
    anyNull: true,
  },
);

const pageDefault = 30;
const pageMax = 50;

export interface DialectOptions {
  readonly state: StandInState;
  readonly kind: 'gitea' | 'forgejo';
  readonly version: string;
  readonly publicUrl: string;
}

/** How one server version speaks: rights, refusals, shapes of answers, paging. */
export const createDialect = ({ state, kind, version, publicUrl }: DialectOptions) => {
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

  return {
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
  };
};
