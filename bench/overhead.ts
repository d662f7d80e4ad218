/*
 * Overhead of a trial: evaluation `cat m.txt`, no sandbox, sealing, syncs and git objects on, one at a
 * time, against one `git commit-tree` process measured in the same run; its growth, and how much the heap
 * grows with each node from the 2,000th on.
 *
 *   node --expose-gc --import ./scripts/ts.mjs bench/overhead.ts [NODES]     (10000)
 */
import { rmSync } from 'node:fs';
import { createExec } from '../src/process/exec.ts';
import type { SearchProgress } from '../src/search/engine/plan.ts';
import { engineScene, mebibytes, median, quartiles } from './engine-scene.ts';

const nodes = Number(process.argv[2] ?? '10000');
const scene = engineScene({
  'm.txt': Array.from({ length: 40 }, (_, i) => `score: ${String(i)}\n`).join(''),
});
const exec = createExec();
const tree = scene.git('rev-parse', 'HEAD^{tree}');

const commitTreeMs = async (): Promise<number> => {
  const begin = performance.now();
  await exec.run('git', ['commit-tree', '-m', 'x', tree], {
    env: scene.environment,
    cwd: scene.repository,
  });
  return performance.now() - begin;
};

const perTrial: number[] = [];
const ours: number[] = [];
const git: number[] = [];
/** By now caches with a fixed size are full, and the code is compiled. */
const warmNodes = 2000;
const heap: { readonly nodes: number; readonly bytes: number }[] = [];
let last = performance.now();
let trials = 0;
const collect = globalThis.gc;

const onProgress = ({ trials: now }: SearchProgress): void => {
  if (now === trials) return;
  trials = now;
  const at = performance.now();
  perTrial.push(at - last);
  if (collect !== undefined && now >= warmNodes && now % 500 === 0) {
    collect();
    heap.push({ nodes: now, bytes: process.memoryUsage().heapUsed });
  }
  last = performance.now();
};

// Interleaved: blocks of trials and blocks of git processes see the same machine.
const wrapSandbox: Parameters<typeof scene.run>[0]['wrapSandbox'] = (sandbox) => ({
  ...sandbox,
  run: async (step) => {
    const outcome = await sandbox.run(step);
    if (trials % 20 === 10) {
      const begin = performance.now();
      git.push(await commitTreeMs());
      last += performance.now() - begin;
    }
    return outcome;
  },
});

try {
  await scene.run({
    override: {
      files: { editable: ['m.txt'] },
      commands: { evaluate: ['cat', 'one.txt'] },
      metric: { name: 'score', direction: 'maximize' },
      evaluation: { noise: 'none', timeout: '20s' },
      promotion: { enabled: false },
      budget: { trials: nodes, wall: '20h' },
    },
    onProgress,
    wrapSandbox,
  });
  ours.push(...perTrial.slice(5));
  const early = median(perTrial.slice(100, 200));
  const late = median(perTrial.slice(-100));
  const first = heap[0];
  const end = heap.at(-1);
  const perNode =
    first === undefined || end === undefined || end.nodes === first.nodes
      ? null
      : (end.bytes - first.bytes) / (end.nodes - first.nodes);
  console.log(`trials            ${String(trials)}`);
  console.log(
    `trial             median ${median(ours).toFixed(2)} ms, quartiles ${quartiles(ours)}`,
  );
  console.log(`git commit-tree   median ${median(git).toFixed(2)} ms, quartiles ${quartiles(git)}`);
  console.log(`ratio             ${(median(ours) / median(git)).toFixed(2)}   (bar: 3)`);
  console.log(
    `growth            ${(late / early).toFixed(2)}   (bar: 1.2; first 100-200 ${early.toFixed(2)} ms, last 100 ${late.toFixed(2)} ms)`,
  );
  console.log(
    perNode === null
      ? 'memory            run with --expose-gc and more nodes'
      : `memory            ${perNode.toFixed(0)} bytes a node   (bar: 2048; heap ${mebibytes(end?.bytes ?? 0)})`,
  );
} finally {
  rmSync(scene.root, { recursive: true, force: true });
}
