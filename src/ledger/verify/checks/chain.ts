import { genesisPrev } from '../../chain.ts';
import type { SealedEntry } from '../../entries.ts';
import { type Finding, finding } from '../finding.ts';
import type { Check, VerifyRun } from '../run.ts';

const checkSeqs = ({ records }: VerifyRun): Finding[] => {
  const all = new Set(records.map(({ sealed }) => sealed.entry.seq));
  const seen = new Set<number>();
  const found: Finding[] = [];
  let next = 0;
  for (const { sealed } of records) {
    const { seq } = sealed.entry;
    if (seen.has(seq)) {
      found.push(finding('duplicate_seq', seq, 'a second entry with this seq'));
      continue;
    }
    seen.add(seq);
    if (seq > next) {
      const absent = Array.from({ length: Math.min(seq - next, 64) }, (_, i) => next + i);
      const lost = absent.filter((missing) => !all.has(missing));
      const told = `expected seq ${String(next)}`;
      if (lost.length > 0)
        found.push(finding('seq_gap', seq, `${told}; entries are missing before it`));
      else found.push(finding('seq_order', seq, `${told}; it stands further on`));
    } else if (seq < next)
      found.push(finding('seq_order', seq, `it stands behind seq ${String(next - 1)}`));
    next = Math.max(next, seq + 1);
  }
  return found;
};

const checkLinks = ({ records, bySeq }: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  const byPrev = new Map<string, SealedEntry>();
  for (const { sealed } of records) {
    const { seq, prev } = sealed.entry;
    const expected = seq === 0 ? genesisPrev : bySeq.get(seq - 1)?.sealId;
    // Without its predecessor a link cannot be judged; that one's absence is told.
    if (seq !== 0 && expected !== undefined && prev !== expected)
      found.push(finding('broken_chain', seq, `prev is not the seal of seq ${String(seq - 1)}`));
    const twin = byPrev.get(prev);
    if (twin !== undefined && twin.sealId !== sealed.sealId)
      found.push(
        finding(
          'duplicate_prev',
          seq,
          `it follows the same entry as seq ${String(twin.entry.seq)}: a fork`,
        ),
      );
    byPrev.set(prev, sealed);
  }
  return found;
};

const checkGenesis = ({ records }: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  const first = records[0]?.sealed.entry;
  if (first === undefined) found.push(finding('bad_genesis', null, 'there is no entry'));
  else if (first.kind !== 'run-begin' || first.seq !== 0 || first.prev !== genesisPrev)
    found.push(finding('bad_genesis', first.seq, 'the first entry is not a run-begin with seq 0'));
  for (const { sealed } of records.slice(1))
    if (sealed.entry.kind === 'run-begin')
      found.push(finding('bad_genesis', sealed.entry.seq, 'a run-begin inside the ledger'));
  return found;
};

const checkTimes = ({ records }: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  let latest = '';
  for (const { sealed } of records) {
    const { seq, at } = sealed.entry;
    if (at < latest) found.push(finding('time_order', seq, `${at} is before ${latest}`));
    else latest = at;
  }
  return found;
};

/** Places, links and times of the entries. */
export const chainCheck: Check = {
  name: 'chain',
  codes: [
    'bad_genesis',
    'seq_gap',
    'seq_order',
    'duplicate_seq',
    'broken_chain',
    'duplicate_prev',
    'time_order',
  ],
  run: (run) => [...checkGenesis(run), ...checkSeqs(run), ...checkLinks(run), ...checkTimes(run)],
};
