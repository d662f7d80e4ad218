import { join } from 'node:path';
import { ledgerErrors } from '../errors/ledger.ts';
import type { Files } from '../ports.ts';
import { type ChainHead, findBreak } from './chain.ts';
import type { SealedEntry } from './entries.ts';
import { isSignedBy } from './envelope.ts';
import { readSealedKey } from './keys.ts';
import type { TrustedKey } from './ledger.ts';
import { splitLines } from './lines.ts';
import { readRecord } from './record.ts';
import { runFiles } from './run-files.ts';

/** Where a ledger stops to hold; `line` counts from 1. */
interface LedgerProblem {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Bytes after the last LF: an append that was cut off. */
interface TornTail {
  readonly bytes: Uint8Array;
  /** The entry they hold when only their LF is missing. */
  readonly entry: SealedEntry | null;
}

/** What a ledger file holds, up to the first line that breaks it. */
export interface LedgerReading {
  readonly entries: readonly SealedEntry[];
  readonly problems: readonly LedgerProblem[];
  readonly tail: TornTail | null;
  /** Bytes of the lines that hold. */
  readonly wholeBytes: number;
}

/** Place in the chain of a sealed entry. */
export const headOf = ({ entry, sealId }: SealedEntry): ChainHead => ({
  seq: entry.seq,
  sealId,
  at: entry.at,
});

/**
 * Reads the bytes of a ledger: form, chain and signatures by the key its `run-begin` names. It stops at
 * the first line that does not hold; for everything that is wrong, and for whom to trust, see `verify`.
 */
export const readLedgerBytes = (bytes: Uint8Array): LedgerReading => {
  const entries: SealedEntry[] = [];
  let key: TrustedKey | null = null;
  let wholeBytes = 0;
  const judge = (
    line: Parameters<typeof readRecord>[0],
  ): { sealed: SealedEntry } | { code: string; message: string } => {
    const record = readRecord(line);
    if (record.kind === 'bad') return record;
    const last = entries.at(-1);
    const { entry } = record.sealed;
    const first = entries[0]?.entry ?? entry;
    const broken = findBreak(last === undefined ? null : headOf(last), entry, first.run_id);
    if (broken !== null) return broken;
    if (first.kind !== 'run-begin') return { code: 'bad_genesis', message: 'no run-begin' };
    key ??= first.key === null ? null : readSealedKey(first.key.spki);
    if (first.key !== null && (key === null || !isSignedBy(record.envelope, key)))
      return { code: 'bad_signature', message: 'the signature does not hold' };
    if (first.key === null && record.envelope.signature !== null)
      return { code: 'unknown_key', message: 'a signature in a run without a key' };
    return record;
  };
  for (const line of splitLines(bytes)) {
    const judged = judge(line);
    if (!line.terminated)
      return {
        entries,
        problems: [],
        tail: { bytes: line.bytes, entry: 'sealed' in judged ? judged.sealed : null },
        wholeBytes,
      };
    if (!('sealed' in judged)) {
      const problem = { line: line.index + 1, code: judged.code, message: judged.message };
      return { entries, problems: [problem], tail: null, wholeBytes };
    }
    entries.push(judged.sealed);
    wholeBytes += line.bytes.length + 1;
  }
  return { entries, problems: [], tail: null, wholeBytes };
};

/**
 * The entries one's own writer has appended so far, one at a time. Signatures are not checked again: a
 * chain that ends in the head the writer remembers holds just what it wrote.
 *
 * @throws ledger.corrupt when the file holds anything else
 */
export function* readOwnLedger(
  files: Files,
  directory: string,
  head: { readonly seq: number; readonly sealId: string },
): Generator<SealedEntry> {
  const path = join(directory, runFiles.ledger);
  const corrupt = (line: number, code: string, problem: string) =>
    ledgerErrors['ledger.corrupt']({ path, line, code, problem });
  let last: ChainHead | null = null;
  let runId: string | null = null;
  for (const line of splitLines(files.readIfExists(path) ?? new Uint8Array())) {
    const record = readRecord(line);
    if (record.kind === 'bad') throw corrupt(line.index + 1, record.code, record.message);
    const { entry } = record.sealed;
    runId ??= entry.run_id;
    const broken = findBreak(last, entry, runId);
    if (broken !== null) throw corrupt(line.index + 1, broken.code, broken.message);
    last = headOf(record.sealed);
    yield record.sealed;
    // What follows is an append that failed.
    if (last.seq === head.seq) break;
  }
  if (last?.sealId !== head.sealId) {
    throw corrupt(head.seq + 1, 'wrong_head', 'another process has written to it');
  }
}

/** Reads the ledger of a run's folder; none at all reads as an empty one. */
export const readLedger = (files: Files, directory: string): LedgerReading =>
  readLedgerBytes(files.readIfExists(join(directory, runFiles.ledger)) ?? new Uint8Array());
