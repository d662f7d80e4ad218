import { afterEach, expect, it, jest } from '@jest/globals';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realPart } from '../real-part.ts';
import {
  eventually,
  groupFolders,
  levels,
  type OpenLevel,
  type OpenOptions,
  processesWith,
  stepIn,
} from './levels.ts';

jest.setTimeout(60_000);

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const privileged = levels.find(({ name }) => name === 'privileged');
const userns = levels.find(({ name }) => name === 'userns');
if (privileged === undefined || userns === undefined) throw new Error('no levels');

/** /sys/fs/cgroup without any controller. */
const noGroups = 'mount -t tmpfs tmpfs /sys/fs/cgroup';

/** A bubblewrap that says it is 0.6.1 and has no --size. */
const oldBwrap = `cp /usr/bin/bwrap /usr/bin/true "$1/run/"
cat >"$1/run/old" <<'SCRIPT'
#!/bin/sh
[ "$1" != --version ] || { echo bubblewrap 0.6.1; exit 0; }
for word; do [ "$word" != --size ] || { echo 'bwrap: Unknown option --size' >&2; exit 1; }; done
exec FOLDER/run/bwrap "$@"
SCRIPT
sed -i "s|FOLDER|$1|" "$1/run/old"; chmod 755 "$1/run/old"
mount --bind "$1/run/old" /usr/bin/bwrap`;

/** An ordinary user whom sudo asks for nothing, through a terminal of its own, as Ubuntu sets it up. */
const sudoers = `cp /etc/passwd "$1/in/passwd"; echo 'runner:x:12345:12345::/tmp:/bin/sh' >>"$1/in/passwd"
printf 'Defaults use_pty\\n#12345 ALL=(ALL) NOPASSWD: ALL\\n' >"$1/in/sudoers"; chmod 440 "$1/in/sudoers"
printf '%s:*:19000:0:99999:7:::\\n' root runner >"$1/in/shadow"
mount --bind "$1/in/shadow" /etc/shadow; mount --bind "$1/in/passwd" /etc/passwd; mount --bind "$1/in/sudoers" /etc/sudoers`;

const opened: OpenLevel[] = [];
const openIn = async (level: typeof privileged, options: OpenOptions): Promise<OpenLevel> => {
  const open = await level.open(options);
  opened.push(open);
  return open;
};

afterEach(async () => {
  for (const open of opened.splice(0)) await open.dispose();
});

const sh = (open: OpenLevel, role: 'a' | 'b', script: string, more = {}) =>
  open.sandbox.run(stepIn(open.folder, role, ['/bin/sh', '-c', script], more));

realPart(privileged.needs, privileged.available)('root on other machines', () => {
  it('without control groups the limits of processes and memory hold, and say how exact they are', async () => {
    const open = await openIn(privileged, { world: noGroups });
    expect(open.sandbox.isolation.limits).toMatchObject({
      memory: { by: 'rlimit', approximate: true },
      pids: { value: 64, by: 'rlimit', approximate: false },
      cpu_milli: { by: 'none' },
    });
    const forks = await sh(
      open,
      'a',
      'i=0; while [ $i -lt 90 ]; do sleep 30 & i=$((i+1)); echo $i; done 2>/dev/null',
    );
    expect(text(forks.stdout).trim().split('\n').length).toBeLessThan(64);
    const hog = await open.sandbox.run(
      stepIn(open.folder, 'a', ['perl', '-e', 'push @a, "x" x 1048576 for 1..600; print "fed"']),
    );
    expect([text(hog.stdout), hog.exitCode === 0]).toEqual(['', false]);
    const busy = await sh(open, 'a', 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done');
    expect(busy.cpuMs).toBeGreaterThan(0);
  }, 60_000);

  it('without control groups the death of every process is proved by its user', async () => {
    const open = await openIn(privileged, { world: noGroups });
    const marker = `93${process.pid}1`;
    const outcome = await sh(open, 'a', `(setsid setsid sleep ${marker} &); exit 4`);
    expect(outcome).toMatchObject({ exitCode: 4, failure: null });
    expect(processesWith(marker)).toEqual([]);
  }, 60_000);

  it('refuses to start when a limit that must be exact is not', async () => {
    await expect(
      openIn(privileged, { world: noGroups, config: { require: ['pids', 'memory', 'cpus'] } }),
    ).rejects.toMatchObject({
      code: 'sandbox.limit-not-exact',
      message: expect.stringContaining('memory, cpus') as unknown,
    });
    const exact = await openIn(privileged, { config: { require: ['tmp', 'out'] } });
    expect(exact.sandbox.isolation.level).toBe('bwrap');
  }, 60_000);

  it('bubblewrap 0.6.1 confines as well', async () => {
    const open = await openIn(privileged, { world: oldBwrap });
    expect(open.sandbox.isolation).toMatchObject({ mode: 'privileged', bwrap: '0.6.1' });
    const outcome = await sh(
      open,
      'a',
      'echo x >"$GUILDSEAL_OUT/f"; head -c 9M /dev/zero >/tmp/x 2>/dev/null; echo $?; grep -c nosuid /proc/self/mountinfo',
    );
    expect(text(outcome.stdout).startsWith('1\n')).toBe(true);
    expect(outcome.out?.map(({ path }) => path)).toEqual(['f']);
    expect((await sh(open, 'a', 'ls -A /tmp /out /dev/shm')).out).toEqual([]);
  }, 60_000);

  it('sweeps the control groups of a run that was killed together with its helper', async () => {
    const dead = await openIn(privileged, {});
    const named = () =>
      groupFolders().filter((folder) => folder.includes(`guildseal-${dead.driverPid}-`));
    const mine = named();
    const [helper] = processesWith(join(dead.folder, 'in')).filter((pid) => pid !== dead.driverPid);
    process.kill(helper ?? 0, 'SIGKILL');
    await dead.crash();
    expect(named()).toEqual(mine);
    const alive = await openIn(privileged, {});
    expect(named()).toEqual([]);
    await openIn(privileged, {});
    expect(await sh(alive, 'a', 'exit 2')).toMatchObject({ exitCode: 2 });
  });

  it('two runs at once have different users', async () => {
    const [one, two] = [await openIn(privileged, {}), await openIn(privileged, {})];
    expect(one.sandbox.isolation.uid).not.toBe(two.sandbox.isolation.uid);
  }, 60_000);

  it('is lost, and says so, when its helper has died', async () => {
    const open = await openIn(privileged, {});
    const [helper] = processesWith(join(open.folder, 'in')).filter((pid) => pid !== open.driverPid);
    process.kill(helper ?? 0, 'SIGKILL');
    await eventually('the helper is gone', () => !existsSync(`/proc/${helper ?? 0}`));
    await expect(sh(open, 'a', 'true')).rejects.toMatchObject({ code: 'sandbox.isolation-lost' });
  }, 60_000);
});

realPart('sudo', privileged.available && existsSync('/usr/bin/sudo'))(
  'an ordinary user with sudo',
  () => {
    it('confines by root, captures everything, and leaves nothing when it is killed', async () => {
      const open = await openIn(userns, { world: sudoers });
      expect(open.sandbox.isolation).toMatchObject({ mode: 'privileged' });
      const good = await sh(
        open,
        'a',
        'echo said; echo err >&2; echo x >"$GUILDSEAL_OUT/f"; id -u; exit 0',
      );
      expect(good).toMatchObject({ exitCode: 0, failure: null });
      expect(text(good.stdout)).toBe(`said\n${open.sandbox.isolation.uid}\n`);
      expect(text(good.stderr)).toBe('err\n');
      expect(good.out?.map(({ path }) => path)).toEqual(['f']);
      expect(await sh(open, 'b', 'exit 9')).toMatchObject({ exitCode: 9 });
      expect(await open.sandbox.run(stepIn(open.folder, 'b', ['no-such-program']))).toMatchObject({
        failure: 'spawn',
      });

      const slow = `93${process.pid}2`;
      const timedOut = await sh(
        open,
        'a',
        `trap "" TERM HUP; (setsid sleep ${slow} &); sleep ${slow}; sleep ${slow}`,
        { timeoutMs: 1000 },
      );
      expect(timedOut).toMatchObject({ timedOut: true, failure: null });
      expect(processesWith(slow)).toEqual([]);

      const marker = `93${process.pid}3`;
      const running = sh(open, 'a', `(setsid sleep ${marker} &); sleep ${marker}; true`).catch(
        () => null,
      );
      await eventually('it runs', () => processesWith(`sleep\0${marker}`).length >= 2);
      await open.crash();
      await running;
      await eventually('nothing is left', () => processesWith(marker).length === 0);
      await eventually('its helper is gone', () => processesWith(open.folder).length === 0);
    }, 60_000);

    it('survives nothing when sudo itself is killed', async () => {
      const open = await openIn(userns, { world: sudoers });
      expect(open.sandbox.isolation.mode).toBe('privileged');
      const marker = `93${process.pid}4`;
      const running = sh(open, 'a', `(setsid sleep ${marker} &); sleep ${marker}; true`);
      await eventually('it runs', () => processesWith(`sleep\0${marker}`).length >= 2);
      for (const pid of processesWith('guildseal-launcher')) {
        if (
          processesWith('sudo\0-n\0--\0/').includes(pid) &&
          processesWith(open.folder).includes(pid)
        )
          process.kill(pid, 'SIGKILL');
      }
      expect(await running).toMatchObject({ exitCode: null });
      await eventually('nothing is left', () => processesWith(marker).length === 0);
    }, 60_000);
  },
);

for (const level of levels.filter(({ isConfined }) => isConfined)) {
  realPart(level.needs, level.available)(`settings at mode ${level.name}`, () => {
    it('a descriptor that we inherited is not handed on', async () => {
      const descriptor = openSync('/etc/passwd', 'r');
      try {
        const open = await openIn(level, { inherited: descriptor });
        const outcome = await sh(open, 'a', 'ls /proc/self/fd | tr "\\n" " "');
        expect(text(outcome.stdout)).toBe('0 1 2 3 ');
      } finally {
        closeSync(descriptor);
      }
    }, 60_000);

    it('an open network is for A alone, and sealed', async () => {
      const open = await openIn(level, { config: { network: true } });
      expect(open.sandbox.isolation.network).toBe('open');
      const links = "sed -n 's/^ *\\([a-z0-9]*\\):.*/\\1/p' /proc/net/dev";
      const host = text((await sh(open, 'a', `${links}; ls /etc/resolv.conf`)).stdout);
      expect(host).toContain('/etc/resolv.conf\n');
      expect(text((await sh(open, 'b', `${links}; ls /etc/resolv.conf`)).stdout)).toBe('lo\n');
    }, 60_000);

    it('shows mounts read-only at their place, also inside the tree', async () => {
      const open = await openIn(level, {
        config: {
          mounts: [
            { from: '/usr/share/perl5', to: '/opt/tool' },
            { from: '/usr/share/doc', to: '/repo/node_modules' },
          ],
        },
      });
      const outcome = await sh(
        open,
        'a',
        'ls /opt/tool | head -c 1 | wc -c; ls /repo/node_modules | head -c 1 | wc -c; (echo x >/opt/tool/x) 2>/dev/null || echo refused',
      );
      expect(text(outcome.stdout)).toBe('1\n1\nrefused\n');
      mkdirSync(join(open.folder, 'repo2', 'node_modules'), { recursive: true });
      writeFileSync(join(open.folder, 'repo2', 'node_modules', 'x'), '');
      await expect(
        sh(open, 'a', 'true', { repo: join(open.folder, 'repo2') }),
      ).rejects.toMatchObject({ code: 'sandbox.mount-refused' });
    }, 60_000);
  });
}
