import { describe, expect, test } from '@jest/globals';
import { readExample } from '../../bench/example-task.ts';
import { climb } from '../../bench/in-process.ts';

describe('the built-in proposer on the examples', () => {
  test('solves kmod with 12 keys within 200 trials in at least 9 of 10 seeds', async () => {
    const task = await readExample('kmod');
    let solved = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      if ((await climb(task, 200, seed)).reached !== null) solved += 1;
    }
    expect(solved).toBeGreaterThanOrEqual(9);
  });

  test('shortens the tour of tsp by a fifth of the way within 200 trials', async () => {
    const task = await readExample('tsp');
    for (let seed = 1; seed <= 3; seed += 1) {
      expect((await climb(task, 200, seed)).best).toBeGreaterThan(-19_300);
    }
  });
});
