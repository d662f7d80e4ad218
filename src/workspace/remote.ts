import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { workspaceErrors } from '../errors/workspace.ts';
import type { Files } from '../ports.ts';
import type { NetworkProfile } from './git.ts';

/** How we prove who we are to a remote; the token is never on a command line, in a URL or in a file. */
export type Credential =
  | { readonly kind: 'token'; readonly username: string; readonly token: string }
  | { readonly kind: 'ssh'; readonly keyPath: string; readonly knownHostsPath: string };

export interface Remote {
  /** http, https or ssh URL, or the absolute path of a repository on this machine. */
  readonly url: string;
  readonly credential: Credential | null;
  /** Proxy and CA variables of the machine, for this remote only. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A remote made ready for calls: its profile and the folder that holds its scripts. */
export interface OpenRemote {
  readonly url: string;
  readonly profile: NetworkProfile;
  /** Options of `fetch` and `ls-remote` for this remote. */
  readonly readArgs: readonly string[];
  close(): void;
}

const askpassScript = `#!/bin/sh
case "$1" in
  [Uu]sername*) printf '%s\\n' "$GUILDSEAL_GIT_USERNAME" ;;
  *) printf '%s\\n' "$GUILDSEAL_GIT_TOKEN" ;;
esac
`;

const sshScript = `#!/bin/sh
exec ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes \\
  -o UserKnownHostsFile="$GUILDSEAL_SSH_KNOWN_HOSTS" -o GlobalKnownHostsFile=/dev/null \\
  -o ConnectTimeout=30 -i "$GUILDSEAL_SSH_KEY" "$@"
`;

/** A constant that git hands to a shell: upload-pack must not follow a repository's own promisor remote or replace refs. */
const sealedUploadPack = 'GIT_ALLOW_PROTOCOL=none GIT_NO_REPLACE_OBJECTS=1 git-upload-pack';

const schemeOf = (url: string): string => {
  if (isAbsolute(url)) return 'file';
  const scheme = /^([a-z][a-z+]*):\/\//.exec(url)?.[1];
  if (scheme === undefined || !['http', 'https', 'ssh'].includes(scheme)) {
    throw workspaceErrors['workspace.bad-remote']({
      url: url.replace(/\/\/[^/]*@/, '//***@'),
      why: 'expected an http, https or ssh URL or an absolute path',
    });
  }
  const { password, username } = new URL(url);
  if (password !== '' || (username !== '' && scheme !== 'ssh')) {
    throw workspaceErrors['workspace.bad-remote']({
      url: url.replace(/\/\/[^/]*@/, '//***@'),
      why: 'a user name or password does not belong in a URL',
    });
  }
  return scheme;
};

const quoteConfig = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** Every name under which git may ask whether this repository of another user is trusted. */
const repositoryNames = (path: string): readonly string[] => {
  const real = existsSync(path) ? realpathSync(path) : path;
  return [...new Set([path, real].flatMap((name) => [name, join(name, '.git')]))];
};

/** `-c` does not reach upload-pack, a file does. */
const globalConfig = (paths: readonly string[]): string =>
  [
    '[uploadpack]\n\tallowAnySHA1InWant = true\n',
    ...paths.map((path) => `[safe]\n\tdirectory = ${quoteConfig(path)}\n`),
  ].join('');

const credentialEnvironment = (
  files: Files,
  home: string,
  credential: Credential | null,
): Readonly<Record<string, string>> => {
  if (credential === null) return {};
  const script = join(home, credential.kind === 'token' ? 'askpass' : 'ssh');
  const text = credential.kind === 'token' ? askpassScript : sshScript;
  files.write(script, text, { mode: 0o700, exclusive: true });
  return credential.kind === 'token'
    ? {
        GIT_ASKPASS: script,
        GUILDSEAL_GIT_USERNAME: credential.username,
        GUILDSEAL_GIT_TOKEN: credential.token,
      }
    : {
        GIT_SSH: script,
        GIT_SSH_VARIANT: 'ssh',
        GUILDSEAL_SSH_KEY: credential.keyPath,
        GUILDSEAL_SSH_KNOWN_HOSTS: credential.knownHostsPath,
      };
};

/**
 * Prepares one remote: scheme checked, a private HOME with our askpass or ssh script. `close` removes it.
 * Throws `workspace.bad-remote`.
 */
export const openRemote = (files: Files, remote: Remote): OpenRemote => {
  const scheme = schemeOf(remote.url);
  const home = files.makeTemporary('remote-');
  try {
    const globalPath = join(home, 'gitconfig');
    const trusted = scheme === 'file' ? repositoryNames(remote.url) : [];
    files.write(globalPath, globalConfig(trusted), { mode: 0o600, exclusive: true });
    return {
      url: remote.url,
      readArgs: scheme === 'file' ? [`--upload-pack=${sealedUploadPack}`] : [],
      profile: {
        config: [
          `protocol.${scheme}.allow=always`,
          'protocol.version=2',
          'http.followRedirects=false',
        ],
        env: {
          ...remote.env,
          HOME: home,
          GIT_CONFIG_GLOBAL: globalPath,
          ...credentialEnvironment(files, home, remote.credential),
        },
      },
      close: () => {
        files.remove(home);
      },
    };
  } catch (error) {
    files.remove(home);
    throw error;
  }
};
