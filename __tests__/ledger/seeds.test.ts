import { describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { deriveSeeds, pairSeed, stepSeed } from '../../src/ledger/seeds.ts';

const basis = { base: 'a'.repeat(40), configSha256: 'b'.repeat(64), experiment: 'compress' };
const secret = Buffer.alloc(32, 1);
const runId = 'compress-20260102T030405Z-0a1b2c';
const derive = (
  choice: Parameters<typeof deriveSeeds>[3],
  more: Partial<typeof basis> = {},
  key = secret,
  run = runId,
) => deriveSeeds({ ...basis, ...more }, run, key, choice);

/** RFC 5869, written out: what `docs/verify.md` says with other words. */
const hkdf = (key: Uint8Array, salt: string, info: string): Buffer => {
  const pseudo = createHmac('sha256', salt).update(key).digest();
  return createHmac('sha256', pseudo).update(info).update(Buffer.of(1)).digest();
};
const first53 = (bytes: Uint8Array): number => Number(Buffer.from(bytes).readBigUInt64BE(0) >> 11n);
const context = `{"base":"${basis.base}","config_sha256":"${basis.configSha256}","experiment":"compress"}`;
const contextOfRun = context.replace('}', `,"run_id":"${runId}"}`);

describe('the seeds of a run', () => {
  it('are what the formulas say', () => {
    const seeds = derive({ from: 'auto' });
    const race = hkdf(secret, 'guildseal/race/1', context);
    const promotion = hkdf(secret, 'guildseal/promotion/1', contextOfRun);
    expect(Buffer.from(seeds.race)).toEqual(race);
    expect(Buffer.from(seeds.promotion)).toEqual(promotion);
    expect(seeds.run).toBe(first53(createHash('sha256').update(context).digest()));
    expect(seeds.raceCommitment).toBe(createHash('sha256').update(race).digest('hex'));
    expect(seeds.promotionCommitment).toBe(createHash('sha256').update(promotion).digest('hex'));
    const draw = (key: Uint8Array, label: string) =>
      first53(createHmac('sha256', key).update(label).digest());
    expect(stepSeed(race, 'a', 3)).toBe(draw(race, 'a/3'));
    expect(stepSeed(race, 'b', 3)).toBe(draw(race, 'b/3'));
    expect(pairSeed(promotion, 'a', 2, 5)).toBe(draw(promotion, 'a/2/5'));
  });

  it('take the run seed from the configuration, and nothing else', () => {
    const auto = derive({ from: 'auto' });
    const fixed = derive({ from: 'config', value: 42 });
    expect(fixed).toMatchObject({ run: 42, auto: false });
    expect(fixed.race).toEqual(auto.race);
    expect(fixed.promotion).toEqual(auto.promotion);
  });

  it('take race seeds from --seed, so that they repeat without the key, but never promotion seeds', () => {
    const other = Buffer.alloc(32, 2);
    const one = derive({ from: 'option', value: 42 });
    const two = derive({ from: 'option', value: 42 }, {}, other);
    expect(Buffer.from(one.race)).toEqual(hkdf(Buffer.from('42'), 'guildseal/race/1', context));
    expect(two.race).toEqual(one.race);
    expect(two.promotion).not.toEqual(one.promotion);
  });

  it('repeat in another run but for promotion, and in no other experiment, base or configuration', () => {
    const one = derive({ from: 'auto' });
    const again = derive({ from: 'auto' }, {}, secret, runId.replace('0a1b2c', 'ffffff'));
    expect(again.race).toEqual(one.race);
    expect(again.promotion).not.toEqual(one.promotion);
    for (const more of [
      { experiment: 'other' },
      { base: 'c'.repeat(40) },
      { configSha256: 'c'.repeat(64) },
    ]) {
      const other = derive({ from: 'auto' }, more);
      expect(other.race).not.toEqual(one.race);
      expect(other.run).not.toBe(one.run);
    }
  });
});
