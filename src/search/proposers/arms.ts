import type { RandomStream } from '../types.ts';

const forgetting = 0.98;
const explore = 0.1;

/** A bandit over the ways to make an edit. */
interface Arms<Name extends string> {
  /** One of `among`, never empty. */
  pick(among: readonly Name[], random: RandomStream): Name;
  /** A trial of this arm has finished; `better`: strictly better than its parent after the race. */
  learn(arm: string, better: boolean): void;
}

/** Gamma(shape, 1) for shape >= 1 by Marsaglia and Tsang (2000). */
const drawGamma = (shape: number, random: RandomStream): number => {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random.next();
    if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
};

/**
 * Thompson sampling on Beta(1 + wins, 1 + losses) with a tenth of the picks uniform; counts fade by .98 a
 * finished trial.
 */
export const createArms = <Name extends string>(names: readonly Name[]): Arms<Name> => {
  const trials = new Float64Array(names.length);
  const wins = new Float64Array(names.length);

  const draw = (arm: Name, random: RandomStream): number => {
    const i = names.indexOf(arm);
    const won = wins[i] ?? 0;
    const a = drawGamma(1 + won, random);
    const b = drawGamma(1 + (trials[i] ?? 0) - won, random);
    return a / (a + b);
  };

  return {
    pick: (among, random) => {
      if (random.next() < explore) return random.pick(among);
      let best = among[0] as Name;
      let bestDraw = -1;
      for (const arm of among) {
        const drawn = among.length === 1 ? 0 : draw(arm, random);
        if (drawn > bestDraw) {
          best = arm;
          bestDraw = drawn;
        }
      }
      return best;
    },
    learn: (arm, better) => {
      for (let i = 0; i < names.length; i += 1) {
        const isIt = names[i] === arm ? 1 : 0;
        trials[i] = ((trials[i] ?? 0) + isIt) * forgetting;
        wins[i] = ((wins[i] ?? 0) + (better ? isIt : 0)) * forgetting;
      }
    },
  };
};
