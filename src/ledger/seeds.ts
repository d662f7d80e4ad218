import { createHmac, hkdfSync } from 'node:crypto';
import { canonicalBytes } from '../text/canonical.ts';
import { sha256Hex } from './hash.ts';
import type { RunSeeds } from './ledger.ts';

/** What the seeds of a run follow from. */
export interface SeedBasis {
  readonly base: string;
  readonly configSha256: string;
  readonly experiment: string;
}

/** Where the seed of the proposals comes from: the basis, `seed: N`, or `--seed N`. */
export type SeedChoice =
  { readonly from: 'auto' } | { readonly from: 'config' | 'option'; readonly value: number };

/** The role of a sandbox: A runs the candidate, B the evaluator. */
type SeedRole = 'a' | 'b';

/** First 53 bits of a hash, big-endian: the integers every language holds exactly. */
const first53 = (hex: string): number => Number(BigInt(`0x${hex.slice(0, 16)}`) >> 11n);

const contextOf = (basis: SeedBasis, runId: string | null): Uint8Array =>
  canonicalBytes({
    base: basis.base,
    config_sha256: basis.configSha256,
    experiment: basis.experiment,
    ...(runId === null ? {} : { run_id: runId }),
  });

const hkdf = (key: Uint8Array, salt: string, info: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, info, 32));

/** The seed of the proposals under `seed: auto`. */
export const autoRunSeed = (basis: SeedBasis): number => first53(sha256Hex(contextOf(basis, null)));

/**
 * Derives all seeds of a run. Race secrets leave the run id out, so that the same base, configuration
 * and key give the same tree again; promotion secrets are new in every run.
 *
 * @param secret K: the private key's scalar, or `run.secret`; 32 bytes
 */
export const deriveSeeds = (
  basis: SeedBasis,
  runId: string,
  secret: Uint8Array,
  choice: SeedChoice,
): RunSeeds => {
  const raceKey = choice.from === 'option' ? Buffer.from(String(choice.value), 'ascii') : secret;
  const race = hkdf(raceKey, 'guildseal/race/1', contextOf(basis, null));
  const promotion = hkdf(secret, 'guildseal/promotion/1', contextOf(basis, runId));
  return {
    run: choice.from === 'auto' ? autoRunSeed(basis) : choice.value,
    auto: choice.from === 'auto',
    race,
    promotion,
    raceCommitment: sha256Hex(race),
    promotionCommitment: sha256Hex(promotion),
  };
};

const draw = (secret: Uint8Array, label: string): number =>
  first53(createHmac('sha256', secret).update(label, 'ascii').digest('hex'));

/** `GUILDSEAL_SEED` of a repeat of baseline, candidate or race; `secret` is the race secret. */
export const stepSeed = (secret: Uint8Array, role: SeedRole, repeat: number): number =>
  draw(secret, `${role}/${String(repeat)}`);

/** `GUILDSEAL_SEED` of both halves of a promotion pair; `secret` is the promotion secret. */
export const pairSeed = (
  secret: Uint8Array,
  role: SeedRole,
  query: number,
  index: number,
): number => draw(secret, `${role}/${String(query)}/${String(index)}`);
