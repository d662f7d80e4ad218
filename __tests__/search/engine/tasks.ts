import { experimentConfig, type ExperimentConfig } from '../../../src/search/config.ts';

type Override = Readonly<Record<string, unknown>>;

const keys = (count: number): string =>
  Array.from({ length: count }, (_, i) => `k${String(i)}=1\n`).join('');

/** Lines `k<i>=<0..4>`; the score is how many are 0. */
export const kmodFiles = (count: number): Readonly<Record<string, string>> => ({
  'm.txt': keys(count),
  'eval/score.sh': 'echo "correct: $(grep -c "=0$" "$GUILDSEAL_IN/files/m.txt")"\n',
  'eval/noisy.sh':
    'n=$(grep -c "=0$" "$GUILDSEAL_IN/files/m.txt"); echo "correct: $((n * 1000 + GUILDSEAL_SEED % 1500)).5"\n',
});

/** The experiment on those files, at level `none`. */
export const kmodConfig = (override: Override = {}): ExperimentConfig =>
  experimentConfig.parse({
    files: { editable: ['m.txt'] },
    commands: { evaluate: ['sh', 'eval/score.sh'] },
    metric: { name: 'correct', direction: 'maximize' },
    evaluation: { timeout: '20s' },
    proposers: [
      {
        kind: 'mutate',
        operators: ['range', 'line_swap'],
        ranges: [
          {
            file: 'm.txt',
            match: '^k\\d+=(\\d)$',
            type: 'choice',
            values: ['0', '1', '2', '3', '4'],
          },
        ],
      },
    ],
    budget: { trials: 30, wall: '10m' },
    ...override,
  });
