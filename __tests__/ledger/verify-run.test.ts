import { describe, expect, it } from '@jest/globals';
import { verifyRun } from '../../src/ledger/verify/verify-run.ts';
import { buildSampleRun, ed25519, ed25519Trusted, p256, p256Trusted } from './sample-run.ts';

describe('verifyRun', () => {
  it.each([
    ['P-256', p256, p256Trusted],
    ['Ed25519', ed25519, ed25519Trusted],
  ])('accepts a whole run signed with %s', async (_name, signer, trusted) => {
    const run = buildSampleRun({ signer });
    const result = await verifyRun({
      ledger: run.ledger,
      objects: (sha256) => run.objects.get(sha256) ?? null,
      trusted: [trusted],
    });
    expect(result).toMatchObject({
      valid: true,
      entries: run.entries.length,
      head: run.entries.at(-1)?.sealId,
      signed_by: signer.keyid,
    });
    expect(result.findings.map(({ code, seq }) => [code, seq])).toEqual([
      ['no_anchor', null],
      ['unreported_start', 15],
      ['not_checked', null],
      ['not_checked', null],
      ['not_checked', null],
      ['not_checked', null],
      ['not_checked', null],
    ]);
  });
});
