import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { symlinkSync } from 'node:fs';
import type { ExecResult } from '../../src/ports.ts';
import { createExec } from '../../src/process/exec.ts';
import { createGit, findGit, gitDetail } from '../../src/workspace/git.ts';
import { openRemote, type Remote } from '../../src/workspace/remote.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  await scene.close();
});

/** A git that says who it is and prints how it was called. */
const fakeGit = (name: string, version: string) => {
  const path = scene.at(name, 'git');
  scene.files.makeDirectory(scene.at(name));
  scene.files.write(
    path,
    `#!/bin/sh\nif [ "$1" = --version ]; then echo '${version}'; exit; fi\nprintf '%s\\n' "$@"\n/usr/bin/env\n`,
    { mode: 0o755 },
  );
  return path;
};
const create = (gitPath: string) => createGit({ exec: createExec(), files: scene.files, gitPath });
const linesOf = (result: ExecResult) => Buffer.from(result.stdout).toString().trim().split('\n');

const sealed = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'core.symlinks=false',
  'protocol.allow=never',
  'transfer.fsckObjects=true',
  'fetch.fsckObjects=true',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'credential.helper=',
  'diff.external=',
  'safe.bareRepository=explicit',
];
const sealedEnvironment = [
  'GIT_ASKPASS=/bin/false',
  'GIT_ATTR_NOSYSTEM=1',
  'GIT_CONFIG_GLOBAL=/dev/null',
  'GIT_CONFIG_NOSYSTEM=1',
  'GIT_LITERAL_PATHSPECS=1',
  'GIT_NO_LAZY_FETCH=1',
  'GIT_NO_REPLACE_OBJECTS=1',
  'GIT_OPTIONAL_LOCKS=0',
  'GIT_PROTOCOL_FROM_USER=0',
  'GIT_TERMINAL_PROMPT=0',
  'HOME=/nonexistent',
  'LC_ALL=C',
  'PATH=/usr/bin:/bin',
  'TZ=UTC',
];
const isVariable = (line: string) => /^(?:[A-Z_]+)=/.test(line) && !line.startsWith('PWD=');

test('the sealed profile is exactly the environment and the options that are promised', async () => {
  const git = await create(fakeGit('sealed', 'git version 2.39.5'));
  const lines = linesOf(await git.run('/bare', ['cat-file', '--batch']));
  const words = lines.filter((line) => !isVariable(line) && !line.startsWith('PWD='));
  expect(words).toEqual([
    '--git-dir=/bare',
    ...sealed.flatMap((setting) => ['-c', setting]),
    'cat-file',
    '--batch',
  ]);
  const variables = lines.filter((line) => isVariable(line) && !/^(?:_|OLDPWD|SHLVL)=/.test(line));
  expect(variables.sort()).toEqual(sealedEnvironment);
});

test.each<[string, Remote, readonly string[], readonly string[]]>([
  [
    'a token',
    {
      url: 'https://example.com/r.git',
      credential: { kind: 'token', username: 'x', token: 'secret-token' },
      env: { https_proxy: 'http://proxy' },
    },
    ['protocol.https.allow=always', 'protocol.version=2', 'http.followRedirects=false'],
    ['GUILDSEAL_GIT_TOKEN=secret-token', 'GUILDSEAL_GIT_USERNAME=x', 'https_proxy=http://proxy'],
  ],
  [
    'an ssh key',
    {
      url: 'ssh://git@example.com/r.git',
      credential: { kind: 'ssh', keyPath: '/key', knownHostsPath: '/hosts' },
    },
    ['protocol.ssh.allow=always', 'protocol.version=2', 'http.followRedirects=false'],
    ['GUILDSEAL_SSH_KEY=/key', 'GUILDSEAL_SSH_KNOWN_HOSTS=/hosts', 'GIT_SSH_VARIANT=ssh'],
  ],
])(
  'the network profile with %s adds one scheme and the credential',
  async (_, remote, config, env) => {
    const git = await create(fakeGit('network', 'git version 2.39.5'));
    const open = openRemote(scene.files, remote);
    const lines = linesOf(await git.network('/bare', ['fetch', open.url], open.profile));
    expect(lines.slice(0, lines.indexOf('fetch'))).toEqual([
      '--git-dir=/bare',
      ...[...sealed, ...config].flatMap((setting) => ['-c', setting]),
    ]);
    expect(lines).toEqual(expect.arrayContaining([...env]));
    const home = lines.find((line) => line.startsWith('HOME='))?.slice(5) ?? '';
    expect(scene.files.stat(home)?.mode).toBe(0o700);
    const script =
      /^(?:GIT_ASKPASS|GIT_SSH)=(\/(?!bin\/false).*)$/m.exec(lines.join('\n'))?.[1] ?? '';
    expect(scene.files.stat(script)?.mode).toBe(0o700);
    expect(Buffer.from(scene.files.read(script)).toString()).not.toContain('secret-token');
    open.close();
    expect(scene.files.stat(home)).toBeNull();
  },
);

describe('the version', () => {
  test.each(['git version 2.34.0', 'git version 2.39.5 (Apple Git-154)', 'git version 3.0.0-rc1'])(
    '%s will do',
    async (version) => {
      expect((await create(fakeGit('new', version))).version).toBe(version.slice(12));
      scene.files.remove(scene.at('new'));
    },
  );

  test.each(['git version 2.33.8', 'git version 1.9.1', 'tig 3.0'])(
    '%s is too old',
    async (version) => {
      const created = create(fakeGit('old', version));
      await expect(created).rejects.toMatchObject({ code: 'workspace.git-too-old', exit: 3 });
      await expect(created).rejects.toThrow(/2\.34/);
      scene.files.remove(scene.at('old'));
    },
  );
});

describe('finding git', () => {
  test('takes the first one of an absolute folder that can be run', () => {
    const path = fakeGit('found', 'git version 2.39.5');
    scene.files.makeDirectory(scene.at('plain'));
    scene.files.write(scene.at('plain', 'git'), '', { mode: 0o644 });
    const search = [
      '',
      'relative',
      scene.at('plain'),
      scene.at('none'),
      scene.at('found'),
      '/usr/bin',
    ];
    expect(findGit(scene.files, search.join(':'))).toBe(path);
    scene.files.makeDirectory(scene.at('linked'));
    symlinkSync(path, scene.at('linked', 'git'));
    expect(findGit(scene.files, scene.at('linked'))).toBe(scene.at('linked', 'git'));
  });

  test('says where it looked', () => {
    expect(() => findGit(scene.files, '/nonexistent')).toThrow(
      expect.objectContaining({ code: 'workspace.git-missing', exit: 3 }),
    );
  });
});

test('a git that cannot be started, hangs or floods is told in words', async () => {
  await expect(create('/nonexistent/git')).rejects.toMatchObject({ code: 'workspace.git-failed' });
  const result: ExecResult = {
    exitCode: 128,
    signal: null,
    timedOut: false,
    overflowed: false,
    spawnError: null,
    stdout: new Uint8Array(),
    stderr: Buffer.from('fatal: no\n'),
    wallMs: 1,
  };
  expect(gitDetail(result)).toBe('fatal: no');
  expect(gitDetail({ ...result, stderr: new Uint8Array() })).toBe('exit code 128');
  expect(gitDetail({ ...result, stderr: new Uint8Array(), signal: 'SIGKILL' })).toContain(
    'SIGKILL',
  );
  expect(gitDetail({ ...result, timedOut: true })).toContain('too long');
  expect(gitDetail({ ...result, overflowed: true })).toContain('too much');
});
