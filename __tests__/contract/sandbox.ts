import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realPart } from '../real-part.ts';
import {
  eventually,
  type Level,
  type OpenLevel,
  processesWith,
  stepIn,
} from '../sandbox/levels.ts';

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

jest.setTimeout(60_000);

/** What every isolation level promises, whatever it confines. */
export const sandboxContract = (level: Level): void => {
  realPart(level.needs, level.available)(`the sandbox contract at level ${level.name}`, () => {
    let open: OpenLevel;
    const sh = (role: 'a' | 'b', script: string, more = {}) =>
      open.sandbox.run(stepIn(open.folder, role, ['/bin/sh', '-c', script], more));

    beforeAll(async () => {
      open = await level.open({
        workers: 2,
        config: { env: { FROM_CONFIG: 'yes' } },
        prepare: (folder) => {
          writeFileSync(join(folder, 'repo', 'tree.txt'), 'of the tree\n');
          mkdirSync(join(folder, 'in', 'one'));
          writeFileSync(join(folder, 'in', 'one', 'stdout'), 'said by A\n', { mode: 0o444 });
        },
      });
    }, 60_000);

    afterAll(async () => {
      await open.dispose();
    });

    it('says which level and mode it is', () => {
      const { level: name, mode } = open.sandbox.isolation;
      expect(mode ?? name).toBe(level.name);
      expect(open.sandbox.isolation.key_exposed).toBe(!level.isConfined);
      expect(open.sandbox.isolation.probe_sha256).toMatch(/^[0-9a-f]{64}$/);
    });

    it('gives status and both streams, byte by byte', async () => {
      const outcome = await sh('a', "printf 'a\\377'; printf 'b\\n' >&2; exit 7");
      expect([...outcome.stdout]).toEqual([0x61, 0xff]);
      expect(text(outcome.stderr)).toBe('b\n');
      expect(outcome).toMatchObject({
        exitCode: 7,
        signal: null,
        timedOut: false,
        failure: null,
        limitsHit: [],
      });
    });

    it('reads a death by signal as one, and 128 + n as the shells mean it', async () => {
      expect(await sh('a', 'kill -SEGV $$')).toMatchObject({
        exitCode: null,
        signal: 'SIGSEGV',
        failure: null,
      });
      expect(await sh('b', 'exit 139')).toMatchObject({ exitCode: null, signal: 'SIGSEGV' });
    });

    it('tells a program that does not exist from one that fails', async () => {
      const missing = await open.sandbox.run(stepIn(open.folder, 'a', ['no-such-program']));
      expect(missing).toMatchObject({ failure: 'spawn', exitCode: null });
      expect(await sh('a', 'exit 127')).toMatchObject({ failure: null, exitCode: 127 });
    });

    it('starts in the tree, with nothing on standard input', async () => {
      const outcome = await sh('a', 'cat tree.txt; cat; ls');
      expect(text(outcome.stdout)).toBe('of the tree\ntree.txt\n');
    });

    it('gives exactly the environment that is promised', async () => {
      const env = { GUILDSEAL_SEED: '17' };
      const a = text((await sh('a', 'env', { env })).stdout);
      const names = (said: string) =>
        said
          .split('\n')
          .map((line) => line.split('=')[0])
          .filter((name) => name !== '' && name !== 'PWD' && name !== 'GUILDSEAL_STEP')
          .sort();
      expect(names(a)).toEqual([
        'FROM_CONFIG',
        'GUILDSEAL_OUT',
        'GUILDSEAL_SEED',
        'HOME',
        'LANG',
        'PATH',
        'TMPDIR',
        'TZ',
      ]);
      const b = text((await sh('b', 'env', { env, input: join(open.folder, 'in', 'one') })).stdout);
      expect(names(b)).toEqual([
        'FROM_CONFIG',
        'GUILDSEAL_IN',
        'GUILDSEAL_SEED',
        'HOME',
        'LANG',
        'PATH',
        'TMPDIR',
        'TZ',
      ]);
      expect(b).toContain('TZ=UTC\n');
    });

    it('runs our Node by its name', async () => {
      const outcome = await open.sandbox.run(stepIn(open.folder, 'b', ['node', '-p', '6 * 7']));
      expect(text(outcome.stdout)).toBe('42\n');
    });

    it('shows the input to B', async () => {
      const outcome = await sh('b', 'cat "$GUILDSEAL_IN/stdout"', {
        input: join(open.folder, 'in', 'one'),
      });
      expect(text(outcome.stdout)).toBe('said by A\n');
    });

    it('takes what A leaves in /out, sorted, and nothing from B', async () => {
      const outcome = await sh(
        'a',
        'cd "$GUILDSEAL_OUT"; mkdir d; printf 2 >d/b; printf 1 >a; : >.hidden; mkdir empty',
      );
      expect(outcome.out?.map(({ path, bytes }) => [path, text(bytes)])).toEqual([
        ['.hidden', ''],
        ['a', '1'],
        ['d/b', '2'],
      ]);
      expect((await sh('b', 'true')).out).toBeNull();
    });

    it('starts every step with empty folders', async () => {
      await sh('a', 'echo x >"$GUILDSEAL_OUT/old"; echo x >"$TMPDIR/old"; exit 1');
      const outcome = await sh('a', 'ls -A "$GUILDSEAL_OUT" "$TMPDIR" | grep old; true');
      expect([text(outcome.stdout), outcome.out]).toEqual(['', []]);
    });

    it.each([
      ['a link', 'ln -s /etc/passwd link', 'output_type'],
      ['a folder link', 'ln -s / link', 'output_type'],
      ['a pipe', 'mkfifo pipe', 'output_type'],
      ['a second name of a file', 'echo x >one; ln one two', 'output_type'],
      [
        'a file nobody may read',
        'echo x >one; chmod 0 one; test ! -r one || ln one two',
        'output_type',
      ],
      ['a name with a line feed', 'echo x >"a\nb"', 'output_name'],
      ['a name that is not UTF-8', 'echo x >"$(printf \'a\\377\')"', 'output_name'],
      ['a name that hides itself', 'echo x >"a\u200bb"', 'output_name'],
      ['a name with a backslash', "echo x >'a\\b'", 'output_name'],
      ['a folder with such a name', 'mkdir -- -rf', 'output_name'],
      ['a very long name', 'echo x >"$(printf %0240d 1)"', 'output_name'],
      // The disk of the host takes seconds for them; the rule itself is the same.
      ...(level.isConfined
        ? [
            [
              'too many files',
              'i=0; while [ $i -lt 10001 ]; do : >$i; i=$((i+1)); done',
              'output_caps',
            ] as const,
          ]
        : []),
      ['a sparse giant', 'truncate -s 1T giant || truncate -s 1G giant', 'output_caps'],
    ] as const)('refuses %s in /out', async (_, script, failure) => {
      const outcome = await sh('a', `cd "$GUILDSEAL_OUT"; ${script}`);
      expect(outcome).toMatchObject({ failure, out: [] });
      expect(outcome.detail).not.toBeNull();
    });

    it('does not deliver a socket left in /out', async () => {
      const listen =
        "require('net').createServer().listen(process.env.GUILDSEAL_OUT + '/s', () => process.kill(process.pid, 'SIGKILL'))";
      const outcome = await sh('a', `node -e "${listen}"; exit 0`);
      expect(outcome.out).toEqual([]);
    });

    it('does not judge /out of a failed A', async () => {
      expect(await sh('a', 'ln -s / "$GUILDSEAL_OUT/l"; exit 3')).toMatchObject({
        exitCode: 3,
        failure: null,
        out: [],
      });
    });

    it.each(['', ' >&2'])('ends a flood of output%s at its cap', async (where) => {
      const outcome = await sh(
        'a',
        `while :; do echo 0123456789012345678901234567890123456789; done${where}`,
      );
      expect(outcome).toMatchObject({
        failure: 'output_limit',
        exitCode: null,
        limitsHit: ['output'],
      });
      expect(Math.max(outcome.stdout.length, outcome.stderr.length)).toBe(256 * 1024);
    });

    it('ends a step at its wall limit, whatever it ignores', async () => {
      const outcome = await sh('a', 'trap "" TERM INT HUP; echo begun; while :; do sleep 1; done', {
        timeoutMs: 700,
      });
      expect(outcome).toMatchObject({
        timedOut: true,
        exitCode: null,
        signal: null,
        failure: null,
        limitsHit: ['wall'],
        out: [],
      });
    });

    it('ends a step that is aborted, also one that has not begun', async () => {
      const abort = new AbortController();
      const marker = `98${process.pid}${level.name.length}1`;
      const running = sh('a', `sleep ${marker}`, { signal: abort.signal });
      await eventually('the step runs', () => processesWith(`sleep\0${marker}`).length > 0);
      abort.abort();
      expect(await running).toMatchObject({ failure: 'aborted', timedOut: false, exitCode: null });
      expect(processesWith(`sleep\0${marker}`)).toEqual([]);
    });

    it('leaves no daemon of any kind, and does not wait for one that holds the pipes', async () => {
      const marker = `97${process.pid}${level.name.length}2`;
      const script = `for i in 1 2 3; do (setsid setsid sh -c "trap '' TERM HUP INT; echo up; sleep ${marker}; sleep ${marker}" &) ; done; echo done; exit 5`;
      const outcome = await sh('a', script, { timeoutMs: 60_000 });
      expect(outcome).toMatchObject({ exitCode: 5, failure: null, timedOut: false });
      expect(text(outcome.stdout)).toContain('done\n');
      expect(processesWith(marker)).toEqual([]);
    });

    it('leaves none after a wall limit', async () => {
      const marker = `96${process.pid}${level.name.length}3`;
      const outcome = await sh('b', `(setsid setsid sleep ${marker} &); sleep ${marker}`, {
        timeoutMs: 700,
      });
      expect(outcome.timedOut).toBe(true);
      expect(processesWith(marker)).toEqual([]);
    });

    it('runs the steps of two workers side by side', async () => {
      const both = await Promise.all(
        [0, 1].map((worker) =>
          sh('a', `sleep 0.2; echo ${worker}; echo ${worker} >"$GUILDSEAL_OUT/me"`, { worker }),
        ),
      );
      expect(both.map((outcome) => text(outcome.stdout) + text(outcome.out?.[0]?.bytes))).toEqual([
        '0\n0\n',
        '1\n1\n',
      ]);
    });

    it('removes its folders when it is closed', async () => {
      const other = await level.open();
      await other.sandbox.run(stepIn(other.folder, 'a', ['true']));
      await other.sandbox.close();
      expect(readdirSync(join(other.folder, 'run'))).toEqual([]);
      expect(readdirSync(join(other.folder, 'in'))).toEqual([]);
      await other.dispose();
    }, 60_000);
  });
};
