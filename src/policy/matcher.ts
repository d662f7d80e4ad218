import { foldersOf } from './path.ts';

/** True when a path is named by one of the patterns. */
export type Matcher = (path: string) => boolean;

/** Whether a pattern holds `*` or `?`. */
export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

/** `*` and `?` within one segment; the last star is retried from where it stood, so no blow-up. */
export const matchSegment = (pattern: string, text: string): boolean => {
  let p = 0;
  let t = 0;
  let star = -1;
  let retry = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p;
      retry = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      retry += 1;
      t = retry;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
};

/** `**` is any number of segments, at the end at least one. */
const matchSegments = (pattern: readonly string[], segments: readonly string[]): boolean => {
  let p = 0;
  let s = 0;
  let star = -1;
  let retry = 0;
  while (s < segments.length) {
    const part = pattern[p];
    if (part === '**') {
      star = p;
      retry = s;
      p += 1;
    } else if (part !== undefined && matchSegment(part, segments[s] ?? '')) {
      p += 1;
      s += 1;
    } else if (star >= 0) {
      p = star + 1;
      retry += 1;
      s = retry;
    } else return false;
  }
  return p === pattern.length;
};

interface Glob {
  /** Literal characters before the first wildcard: most paths are told apart by them. */
  readonly prefix: string;
  readonly segments: readonly string[];
}

const compileGlob = (pattern: string): Glob => ({
  prefix: pattern.slice(0, pattern.search(/[*?]/)),
  segments: pattern.split('/'),
});

/**
 * Compiles patterns: `*` and `?` stay in a segment, `**` is a whole segment and matches dotfiles, everything
 * else is literal and case counts. A literal names the file and all below the folder of that name; one that
 * ends in `/` only what is below.
 */
export const compileMatcher = (patterns: readonly string[]): Matcher => {
  const files = new Set<string>();
  const folders = new Set<string>();
  const globs: Glob[] = [];
  for (const pattern of patterns) {
    if (hasWildcard(pattern))
      globs.push(compileGlob(pattern.endsWith('/') ? `${pattern}**` : pattern));
    else if (pattern.endsWith('/')) folders.add(pattern.slice(0, -1));
    else {
      files.add(pattern);
      folders.add(pattern);
    }
  }
  return (path) => {
    if (files.has(path)) return true;
    if (folders.size > 0 && foldersOf(path).some((folder) => folders.has(folder))) return true;
    let segments: readonly string[] | null = null;
    for (const glob of globs) {
      if (!path.startsWith(glob.prefix)) continue;
      segments ??= path.split('/');
      if (matchSegments(glob.segments, segments)) return true;
    }
    return false;
  };
};
