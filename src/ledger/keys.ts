import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ledgerErrors } from '../errors/ledger.ts';
import { sha256Hex } from './hash.ts';
import type { Signer, TrustedKey } from './ledger.ts';

type Algorithm = Signer['alg'];

const algorithmOf = (key: KeyObject): Algorithm | null => {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
  const curve = key.asymmetricKeyDetails?.namedCurve;
  return key.asymmetricKeyType === 'ec' && curve === 'prime256v1' ? 'ecdsa-p256-sha256' : null;
};

const describe = (key: KeyObject): string => {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  return `a ${key.asymmetricKeyType ?? 'secret'}${curve === undefined ? '' : ` ${curve}`} key`;
};

/** Secrets of CI often arrive with their line ends written as two characters. */
const mendLineEnds = (pem: string): string =>
  pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n');

const spkiOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' });

/**
 * Loads a signing key from PEM.
 *
 * @param source where it came from, for messages; never the key itself
 * @throws ledger.key-unusable
 */
export const loadSigner = (pem: string, source: string): Signer => {
  const refuse = (problem: string) => ledgerErrors['ledger.key-unusable']({ source, problem });
  const text = mendLineEnds(pem);
  if (/-----BEGIN PUBLIC KEY-----/.test(text)) throw refuse('it is a public key');
  if (/ENCRYPTED/.test(text)) throw refuse('it is encrypted with a pass phrase');
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch {
    // OpenSSL's words name its internals, not what is wrong with the file.
    throw refuse('it is not a private key in PEM');
  }
  const alg = algorithmOf(key);
  if (alg === null) throw refuse(`it is ${describe(key)}`);
  const scalar = key.export({ format: 'jwk' }).d;
  if (scalar === undefined) throw refuse('it has no private part');
  const spki = spkiOf(createPublicKey(key));
  return {
    keyid: sha256Hex(spki),
    alg,
    spki: spki.toString('base64'),
    secret: Buffer.from(scalar, 'base64url'),
    sign: (bytes) =>
      alg === 'ed25519'
        ? sign(null, bytes, key)
        : sign('sha256', bytes, { key, dsaEncoding: 'der' }),
  };
};

const trust = (key: KeyObject): TrustedKey => ({ keyid: sha256Hex(spkiOf(key)), key });

/**
 * Loads a public key from PEM for verification.
 *
 * @param source where it came from, for messages
 * @throws ledger.public-key-unusable
 */
export const loadTrustedKey = (pem: string, source: string): TrustedKey => {
  const refuse = (problem: string) =>
    ledgerErrors['ledger.public-key-unusable']({ source, problem });
  if (/PRIVATE KEY-----/.test(pem))
    throw refuse('it is a private key, which nobody should pass on');
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw refuse('it is not a public key in PEM');
  }
  if (algorithmOf(key) === null) throw refuse(`it is ${describe(key)}`);
  return trust(key);
};

/** The key of a `run-begin` (SPKI DER, base64), null when it is none of ours; sealed is not trusted. */
export const readSealedKey = (spki: string): TrustedKey | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return algorithmOf(key) === null ? null : trust(key);
  } catch {
    return null;
  }
};

/** PEM of a sealed key (SPKI DER, base64): 64 characters a line. */
export const renderPublicKey = (spki: string): string => {
  const lines = spki.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
};

/** Verifies with the algorithm of the key; any signature that cannot be read is a wrong one. */
export const verifySignature = (key: KeyObject, bytes: Uint8Array, sig: Uint8Array): boolean => {
  try {
    return algorithmOf(key) === 'ed25519'
      ? verify(null, bytes, key, sig)
      : verify('sha256', bytes, { key, dsaEncoding: 'der' }, sig);
  } catch {
    return false;
  }
};
