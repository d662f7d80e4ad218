/** Why a path or a change to it is refused; sealed with a violation. */
export type PathCode =
  | 'path_segment'
  | 'path_unicode'
  | 'path_control'
  | 'path_reserved'
  | 'path_encoding'
  | 'path_collision'
  | 'caps'
  | 'mode'
  | 'class'
  | 'denied'
  | 'new'
  | 'delete'
  | 'conflict'
  | 'lfs'
  | 'binary';

const maxBytes = 512;
const maxSegmentBytes = 200;
const maxDepth = 32;

const ascii = /^[ -~]*$/;
// Format, unassigned, private use, surrogates, line separators; selectors; fillers; U+034F; the replacement
// character, which stands for bytes that were no UTF-8.
const invisible =
  /[\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\u115f\u1160\u3164\uffa0\ufffd]|\u034f|\u17b4|\u17b5/u;
const reservedCharacters = /[\\:*?"<>|]/;
const device =
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
const reservedSegment = (segment: string): boolean =>
  /^[ -]|[. ]$|~[0-9]/.test(segment) || device.test(segment);

const byteLength = (text: string): number => Buffer.byteLength(text);

/** The first lexical rule a path breaks, null when it is valid. Judges the name as given, never normalised. */
export const checkPath = (path: string): PathCode | null => {
  if (path.length > maxBytes || byteLength(path) > maxBytes) return 'caps';
  if (/\p{Cc}/u.test(path)) return 'path_control';
  if (/^(?:[A-Za-z]:|\\\\)/.test(path)) return 'path_segment';
  const segments = path.split('/');
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..' || segment.startsWith('~')) {
      return 'path_segment';
    }
  }
  if (/%[0-9A-Fa-f]{2}/.test(path)) return 'path_encoding';
  if (!ascii.test(path)) {
    if (invisible.test(path)) return 'path_unicode';
    if (path !== path.normalize('NFC') || path !== path.normalize('NFKC')) return 'path_unicode';
  }
  if (reservedCharacters.test(path) || segments.some(reservedSegment)) return 'path_reserved';
  if (segments.length > maxDepth) return 'caps';
  return segments.some((segment) => byteLength(segment) > maxSegmentBytes) ? 'caps' : null;
};

const scripts = [
  'Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Oriya',
  'Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Ethiopic Hangul Hiragana',
  'Katakana Han Bopomofo',
]
  .join(' ')
  .split(' ')
  .map(
    (script) =>
      new RegExp(`^[\\p{Script=${script}}\\p{Script=Common}\\p{Script=Inherited}]*$`, 'u'),
  );

/**
 * Whether a new file may have this name: ASCII, or with `unicode` one script between two dots or slashes
 * (so that an ending like `.txt` may follow another script).
 */
export const isNewName = (path: string, unicode: boolean): boolean =>
  ascii.test(path) ||
  (unicode && path.split(/[/.]/).every((part) => scripts.some((script) => script.test(part))));

/** The form under which names are the same file on some file system: NFKC and case folding. */
export const foldPath = (path: string): string =>
  ascii.test(path)
    ? path.toLowerCase()
    : path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

/** Order of git: by bytes. */
export const comparePaths = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

/** Every folder above a path, the outermost first: `a/b/c` -> `a`, `a/b`. */
export const foldersOf = (path: string): readonly string[] => {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
};
