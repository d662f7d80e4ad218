import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../src/app/adapters/clock.ts';
import { createFiles } from '../../src/app/adapters/files.ts';
import { createRandom } from '../../src/app/adapters/random.ts';
import { isAppError } from '../../src/errors/app-error.ts';
import type { Files, Log } from '../../src/ports.ts';
import { createExec } from '../../src/process/exec.ts';
import { sandboxConfig } from '../../src/sandbox/config.ts';
import { planGroups, readFigures, settledGroup } from '../../src/sandbox/control-groups.ts';
import type { MachineFacts } from '../../src/sandbox/facts.ts';
import { missingFor } from '../../src/sandbox/box.ts';
import { checkMounts } from '../../src/sandbox/mounts.ts';
import { openSandbox } from '../../src/sandbox/open.ts';
import { fixFor, probeIsolation } from '../../src/sandbox/probe.ts';
import { createTrace } from '../../src/sandbox/trace.ts';
import { stepIn } from './levels.ts';

let root: string;
let warnings: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guildseal-open-'));
  for (const name of ['run', 'in', 'repo']) mkdirSync(join(root, name));
  warnings = [];
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const quiet = (): void => undefined;
const log: Log = {
  debug: quiet,
  info: quiet,
  warn: (text) => void warnings.push(text),
  error: quiet,
  progress: quiet,
  group: async (_, body) => body(),
};

/** A disk on which bubblewrap was never installed. */
const withoutBwrap = (files: Files): Files => ({
  ...files,
  stat: (path) => (path.endsWith('/bwrap') ? null : files.stat(path)),
});

const depsOf = (files: Files) => ({
  exec: createExec(),
  files,
  clock: createClock(),
  random: createRandom(),
  log,
});
const open = (
  config: Readonly<Record<string, unknown>>,
  change: (files: Files) => Files = withoutBwrap,
) =>
  openSandbox(depsOf(change(createFiles(join(root, 'run')))), {
    config: sandboxConfig.parse(config),
    directory: join(root, 'run'),
    inputs: join(root, 'in'),
    workers: 1,
    nodePath: process.execPath,
    keyPresent: true,
  });

describe('opening a sandbox', () => {
  it('refuses a machine without bubblewrap, with the line that mends it', async () => {
    await expect(open({})).rejects.toMatchObject({
      code: 'sandbox.isolation-too-weak',
      exit: 4,
      hint: expect.stringContaining('apt-get install -y bubblewrap') as unknown,
    });
    await expect(open({ isolation: 'bwrap', min_isolation: 'none' })).rejects.toMatchObject({
      code: 'sandbox.isolation-too-weak',
    });
  });

  it('refuses to be switched off unless that is said twice', async () => {
    await expect(open({ isolation: 'none' })).rejects.toMatchObject({
      code: 'sandbox.isolation-too-weak',
      exit: 4,
    });
  });

  it('takes level none where that is allowed and there is no better, and says so', async () => {
    const sandbox = await open({ min_isolation: 'none' });
    expect(sandbox.isolation).toMatchObject({
      level: 'none',
      mode: null,
      network: 'open',
      key_exposed: true,
      limits: { memory: { by: 'none' } },
    });
    expect(warnings).toHaveLength(1);
    await sandbox.close();
  });

  it('refuses level none when a limit must be exact', async () => {
    await expect(
      open({ isolation: 'none', min_isolation: 'none', require: ['memory'] }),
    ).rejects.toMatchObject({ code: 'sandbox.limit-not-exact', exit: 4 });
  });

  it('links mounts into the tree at level none', async () => {
    mkdirSync(join(root, 'tools'));
    const sandbox = await open({
      isolation: 'none',
      min_isolation: 'none',
      mounts: [{ from: join(root, 'tools'), to: '/repo/node_modules' }],
    });
    writeFileSync(join(root, 'tools', 'x'), 'tool\n');
    for (let round = 0; round < 2; round += 1) {
      const outcome = await sandbox.run(stepIn(root, 'a', ['cat', 'node_modules/x']));
      expect(Buffer.from(outcome.stdout).toString()).toBe('tool\n');
    }
    await sandbox.close();
  });

  it('the probe tells what is missing and how to get it', async () => {
    const probe = await probeIsolation(
      depsOf(withoutBwrap(createFiles(join(root, 'run')))),
      process.execPath,
    );
    expect(probe).toMatchObject({ level: 'none', mode: null, bwrap: null });
    expect(probe.modes.flatMap(({ problems }) => problems)).toContain(
      'bubblewrap is not installed',
    );
    expect(probe.fix).toContain('bubblewrap');
  });
});

const machine: MachineFacts = {
  platform: 'linux',
  arch: 'x64',
  kernel: '6.8.0',
  uid: 1001,
  gid: 1001,
  tools: {
    bwrap: '/usr/bin/bwrap',
    sh: '/bin/sh',
    sudo: '/usr/bin/sudo',
    setpriv: '/bin/setpriv',
    prlimit: '/bin/prlimit',
    nsenter: '/bin/nsenter',
    unshare: '/bin/unshare',
    flock: '/bin/flock',
    mount: '/bin/mount',
  },
  bwrapVersion: '0.9.0',
  root: null,
  container: false,
  appArmorRestricts: false,
};
const bare = { ...machine, tools: { ...machine.tools, bwrap: null }, bwrapVersion: null };

describe('the line that mends a runner', () => {
  it.each([
    [
      'hosted Ubuntu',
      { ...bare, root: 'sudo' as const, appArmorRestricts: true },
      'sudo apt-get install -y bubblewrap',
    ],
    [
      'host mode, root',
      { ...bare, uid: 0, root: 'self' as const },
      'apt-get install -y bubblewrap',
    ],
    [
      'host mode, ordinary user on new Ubuntu',
      { ...machine, appArmorRestricts: true },
      'in /etc/apparmor.d: abi <abi/4.0>, profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }',
    ],
    [
      'macOS',
      { ...bare, platform: 'darwin' },
      'use a Linux runner: "verify", "report" and "review" work here, commands cannot be confined',
    ],
  ])('is exact for %s', (_, facts, line) => {
    expect(fixFor(facts)).toBe(line);
  });

  it('names the three ways out of a container', () => {
    expect(fixFor({ ...machine, uid: 0, root: 'self', container: true })).toMatch(
      /host-mode label.*container\.privileged: true.*min_isolation: none/,
    );
  });
});

describe('what a mode needs', () => {
  it.each([
    ['privileged', machine, 'neither root nor "sudo -n"'],
    ['userns', { ...machine, bwrapVersion: '0.6.1' }, 'bubblewrap 0.6.1 is below 0.8'],
    [
      'privileged',
      { ...machine, root: 'sudo' as const, bwrapVersion: '0.5.0' },
      'bubblewrap 0.5.0 is below 0.6',
    ],
    ['userns', { ...machine, uid: 0 }, 'root must not map itself into a user namespace'],
    ['userns', { ...machine, arch: 'riscv64' }, 'no system call table for riscv64'],
    [
      'userns',
      { ...machine, tools: { ...machine.tools, prlimit: null } },
      'prlimit is not installed',
    ],
  ] as const)('%s: %#', (mode, facts, problem) => {
    expect(missingFor(facts, mode)).toEqual([problem]);
  });

  it('nothing is missing where all is there', () => {
    expect(missingFor(machine, 'userns')).toEqual([]);
    expect(missingFor({ ...machine, root: 'sudo', bwrapVersion: '0.6.1' }, 'privileged')).toEqual(
      [],
    );
  });
});

const refusalOf = (body: () => unknown): string | null => {
  try {
    body();
    return null;
  } catch (error) {
    return isAppError(error) ? error.code : 'bug';
  }
};

describe('mounts', () => {
  const check = (from: string, to: string) =>
    checkMounts(createFiles(root), [{ from, to }], {
      guarded: [join(root, 'runner')],
      checkout: join(root, 'runner', 'checkout'),
      isEditable: (path) => path.startsWith('src/'),
    });
  beforeEach(() => {
    for (const name of ['tool', 'runner/secrets', 'runner/checkout/node_modules'])
      mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, 'file'), '');
    symlinkSync('/', join(root, 'whole'));
    symlinkSync(join(root, 'runner'), join(root, 'sly'));
  });

  it('are a resolved folder and a new place', () => {
    expect(check(join(root, 'tool'), '/opt/tool')).toEqual([
      { from: join(root, 'tool'), to: '/opt/tool', inRepo: null },
    ]);
    expect(check(join(root, 'runner/checkout/node_modules'), '/repo/node_modules')).toMatchObject([
      { inRepo: 'node_modules' },
    ]);
  });

  it.each([
    ['/', '/opt/x'],
    ['whole', '/opt/x'],
    ['/proc', '/opt/x'],
    ['/run', '/opt/x'],
    ['/sys/class', '/opt/x'],
    [userInfo().homedir, '/opt/x'],
    ['/root', '/opt/x'],
    ['/home', '/opt/x'],
    ['sly', '/opt/x'],
    ['runner/secrets', '/opt/x'],
    ['.', '/opt/x'],
    ['file', '/opt/x'],
    ['absent', '/opt/x'],
    ['tool', 'opt/x'],
    ['tool', '/opt/../x'],
    ['tool', '/opt/x/'],
    ['tool', '/usr/lib/x'],
    ['tool', '/tmp/x'],
    ['tool', '/'],
    ['tool', '/repo'],
    ['tool', '/.guild/run'],
    ['tool', '/repo/src/lib'],
    ['tool', '/repo/src'],
  ])('refuse %s at %s', (from, to) => {
    expect(refusalOf(() => check(from.startsWith('/') ? from : join(root, from), to))).toBe(
      'sandbox.mount-refused',
    );
  });

  it('refuse a relative folder and a place used twice', () => {
    expect(() => check('tool', '/opt/x')).toThrow();
    const twice = [
      { from: join(root, 'tool'), to: '/opt/x' },
      { from: join(root, 'tool'), to: '/opt/x/y' },
    ];
    expect(() =>
      checkMounts(createFiles(root), twice, {
        guarded: [],
        checkout: null,
        isEditable: () => false,
      }),
    ).toThrow();
  });
});

describe('control groups, version 2', () => {
  const limits = { memoryBytes: 2 ** 30, cpus: 1.5, pids: 68 };
  it('are enabled from the top, one a slot', () => {
    writeFileSync(join(root, 'cgroup.controllers'), 'cpuset cpu io memory hugetlb pids\n');
    const plan = planGroups(createFiles(root), 'guildseal-x', { w0a: limits }, root);
    const top = join(root, 'guildseal-x');
    expect(plan?.steps.filter((word) => word === 'dir')).toHaveLength(2);
    expect(plan?.steps.join(' ')).toContain(
      `put ${top}/w0a/memory.swap.max 0 put ${top}/w0a/pids.max 68 put ${top}/w0a/cpu.max 150000 100000`,
    );
    expect(plan?.steps.indexOf(join(root, 'cgroup.subtree_control'))).toBeLessThan(
      plan?.steps.indexOf(top) ?? 0,
    );
  });

  it('are believed only where the kernel took the limit, and are read as it writes', () => {
    writeFileSync(join(root, 'cgroup.controllers'), 'cpu memory pids\n');
    const folder = join(root, 'guildseal-x', 'w0a');
    mkdirSync(folder, { recursive: true });
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
    };
    write('memory.max', `${2 ** 30}\n`);
    write('pids.max', 'max\n');
    write('cpu.max', '150000 100000\n');
    write('cpu.stat', 'usage_usec 1234567\nuser_usec 1\nsystem_usec 2\n');
    write('memory.peak', '2097152\n');
    write('memory.events', 'low 0\nhigh 0\nmax 7\noom 2\noom_kill 1\n');
    const group = planGroups(createFiles(root), 'guildseal-x', { w0a: limits }, root)?.groups[
      'w0a'
    ];
    const settled = group === undefined ? null : settledGroup(group, limits);
    expect(settled).toMatchObject({ version: 'cgroup2', memory: folder, pids: null, cpu: folder });
    expect(settled === null ? null : readFigures(settled)).toEqual({
      cpuMs: 1234.567,
      peakKib: 2048,
      oomKills: 1,
      pidsRefused: 0,
    });
  });

  it('are not planned where there are none', () => {
    expect(planGroups(createFiles(root), 'guildseal-x', { w0a: limits }, root)).toBeNull();
  });
});

it.each([10, 5000])('a marked process is found after %i ms, another is not', async (elapsedMs) => {
  const token = `token-${process.pid}-${elapsedMs}`;
  const trace = createTrace(token, () => elapsedMs);
  const exec = createExec();
  const start = (env: Readonly<Record<string, string>>) =>
    exec.start('/bin/sh', ['-c', 'echo up; exec sleep 60'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const [marked, other] = [start({ MARK: token }), start({})];
  await Promise.all(
    [marked, other].map((child) => new Promise((resolve) => child.stdio[1]?.once('data', resolve))),
  );
  expect(trace.find()).toEqual([marked.pid]);
  for (const child of [marked, other]) child.kill('SIGKILL');
  await Promise.all([marked.exited, other.exited]);
  expect(trace.find()).toEqual([]);
});
