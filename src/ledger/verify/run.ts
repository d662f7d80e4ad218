import type { AnchorLine } from '../anchors/anchor-line.ts';
import type { Entry, RunBegin, RunEnd, SealedEntry } from '../entries.ts';
import type { Finding, FindingCode } from './finding.ts';

/** Whose signature a line bears. */
export type SignatureState =
  /** A trusted key signed it. */
  | 'trusted'
  /** It claims a trusted or the sealed key, and does not hold. */
  | 'bad'
  /** Some other key, or the sealed one that nobody trusts. */
  | 'unknown'
  | 'none';

/** A line that reads as an entry. */
export interface VerifyRecord {
  readonly sealed: SealedEntry;
  readonly signature: SignatureState;
  readonly keyid: string | null;
}

/** A line that does not. */
export interface BadRecord {
  readonly line: number;
  readonly code: FindingCode;
  readonly message: string;
}

/** What the caller expects of a run. */
export interface VerifyOptions {
  /** `owner/name` or `host/owner/name`. */
  readonly expectRepo: string | null;
  readonly expectPr: number | null;
  readonly anchors: readonly AnchorLine[];
  readonly minIsolation: 'bwrap' | 'none' | null;
  /** Lowers `unsigned` and `unknown_key` to warnings. */
  readonly allowUnsigned: boolean;
}

export type BeginEntry = Extract<Entry, RunBegin>;
export type EndEntry = Extract<Entry, RunEnd>;

/** Objects by hash; null when one is not there. */
export type ObjectReader = (sha256: string) => Uint8Array | null;

/** A parsed run, as every check sees it. */
export interface VerifyRun {
  readonly records: readonly VerifyRecord[];
  readonly bad: readonly BadRecord[];
  /** Bytes after the last LF. */
  readonly tornBytes: number;
  /** The first entry, when it is what it must be. */
  readonly begin: BeginEntry | null;
  readonly end: EndEntry | null;
  readonly bySeq: ReadonlyMap<number, SealedEntry>;
  /** Null when no objects are at hand. */
  readonly objects: ObjectReader | null;
  readonly options: VerifyOptions;
}

/** One check: the codes it may raise, and itself; total and pure but for reading objects. */
export interface Check {
  readonly name: string;
  readonly codes: readonly FindingCode[];
  readonly run: (run: VerifyRun) => readonly Finding[];
}
