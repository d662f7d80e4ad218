/*
 * What workers gain: the same run with one worker and with several, on the same window, for evaluations
 * that use a core for 300 ms (2 workers, on 2 cores) and for evaluations that wait 300 ms (8 workers).
 *
 *   node --import ./scripts/ts.mjs bench/parallel.ts [ROUNDS]     (3)
 */
import { rmSync } from 'node:fs';
import { engineScene, median } from './engine-scene.ts';

const rounds = Number(process.argv[2] ?? '3');

const burn = `const end = process.cpuUsage().user + 300e3; while (process.cpuUsage().user < end);console.log('score: 1')`;
const scene = engineScene({
  'm.txt': Array.from({ length: 40 }, (_, i) => `score: ${String(i)}\n`).join(''),
  'burn.mjs': burn,
});

const wallMs = async (
  evaluate: readonly string[],
  workers: number,
  window: number,
  trials: number,
): Promise<number> => {
  const { result } = await scene.run({
    override: {
      files: { editable: ['m.txt'] },
      commands: { evaluate },
      metric: { name: 'score', direction: 'maximize' },
      evaluation: { noise: 'none', timeout: '60s' },
      promotion: { enabled: false },
      parallel: { workers, window },
      budget: { trials, wall: '10h' },
    },
  });
  // From the first evaluation to the end: cloning and probing are no work of the workers.
  return result.wall_ms;
};

const compare = async (
  name: string,
  evaluate: readonly string[],
  workers: number,
  trials: number,
  bar: number,
): Promise<void> => {
  const window = Math.ceil(1.5 * workers);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await wallMs(evaluate, 1, window, trials);
    const many = await wallMs(evaluate, workers, window, trials);
    ratios.push(one / many);
  }
  const spread = `${Math.min(...ratios).toFixed(2)} .. ${Math.max(...ratios).toFixed(2)}`;
  console.log(
    `${name.padEnd(28)} ${String(workers)} workers: median ${median(ratios).toFixed(2)} x one   (bar: ${String(bar)}; ${spread})`,
  );
};

try {
  await compare('300 ms of a core', [process.execPath, 'burn.mjs'], 2, 41, 1.8);
  await compare('300 ms of waiting', ['sh', '-c', 'sleep 0.3; cat one.txt'], 8, 193, 7);
} finally {
  rmSync(scene.root, { recursive: true, force: true });
}
