import { canonicalBytes } from '../text/canonical.ts';
import { ledgerErrors } from '../errors/ledger.ts';
import type { EntryBody, EntryHead, SealedEntry, Subject } from './entries.ts';
import { renderEnvelope } from './envelope.ts';
import { sha256Hex } from './hash.ts';
import type { Signer } from './ledger.ts';
import { maxLineBytes } from './lines.ts';
import { buildStatement } from './statement.ts';

/** `prev` of the first entry. */
export const genesisPrev = '0'.repeat(64);

/** What the next entry is chained to. */
export interface ChainHead {
  readonly seq: number;
  readonly sealId: string;
  readonly at: string;
}

/**
 * Seals a body as the next entry: its place in the chain, its canonical statement, its line with LF.
 *
 * @throws ledger.entry-too-large
 */
export const sealEntry = (
  body: EntryBody,
  subjects: readonly Subject[],
  place: {
    readonly runId: string;
    readonly head: ChainHead | null;
    readonly nowMs: number;
    readonly signer: Signer | null;
  },
): { readonly sealed: SealedEntry; readonly line: Uint8Array } => {
  const { runId, head, signer } = place;
  const now = new Date(place.nowMs).toISOString();
  const entryHead: EntryHead = {
    run_id: runId,
    seq: head === null ? 0 : head.seq + 1,
    prev: head === null ? genesisPrev : head.sealId,
    // A clock that was set back must not make time run backwards in the ledger.
    at: head !== null && head.at > now ? head.at : now,
  };
  const entry = { ...body, ...entryHead };
  const payload = canonicalBytes(buildStatement(entry, subjects));
  const line = renderEnvelope(payload, signer);
  if (line.length > maxLineBytes)
    throw ledgerErrors['ledger.entry-too-large']({
      kind: body.kind,
      bytes: line.length,
      limit: maxLineBytes,
    });
  return { sealed: { entry, subjects, sealId: sha256Hex(payload) }, line };
};

/** Why an entry may not follow `head`, null when it may. */
export const findBreak = (
  head: ChainHead | null,
  entry: EntryHead & { readonly kind: string },
  runId: string | null,
): { readonly code: string; readonly message: string } | null => {
  const seq = head === null ? 0 : head.seq + 1;
  if (entry.seq !== seq)
    return { code: 'seq_gap', message: `seq is ${String(entry.seq)}, expected ${String(seq)}` };
  if (entry.prev !== (head === null ? genesisPrev : head.sealId))
    return { code: 'broken_chain', message: 'prev is not the seal of the entry before' };
  if ((entry.kind === 'run-begin') !== (seq === 0))
    return { code: 'bad_genesis', message: 'a ledger has one run-begin, its first entry' };
  if (runId !== null && entry.run_id !== runId)
    return { code: 'wrong_context', message: `the entry is of run ${entry.run_id}` };
  if (head !== null && entry.at < head.at)
    return { code: 'time_order', message: 'the entry is older than the one before' };
  return null;
};
