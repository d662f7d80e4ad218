import { join } from 'node:path';
import { isAppError } from '../errors/app-error.ts';
import { ledgerErrors } from '../errors/ledger.ts';
import { systemCode } from '../errors/system-error.ts';
import type { AppendFile, Clock, Files } from '../ports.ts';
import { type ChainHead, sealEntry } from './chain.ts';
import type { RunBegin, SealedEntry } from './entries.ts';
import { sha256Hex } from './hash.ts';
import type { LedgerWriter, Signer } from './ledger.ts';
import { acquireLock, type LockOwner, type RunLock } from './lock.ts';
import { createObjectStore } from './objects.ts';
import { headOf, type LedgerReading, readLedger } from './read.ts';
import { runFiles } from './run-files.ts';
import { bytesSubject, commitSubject } from './statement.ts';

/** What the store needs from outside. */
export interface LedgerDeps {
  readonly files: Files;
  readonly clock: Clock;
  readonly owner: LockOwner;
}

/** Which ledger: the folder of a run, its id, and the key that seals it. */
export interface LedgerPlace {
  readonly directory: string;
  readonly runId: string;
  readonly signer: Signer | null;
}

/** A ledger opened for its one writer. */
export interface OpenedLedger {
  readonly writer: LedgerWriter;
  /** What was sealed so far, repairs of this opening included; the writer keeps none of it. */
  readonly entries: readonly SealedEntry[];
  /** True when an append that was cut off had to be completed or cut away. */
  readonly repaired: boolean;
  /** True when the process that wrote before is dead; belongs into `run-resume`. */
  readonly tookOver: boolean;
}

const fail = (path: string, error: unknown) =>
  ledgerErrors['ledger.write-failed']({
    path,
    problem: systemCode(error) ?? (error instanceof Error ? error.message : 'unknown failure'),
    cause: error,
  });

interface WriterState {
  readonly deps: LedgerDeps;
  readonly place: LedgerPlace;
  readonly file: AppendFile;
  readonly lock: RunLock;
  readonly head: ChainHead | null;
  readonly sizeBytes: number;
}

const createWriter = (state: WriterState): LedgerWriter => {
  const { deps, place, file, lock } = state;
  const path = join(place.directory, runFiles.ledger);
  const objects = createObjectStore(deps.files, place.directory);
  let { head, sizeBytes } = state;
  let broken: Error | null = null;
  const cutBack = (error: unknown): Error => {
    try {
      file.truncate(sizeBytes);
    } catch {
      // The next opening repairs what could not be cut away here; until then nothing may follow it.
      broken = fail(path, error);
    }
    return fail(path, error);
  };
  return {
    runId: place.runId,
    directory: place.directory,
    get head() {
      return head;
    },
    append: (body, subjects) => {
      if (broken !== null) throw broken;
      const { sealed, line } = sealEntry(body, subjects, {
        runId: place.runId,
        head,
        nowMs: deps.clock.now(),
        signer: place.signer,
      });
      try {
        file.write(line);
      } catch (error) {
        throw cutBack(error);
      }
      head = headOf(sealed);
      sizeBytes += line.length;
      return sealed;
    },
    sync: () => {
      try {
        file.sync();
      } catch (error) {
        // After a failed fsync nobody knows what is on the disk, and asking again may lie.
        broken = fail(path, error);
        throw broken;
      }
    },
    putObject: (bytes) => {
      try {
        return objects.put(bytes);
      } catch (error) {
        throw fail(join(place.directory, 'objects'), error);
      }
    },
    close: () => {
      file.close();
      lock.release();
    },
  };
};

/** A run keeps the key of its `run-begin`. */
const requireSameKey = (begin: RunBegin, runId: string, signer: Signer | null): void => {
  const sealed = begin.key?.keyid ?? null;
  if (sealed === (signer?.keyid ?? null)) return;
  if (sealed !== null && signer === null)
    throw ledgerErrors['ledger.key-missing']({ runId, keyid: sealed });
  throw ledgerErrors['ledger.key-changed']({ runId, sealed, given: signer?.keyid ?? 'none' });
};

const tornPattern = /^torn-[0-9]+(?:-[0-9]+)?$/;

/** Puts the cut bytes aside, durably, under a name that is free or holds just these bytes. */
const putAside = (files: Files, directory: string, seq: number, bytes: Uint8Array): void => {
  for (let turn = 1; ; turn += 1) {
    const name = `torn-${String(seq)}${turn === 1 ? '' : `-${String(turn)}`}`;
    const there = files.readIfExists(join(directory, name));
    if (there === null) {
      files.writeAtomic(join(directory, name), bytes);
      return;
    }
    if (Buffer.from(there).equals(bytes)) return;
  }
};

/** Cut bytes that no `repair` event tells of yet: also those of a repair that was cut off itself. */
const findUntold = (
  files: Files,
  directory: string,
  entries: readonly SealedEntry[],
): readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[] => {
  const told = new Set<string>();
  for (const { entry } of entries)
    if (entry.kind === 'event' && entry.type === 'repair') told.add(entry.sha256);
  return files
    .list(directory)
    .filter((name) => tornPattern.test(name))
    .map((name) => {
      const bytes = files.read(join(directory, name));
      return { name, bytes: bytes.length, sha256: sha256Hex(bytes) };
    })
    .filter(({ sha256 }) => !told.has(sha256));
};

const tellRepairs = (deps: LedgerDeps, writer: LedgerWriter, entries: SealedEntry[]): void => {
  const begin = entries[0]?.entry;
  // Nothing of this run was sealed before the cut: there is nothing to tell it to.
  if (begin?.kind !== 'run-begin') return;
  // Only anchors may follow the end; what was cut there stays put aside.
  if (entries.some(({ entry }) => entry.kind === 'run-end')) return;
  const untold = findUntold(deps.files, writer.directory, entries);
  for (const { name, bytes, sha256 } of untold) {
    const subjects = [commitSubject('base', begin.base), bytesSubject(name, sha256)];
    entries.push(writer.append({ kind: 'event', type: 'repair', bytes, sha256 }, subjects));
  }
  if (untold.length > 0) writer.sync();
};

const mendTail = (
  deps: LedgerDeps,
  place: LedgerPlace,
  file: AppendFile,
  reading: LedgerReading,
): { readonly entries: SealedEntry[]; readonly sizeBytes: number } => {
  const { tail, wholeBytes } = reading;
  const entries = [...reading.entries];
  if (tail === null) return { entries, sizeBytes: wholeBytes };
  if (tail.entry !== null) {
    file.write(Buffer.from('\n'));
    file.sync();
    entries.push(tail.entry);
    return { entries, sizeBytes: wholeBytes + tail.bytes.length + 1 };
  }
  putAside(deps.files, place.directory, entries.length, tail.bytes);
  file.truncate(wholeBytes);
  file.sync();
  return { entries, sizeBytes: wholeBytes };
};

const openUnderLock = (deps: LedgerDeps, place: LedgerPlace, lock: RunLock): OpenedLedger => {
  const path = join(place.directory, runFiles.ledger);
  const reading = readLedger(deps.files, place.directory);
  const [problem] = reading.problems;
  if (problem !== undefined)
    throw ledgerErrors['ledger.corrupt']({
      path,
      line: problem.line,
      code: problem.code,
      problem: problem.message,
    });
  const begin = (reading.entries[0] ?? reading.tail?.entry)?.entry;
  if (begin?.kind === 'run-begin') requireSameKey(begin, place.runId, place.signer);
  if (begin !== undefined && begin.run_id !== place.runId)
    throw ledgerErrors['ledger.corrupt']({
      path,
      line: 1,
      code: 'wrong_context',
      problem: `it is the ledger of run ${begin.run_id}`,
    });
  const file = deps.files.openAppend(path);
  try {
    const { entries, sizeBytes } = mendTail(deps, place, file, reading);
    // The file's own name must survive as well.
    deps.files.syncDirectory(place.directory);
    const last = entries.at(-1);
    const head = last === undefined ? null : headOf(last);
    const writer = createWriter({ deps, place, file, lock, head, sizeBytes });
    const before = entries.length;
    tellRepairs(deps, writer, entries);
    return {
      writer,
      entries,
      repaired: reading.tail !== null || entries.length > before,
      tookOver: lock.tookOver,
    };
  } catch (error) {
    file.close();
    throw error;
  }
};

/**
 * Opens the ledger of a run for writing, a new one where there is none: takes the lock, checks form,
 * chain, signatures and key, and mends a torn tail.
 *
 * @throws search.run-locked, ledger.corrupt, ledger.key-missing, ledger.key-changed, ledger.write-failed
 */
export const openLedger = (deps: LedgerDeps, place: LedgerPlace): OpenedLedger => {
  let lock: RunLock | null = null;
  try {
    deps.files.makeDirectory(place.directory);
    lock = acquireLock(deps.files, place.directory, deps.owner, place.runId);
    return openUnderLock(deps, place, lock);
  } catch (error) {
    lock?.release();
    throw isAppError(error) ? error : fail(place.directory, error);
  }
};
