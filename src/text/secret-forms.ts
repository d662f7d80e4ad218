import { createPublicKey } from 'node:crypto';
import { textErrors } from '../errors/text.ts';

const leastChars = 6;
const armour = /^-----(?:BEGIN|END) [A-Z0-9 ]{1,40}-----$/;

/** Base64 of the bytes at each of the three offsets, without the characters that depend on neighbours. */
const base64Forms = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((padded.length * 8) / 6);
    const standard = padded.toString('base64').slice(first, last);
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')];
  });

const lowerEscapes = (text: string): string =>
  text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());

const encodedForms = (value: string): readonly string[] => {
  const url = encodeURIComponent(value.replace(/\p{Cs}/gu, ''));
  return [
    value,
    ...base64Forms(Buffer.from(value)),
    url,
    lowerEscapes(url),
    JSON.stringify(value).slice(1, -1),
  ];
};

/** Lines that carry the secret: the armour of a PEM is the same in every public key. */
const secretLines = (value: string): readonly string[] =>
  value.split(/\r?\n/).filter((line) => !armour.test(line));

/**
 * The spellings under which a secret may show up: itself, each line, base64 at three offsets, URL- and
 * JSON-escaped. Throws `text.short-secret` below 6 characters.
 */
export const secretForms = (secret: string): readonly string[] => {
  const value = secretLines(secret.trim()).join('\n').trim();
  if (value.length < leastChars) {
    throw textErrors['text.short-secret']({ length: value.length, least: leastChars });
  }
  const lines = value.split('\n').map((line) => line.trim());
  const texts = [value, ...(lines.length > 1 ? [lines.join('')] : []), ...lines];
  const forms = texts.flatMap((text) => encodedForms(text));
  return [...new Set(forms)].filter((form) => form.length >= leastChars);
};

/**
 * What a secret shares with text that is meant to be read: a private key in SEC1 form holds its public key
 * in the very characters of the public PEM. Empty for other secrets.
 */
export const publicForms = (secret: string): readonly string[] => {
  if (!secret.includes('-----BEGIN')) return [];
  try {
    const pem = createPublicKey(secret.trim()).export({ type: 'spki', format: 'pem' }).toString();
    const lines = secretLines(pem.trim());
    return [lines.join('\n'), lines.join(''), JSON.stringify(lines.join('\n')).slice(1, -1)];
  } catch {
    return [];
  }
};
