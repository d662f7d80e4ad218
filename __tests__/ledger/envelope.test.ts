import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodePae, isSignedBy, parseEnvelope, renderEnvelope } from '../../src/ledger/envelope.ts';
import { soak } from './mutate.ts';
import { ed25519, ed25519Trusted, p256, p256Trusted } from './sample-run.ts';

const payload = Buffer.from('{"hello":"\u00ff\u{1f600}?>"}');
const textOf = (line: Uint8Array): string => Buffer.from(line).toString().trimEnd();
const parse = (text: string) => parseEnvelope(Buffer.from(text));
const signed = textOf(renderEnvelope(payload, p256));

describe('the envelope', () => {
  it('is pre-authentication encoded as the DSSE protocol says', () => {
    const encoded = encodePae('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(Buffer.from(encoded).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
    expect(Buffer.from(encodePae('\u00e4', Buffer.from('\u00e4'))).toString()).toBe(
      'DSSEv1 2 \u00e4 2 \u00e4',
    );
  });

  it.each([
    ['P-256', p256, p256Trusted, ed25519Trusted],
    ['Ed25519', ed25519, ed25519Trusted, p256Trusted],
  ])('signed with %s holds for that key alone', (_name, signer, trusted, other) => {
    const reading = parse(textOf(renderEnvelope(payload, signer)));
    if (reading.kind === 'problem') throw new Error(reading.message);
    expect(Buffer.from(reading.envelope.payload)).toEqual(payload);
    expect(isSignedBy(reading.envelope, trusted)).toBe(true);
    expect(isSignedBy(reading.envelope, other)).toBe(false);
    const { signature } = reading.envelope;
    if (signature === null) throw new Error('unreachable');
    expect(signature.keyid).toBe(trusted.keyid);
    const shifted = { ...reading.envelope, payload: Buffer.concat([payload, Buffer.from(' ')]) };
    expect(isSignedBy(shifted, trusted)).toBe(false);
    for (const sig of [Buffer.alloc(0), Buffer.alloc(64), signature.sig.subarray(1)])
      expect(isSignedBy({ ...reading.envelope, signature: { ...signature, sig } }, trusted)).toBe(
        false,
      );
  });

  it('without a key has an empty list of signatures', () => {
    const line = textOf(renderEnvelope(payload, null));
    expect(JSON.parse(line)).toEqual({
      payload: payload.toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [],
    });
    expect(parse(line)).toMatchObject({ envelope: { signature: null } });
  });

  it('reads both alphabets of base64, padded or not', () => {
    const base64 = payload.toString('base64');
    expect(base64).toMatch(/[+/]/);
    for (const text of [
      base64.replaceAll('+', '-').replaceAll('/', '_'),
      payload.toString('base64url'),
      base64.replace(/=+$/, ''),
    ]) {
      const reading = parse(signed.replace(base64, text));
      if (reading.kind === 'problem') throw new Error(reading.message);
      expect(Buffer.from(reading.envelope.payload)).toEqual(payload);
      expect(isSignedBy(reading.envelope, p256Trusted)).toBe(true);
    }
  });

  it.each([
    ['no JSON', '{', 'bad_line'],
    ['two documents', `${signed}${signed}`, 'bad_line'],
    ['a list', '[]', 'bad_envelope'],
    ['null', 'null', 'bad_envelope'],
    ['a space', signed.replace(':', ': '), 'bad_envelope'],
    ['a further field', signed.replace('{', '{"extra":1,'), 'bad_envelope'],
    ['a field twice', signed.replace('{', '{"payload":"",'), 'bad_envelope'],
    ['another type', signed.replace('vnd.in-toto', 'vnd.in-tot0'), 'bad_envelope'],
    ['no payload', signed.replace('"payload"', '"payloae"'), 'bad_envelope'],
    ['two signatures', signed.replace('[{', '[{"keyid":"","sig":""},{'), 'bad_envelope'],
    ['a signature without keyid', signed.replace('"keyid"', '"keyie"'), 'bad_envelope'],
    ['a signature that is a text', signed.replace(/\[\{.*\}\]/, '["x"]'), 'bad_envelope'],
    [
      'base64 with a stray character',
      signed.replace('"payload":"', '"payload":"*'),
      'bad_envelope',
    ],
    ['base64 with set spare bits', signed.replace('In0=', 'In1='), 'bad_envelope'],
    ['a signature that is no base64', signed.replace('"sig":"', '"sig":"*'), 'bad_envelope'],
    ['a byte order mark', `\ufeff${signed}`, 'bad_line'],
  ])('with %s is refused', (_what, text, code) => {
    expect(text).not.toBe(signed);
    expect(parse(text)).toMatchObject({ kind: 'problem', code });
  });

  it('reads any bytes without throwing', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.nat(signed.length * 8 - 1).map((bit) => {
        const copy = Buffer.from(signed);
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return copy;
      }),
    );
    fc.assert(
      fc.property(bytes, (line) => {
        const reading = parseEnvelope(line);
        expect(['envelope', 'problem']).toContain(reading.kind);
        if (Buffer.from(signed).equals(line)) return;
        // Whatever still reads as an envelope is no longer ours.
        if (reading.kind === 'envelope')
          expect(
            isSignedBy(reading.envelope, p256Trusted) &&
              reading.envelope.signature?.keyid === p256.keyid,
          ).toBe(false);
      }),
      { numRuns: 2000 * soak },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
