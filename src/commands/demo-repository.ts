import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { cliErrors } from '../errors/cli.ts';
import type { Files } from '../ports.ts';
import { findGit } from '../workspace/git.ts';
import type { CommandContext } from './command.ts';

const copyFolder = (files: Files, from: string, to: string): void => {
  files.makeDirectory(to, 0o755);
  for (const name of files.list(from)) {
    const kind = files.stat(join(from, name))?.kind;
    if (kind === 'directory') copyFolder(files, join(from, name), join(to, name));
    else if (kind === 'file') {
      files.write(join(to, name), files.read(join(from, name)), { mode: 0o644 });
    }
  }
};

const commitAll = async (context: CommandContext, folder: string): Promise<void> => {
  const git = findGit(context.files, context.searchPath);
  const env = {
    PATH: context.searchPath,
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'guildseal demo',
    GIT_AUTHOR_EMAIL: 'demo@guildseal.invalid',
    GIT_COMMITTER_NAME: 'guildseal demo',
    GIT_COMMITTER_EMAIL: 'demo@guildseal.invalid',
  };
  for (const args of [
    ['init', '--quiet', '--template=', '-b', 'main', folder],
    ['-C', folder, 'add', '--all'],
    ['-C', folder, 'commit', '--quiet', '--no-verify', '-m', 'Start the demo'],
  ]) {
    const result = await context.exec.run(git, args, { env, timeoutMs: 60_000 });
    if (result.exitCode !== 0) {
      const said = Buffer.from(result.stderr).toString('utf8').trim().slice(-400);
      throw cliErrors['cli.demo-failed']({ step: `git ${args[0] ?? ''}`, detail: said });
    }
  }
};

/**
 * Makes a git repository with one commit from an example, with a public key of its own and the best
 * isolation there is; returns the private key, which is never written down.
 *
 * @throws AppError `cli.bad-option` for an unknown example, `cli.demo-failed`
 */
export const makeDemoRepository = async (
  context: CommandContext,
  example: string,
  folder: string,
): Promise<{ readonly privateKey: string; readonly publicKeyFile: string }> => {
  const { files } = context;
  const examples = join(context.home, 'examples');
  const known = files.list(examples).filter((name) => /^[a-z]+$/.test(name));
  if (!known.includes(example)) {
    const expected = `one of ${known.join(', ')}`;
    throw cliErrors['cli.bad-option']({ option: '--example', value: example, expected });
  }
  if (files.list(folder).length > 0) {
    throw cliErrors['cli.bad-option']({ option: '--dir', value: folder, expected: 'a new folder' });
  }
  copyFolder(files, join(examples, example), folder);
  const keys = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKeyFile = join(folder, 'guildseal.pub');
  files.write(publicKeyFile, keys.publicKey, { mode: 0o644 });
  const config = join(folder, '.guildseal.yml');
  const settings = 'seal: { public_keys: [guildseal.pub] }\nsandbox: { min_isolation: none }\n';
  files.write(config, `${Buffer.from(files.read(config)).toString('utf8')}${settings}`);
  await commitAll(context, folder);
  return { privateKey: keys.privateKey, publicKeyFile };
};
