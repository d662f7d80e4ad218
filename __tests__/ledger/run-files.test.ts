import { describe, expect, it } from '@jest/globals';
import {
  findRun,
  listRuns,
  makeRunId,
  parseRunId,
  readObject,
} from '../../src/ledger/run-files.ts';
import { createDisk, createMemoryFiles } from './memory-files.ts';
import { startMs } from './sample-run.ts';

const random = { bytes: (count: number) => new Uint8Array(count).fill(0xab) };
const place = (paths: readonly string[]) => {
  const disk = createDisk();
  for (const path of paths) disk.bytes.set(path, new Uint8Array());
  return createMemoryFiles(disk);
};
const older = 'compress-20260102T030405Z-aaaaaa';
const newer = 'tsp-20260102T030406Z-000000';

describe('the files of runs', () => {
  it('are in a folder named by experiment, time and chance', () => {
    const runId = makeRunId('compress', startMs, random);
    expect(runId).toBe('compress-20260102T030405Z-ababab');
    expect(parseRunId(runId)).toEqual({
      runId,
      experiment: 'compress',
      time: '20260102T030405Z',
    });
    for (const text of ['compress', '../compress-20260102T030405Z-ababab', `${runId}/`, ''])
      expect(parseRunId(text)).toBeNull();
  });

  it('are listed with the newest first, without what is no run', () => {
    const files = place([
      `/runs/${older}/ledger.jsonl`,
      `/runs/${newer}/ledger.jsonl`,
      `/runs/${newer.replace('tsp', 'empty')}/report.md`,
      '/runs/notes/ledger.jsonl',
    ]);
    expect(listRuns(files, '/runs').map(({ runId }) => runId)).toEqual([newer, older]);
    expect(listRuns(files, '/nowhere')).toEqual([]);
  });

  it('are found by id, by the path of the folder and by that of the ledger', () => {
    const files = place([`/runs/${older}/ledger.jsonl`, '/elsewhere/run/ledger.jsonl']);
    const find = (run: string) => findRun(files, '/runs', run, '/elsewhere');
    expect(find(older)).toBe(`/runs/${older}`);
    expect(find('run')).toBe('/elsewhere/run');
    expect(find('run/')).toBe('/elsewhere/run/');
    expect(find('./run/ledger.jsonl')).toBe('/elsewhere/run');
    expect(find('/elsewhere/run')).toBe('/elsewhere/run');
    expect(find(newer)).toBeNull();
    expect(find('nothing')).toBeNull();
  });

  it('give an object only for a hash', () => {
    const hash = 'ab'.repeat(32);
    const files = place([`/run/objects/ab/${hash.slice(2)}`]);
    expect(readObject(files, '/run', hash)).toEqual(new Uint8Array());
    expect(readObject(files, '/run', 'cd'.repeat(32))).toBeNull();
    expect(readObject(files, '/run', '../../ledger.jsonl')).toBeNull();
  });
});
