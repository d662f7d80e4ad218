import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

/** What a marker is bound to, besides what it says. */
export interface MarkerScope {
  readonly repoId: number;
  readonly issue: number;
  /** From HKDF over the seal key; null means markers without a proof, whose state nobody believes. */
  readonly key: Uint8Array | null;
}

const index = z.int().min(0).max(1_000_000);

const pageState = z.strictObject({
  kind: z.literal('page'),
  /** Unique to the comment this page began with; its parts carry the same. */
  op: z.string().regex(/^[0-9a-f]{16,64}$/),
  part: z.int().min(1).max(4),
  of: z.int().min(1).max(4),
});

const sectionState = z.strictObject({
  kind: z.enum(['review', 'search', 'deploy']),
  head: z.string(),
  run: z.int(),
  attempt: z.int(),
  part: z.int().min(1).max(4),
  of: z.int().min(1).max(4),
  /** SHA-256 of the visible text, so that an edited one is seen. */
  text: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many characters at start and end only reopen and close fences, and whether a line was cut. */
  open: index,
  close: index,
  glue: z.boolean(),
  data: z.unknown(),
});

const markerState = z.discriminatedUnion('kind', [pageState, sectionState]);

export type PageState = z.output<typeof pageState>;
export type SectionState = z.output<typeof sectionState>;
export type SectionKind = SectionState['kind'];
type MarkerState = PageState | SectionState;

const pattern = /<!-- guildseal:1 ([A-Za-z0-9+/]+={0,2})\.([A-Za-z0-9+/]+={0,2}) -->/g;
const unsigned = 'unsigned';

/** The text as it is hashed and compared: forges may turn line ends and cut blanks at the end. */
export const plainText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();

/** SHA-256 of the visible text, hex. */
export const textHash = (text: string): string =>
  createHash('sha256').update(plainText(text)).digest('hex');

const macOf = (scope: MarkerScope, key: Uint8Array, state: MarkerState, encoded: string) =>
  createHmac('sha256', key)
    .update(
      JSON.stringify([
        'guildseal/marker/1',
        scope.repoId,
        scope.issue,
        state.kind,
        state.kind === 'page' ? '' : state.head,
        encoded,
      ]),
    )
    .digest();

/** One line of a comment that people do not see; HMAC-SHA-256 over repository, issue, kind, head, state. */
export const renderMarker = (scope: MarkerScope, state: MarkerState): string => {
  const encoded = Buffer.from(JSON.stringify(state)).toString('base64');
  const mac =
    scope.key === null ? unsigned : macOf(scope, scope.key, state, encoded).toString('base64');
  return `<!-- guildseal:1 ${encoded}.${mac} -->`;
};

/** A marker that counts, and where in the text it stands. */
export interface FoundMarker {
  readonly state: MarkerState;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
}

const decode = (encoded: string): MarkerState | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    return markerState.safeParse(value).data ?? null;
  } catch {
    return null;
  }
};

const holds = (scope: MarkerScope, state: MarkerState, encoded: string, mac: string): boolean => {
  if (scope.key === null) return mac === unsigned;
  const expected = macOf(scope, scope.key, state, encoded);
  const given = Buffer.from(mac, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/**
 * The markers of a text that count: with a key those whose MAC holds, without one those that have none.
 * `others` counts those that look like markers and do not count.
 */
export const findMarkers = (
  scope: MarkerScope,
  text: string,
): { readonly found: readonly FoundMarker[]; readonly others: number } => {
  const found: FoundMarker[] = [];
  let others = 0;
  for (const match of text.matchAll(pattern)) {
    const [raw, encoded = '', mac = ''] = match;
    const state = decode(encoded);
    if (state !== null && holds(scope, state, encoded, mac)) {
      found.push({ state, start: match.index, end: match.index + raw.length, raw });
    } else others += 1;
  }
  return { found, others };
};

/** True when a text holds anything that looks like a marker of ours. */
export const hasMarker = (text: string): boolean => text.includes('<!-- guildseal:1 ');

/** Takes the power from markers in a text that is about to be shown. */
export const stripMarkers = (text: string): string =>
  text.replace(/<!--(\s*guildseal:)/gi, '&lt;!--$1');
