// Sequences a terminal acts on: CSI, OSC (to BEL or ST), other two-character escapes; also their C1 forms.
const ansi =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\r\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g; // eslint-disable-line no-control-regex -- the characters it is about
const controls = /(?![\t\n])\p{Cc}/gu;
// Format, fillers, selectors, tags: U+200B-200F, 2028-202F, 2060-206F, 00AD, 034F, 180E, FEFF, FE00-FE0F, E0000-E01EF.
const hidden =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{1d173}-\u{1d17a}\u{e0000}-\u{e01ef}]/gu; // eslint-disable-line no-misleading-character-class -- single code points, listed one by one
const loneSurrogates = /\p{Cs}/gu;
const printable = /^[ -~\t\n]*$/;

/** Removes what a terminal would act on: escape sequences and every control but TAB and LF. */
export const stripControls = (text: string): string =>
  printable.test(text)
    ? text
    : text.replace(ansi, '').replace(/\r\n?/g, '\n').replace(controls, '');

/**
 * Removes controls and every character that shows nothing (zero-width, bidi, tags, selectors, fillers);
 * lone surrogates become U+FFFD. For text from and to models and for everything we print.
 */
export const stripHidden = (text: string): string =>
  stripControls(text).replace(hidden, '').replace(loneSurrogates, '\ufffd');

const nameCodePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Makes every character that shows nothing visible as `[U+202E]`, controls but TAB and LF included; line
 * ends become LF. For diffs and names, where removing it would hide the very change.
 */
export const showHidden = (text: string): string =>
  printable.test(text)
    ? text
    : text
        .replace(/\r\n/g, '\n')
        .replace(controls, (character) => `[${nameCodePoint(character)}]`)
        .replace(hidden, (character) => `[${nameCodePoint(character)}]`)
        .replace(loneSurrogates, (character) => `[${nameCodePoint(character)}]`);

/** Hidden text in one line, as the finding `hidden_text` shows it. */
export interface HiddenText {
  /** From 1. */
  readonly line: number;
  readonly kind: 'ansi' | 'bidi' | 'tag' | 'selectors' | 'zero_width';
  /** Like `U+202E`; at most 16. */
  readonly codePoints: readonly string[];
}

const flagEmoji = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,16}\u{e007f}/gu;
const suspicious: readonly (readonly [HiddenText['kind'], RegExp])[] = [
  ['ansi', /\u001b|\u009b|\u009d/gu], // eslint-disable-line no-control-regex -- the characters it is about
  ['bidi', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu],
  ['tag', /[\u{e0000}-\u{e007f}]/gu],
  ['selectors', /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu],
  ['zero_width', /(?<=[A-Za-z0-9])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z0-9])/gu],
];

/** Finds text that people do not see but machines read, per line and kind. */
export const findHidden = (text: string): readonly HiddenText[] => {
  const found: HiddenText[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const rest = line.replace(flagEmoji, '');
    for (const [kind, pattern] of suspicious) {
      const characters = [...rest.matchAll(pattern)].flatMap((match) => Array.from(match[0]));
      if (characters.length === 0) continue;
      found.push({ line: index + 1, kind, codePoints: characters.slice(0, 16).map(nameCodePoint) });
    }
  }
  return found;
};
