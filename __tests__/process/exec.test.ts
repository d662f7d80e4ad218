import { afterEach, describe, expect, test } from '@jest/globals';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { createExec } from '../../src/process/exec.ts';

const exec = createExec();
const env = { PATH: '/usr/bin:/bin' };
const node = process.execPath;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const folders: string[] = [];

const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'guildseal-exec-'));
  folders.push(folder);
  return folder;
};

const collect = async (stream: Readable | Writable | null | undefined) => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as Readable) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** True once no process answers to this id, or only a zombie nobody has reaped yet. */
const isDead = (pid: number) => {
  try {
    process.kill(pid, 0);
    return /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${String(pid)}/stat`, 'latin1'));
  } catch {
    return true;
  }
};

const untilDead = async (pid: number) => {
  while (!isDead(pid)) await new Promise((resolve) => setImmediate(resolve));
};

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('run', () => {
  test('returns both streams as bytes, unchanged, and the exit code', async () => {
    const result = await exec.run('sh', ['-c', 'printf "a\\n\\377"; printf b >&2; exit 7'], {
      env,
    });
    expect(Buffer.from(result.stdout)).toEqual(Buffer.from([0x61, 0x0a, 0xff]));
    expect(text(result.stderr)).toBe('b');
    expect(result).toMatchObject({
      exitCode: 7,
      signal: null,
      timedOut: false,
      overflowed: false,
      spawnError: null,
    });
    expect(result.wallMs).toBeGreaterThan(0);
  });

  test('gives the child exactly the environment it was told', async () => {
    const result = await exec.run('/usr/bin/env', [], { env: { ONLY: 'this' } });
    expect(text(result.stdout)).toBe('ONLY=this\n');
  });

  test('passes arguments without a shell', async () => {
    const odd = ['$(id)', '`id`', ';', '', 'a b', '*'];
    const result = await exec.run('printf', ['<%s>', ...odd], { env });
    expect(text(result.stdout)).toBe(odd.map((word) => `<${word}>`).join(''));
  });

  test('feeds the input and closes it', async () => {
    const input = Buffer.alloc(300_000, 'x');
    const result = await exec.run('cat', [], { env, input });
    expect(Buffer.from(result.stdout).equals(input)).toBe(true);
  });

  test('does not fail when the child never reads its input', async () => {
    const result = await exec.run('true', [], { env, input: Buffer.alloc(300_000) });
    expect(result).toMatchObject({ exitCode: 0, spawnError: null });
  });

  test('works in the folder it was told', async () => {
    const folder = makeFolder();
    const result = await exec.run('pwd', ['-P'], { env, cwd: folder });
    expect(text(result.stdout).trim().endsWith(folder)).toBe(true);
  });

  test('reports a missing program, a file that is none, and a bad argument as data', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'plain'), 'x');
    const missing = await exec.run('guildseal-no-such-program', [], { env });
    expect(missing).toMatchObject({ exitCode: null, signal: null, spawnError: 'ENOENT' });
    const plain = await exec.run(join(folder, 'plain'), [], { env });
    expect(plain.spawnError).toBe('EACCES');
    const bad = await exec.run('true', ['a\0b'], { env });
    expect(bad.spawnError).toBe('ERR_INVALID_ARG_VALUE');
  });

  test('kills at the wall limit what the child has started, too', async () => {
    const result = await exec.run('sh', ['-c', 'sleep 600 & echo $!; sleep 600'], {
      env,
      timeoutMs: 300,
    });
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGKILL', timedOut: true });
    await untilDead(Number(text(result.stdout)));
  });

  test('kills a flood at the cap and keeps what fits', async () => {
    const result = await exec.run('yes', [], { env, maxOutputBytes: 1000 });
    expect(result.overflowed).toBe(true);
    expect(result.timedOut).toBe(false);
    expect(result.stdout.length).toBe(1000);
  });

  test('lets a descendant hold the pipe only for a moment after a normal exit', async () => {
    const result = await exec.run('sh', ['-c', 'sleep 600 & echo $!'], { env });
    expect(result).toMatchObject({ exitCode: 0, signal: null, timedOut: false });
    await untilDead(Number(text(result.stdout)));
  });

  test('does not wait for a descendant that left the group', async () => {
    const result = await exec.run('sh', ['-c', 'setsid sleep 600 & echo $!'], {
      env,
      timeoutMs: 10_000,
    });
    expect(result.exitCode).toBe(0);
    process.kill(Number(text(result.stdout)), 'SIGKILL');
  });

  test('stops when the signal is aborted, before or during the run', async () => {
    const before = await exec.run('sleep', ['600'], { env, signal: AbortSignal.abort() });
    expect(before.signal).toBe('SIGKILL');
    const controller = new AbortController();
    const running = exec.run('sleep', ['600'], { env, signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ exitCode: null, signal: 'SIGKILL', timedOut: false });
  });
});

describe('start', () => {
  test('lays out descriptors as asked and hands on open ones', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'in'), 'from a file');
    const descriptor = openSync(join(folder, 'in'), 'r');
    const child = exec.start('sh', ['-c', 'cat <&3; cat <&0 >&4'], {
      env,
      stdio: ['pipe', 'pipe', 'ignore', descriptor, 'pipe'],
    });
    closeSync(descriptor);
    (child.stdio[0] as Writable).end('from a pipe');
    const [first, second] = await Promise.all([collect(child.stdio[1]), collect(child.stdio[4])]);
    expect([first, second]).toEqual(['from a file', 'from a pipe']);
    expect(child.stdio[2]).toBeNull();
    expect(child.stdio[3]).toBeNull();
    expect(await child.exited).toEqual({ exitCode: 0, signal: null, spawnError: null });
  });

  test('kills the whole group of a detached child', async () => {
    const child = exec.start('sh', ['-c', 'sleep 600 & echo $!; wait'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const output = child.stdio[1] as Readable;
    const pid = await new Promise<number>((resolve) => {
      output.once('data', (chunk: Buffer) => {
        resolve(Number(chunk.toString()));
      });
    });
    child.kill('SIGKILL');
    expect(await child.exited).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    await untilDead(pid);
  });

  test('reports what could not be started', async () => {
    const missing = exec.start('guildseal-no-such-program', [], { env, stdio: ['ignore'] });
    expect(missing.pid).toBeNull();
    expect(await missing.exited).toMatchObject({ spawnError: 'ENOENT' });
    const bad = exec.start('true', ['a\0b'], { env, stdio: ['ignore'] });
    expect(await bad.exited).toMatchObject({ spawnError: 'ERR_INVALID_ARG_VALUE' });
    bad.kill('SIGKILL');
  });

  test('leaves no group behind when the process itself exits', async () => {
    const folder = makeFolder();
    const script = join(folder, 'parent.ts');
    const module = new URL('../../src/process/exec.ts', import.meta.url).href;
    const hook = new URL('../../scripts/ts.mjs', import.meta.url).href;
    writeFileSync(
      script,
      `import { createExec } from ${JSON.stringify(module)};
       const child = createExec().start('sleep', ['600'],
         { env: { PATH: '/usr/bin:/bin' }, stdio: ['ignore'], detached: true });
       process.stdout.write(String(child.pid), () => process.exit(0));`,
    );
    const result = await exec.run(node, ['--import', hook, script], { env });
    expect(text(result.stderr)).toBe('');
    await untilDead(Number(text(result.stdout)));
  });
});
