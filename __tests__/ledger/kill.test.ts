import { describe, expect, it } from '@jest/globals';
import type { SealedEntry } from '../../src/ledger/entries.ts';
import type { LedgerWriter } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/store.ts';
import { verifyRun } from '../../src/ledger/verify/verify-run.ts';
import {
  createDisk,
  createMemoryFiles,
  Killed,
  type MemoryDisk,
  setProcess,
} from './memory-files.ts';
import { soak } from './mutate.ts';
import {
  buildSampleRun,
  createSteppingClock,
  owner,
  playSampleRun,
  readObjects,
  runFolder,
  sampleRunId,
} from './sample-run.ts';

const path = `${runFolder}/ledger.jsonl`;
const wholeRun = buildSampleRun({ signer: null });
const errorCodes = new Set(['object_missing', 'digest_mismatch']);

interface Life {
  readonly survived: boolean;
  readonly points: number;
  /** Entries whose sync came back. */
  readonly synced: readonly SealedEntry[];
}

/** One process: opens the ledger of the run and, on a new one, plays the whole run; dies at `killAt`. */
const live = (disk: MemoryDisk, pid: number, killAt: number | null): Life => {
  setProcess(disk, pid, pid * 100);
  const files = createMemoryFiles(disk, killAt === null ? {} : { killAt });
  const synced: SealedEntry[] = [];
  let pending: SealedEntry[] = [];
  let survived = false;
  try {
    const { writer } = openLedger(
      { files, clock: createSteppingClock(), owner: { ...owner, pid } },
      { directory: runFolder, runId: sampleRunId, signer: null },
    );
    const watched: LedgerWriter = {
      ...writer,
      append: (body, subjects) => {
        const sealed = writer.append(body, subjects);
        pending.push(sealed);
        return sealed;
      },
      sync: () => {
        writer.sync();
        synced.push(...pending);
        pending = [];
      },
    };
    if (writer.head === null) playSampleRun(watched, { signer: null });
    writer.close();
    survived = true;
  } catch (error) {
    // A dead process says nothing; what it would have said wraps the kill.
    const cause = error instanceof Error && error.cause instanceof Killed;
    if (!cause && !(error instanceof Killed)) throw error;
  }
  setProcess(disk, pid, null);
  return { survived, points: files.points, synced };
};

const isRepair = ({ entry }: SealedEntry): boolean =>
  entry.kind === 'event' && entry.type === 'repair';

/** Opens the ledger once more and compares what it holds with what the dead processes were promised. */
const expectWhole = async (disk: MemoryDisk, synced: readonly SealedEntry[]): Promise<void> => {
  setProcess(disk, 99, 9900);
  const { entries, writer } = openLedger(
    { files: createMemoryFiles(disk), clock: createSteppingClock(), owner: { ...owner, pid: 99 } },
    { directory: runFolder, runId: sampleRunId, signer: null },
  );
  writer.close();
  const kept = entries.filter((entry) => !isRepair(entry)).map(({ sealId }) => sealId);
  const expected = wholeRun.entries.map(({ sealId }) => sealId);
  expect(kept).toEqual(expected.slice(0, kept.length));
  expect(kept.length).toBeGreaterThanOrEqual(synced.length);
  if (entries.length === 0) return;
  const objects = readObjects(disk, runFolder);
  const result = await verifyRun({
    ledger: disk.bytes.get(path) ?? new Uint8Array(),
    objects: (sha256) => objects.get(sha256) ?? null,
    trusted: [],
    options: { allowUnsigned: true },
  });
  expect(
    result.findings.filter(({ code, level }) => level === 'error' || errorCodes.has(code)),
  ).toEqual([]);
};

describe('a process killed before, within or after any change of the disk', () => {
  const points = live(createDisk(), 1, null).points;
  const stride = soak > 1 ? 1 : 4;

  it('leaves a ledger that opens again with everything that was synced', async () => {
    expect(points).toBeGreaterThan(500);
    for (let killAt = 0; killAt < points; killAt += stride) {
      const disk = createDisk();
      const { synced, survived } = live(disk, 1, killAt);
      expect(survived).toBe(false);
      await expectWhole(disk, synced);
    }
  });

  it('may be killed again in the middle of the repair, at every point of it', async () => {
    // Points within appends leave torn tails; one in the middle of the run will do.
    const first = createDisk();
    let killAt = points >> 1;
    for (; ; killAt += 1) {
      const disk = createDisk();
      live(disk, 1, killAt);
      const bytes = disk.bytes.get(path) ?? new Uint8Array();
      if (bytes.length > 0 && bytes.at(-1) !== 10) break;
    }
    const { synced } = live(first, 1, killAt);
    for (let again = 0; ; again += 1) {
      const disk: MemoryDisk = { bytes: new Map(first.bytes), folders: new Set(first.folders) };
      const { survived } = live(disk, 2, again);
      const ledger = disk.bytes.get(path) ?? new Uint8Array();
      const tail = Buffer.from(ledger.subarray(ledger.lastIndexOf(10) + 1));
      await expectWhole(disk, synced);
      // Bytes that were cut away are kept, also those of a repair that was cut off itself.
      const kept = [...disk.bytes]
        .filter(([name]) => name.startsWith(`${runFolder}/torn-`) && !name.endsWith('.tmp'))
        .map(([, bytes]) => Buffer.from(bytes));
      expect(kept.length).toBeGreaterThan(0);
      if (tail.length > 0) expect(kept.some((bytes) => bytes.equals(tail))).toBe(true);
      if (survived) {
        expect(again).toBeGreaterThan(15);
        break;
      }
    }
  });
});
