import { z } from 'zod';

import type { ForgeKind } from '../events/event.ts';
import { versionOf } from '../events/detect.ts';
import { caps } from './capabilities.ts';
import { createClient } from './client.ts';
import type { Call, Client, ClientDeps } from './client.ts';
import { withDegrading } from './degrade.ts';
import type { Forge, ForgeAdapter } from './forge.ts';
import { openGitea } from './gitea/gitea.ts';
import { openGithub } from './github/github.ts';
import { refusalOf } from './refusal.ts';

export interface ForgeOptions {
  readonly kind: ForgeKind;
  /** Without a slash at the end, such as `https://git.example.com/api/v1`. */
  readonly apiUrl: string;
  readonly token: string | null;
  readonly repo: { readonly owner: string; readonly name: string };
  /** This run belongs to the pull request of a fork. */
  readonly fork: boolean;
  /** The runner offers a file for the job's summary. */
  readonly summary: boolean;
}

type Open = (
  client: Client,
  options: ForgeOptions,
  log: ClientDeps['log'],
) => Promise<ForgeAdapter>;

const versionFields = z.object({ version: z.string() });

const askVersion = async (client: Client, apiUrl: string): Promise<string | null> => {
  const call: Call = {
    method: 'GET',
    route: '/version',
    url: `${apiUrl}/version`,
    needs: 'read',
    expect: 'json',
  };
  const answer = await client.exchange(call);
  const value: unknown = JSON.parse(new TextDecoder().decode(answer.body));
  return versionFields.safeParse(value).data?.version ?? null;
};

const giteaLike =
  (kind: 'gitea' | 'forgejo'): Open =>
  async (client, { apiUrl, repo }, log) => {
    let version: string | null = null;
    try {
      version = await askVersion(client, apiUrl);
    } catch (error) {
      // A wrong token shows here already; without an answer the oldest supported server is assumed.
      if (refusalOf(error) === 'unauthorized') throw error;
      log.debug(`the server does not tell its version: ${String(error)}`);
    }
    if (version !== null && versionOf(version) === null) version = null;
    return openGitea(client, { kind, apiUrl, owner: repo.owner, name: repo.name, version });
  };

const registry: Readonly<Record<ForgeKind, Open>> = {
  github: (client, { apiUrl, repo }) =>
    Promise.resolve(openGithub(client, { apiUrl, owner: repo.owner, name: repo.name })),
  gitea: giteaLike('gitea'),
  forgejo: giteaLike('forgejo'),
};

/**
 * Opens a forge for one repository; Gitea and Forgejo are asked for their version. Throws
 * `forge.bad-address`, and `forge.unauthorized` where a wrong token shows at once.
 */
export const openForge = async (deps: ClientDeps, options: ForgeOptions): Promise<Forge> => {
  const client = createClient(deps, options);
  const adapter = await registry[options.kind](client, options, deps.log);
  const capabilities = caps({
    kind: options.kind,
    version: adapter.version,
    fork: options.fork,
    token: options.token !== null && options.token !== '',
    summary: options.summary,
  });
  return withDegrading(adapter, capabilities, deps.log);
};
