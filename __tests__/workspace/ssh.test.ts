import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { createClock } from '../../src/app/adapters/clock.ts';
import { createRandom } from '../../src/app/adapters/random.ts';
import { publishBranch } from '../../src/workspace/publish.ts';
import { realPart } from '../real-part.ts';
import { openScene, type Scene, userGit } from './scene.ts';

jest.setTimeout(60_000);
const sshd = '/usr/sbin/sshd';

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });

/** Resolves once something listens. */
const untilListening = async (port: number): Promise<void> => {
  for (;;) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (isUp) return;
  }
};

realPart('sshd', existsSync(sshd))('over ssh', () => {
  let scene: Scene;
  let daemon: ChildProcess;
  let port = 0;
  beforeAll(async () => {
    scene = await openScene();
    port = await freePort();
    for (const name of ['host', 'id', 'stranger']) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', scene.at(name)]);
    }
    writeFileSync(scene.at('authorized'), readFileSync(scene.at('id.pub')));
    const hostKey = readFileSync(scene.at('host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
    writeFileSync(scene.at('hosts'), `[127.0.0.1]:${String(port)} ${hostKey}\n`);
    const config = [
      `Port ${String(port)}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${scene.at('host')}`,
      `AuthorizedKeysFile ${scene.at('authorized')}`,
      `PidFile ${scene.at('sshd.pid')}`,
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'UsePAM no',
      'StrictModes no',
      'PermitRootLogin prohibit-password',
      'AcceptEnv GIT_PROTOCOL',
    ];
    writeFileSync(scene.at('sshd_config'), `${config.join('\n')}\n`);
    if (userInfo().uid === 0) scene.files.makeDirectory('/run/sshd', 0o755);
    daemon = spawn(sshd, ['-D', '-f', scene.at('sshd_config'), '-E', scene.at('sshd.log')], {
      stdio: 'ignore',
    });
    await untilListening(port);
    scene.files.makeDirectory(scene.at('r.git'));
    userGit(scene.at('r.git'), ['init', '-q', '--bare', '-b', 'main']);
  });
  afterAll(async () => {
    daemon.kill('SIGKILL');
    await scene.close();
  });

  const publish = (key: string, hosts: string) =>
    publishBranch(
      { git: scene.git, files: scene.files, clock: createClock(), random: createRandom() },
      {
        remote: {
          url: `ssh://${userInfo().username}@127.0.0.1:${String(port)}${scene.at('r.git')}`,
          credential: { kind: 'ssh', keyPath: scene.at(key), knownHostsPath: hosts },
        },
        branch: 'guildseal/ledger',
        message: 'seal',
        plan: () =>
          Promise.resolve({
            kind: 'write',
            changes: [{ path: 'a', mode: '100644', content: Buffer.from('a\n') }],
          }),
      },
    );

  test('the key of a deployment publishes, another one has no permission', async () => {
    expect(await publish('id', scene.at('hosts'))).toMatchObject({ ok: true });
    expect(userGit(scene.at('r.git'), ['show', 'guildseal/ledger:a'])).toBe('a');
    expect(await publish('stranger', scene.at('hosts'))).toMatchObject({
      ok: false,
      refused: 'permission',
    });
  });

  test('a host that nobody vouched for gets nothing', async () => {
    expect(await publish('id', '/dev/null')).toMatchObject({ ok: false, refused: 'unreachable' });
  });
});
