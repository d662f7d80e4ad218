import { createHash } from 'node:crypto';
import type { RandomStream } from './types.ts';

const toUnit = 1 / 2 ** 53;

/**
 * The random numbers of one purpose: a function of (seed, purpose, index) alone, whatever ran before.
 * sha256 seeds xoshiro128** (Blackman and Vigna 2018), whose 32-bit arithmetic is the same everywhere.
 */
export const stream = (seed: number, purpose: string, index: number): RandomStream => {
  const digest = createHash('sha256')
    .update(`guildseal/stream/1\n${seed}\n${purpose}\n${index}`)
    .digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  // An all-zero state would stay zero for ever.
  let d = digest.readInt32LE(12) | 1;
  let spare: number | null = null;

  const bits = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };

  const next = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) * toUnit;

  const int = (bound: number): number => {
    if (!Number.isSafeInteger(bound) || bound < 1) {
      throw new RangeError(`a random integer needs a bound of at least 1, got ${bound}`);
    }
    return Math.floor(next() * bound);
  };

  // The polar method: log and sqrt give the same bits in every V8, sin and cos do not.
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spare = v * scale;
        return u * scale;
      }
    }
  };

  const pick = <T>(items: readonly T[]): T => items[int(items.length)] as T;

  return { next, int, normal, pick };
};
