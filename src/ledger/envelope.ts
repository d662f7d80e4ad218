import type { Signer, TrustedKey } from './ledger.ts';
import { verifySignature } from './keys.ts';

/** The DSSE payload type of every line. */
export const payloadType = 'application/vnd.in-toto+json';

/** A decoded DSSE envelope. */
export interface Envelope {
  readonly payload: Uint8Array;
  readonly payloadType: string;
  /** One at most: a ledger has one writer. */
  readonly signature: { readonly keyid: string; readonly sig: Uint8Array } | null;
}

const encoder = new TextEncoder();

/** DSSE pre-authentication encoding, https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md; byte lengths. */
export const encodePae = (type: string, body: Uint8Array): Uint8Array => {
  const typeBytes = encoder.encode(type);
  const head = `DSSEv1 ${String(typeBytes.length)} ${type} ${String(body.length)} `;
  return Buffer.concat([encoder.encode(head), body]);
};

const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Strict: one spelling a value in either alphabet, padding whole or absent; null for anything else. */
const fromBase64 = (text: string): Uint8Array | null => {
  const bytes = Buffer.from(text, 'base64');
  const standard = bytes.toString('base64');
  if (standard === text) return bytes;
  const given = text.replaceAll('-', '+').replaceAll('_', '/');
  return given === standard || given === standard.replace(/=+$/, '') ? bytes : null;
};

/** Canonical JSON of an envelope; no string in it has a character that JSON would escape. */
const renderText = (
  payload: string,
  signature: { readonly keyid: string; readonly sig: string } | null,
): string => {
  const list = signature === null ? '' : `{"keyid":"${signature.keyid}","sig":"${signature.sig}"}`;
  return `{"payload":"${payload}","payloadType":"${payloadType}","signatures":[${list}]}`;
};

/** The line of a payload, with its LF, signed when there is a signer. */
export const renderEnvelope = (payload: Uint8Array, signer: Signer | null): Uint8Array => {
  const signature =
    signer === null
      ? null
      : { keyid: signer.keyid, sig: toBase64(signer.sign(encodePae(payloadType, payload))) };
  return Buffer.from(`${renderText(toBase64(payload), signature)}\n`);
};

type EnvelopeReading =
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | {
      readonly kind: 'problem';
      readonly code: 'bad_line' | 'bad_envelope';
      readonly message: string;
    };

const badEnvelope = (message: string): EnvelopeReading => ({
  kind: 'problem',
  code: 'bad_envelope',
  message,
});

/** Our lines are ASCII. Any other byte reads as a character that no field may have, so nothing is mistaken. */
const parseJson = (
  bytes: Uint8Array,
): { readonly text: string; readonly value: unknown } | null => {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    return { text, value: JSON.parse(text) };
  } catch {
    return null;
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one line, strictly: exactly our bytes but for the alphabet and padding of its base64. */
export const parseEnvelope = (line: Uint8Array): EnvelopeReading => {
  const json = parseJson(line);
  if (json === null)
    return { kind: 'problem', code: 'bad_line', message: 'the line is not one JSON document' };
  const { text, value } = json;
  if (!isRecord(value)) return badEnvelope('the line is not a JSON object');
  const { payload, payloadType: type, signatures } = value;
  if (typeof payload !== 'string' || typeof type !== 'string' || !Array.isArray(signatures))
    return badEnvelope('payload, payloadType or signatures is missing or of a wrong type');
  if (type !== payloadType) return badEnvelope(`payloadType is not ${payloadType}`);
  if (signatures.length > 1) return badEnvelope('there is more than one signature');
  const first: unknown = signatures[0];
  let signature: { keyid: string; sig: string } | null = null;
  if (first !== undefined) {
    if (!isRecord(first) || typeof first['keyid'] !== 'string' || typeof first['sig'] !== 'string')
      return badEnvelope('the signature has no keyid or sig');
    signature = { keyid: first['keyid'], sig: first['sig'] };
  }
  const body = fromBase64(payload);
  if (body === null) return badEnvelope('the payload is not base64');
  const sig = signature === null ? null : fromBase64(signature.sig);
  if (signature !== null && sig === null) return badEnvelope('the signature is not base64');
  if (signature !== null && !/^[\w.:/+=-]*$/.test(signature.keyid))
    return badEnvelope('the keyid has characters that no id has');
  if (renderText(payload, signature) !== text)
    return badEnvelope('the line has other bytes than its content is written with');
  return {
    kind: 'envelope',
    envelope: {
      payload: body,
      payloadType: type,
      signature: signature === null || sig === null ? null : { keyid: signature.keyid, sig },
    },
  };
};

/** True when the key signed the envelope; the algorithm is the key's, whatever the envelope says. */
export const isSignedBy = (envelope: Envelope, key: TrustedKey): boolean =>
  envelope.signature !== null &&
  verifySignature(
    key.key,
    encodePae(envelope.payloadType, envelope.payload),
    envelope.signature.sig,
  );
