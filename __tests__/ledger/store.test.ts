import { describe, expect, it } from '@jest/globals';
import { isAppError } from '../../src/errors/app-error.ts';
import type { EntryBody, SealedEntry } from '../../src/ledger/entries.ts';
import type { Signer } from '../../src/ledger/ledger.ts';
import { readLedger, readLedgerBytes, readOwnLedger } from '../../src/ledger/read.ts';
import { ensureRunSecret } from '../../src/ledger/run-secret.ts';
import { commitSubject } from '../../src/ledger/statement.ts';
import { openLedger } from '../../src/ledger/store.ts';
import { verifyRun } from '../../src/ledger/verify/verify-run.ts';
import {
  createMemoryFiles,
  type MemoryDisk,
  type MemoryFilesOptions,
  setProcess,
} from './memory-files.ts';
import { joinLines, linesOf, soak } from './mutate.ts';
import {
  buildSampleRun,
  createSteppingClock,
  ed25519,
  ed25519Trusted,
  owner,
  p256,
  runFolder,
  type SampleRun,
  sampleRunId,
} from './sample-run.ts';

const path = `${runFolder}/ledger.jsonl`;
const note: EntryBody = {
  kind: 'run-pause',
  reason: 'signal',
  usage: {
    usd: '0',
    tokens_in: 0,
    tokens_out: 0,
    calls: 0,
    cpu_ms: 0,
    wall_ms: 0,
    source: 'reported',
  },
};
const subjects = [commitSubject('base', 'a'.repeat(40))];

const open = (disk: MemoryDisk, signer: Signer | null, options: MemoryFilesOptions = {}) =>
  openLedger(
    { files: createMemoryFiles(disk, options), clock: createSteppingClock(), owner },
    { directory: runFolder, runId: sampleRunId, signer },
  );

const wholeRuns = new Map<Signer | null, SampleRun>();

/** A run whose ledger was cut to `keep` bytes, on a disk of its own. */
const cutRun = (signer: Signer | null, keep: (ledger: Uint8Array) => number): SampleRun => {
  const whole = wholeRuns.get(signer) ?? buildSampleRun({ signer });
  wholeRuns.set(signer, whole);
  const bytes = new Map(whole.disk.bytes);
  bytes.set(path, whole.ledger.slice(0, keep(whole.ledger)));
  return { ...whole, disk: { bytes, folders: new Set(whole.disk.folders) } };
};

const refusal = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const errorsOf = async (disk: MemoryDisk) => {
  const result = await verifyRun({
    ledger: disk.bytes.get(path) ?? new Uint8Array(),
    objects: null,
    trusted: [ed25519Trusted],
  });
  return result.findings.filter(({ level }) => level === 'error');
};

describe('an opened ledger', () => {
  it('goes on where it was left', async () => {
    // Without run-end and the anchor after it.
    const run = cutRun(ed25519, (ledger) => joinLines(linesOf(ledger).slice(0, -2)).length);
    const { writer, entries, repaired, tookOver } = open(run.disk, ed25519);
    expect(entries).toEqual(run.entries.slice(0, -2));
    expect({ repaired, tookOver }).toEqual({ repaired: false, tookOver: false });
    const last = entries.at(-1);
    expect(writer.head).toMatchObject({ seq: last?.entry.seq, sealId: last?.sealId });
    const sealed = writer.append(note, subjects);
    writer.sync();
    expect(sealed.entry).toMatchObject({ seq: entries.length, prev: last?.sealId });
    // The clock of this process is behind the ledger; time does not run backwards.
    expect(sealed.entry.at).toBe(last?.entry.at);
    writer.close();
    expect(await errorsOf(run.disk)).toEqual([]);
    expect(readLedger(createMemoryFiles(run.disk), runFolder).entries.at(-1)).toEqual(sealed);
  });

  it('is locked until it is closed', () => {
    const { disk } = buildSampleRun({ signer: null });
    const { writer } = open(disk, null);
    expect(refusal(() => open(disk, null)).code).toBe('search.run-locked');
    writer.close();
    open(disk, null).writer.close();
  });

  it('stays with its key', () => {
    const signed = buildSampleRun({ signer: ed25519 });
    expect(refusal(() => open(signed.disk, null))).toMatchObject({
      code: 'ledger.key-missing',
      exit: 4,
    });
    expect(refusal(() => open(signed.disk, p256))).toMatchObject({
      code: 'ledger.key-changed',
      exit: 4,
    });
    const unsigned = buildSampleRun({ signer: null });
    expect(refusal(() => open(unsigned.disk, p256))).toMatchObject({
      code: 'ledger.key-changed',
      exit: 4,
    });
    // A refusal gives the lock back.
    open(unsigned.disk, null).writer.close();
  });

  it('is not opened under another name', () => {
    const { disk } = buildSampleRun({ signer: null });
    const error = refusal(() =>
      openLedger(
        { files: createMemoryFiles(disk), clock: createSteppingClock(), owner },
        { directory: runFolder, runId: sampleRunId.replace('demo', 'other'), signer: null },
      ),
    );
    expect(error.code).toBe('ledger.corrupt');
  });

  it('is not opened when a line with its LF does not hold, and says which', () => {
    const { disk, ledger } = buildSampleRun({ signer: ed25519 });
    const lines = linesOf(ledger);
    const broken = lines.map((line, index) =>
      index === 4 ? Buffer.concat([line.subarray(0, 40), Buffer.from('\n')]) : line,
    );
    disk.bytes.set(path, joinLines(broken));
    const error = refusal(() => open(disk, ed25519));
    expect(error).toMatchObject({ code: 'ledger.corrupt', exit: 4 });
    expect(error.message).toContain(`${path}:5:`);
    expect(error.message).toContain('bad_line');
    expect(Buffer.from(disk.bytes.get(path) ?? [])).toEqual(joinLines(broken));
  });
});

describe('a torn tail', () => {
  const tailLength = (ledger: Uint8Array): number => linesOf(ledger).at(-1)?.length ?? 0;

  it('is completed when only its LF is missing', async () => {
    const run = cutRun(ed25519, (ledger) => ledger.length - 1);
    const { writer, entries, repaired } = open(run.disk, ed25519);
    expect(repaired).toBe(true);
    expect(entries).toEqual(run.entries);
    writer.close();
    expect(Buffer.from(run.disk.bytes.get(path) ?? [])).toEqual(Buffer.from(run.ledger));
    expect(await errorsOf(run.disk)).toEqual([]);
  });

  it('cut at any byte is put aside and told', async () => {
    const { ledger } = buildSampleRun({ signer: ed25519 });
    // run-end and its anchor cut off: the tail is the line before them.
    const whole = joinLines(linesOf(ledger).slice(0, -2));
    const length = tailLength(whole);
    for (let cut = 1; cut < length - 1; cut += soak > 1 ? 1 : 17) {
      const run = cutRun(ed25519, () => whole.length - length + cut);
      const { writer, entries, repaired } = open(run.disk, ed25519);
      expect(repaired).toBe(true);
      const torn = run.ledger.slice(whole.length - length, whole.length - length + cut);
      const { entry } = entries.at(-1) as SealedEntry;
      expect(entry).toMatchObject({ kind: 'event', type: 'repair', bytes: cut });
      expect(
        Buffer.from(run.disk.bytes.get(`${runFolder}/torn-${String(entry.seq)}`) ?? []),
      ).toEqual(Buffer.from(torn));
      writer.append(note, subjects);
      writer.sync();
      writer.close();
      expect(await errorsOf(run.disk)).toEqual([]);
      const again = open(run.disk, ed25519);
      expect(again.repaired).toBe(false);
      expect(again.entries).toHaveLength(entries.length + 1);
    }
  });

  it('that parses but does not chain is cut as well', () => {
    const run = buildSampleRun({ signer: ed25519 });
    const lines = linesOf(run.ledger);
    const stray = (lines[3] ?? new Uint8Array()).slice(0, -1);
    run.disk.bytes.set(path, joinLines([...lines.slice(0, 6), stray]));
    const { entries } = open(run.disk, ed25519);
    expect(entries.at(-1)?.entry).toMatchObject({ type: 'repair', bytes: stray.length });
  });

  it('of the very first line leaves a ledger that has not begun', () => {
    const run = cutRun(null, () => 30);
    const { writer, entries, repaired } = open(run.disk, null);
    expect({ entries, repaired, head: writer.head }).toEqual({
      entries: [],
      repaired: true,
      head: null,
    });
    expect(run.disk.bytes.get(`${runFolder}/torn-0`)).toHaveLength(30);
  });

  it('after run-end is put aside and not told: only anchors may follow', async () => {
    const run = cutRun(ed25519, (ledger) => ledger.length - 20);
    const { writer, entries, repaired } = open(run.disk, ed25519);
    expect(repaired).toBe(true);
    expect(entries).toEqual(run.entries.slice(0, -1));
    writer.close();
    expect(run.disk.bytes.has(`${runFolder}/torn-35`)).toBe(true);
    expect(await errorsOf(run.disk)).toEqual([]);
  });

  it('of one key is not completed for another', () => {
    const run = cutRun(ed25519, (ledger) => (linesOf(ledger)[0]?.length ?? 0) - 1);
    expect(refusal(() => open(run.disk, p256)).code).toBe('ledger.key-changed');
    const { entries } = open(run.disk, ed25519);
    expect(entries).toHaveLength(1);
  });
});

describe('a disk that fails', () => {
  const begun = () => {
    const run = cutRun(ed25519, (ledger) => joinLines(linesOf(ledger).slice(0, 5)).length);
    return { ...run, size: () => run.disk.bytes.get(path)?.length };
  };

  it('at an append takes the half line back, and the next append goes on', async () => {
    const { disk, size } = begun();
    const { writer } = open(disk, ed25519, { failOnce: { verb: 'append', code: 'ENOSPC' } });
    const before = size();
    const error = refusal(() => writer.append(note, subjects));
    expect(error).toMatchObject({ code: 'ledger.write-failed', exit: 3 });
    expect(error.message).toContain('ENOSPC');
    expect(size()).toBe(before);
    writer.append(note, subjects);
    writer.sync();
    expect(await errorsOf(disk)).toEqual([]);
  });

  it('at a sync stops the writer for good: nobody knows what is on the disk', () => {
    const { disk } = begun();
    const { writer } = open(disk, ed25519, { failOnce: { verb: 'sync', code: 'EIO' } });
    writer.append(note, subjects);
    expect(
      refusal(() => {
        writer.sync();
      }).code,
    ).toBe('ledger.write-failed');
    expect(refusal(() => writer.append(note, subjects)).code).toBe('ledger.write-failed');
    writer.close();
    open(disk, ed25519).writer.close();
  });

  it('at an object or at the opening says where', () => {
    const { disk } = begun();
    const { writer } = open(disk, ed25519, { failOnce: { verb: 'rename', code: 'EDQUOT' } });
    expect(refusal(() => writer.putObject(Buffer.from('new bytes'))).message).toContain('EDQUOT');
    writer.close();
    const options = { failOnce: { verb: 'makeDirectory', code: 'EACCES' } };
    expect(refusal(() => open(disk, ed25519, options)).message).toContain('EACCES');
    open(disk, ed25519).writer.close();
  });
});

describe('the writer', () => {
  it('refuses an entry that no reader would take', () => {
    const { disk } = buildSampleRun({ signer: null });
    const { writer } = open(disk, null);
    const before = disk.bytes.get(path)?.length;
    const error = refusal(() =>
      writer.append(
        {
          ...note,
          kind: 'event',
          type: 'steer',
          by: null,
          verb: 'x',
          args: ['x'.repeat(800_000)],
          effect: '',
        },
        subjects,
      ),
    );
    expect(error.code).toBe('ledger.entry-too-large');
    expect(disk.bytes.get(path)).toHaveLength(before ?? 0);
    expect(readLedgerBytes(disk.bytes.get(path) ?? new Uint8Array()).problems).toEqual([]);
  });

  it('stores equal bytes once, and mends an object of a wrong length', () => {
    const { disk } = buildSampleRun({ signer: null });
    const { writer } = open(disk, null);
    const hash = writer.putObject(Buffer.from('bytes'));
    const count = disk.bytes.size;
    expect(writer.putObject(Buffer.from('bytes'))).toBe(hash);
    expect(disk.bytes.size).toBe(count);
    const object = `${runFolder}/objects/${hash.slice(0, 2)}/${hash.slice(2)}`;
    disk.bytes.set(object, new Uint8Array());
    writer.putObject(Buffer.from('bytes'));
    expect(Buffer.from(disk.bytes.get(object) ?? []).toString()).toBe('bytes');
  });
});

describe('run.secret', () => {
  const random = { bytes: (count: number) => new Uint8Array(count).fill(5) };

  it('is drawn once and read from then on', () => {
    const { disk } = buildSampleRun({ signer: null });
    setProcess(disk, 1, 1);
    const files = createMemoryFiles(disk);
    const first = ensureRunSecret(files, random, runFolder);
    expect(first.isNew).toBe(true);
    const again = ensureRunSecret(files, { bytes: () => new Uint8Array() }, runFolder);
    expect(again).toEqual({ secret: Buffer.alloc(32, 5), isNew: false });
    disk.bytes.set(`${runFolder}/run.secret`, Buffer.from('short'));
    expect(refusal(() => ensureRunSecret(files, random, runFolder)).code).toBe(
      'ledger.secret-unusable',
    );
  });
});

describe('a ledger read again by its own writer', () => {
  it('gives what was appended, and nothing behind the head', () => {
    const run = cutRun(ed25519, (ledger) => joinLines(linesOf(ledger).slice(0, -2)).length);
    const { writer, entries } = open(run.disk, ed25519);
    const sealed = writer.append(note, subjects);
    const files = createMemoryFiles(run.disk, {});
    const head = { seq: sealed.entry.seq, sealId: sealed.sealId };
    expect([...readOwnLedger(files, runFolder, head)]).toEqual([...entries, sealed]);
    const ledger = run.disk.bytes.get(path) ?? new Uint8Array();
    run.disk.bytes.set(path, Buffer.concat([ledger, Buffer.from('{"half')]));
    expect([...readOwnLedger(files, runFolder, head)]).toHaveLength(entries.length + 1);
  });

  it('refuses a file that another process has changed or taken away', () => {
    const whole = cutRun(ed25519, (ledger) => ledger.length);
    const last = whole.entries.at(-1);
    const head = { seq: last?.entry.seq ?? 0, sealId: last?.sealId ?? '' };
    const readAgain = (bytes: Uint8Array) => {
      whole.disk.bytes.set(path, bytes);
      const files = createMemoryFiles(whole.disk, {});
      return refusal(() => [...readOwnLedger(files, runFolder, head)]).message;
    };
    const lines = linesOf(whole.ledger);
    expect(readAgain(new Uint8Array())).toContain('wrong_head');
    expect(readAgain(joinLines(lines.slice(0, -1)))).toContain('wrong_head');
    expect(readAgain(joinLines(lines.filter((_, i) => i !== 3)))).toContain('seq_gap');
    expect(readAgain(joinLines([Buffer.from('{}'), ...lines.slice(1)]))).toContain('[bad_');
    whole.disk.bytes.set(path, whole.ledger);
    const other = { ...head, sealId: '0'.repeat(64) };
    const files = createMemoryFiles(whole.disk, {});
    expect(() => [...readOwnLedger(files, runFolder, other)]).toThrow('wrong_head');
  });
});
