import { readExample } from './example-task.ts';
import { climb } from './in-process.ts';
import type { Climb } from './in-process.ts';

// First readings of the built-in proposer on the examples:
//   node --import ./scripts/ts.mjs bench/mutate.ts [--trials N] [--seeds N] [--arms] [example..]

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low + (high - low) * (at - Math.floor(at));
};

const spread = (values: readonly number[]): string => {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => Number(quantile(values, q).toFixed(4)));
  return `median ${middle}, IQR ${low} .. ${high}`;
};

const describeArms = (runs: readonly Climb[]): string => {
  const sums = new Map<string, { tried: number; better: number }>();
  for (const run of runs) {
    for (const [arm, { tried, better }] of run.arms) {
      const sum = sums.get(arm) ?? { tried: 0, better: 0 };
      sums.set(arm, { tried: sum.tried + tried, better: sum.better + better });
    }
  }
  return [...sums].map(([arm, { tried, better }]) => `${arm} ${better}/${tried}`).join(', ');
};

const read = async (name: string, trials: number, seeds: number): Promise<void> => {
  const task = await readExample(name);
  const runs: Climb[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) runs.push(await climb(task, trials, seed));
  const reached = runs.flatMap((run) => (run.reached === null ? [] : [run.reached]));
  console.log(`${name}, T = ${trials}, ${seeds} seeds`);
  console.log(`  start: ${task.sign * (task.score(task.files) ?? NaN)}`);
  console.log(`  best: ${spread(runs.map((run) => task.sign * run.best))}`);
  if (Number.isFinite(task.optimum)) {
    const when = reached.length > 0 ? `; evaluations: ${spread(reached)}` : '';
    console.log(`  target reached: ${reached.length} of ${seeds}${when}`);
  }
  task.close();
  if (process.argv.includes('--arms')) console.log(`  better/tried: ${describeArms(runs)}`);
};

const wanted = process.argv.slice(2).filter((arg) => /^[a-z]+$/.test(arg));
const names = ['compress', 'kmod', 'sortnet', 'tsp'].filter(
  (name) => wanted.length === 0 || wanted.includes(name),
);
for (const name of names) {
  // A trial of compress is two processes.
  const sizes = process.argv.includes('--trials')
    ? [option('trials', 200)]
    : name === 'compress'
      ? [100]
      : [200, 1000];
  for (const trials of sizes) await read(name, trials, option('seeds', 10));
}
