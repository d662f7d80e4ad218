import { generateKeyPairSync, createPublicKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAppError } from '../../src/errors/app-error.ts';
import { createRedactor } from '../../src/text/redact.ts';

const soak = Number(process.env['GUILDSEAL_SOAK'] ?? '1');
const secret = 'Tr0ub4dor&3/"x\\+correct horse';
const redactor = createRedactor([secret]);
const has = (text: string, part: string): boolean => text.includes(part);

describe('the redactor', () => {
  test.each([
    ['the value', secret],
    ['base64', Buffer.from(secret).toString('base64')],
    ['base64 after one byte', Buffer.from(`u${secret}`).toString('base64')],
    ['base64 after two bytes', Buffer.from(`u:${secret}`).toString('base64')],
    ['base64url', Buffer.from(secret).toString('base64url')],
    ['URL', encodeURIComponent(secret)],
    ['URL in lower case', encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase())],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ['a part', secret.slice(5, 17)],
  ])('removes %s, in text and in bytes', (_, spelling) => {
    const text = redactor.text(`before ${spelling} after`);
    expect(text).toContain('[redacted]');
    expect(text).toMatch(/^before .* after$/);
    expect(has(text, spelling.slice(4, 16))).toBe(false);
    expect(redactor.bytes(Buffer.from(`before ${spelling} after`)).hit).toBe(true);
  });

  test('leaves other text and bytes alone', () => {
    const text = 'an ordinary line with é and 😀, correct battery staple';
    expect(redactor.text(text)).toBe(text);
    expect(redactor.bytes(Buffer.from(text)).hit).toBe(false);
    expect(createRedactor([]).text(text)).toBe(text);
  });

  test('leaves no window of 12 characters of any spelling', () => {
    const character = fc.constantFrom(...Array.from('abcAB01+/="\\ \né'));
    const secrets = fc.array(fc.string({ unit: character, minLength: 14, maxLength: 40 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        secrets,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(4), fc.string())),
        (values, cuts) => {
          const usable = values.filter((value) => value.trim().length >= 12);
          fc.pre(usable.length > 0);
          const forms = usable.flatMap((value) => {
            const trimmed = value.trim();
            return [trimmed, encodeURIComponent(trimmed), JSON.stringify(trimmed).slice(1, -1)];
          });
          const text = cuts
            .map(([which, start, extra, noise]) => {
              const form = forms[which % forms.length] ?? '';
              const from = start % form.length;
              return `${noise}${form.slice(from, from + 10 + extra * 4)}`;
            })
            .join('|');
          const known = createRedactor(usable);
          const output = known.text(text);
          const windows = forms.flatMap((form) =>
            Array.from({ length: Math.max(0, form.length - 11) }, (_, at) =>
              form.slice(at, at + 12),
            ),
          );
          expect(windows.filter((window) => output.includes(window))).toEqual([]);
          // A window of bytes is shorter than one of characters beyond ASCII.
          if (!output.includes('é')) expect(known.bytes(Buffer.from(output)).hit).toBe(false);
        },
      ),
      { numRuns: 400 * soak },
    );
  });

  test('removes 8 characters of a short secret, and all of a very short one', () => {
    const known = createRedactor(['hunter2-99', 'abcdef']);
    expect(known.text('x unter2-9 y')).toBe('x [redacted] y');
    expect(known.text('the abcdef, abcde')).toBe('the [redacted], abcde');
  });

  test('removes each line of a secret', () => {
    const known = createRedactor(['first-line-of-it\nshort\nsecond']);
    expect(known.text('second, short')).toBe('[redacted], short');
  });

  test('refuses a secret under 6 characters', () => {
    let caught: unknown;
    try {
      createRedactor(['12345\n']);
    } catch (error) {
      caught = error;
    }
    expect(isAppError(caught) && caught.code).toBe('text.short-secret');
  });

  test.each([
    ['P-256 in PKCS#8', 'pkcs8', 'ec'],
    ['P-256 in SEC1', 'sec1', 'ec'],
    ['Ed25519', 'pkcs8', 'ed25519'],
  ] as const)('hides a private key but shows its public key: %s', (_, type, kind) => {
    const pair =
      kind === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
    const pem = pair.privateKey.export({ type, format: 'pem' } as never).toString();
    const publicPem = createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
    const known = createRedactor([pem]);
    expect(known.text(publicPem)).toBe(publicPem);
    expect(known.text(JSON.stringify(publicPem))).toBe(JSON.stringify(publicPem));
    const body = pem.split('\n')[1] ?? '';
    expect(known.text(`x ${body.slice(20, 44)} y`)).not.toContain(body.slice(20, 32));
  });

  test.each([
    `ghp_${'a1B2'.repeat(9)}`,
    `github_pat_${'a1B2_'.repeat(12)}`,
    `glpat-${'x'.repeat(20)}`,
    'AKIAIOSFODNN7EXAMPLE',
    'xoxb-123456789012-abcdef',
    `sk-ant-${'a'.repeat(40)}`,
    `npm_${'a'.repeat(36)}`,
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXNpZ25hdHVyZQ',
    '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----',
  ])('removes what looks like a token: %s', (token) => {
    const none = createRedactor([]);
    expect(none.text(`a ${token} b`)).toBe('a [redacted] b');
    expect(none.bytes(Buffer.from(`a ${token} b`)).hit).toBe(true);
  });

  test('removes passwords of URLs and values of authorization headers, and stays as it is then', () => {
    const none = createRedactor([]);
    const once = none.text(
      'https://me:pass@host/x\nAuthorization: Basic bWU6cGFzcw==\nBearer abcdefghijklmnop',
    );
    expect(once).toBe(
      'https://me:[redacted]@host/x\nAuthorization: Basic [redacted]\nBearer [redacted]',
    );
    expect(none.text(once)).toBe(once);
    expect(none.text('https://example.com:8080/a@b')).toBe('https://example.com:8080/a@b');
  });
});
