import type { SealedEntry } from '../entries.ts';
import { type Envelope, isSignedBy } from '../envelope.ts';
import { readSealedKey } from '../keys.ts';
import type { TrustedKey } from '../ledger.ts';
import { splitLines } from '../lines.ts';
import { readRecord } from '../record.ts';
import { chainCheck } from './checks/chain.ts';
import { linesCheck } from './checks/lines.ts';
import { pairingCheck } from './checks/pairing.ts';
import type { Finding, FindingCode } from './finding.ts';
import { type OutsideChecks, runOutsideChecks } from './outside.ts';
import { checks } from './registry.ts';
import type {
  BadRecord,
  EndEntry,
  ObjectReader,
  SignatureState,
  VerifyOptions,
  VerifyRecord,
  VerifyRun,
} from './run.ts';

/** What is verified, by whom it must be signed, and what is expected of it. */
export interface VerifyInput {
  /** Bytes of `ledger.jsonl`. */
  readonly ledger: Uint8Array;
  /** Null when no objects are at hand. */
  readonly objects: ObjectReader | null;
  readonly trusted: readonly TrustedKey[];
  readonly options?: Partial<VerifyOptions>;
  readonly checks?: OutsideChecks;
}

/** JSON result of `verify`. */
export interface VerifyResult {
  readonly valid: boolean;
  readonly entries: number;
  /** Seal of the last entry, null without any. */
  readonly head: string | null;
  /** Id of the trusted key that signed every entry, else null. */
  readonly signed_by: string | null;
  readonly findings: readonly Finding[];
}

const judgeSignature = (
  envelope: Envelope,
  trusted: readonly TrustedKey[],
  sealed: TrustedKey | null,
): { readonly signature: SignatureState; readonly keyid: string | null } => {
  if (envelope.signature === null) return { signature: 'none', keyid: null };
  const { keyid } = envelope.signature;
  const known = trusted.find((key) => key.keyid === keyid);
  if (known !== undefined)
    return { signature: isSignedBy(envelope, known) ? 'trusted' : 'bad', keyid };
  if (sealed?.keyid === keyid && !isSignedBy(envelope, sealed)) return { signature: 'bad', keyid };
  return { signature: 'unknown', keyid };
};

const sealedKeyOf = ({ entry }: SealedEntry): TrustedKey | null =>
  entry.kind === 'run-begin' && entry.key !== null ? readSealedKey(entry.key.spki) : null;

const parseRun = (input: VerifyInput): VerifyRun => {
  const records: VerifyRecord[] = [];
  const bad: BadRecord[] = [];
  const bySeq = new Map<number, SealedEntry>();
  let sealedKey: TrustedKey | null = null;
  let tornBytes = 0;
  for (const line of splitLines(input.ledger)) {
    if (!line.terminated) {
      // Nothing acts on an entry before its LF is on the disk, so such a tail never counted.
      tornBytes = line.bytes.length;
      break;
    }
    const record = readRecord(line);
    if (record.kind === 'bad') {
      bad.push({ line: line.index, code: record.code, message: record.message });
      continue;
    }
    const { sealed, envelope } = record;
    if (records.length === 0) sealedKey = sealedKeyOf(sealed);
    records.push({ sealed, ...judgeSignature(envelope, input.trusted, sealedKey) });
    if (!bySeq.has(sealed.entry.seq)) bySeq.set(sealed.entry.seq, sealed);
  }
  const first = records[0]?.sealed.entry;
  const isEnd = (record: VerifyRecord): boolean => record.sealed.entry.kind === 'run-end';
  return {
    records,
    bad,
    tornBytes,
    begin: first?.kind === 'run-begin' ? first : null,
    end: (records.find(isEnd)?.sealed.entry ?? null) as EndEntry | null,
    bySeq,
    objects: input.objects,
    options: {
      expectRepo: null,
      expectPr: null,
      anchors: [],
      minIsolation: null,
      allowUnsigned: false,
      ...input.options,
    },
  };
};

/** After one of these the entries are no sequence that other rooms could replay. */
const structural: ReadonlySet<FindingCode> = new Set<FindingCode>([
  ...linesCheck.codes,
  ...chainCheck.codes,
  ...pairingCheck.codes,
  'bad_signature',
]);

const signerOf = ({ records, bad }: VerifyRun): string | null => {
  const keyid = records[0]?.keyid ?? null;
  const isWhole =
    bad.length === 0 &&
    records.every((record) => record.signature === 'trusted' && record.keyid === keyid);
  return isWhole ? keyid : null;
};

/** Proves a run from its bytes; reports everything it finds and throws nothing. */
export const verifyRun = async (input: VerifyInput): Promise<VerifyResult> => {
  const run = parseRun(input);
  const own = checks.flatMap((check) => check.run(run));
  const entries = run.records.map((record) => record.sealed);
  const isChainWhole = !own.some(({ code, level }) => level === 'error' && structural.has(code));
  const outside = await runOutsideChecks(
    input.checks ?? {},
    { entries, objects: input.objects },
    isChainWhole,
  );
  const findings = [...own, ...outside];
  return {
    valid: findings.every(({ level }) => level !== 'error'),
    entries: entries.length,
    head: entries.at(-1)?.sealId ?? null,
    signed_by: signerOf(run),
    findings,
  };
};
