import { describe, expect, it } from '@jest/globals';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { isAppError } from '../../src/errors/app-error.ts';
import {
  loadSigner,
  loadTrustedKey,
  readSealedKey,
  renderPublicKey,
} from '../../src/ledger/keys.ts';
import { soak } from './mutate.ts';
import { p256, p256Trusted, readKey } from './sample-run.ts';

const pkcs8 = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
const spki = (key: KeyObject): string => key.export({ format: 'pem', type: 'spki' }).toString();
const p256Pem = readKey('p256.pem');
const sec1 = createPrivateKey(p256Pem).export({ format: 'pem', type: 'sec1' }).toString();
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const x25519 = generateKeyPairSync('x25519');

const caught = (body: () => unknown): { code: string; message: string; exit: number } => {
  try {
    body();
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('a signing key', () => {
  it('is the same from SEC1, from PKCS#8, and with its line ends written out', () => {
    const parameters =
      '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
    for (const pem of [sec1, parameters + sec1, p256Pem.trimEnd().replaceAll('\n', '\\n')]) {
      const signer = loadSigner(pem, 'GUILDSEAL_KEY');
      expect(signer.keyid).toBe(p256.keyid);
      expect(Buffer.from(signer.secret)).toEqual(Buffer.from(p256.secret));
    }
    expect(p256.secret).toHaveLength(32);
    expect(p256.alg).toBe('ecdsa-p256-sha256');
    expect(p256.keyid).toBe(p256Trusted.keyid);
  });

  it('is always 32 bytes of secret, also with leading zeros', () => {
    for (let turn = 0; turn < 300; turn += 1) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      expect(loadSigner(pkcs8(privateKey), 'test').secret).toHaveLength(32);
    }
  });

  it.each([
    ['RSA', pkcs8(rsa.privateKey), 'a rsa key'],
    ['P-384', pkcs8(p384.privateKey), 'a ec secp384r1 key'],
    ['X25519', pkcs8(x25519.privateKey), 'a x25519 key'],
    ['a public key', readKey('p256.pub'), 'it is a public key'],
    [
      'an encrypted key',
      createPrivateKey(p256Pem)
        .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })
        .toString(),
      'encrypted',
    ],
    ['no key', 'hunter2hunter2', 'not a private key'],
    ['nothing', '', 'not a private key'],
    ['a broken key', p256Pem.replace(/M/g, 'A'), 'not a private key'],
  ])('that is %s is refused without being shown', (_what, pem, problem) => {
    const error = caught(() => loadSigner(pem, 'GUILDSEAL_KEY'));
    expect(error).toMatchObject({ code: 'ledger.key-unusable', exit: 2 });
    expect(error.message).toContain('GUILDSEAL_KEY');
    expect(error.message).toContain(problem);
    for (const line of pem
      .split('\n')
      .filter((part) => part.length > 12 && !part.startsWith('---')))
      expect(error.message).not.toContain(line);
  });

  it('makes only catalogued errors of any text', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat(p256Pem.length), fc.string({ maxLength: 4 }))
        .map(([at, piece]) => p256Pem.slice(0, at) + piece + p256Pem.slice(at + 1)),
      fc
        .base64String()
        .map((body) => `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`),
    );
    fc.assert(
      fc.property(text, (pem) => {
        for (const load of [loadSigner, loadTrustedKey])
          try {
            load(pem, 'x');
          } catch (error) {
            expect(isAppError(error)).toBe(true);
          }
      }),
      { numRuns: 500 * soak },
    );
  });
});

describe('a trusted key', () => {
  it.each([
    ['RSA', spki(rsa.publicKey), 'a rsa key'],
    ['P-384', spki(p384.publicKey), 'a ec secp384r1 key'],
    ['a private key', p256Pem, 'private key'],
    ['no key', 'x', 'not a public key'],
  ])('that is %s is refused', (_what, pem, problem) => {
    const error = caught(() => loadTrustedKey(pem, 'ci/guildseal.pub'));
    expect(error).toMatchObject({ code: 'ledger.public-key-unusable', exit: 2 });
    expect(error.message).toContain(problem);
  });

  it('comes back out of its sealed form', () => {
    expect(readSealedKey(p256.spki)?.keyid).toBe(p256.keyid);
    expect(loadTrustedKey(renderPublicKey(p256.spki), 'report').keyid).toBe(p256.keyid);
    expect(renderPublicKey(p256.spki)).toBe(readKey('p256.pub'));
    expect(readSealedKey('AAAA')).toBeNull();
    const rsaSpki = rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(readSealedKey(rsaSpki)).toBeNull();
  });
});
