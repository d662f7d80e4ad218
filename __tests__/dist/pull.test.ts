import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForgeKind } from '../../src/events/event.ts';
import { runJob } from '../harness/runner.ts';
import { realPart } from '../real-part.ts';
import { git } from './program.ts';
import { openPullScene, type PullScene, type SceneOptions } from './pull-scene.ts';

const forges: readonly ForgeKind[] = ['github', 'gitea', 'forgejo'];

const withScene = async (
  forge: ForgeKind,
  options: SceneOptions,
  body: (scene: PullScene) => Promise<void>,
): Promise<void> => {
  const scene = await openPullScene(forge, options);
  try {
    await body(scene);
    expect(scene.state.violations).toEqual([]);
  } finally {
    await scene.close();
  }
};

const ours = ({ state }: PullScene) =>
  state.comments.filter(({ user }) => user.includes('actions'));
const statusesOf = ({ state, head }: PullScene) =>
  state.statuses.filter(({ sha, context }) => sha === head && context === 'guildseal/search/kmod');
/** Nothing secret in what was printed; the lines that tell the runner what to mask are the exception. */
const noSecret = (scene: PullScene, printed: string): void => {
  const text = printed.replace(/^::add-mask::.*$/gm, '');
  expect(text).not.toContain(scene.job.token);
  for (const line of scene.keys.privateKey.split('\n').filter((part) => part.length > 20)) {
    if (!line.startsWith('-----')) expect(text).not.toContain(line);
  }
};

realPart('bubblewrap', existsSync('/usr/bin/bwrap'))('a pull request, by the runner of each forge', () => {
  it.each(forges)(
    '%s: one comment, a status, outputs, and a ledger that a stranger verifies with the script alone',
    async (forge) => {
      await withScene(forge, {}, async (scene) => {
        const record = await runJob(scene.job);
        expect([record.exitCode, record.post.exitCode]).toEqual([0, 0]);
        const [comment, ...others] = ours(scene);
        expect(others).toEqual([]);
        expect(comment?.body).toContain('Search');
        expect(comment?.body).toContain('guildseal/ledger');
        expect(comment?.body).toContain('BEGIN PUBLIC KEY');
        const newest = statusesOf(scene).at(-1);
        expect(newest?.state).toBe('success');
        expect(newest?.description).toMatch(/^gs1 kmod-\S+ \d+ [0-9a-f]{64}$/);
        expect(statusesOf(scene)[0]?.state).toBe('pending');
        expect(record.outputs['status']).toBe('budget');
        expect(record.outputs['ledger-head']).toMatch(/^[0-9a-f]{64}$/);
        expect(record.summary).toContain('Search');
        expect(record.log).toContain('trials');
        const clone = scene.cloneLedger();
        const runs = readdirSync(clone).filter((name) => name.startsWith('kmod-'));
        expect(runs).toHaveLength(1);
        const key = join(clone, 'key.pem');
        writeFileSync(key, scene.keys.publicKey);
        const verified = execFileSync(
          'sh',
          ['verify.sh', runs[0] ?? '', '--key', key, '--anchor', newest?.description ?? ''],
          { cwd: clone, encoding: 'utf8' },
        );
        expect(verified).toMatch(/head/);
        noSecret(scene, [record.raw, comment?.body, record.summary, record.post.raw].join('\n'));
      });
    },
    120_000,
  );

  it('finds that nothing changed on a second run of the same job: one comment, the same status', async () => {
    await withScene('gitea', {}, async (scene) => {
      await runJob(scene.job);
      const first = ours(scene).map(({ id }) => id);
      const again = await runJob({ ...scene.job, runNumber: 2 });
      expect(again.exitCode).toBe(0);
      expect(ours(scene).map(({ id }) => id)).toEqual(first);
      expect(statusesOf(scene).at(-1)?.state).toBe('success');
    });
  }, 120_000);

  it('says everything in the log, with the permission to add, when the token may only read', async () => {
    for (const forge of ['github', 'gitea'] as const) {
      const token = { code: 'read', pulls: 'read', issues: 'read', statuses: 'read' } as const;
      await withScene(forge, { token, readOnlyGit: true }, async (scene) => {
        const record = await runJob(scene.job);
        expect(record.exitCode).toBe(0);
        expect(record.log).toContain('Confirmed better');
        expect(record.log).toContain('contents: write');
        expect(record.log).toContain(forge === 'github' ? 'statuses: write' : 'permissions:');
        expect(statusesOf(scene)).toEqual([]);
        noSecret(scene, record.raw);
      });
    }
  }, 120_000);

  it('runs the code of a fork without any key, and says so', async () => {
    const token = { code: 'read', pulls: 'read', issues: 'read', statuses: 'read' } as const;
    await withScene('github', { token, readOnlyGit: true, fork: true }, async (scene) => {
      const record = await runJob({ ...scene.job, secrets: {} });
      expect(record.exitCode).toBe(0);
      expect(record.log).toContain('not signed');
    });
  }, 120_000);

  it('never runs the code of a fork unconfined, whatever the configuration says', async () => {
    const change = (folder: string): void => {
      appendFileSync(join(folder, '.guildseal.yml'), 'sandbox: { min_isolation: none }\n');
    };
    await withScene('gitea', { fork: true, change }, async (scene) => {
      const record = await runJob(scene.job);
      expect(record.exitCode).toBe(4);
      expect(record.log).toContain('sandbox.isolation-too-weak');
      expect(ours(scene)[0]?.body).toContain('could not give a result');
    });
  }, 120_000);

  it('takes the configuration from the base commit, also when the workflow names search and options', async () => {
    const changeHead = (folder: string): void => {
      writeFileSync(join(folder, '.guildseal.yml'), 'version: 1\nsandbox: { min_isolation: none }\n');
    };
    await withScene('github', { changeHead }, async (scene) => {
      const inputs = { command: 'search', args: 'kmod\n--budget\ntrials=3' };
      const record = await runJob({ ...scene.job, inputs });
      expect(record.exitCode).toBe(0);
      expect(ours(scene)[0]?.body).toContain('kmod');
      const refused = await runJob({ ...scene.job, inputs: { ...inputs, args: 'kmod\n--base\nHEAD' } });
      expect(refused.exitCode).toBe(2);
      expect(refused.log).toContain('--base does not go with a job');
    });
  }, 120_000);

  it('continues no run that the pull request brings along', async () => {
    const changeHead = (folder: string): void => {
      const run = join(folder, '.guildseal/runs/kmod-20260101T000000Z-abcdef');
      mkdirSync(run, { recursive: true });
      writeFileSync(join(run, 'ledger.jsonl'), '{}\n');
    };
    await withScene('gitea', { changeHead }, async (scene) => {
      const record = await runJob(scene.job);
      expect(record.exitCode).toBe(4);
      expect(record.log).toContain('search.head-unusable');
    });
  }, 120_000);

  it('takes what the event says when the token may not read pull requests', async () => {
    const token = { code: 'read', pulls: 'none', issues: 'none', statuses: 'none' } as const;
    await withScene('gitea', { token, readOnlyGit: true }, async (scene) => {
      const [repo] = scene.state.repos;
      if (repo !== undefined) scene.state.repos[0] = { ...repo, private: true };
      const record = await runJob(scene.job);
      expect(record.exitCode).toBe(0);
      expect(record.log).toContain('pull-requests: read');
      expect(record.log).toContain('trials');
    });
  }, 120_000);

  it('takes no object from the ledger branch that has other bytes than its name says', async () => {
    await withScene('gitea', {}, async (scene) => {
      await runJob(scene.job);
      const clone = scene.cloneLedger();
      const runId = readdirSync(clone).find((name) => name.startsWith('kmod-')) ?? '';
      mkdirSync(join(clone, runId, 'objects/ab'), { recursive: true });
      writeFileSync(join(clone, runId, 'objects/ab', 'c'.repeat(62)), 'other bytes');
      git(clone, 'add', '-A', '-f');
      git(clone, 'commit', '-q', '-m', 'Plant');
      git(clone, 'push', '-q', 'origin', 'HEAD:guildseal/ledger');
      const again = await runJob({ ...scene.job, runNumber: 2 });
      expect(again.exitCode).toBe(0);
      expect(again.log).toContain('has other bytes than its name says');
    });
  }, 120_000);

  it('searches nothing when the pull request has moved on', async () => {
    await withScene('github', {}, async (scene) => {
      const pull = scene.state.repos[0]?.pulls[0];
      if (pull === undefined) throw new Error('the scene has no pull request');
      pull.headSha = 'c'.repeat(40);
      const record = await runJob(scene.job);
      expect(record.exitCode).toBe(0);
      expect(record.log).toContain('moved on');
      expect(ours(scene)).toEqual([]);
    });
  }, 120_000);

  it('ends visibly and resumes in a later job after a cancellation', async () => {
    const config = '      budget: { trials: 200 }\n';
    const change = (folder: string): void => {
      const path = join(folder, '.guildseal.yml');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/ {6}budget:.*\n/, config));
    };
    await withScene('github', { change }, async (scene) => {
      const cut = await runJob({ ...scene.job, cancelWhen: /\| n[0-9]+: correct [2-9]/ });
      expect(cut.exitCode).toBe(130);
      expect(cut.log).toContain('SIGINT');
      expect(statusesOf(scene).at(-1)?.state).toBe('error');
      const done = await runJob({ ...scene.job, runNumber: 2, cancelWhen: /(?!)/ });
      expect(done.exitCode).toBe(0);
      expect(done.log).toContain('continuing kmod-');
      const runs = readdirSync(scene.cloneLedger()).filter((name) => name.startsWith('kmod-'));
      expect(runs).toHaveLength(1);
      expect(ours(scene)).toHaveLength(1);
    });
  }, 180_000);

  it.each(['refuse_401', 'error_500', 'reset_before', 'cut_json'] as const)(
    'ends with one clear line when the forge answers %s to everything',
    async (fault) => {
      await withScene('github', {}, async (scene) => {
        for (let call = 1; call <= 60; call += 1) scene.state.faults.set(call, fault);
        const record = await runJob(scene.job);
        expect(record.exitCode).toBe(3);
        expect(record.log).toMatch(/\[forge\.[a-z-]+\]/);
        expect(record.log).not.toContain('    at ');
        expect(record.log.trimEnd().split('\n').at(-1)).toMatch(/^guildseal: failed with exit code 3/);
      });
    },
    120_000,
  );
});
