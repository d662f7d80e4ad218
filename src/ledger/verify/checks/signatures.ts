import { type Finding, finding, type FindingCode, renderSeqs } from '../finding.ts';
import type { Check, VerifyRecord } from '../run.ts';

const seqsOf = (records: readonly VerifyRecord[]): readonly number[] =>
  records.map(({ sealed }) => sealed.entry.seq);

/** Who signed the lines, and whether the key is the one `run-begin` fixed. */
export const signaturesCheck: Check = {
  name: 'signatures',
  codes: ['bad_signature', 'unknown_key', 'unsigned'],
  run: ({ records, begin, options }) => {
    const found: Finding[] = [];
    const tell = (code: FindingCode, some: readonly VerifyRecord[], message: string) => {
      const first = some[0]?.sealed.entry.seq;
      if (first === undefined) return;
      const raised = finding(code, first, `${message} (seq ${renderSeqs(seqsOf(some))})`);
      const lowered = options.allowUnsigned && code !== 'bad_signature';
      found.push(lowered ? { ...raised, level: 'warning' } : raised);
    };
    for (const { sealed, signature } of records)
      if (signature === 'bad')
        found.push(finding('bad_signature', sealed.entry.seq, 'the signature does not hold'));
    tell(
      'unsigned',
      records.filter(({ signature }) => signature === 'none'),
      'not signed',
    );
    const byKey = new Map<string, VerifyRecord[]>();
    for (const record of records) {
      if (record.signature !== 'unknown' || record.keyid === null) continue;
      const same = byKey.get(record.keyid) ?? [];
      same.push(record);
      byKey.set(record.keyid, same);
    }
    for (const [keyid, same] of byKey)
      tell(
        'unknown_key',
        same,
        `signed by ${JSON.stringify(keyid.slice(0, 64))}, which is not trusted`,
      );
    const fixed = begin?.key?.keyid ?? null;
    tell(
      'unknown_key',
      records.filter(({ signature, keyid }) => signature === 'trusted' && keyid !== fixed),
      'signed by a trusted key, but not the one that run-begin fixed',
    );
    return found;
  },
};
