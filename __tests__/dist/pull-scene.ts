import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ForgeKind } from '../../src/events/event.ts';
import type { Job } from '../harness/runner.ts';
import { type GitHttpServer, startGitHttp } from '../servers/git-http.ts';
import { startGitea } from '../servers/gitea.ts';
import { startGithub } from '../servers/github.ts';
import {
  emptyState,
  smallPull,
  smallRepo,
  type StandInState,
  type StandInToken,
  trustedJob,
} from '../servers/model.ts';
import type { Running } from '../servers/serve.ts';
import { git, root } from './program.ts';

const bots: Readonly<Record<ForgeKind, { id: number; login: string }>> = {
  github: { id: 41898282, login: 'github-actions[bot]' },
  gitea: { id: -2, login: 'gitea-actions' },
  forgejo: { id: -2, login: 'forgejo-actions' },
};

export interface SceneOptions {
  /** Rights of the job's token; all by default. */
  readonly token?: Partial<NonNullable<StandInToken['job']>>;
  readonly readOnlyGit?: boolean;
  readonly fork?: boolean;
  /** Changes to the repository before its first commit. */
  readonly change?: (folder: string) => void;
  readonly config?: string;
  /** Further changes of the pull request's head. */
  readonly changeHead?: (folder: string) => void;
}

export interface PullScene {
  readonly state: StandInState;
  readonly job: Job;
  /** The bare repository of the forge. */
  readonly bare: string;
  readonly base: string;
  readonly head: string;
  readonly keys: { readonly privateKey: string; readonly publicKey: string };
  /** A stranger's clone of the ledger branch. */
  cloneLedger(): string;
  close(): Promise<void>;
}

const defaultConfig = `version: 1
on: { pull_request: { run: ["search:kmod"], drafts: true } }
seal: { public_keys: [guildseal.pub] }
search:
  experiments:
    kmod:
      files: { editable: [modules.txt] }
      commands: { evaluate: [node, eval/score.js] }
      metric: { name: correct, direction: maximize, min: 0, max: 12 }
      evaluation: { timeout: 30s, noise: none }
      proposers:
        - { kind: mutate, ranges: [{ file: modules.txt, match: '^k\\d+=([0-4])$', type: choice, values: ['0', '1', '2', '3', '4'] }] }
      budget: { trials: 10 }
`;

const token = 'job-token-0123456789abcdef';

const githubPayload = (values: Record<string, unknown>): Record<string, unknown> => {
  const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as {
    name: string;
    examples: { action?: string }[];
  }[];
  const found = examples
    .find(({ name }) => name === 'pull_request')
    ?.examples.find(({ action }) => action === 'opened');
  return { ...structuredClone(found), ...values };
};

const giteaPayload = (values: Record<string, unknown>): Record<string, unknown> => ({
  ...(JSON.parse(
    readFileSync(
      join(root, '__tests__/fixtures/recordings/gitea-1.26.3/events/pull_request-opened.json'),
      'utf8',
    ),
  ) as Record<string, unknown>),
  ...values,
});

interface PullFields {
  head: { sha: string; ref: string; repo: { id: number } };
  base: { sha: string; ref: string; repo: { id: number } };
  number: number;
  draft: boolean;
  html_url: string;
}

/** The published or recorded event of an opened pull request, about this scene's commits. */
const payloadOf = (forge: ForgeKind, page: string, base: string, head: string, fork: boolean): object => {
  const payload = forge === 'github' ? githubPayload({}) : giteaPayload({});
  const pull = payload['pull_request'] as PullFields;
  const repository = payload['repository'] as Record<string, unknown>;
  Object.assign(repository, {
    id: 4711,
    name: 'guild',
    full_name: 'ada/guild',
    html_url: page,
    private: false,
    default_branch: 'main',
  });
  Object.assign(repository['owner'] as object, { login: 'ada', id: 2 });
  Object.assign(payload, { action: 'opened', number: 1 });
  Object.assign(pull, { number: 1, draft: false, html_url: `${page}/pulls/1` });
  Object.assign(pull.head, { sha: head, ref: 'feature' });
  Object.assign(pull.base, { sha: base, ref: 'main' });
  Object.assign(pull.base.repo, { id: 4711 });
  Object.assign(pull.head.repo, { id: fork ? 4712 : 4711 });
  return payload;
};

const makeRemote = (folder: string, options: SceneOptions, publicKey: string) => {
  const work = join(folder, 'work');
  cpSync(join(root, 'examples/kmod'), work, { recursive: true });
  writeFileSync(join(work, '.guildseal.yml'), options.config ?? defaultConfig);
  writeFileSync(join(work, 'guildseal.pub'), publicKey);
  options.change?.(work);
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'add', '-A');
  git(work, 'commit', '-q', '-m', 'Start');
  const base = git(work, 'rev-parse', 'HEAD').trim();
  git(work, 'checkout', '-q', '-b', 'feature');
  const modules = join(work, 'modules.txt');
  writeFileSync(modules, readFileSync(modules, 'utf8').replace(/^k1=1$/m, 'k1=0'));
  options.changeHead?.(work);
  git(work, 'add', '-A');
  git(work, 'commit', '-q', '-m', 'Set k1');
  const head = git(work, 'rev-parse', 'HEAD').trim();
  const bare = join(folder, 'served/ada/guild.git');
  mkdirSync(join(folder, 'served/ada'), { recursive: true });
  git(folder, 'clone', '-q', '--bare', work, bare);
  git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  return { base, head, bare };
};

/** A forge with one repository and one pull request, and the job that its runner would run. */
export const openPullScene = async (
  forge: ForgeKind,
  options: SceneOptions = {},
): Promise<PullScene> => {
  const folder = mkdtempSync(join(tmpdir(), 'guildseal-scene-'));
  const keys = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { base, head, bare } = makeRemote(folder, options, keys.publicKey);
  const gitServer: GitHttpServer = await startGitHttp(join(folder, 'served'), {
    auth: { username: 'x-access-token', token },
    readOnly: options.readOnlyGit === true,
  });
  const page = `${gitServer.url}/ada/guild`;
  const bot = bots[forge];
  const job = { ...trustedJob(token, bot.login, 'ada/guild').job, ...options.token };
  const state: StandInState = {
    ...emptyState(),
    users: [bot, { id: 2, login: 'ada' }, { id: 3, login: 'bob' }, { id: 4, login: 'mallory' }],
    tokens: [{ token, login: bot.login, job: job as NonNullable<StandInToken['job']> }],
    repos: [
      smallRepo({
        pulls: [
          smallPull({
            headSha: head,
            baseSha: base,
            mergeBase: base,
            headRepo: options.fork === true ? 'mallory/guild' : 'ada/guild',
          }),
        ],
      }),
      ...(options.fork === true ? [smallRepo({ id: 4712, owner: 'mallory', pulls: [] })] : []),
    ],
    nextId: 100,
  };
  const server: Running =
    forge === 'github' ? await startGithub({ state }) : await startGitea({ state, kind: forge });
  return {
    state,
    bare,
    base,
    head,
    keys,
    job: {
      forge,
      apiUrl: server.apiUrl,
      serverUrl: gitServer.url,
      gitUrl: `${page}.git`,
      repository: 'ada/guild',
      event: {
        name: 'pull_request',
        payload: payloadOf(forge, page, base, head, options.fork === true),
      },
      sha: head,
      ref: 'refs/pull/1/head',
      headRef: 'feature',
      baseRef: 'main',
      token,
      secrets: { GUILDSEAL_KEY: keys.privateKey },
    },
    cloneLedger: () => {
      const clone = join(folder, `stranger-${String(state.calls)}`);
      git(folder, 'clone', '-q', '--branch', 'guildseal/ledger', '--single-branch', bare, clone);
      return clone;
    },
    close: async () => {
      await Promise.all([server.close(), gitServer.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
