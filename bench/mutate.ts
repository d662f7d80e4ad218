import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { searchConfig } from '../src/search/config.ts';
import { climb } from './in-process.ts';

// First readings of the built-in proposer on the examples, in process through their own scoring:
//   node --import ./scripts/ts.mjs bench/mutate.ts [--trials N] [--seeds N] [example..]

type Measure = (text: string) => number;

const examples = new URL('../examples/', import.meta.url);

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

const spread = (values: readonly number[]): string =>
  `median ${quantile(values, 0.5).toFixed(2)}, IQR ${quantile(values, 0.25).toFixed(2)} .. ${quantile(values, 0.75).toFixed(2)}`;

const read = async (name: string, trials: number, seeds: number): Promise<void> => {
  const folder = new URL(`${name}/`, examples);
  const text = readFileSync(new URL('.guildseal.yml', folder), 'utf8');
  const config = searchConfig.parse((parse(text) as { search: unknown }).search);
  const experiment = config.experiments[name];
  const mutate = experiment?.proposers[0];
  if (experiment === undefined || mutate === undefined) throw new Error(`no experiment in ${name}`);
  const { measure } = (await import(new URL('eval/measure.js', folder).href)) as {
    measure: Measure;
  };
  const sign = experiment.metric.direction === 'maximize' ? 1 : -1;
  const path = experiment.files.editable[0] ?? '';
  const optimum = sign * (experiment.metric.target ?? sign * Infinity);
  const decoder = new TextDecoder();
  const runs = [];
  const started = process.hrtime.bigint();
  for (let seed = 1; seed <= seeds; seed += 1) {
    runs.push(
      await climb(
        {
          files: new Map([[path, readFileSync(new URL(path, folder))]]),
          score: (files) => {
            try {
              return sign * measure(decoder.decode(files.get(path)));
            } catch {
              return null;
            }
          },
          mutate,
          optimum,
        },
        trials,
        seed,
      ),
    );
  }
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  const total = runs.reduce((sum, run) => sum + run.evaluations, 0);
  const solved = runs.flatMap((run) => (run.reached === null ? [] : [run.reached]));
  console.log(`${name}, T = ${trials}, ${seeds} seeds, ${(ms / total).toFixed(3)} ms a trial`);
  console.log(`  best: ${spread(runs.map((run) => sign * run.best))}`);
  console.log(
    `  optimum reached: ${solved.length} of ${seeds}${solved.length > 0 ? `; evaluations: ${spread(solved)}` : ''}`,
  );
  if (process.argv.includes('--arms')) {
    const sums = new Map<string, [number, number]>();
    for (const run of runs) {
      for (const [arm, { tried, better }] of run.arms) {
        const [a, b] = sums.get(arm) ?? [0, 0];
        sums.set(arm, [a + tried, b + better]);
      }
    }
    console.log(`  arms: ${[...sums].map(([arm, [a, b]]) => `${arm} ${b}/${a}`).join(', ')}`);
  }
};

const wanted = process.argv.slice(2).filter((arg) => /^[a-z]+$/.test(arg));
const available = readdirSync(examples).filter(
  (name) => wanted.length === 0 || wanted.includes(name),
);
for (const name of available) {
  const sizes = process.argv.includes('--trials') ? [option('trials', 200)] : [200, 1000];
  for (const trials of sizes) await read(name, trials, option('seeds', 10));
}
