import { afterEach, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { realPart } from '../real-part.ts';
import {
  eventually,
  groupFolders,
  levels,
  type OpenLevel,
  processesWith,
  stepIn,
} from './levels.ts';

jest.setTimeout(60_000);

/** The soak run repeats each kill more often. */
const rounds = Number(process.env['GUILDSEAL_SOAK'] ?? 1);

const field = (pid: number, name: string): string => {
  try {
    return (
      new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(
        readFileSync(`/proc/${pid}/status`, 'utf8'),
      )?.[1] ?? ''
    );
  } catch {
    return '';
  }
};

/** The process and everything above it up to the driver, nearest first. */
const ancestry = (pid: number, driver: number): readonly number[] => {
  const found: number[] = [];
  for (let at = pid; at > 1 && at !== driver; at = Number(field(at, 'PPid'))) found.push(at);
  return found;
};

let count = 0;
/** A command line that only this test's processes have. */
const newMarker = (): string => {
  count += 1;
  return `94${process.pid}00${count}`;
};

const stubborn = (marker: string): readonly string[] => [
  '/bin/sh',
  '-c',
  `trap "" TERM HUP INT; (setsid setsid sh -c 'trap "" TERM HUP INT; while :; do sleep ${marker}; done' &); while :; do sleep ${marker}; done`,
];

for (const level of levels.filter(({ isConfined }) => isConfined)) {
  realPart(level.needs, level.available)(`being killed at mode ${level.name}`, () => {
    let open: OpenLevel | null = null;

    afterEach(async () => {
      await open?.dispose();
      open = null;
    });

    const begin = async (marker: string) => {
      open ??= await level.open();
      const outcome = open.sandbox.run(
        stepIn(open.folder, 'a', stubborn(marker), { timeoutMs: 120_000 }),
      );
      const settled = outcome.then(
        (value) => value,
        (error: unknown) => error,
      );
      const sleepers = () => processesWith(`sleep\0${marker}`);
      await eventually('both loops run', () => sleepers().length >= 2);
      return { level: open, settled, chain: ancestry(sleepers()[0] ?? 0, open.driverPid) };
    };
    const gone = (marker: string) =>
      eventually('nothing is left', () => processesWith(marker).length === 0);
    const isBwrap = (pid: number) => field(pid, 'Name') === 'bwrap';

    it(
      'the end of Node ends everything, and the helper tidies up',
      async () => {
        for (let round = 0; round < rounds; round += 1) {
          const before = groupFolders();
          const marker = newMarker();
          const { level: crashing } = await begin(marker);
          await crashing.crash();
          await gone(marker);
          await gone(crashing.folder);
          await eventually('its control groups are removed', () =>
            groupFolders().every((folder) => before.includes(folder)),
          );
          await crashing.dispose();
          open = null;
        }
      },
      60_000 * rounds,
    );

    it(
      'the end of the outer bwrap ends the step',
      async () => {
        for (let round = 0; round < rounds; round += 1) {
          const marker = newMarker();
          const { settled, chain } = await begin(marker);
          const outer = chain.filter(isBwrap).at(-1);
          process.kill(outer ?? 0, 'SIGKILL');
          expect(await settled).toMatchObject({
            exitCode: null,
            signal: 'SIGKILL',
            failure: null,
            out: [],
          });
          await gone(marker);
        }
      },
      60_000 * rounds,
    );

    it(
      'the end of the first process of the namespace ends the step',
      async () => {
        for (let round = 0; round < rounds; round += 1) {
          const marker = newMarker();
          const { settled, chain } = await begin(marker);
          const inner = chain.find(isBwrap);
          process.kill(inner ?? 0, 'SIGKILL');
          expect(await settled).toMatchObject({ exitCode: null, signal: 'SIGKILL', failure: null });
          await gone(marker);
        }
      },
      60_000 * rounds,
    );

    it(
      'the end of the process that Node has started ends the step',
      async () => {
        for (let round = 0; round < rounds; round += 1) {
          const marker = newMarker();
          const { settled, chain } = await begin(marker);
          process.kill(chain.at(-1) ?? 0, 'SIGKILL');
          expect(await settled).toMatchObject({ exitCode: null, failure: null });
          await gone(marker);
        }
      },
      60_000 * rounds,
    );

    it('closing ends what runs', async () => {
      const marker = newMarker();
      const { level: closing, settled } = await begin(marker);
      await closing.sandbox.close();
      expect(await settled).toMatchObject({ failure: 'aborted' });
      expect(processesWith(marker)).toEqual([]);
    }, 60_000);
  });
}
