import type { KeyObject } from 'node:crypto';
import type { EntryBody, SealedEntry, Subject } from './entries.ts';

/** A loaded signing key. */
export interface Signer {
  /** sha256 of the SPKI DER, hex. */
  readonly keyid: string;
  readonly alg: 'ecdsa-p256-sha256' | 'ed25519';
  /** SPKI DER, base64. */
  readonly spki: string;
  /** The private scalar (JWK `d`), 32 bytes: K of the seed derivation. */
  readonly secret: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
}

/** A key a verifier trusts; its algorithm counts, never the envelope's word. */
export interface TrustedKey {
  readonly keyid: string;
  readonly key: KeyObject;
}

/** The open ledger of one run: one writer, append only. */
export interface LedgerWriter {
  readonly runId: string;
  /** Folder of the run. */
  readonly directory: string;
  /** The last entry's seal, null before `run-begin`. */
  readonly head: { readonly seq: number; readonly sealId: string } | null;
  /** Seals and appends in one write. Durable only after `sync`. */
  append(body: EntryBody, subjects: readonly Subject[]): SealedEntry;
  /** fdatasync; nothing may act on an entry before. */
  sync(): void;
  /** Stores bytes under their sha256, durable on return (file, rename, directory); returns the hash. */
  putObject(bytes: Uint8Array): string;
  close(): void;
}

/** The seeds of a run; `spec` of each: HKDF and HMAC as in `docs/verify.md`. */
export interface RunSeeds {
  /** Of the proposals. */
  readonly run: number;
  readonly auto: boolean;
  readonly race: Uint8Array;
  readonly promotion: Uint8Array;
  readonly raceCommitment: string;
  readonly promotionCommitment: string;
}
