import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForgeKind } from '../../src/events/event.ts';
import { runJob } from '../harness/runner.ts';
import { realPart } from '../real-part.ts';
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
const noSecret = (scene: PullScene, text: string): void => {
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
});
