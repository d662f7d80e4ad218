import { stripHidden } from './hidden.ts';

/** Both count: forges limit characters or bytes. */
export interface TextLimits {
  readonly chars: number;
  readonly bytes: number;
}

/** What we ever put into one comment or summary. */
export const forgeLimits: TextLimits = { chars: 60_000, bytes: 60_000 };

const fits = (text: string, limits: TextLimits): boolean =>
  text.length <= limits.chars &&
  (text.length * 3 <= limits.bytes || Buffer.byteLength(text) <= limits.bytes);

/** Cuts to characters and bytes without splitting a code point; ends in `…` when something was cut. */
export const cutText = (text: string, limits: TextLimits): string => {
  if (fits(text, limits)) return text;
  const ellipsis = '…';
  let bytes = Buffer.byteLength(ellipsis);
  let chars = ellipsis.length;
  if (chars > limits.chars || bytes > limits.bytes) return '';
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    chars += character.length;
    if (bytes > limits.bytes || chars > limits.chars) break;
    kept += character;
  }
  return `${kept}${ellipsis}`;
};

/** Free text as it is sealed or shown: one line without controls, at most `chars` (500) characters. */
export const cutFreeText = (text: string, chars = 500): string =>
  cutText(stripHidden(text).replace(/\s+/g, ' ').trim(), { chars, bytes: chars * 4 });

/**
 * Joins blocks with a blank line between them, leaving out the last ones when they do not fit; `note` says
 * so and is kept within the limits too.
 */
export const joinBlocks = (
  blocks: readonly string[],
  limits: TextLimits,
  note: (dropped: number) => string,
): string => {
  const whole = blocks.join('\n\n');
  if (fits(whole, limits)) return whole;
  let chars = 0;
  let bytes = 0;
  const kept: string[] = [];
  const room = note(blocks.length);
  for (const block of blocks) {
    chars += block.length + 2;
    bytes += Buffer.byteLength(block) + 2;
    if (chars + room.length > limits.chars || bytes + Buffer.byteLength(room) > limits.bytes) break;
    kept.push(block);
  }
  return cutText([...kept, note(blocks.length - kept.length)].join('\n\n'), limits);
};
