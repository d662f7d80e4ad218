import type { ForgeComment } from './forge.ts';
import { findMarkers, hasMarker, renderMarker, textHash } from './marker.ts';
import type { MarkerScope, PageState, SectionKind, SectionState } from './marker.ts';
import { closeText, fits, joinChunks, splitText } from './split.ts';
import type { Chunk, Room } from './split.ts';

/** One section of our comment, put together from its parts. */
export interface Section {
  readonly kind: SectionKind;
  readonly head: string;
  readonly run: number;
  readonly attempt: number;
  readonly data: unknown;
  /** Visible text as it is there now. */
  readonly text: string;
  /** Someone changed the visible text after we wrote it. */
  readonly edited: boolean;
}

/** A comment that is a part of a page of ours. */
export interface PagePart {
  readonly comment: ForgeComment;
  readonly page: PageState;
  readonly sections: readonly { readonly state: SectionState; readonly text: string }[];
}

const maxParts = 4;
/** Both limits lie under those of every forge: 65,536 characters, 65,535 bytes. */
const pageRoom: Room = { units: 60_000, bytes: 60_000 };
const order: readonly SectionKind[] = ['review', 'search', 'deploy'];

/** The parts of our pages among all comments, and those that only look like one. */
export const readParts = (
  scope: MarkerScope,
  comments: readonly ForgeComment[],
  isOurs: (comment: ForgeComment) => boolean,
): { readonly parts: readonly PagePart[]; readonly strangers: readonly ForgeComment[] } => {
  const parts: PagePart[] = [];
  const strangers: ForgeComment[] = [];
  for (const comment of comments) {
    if (!hasMarker(comment.body)) continue;
    const body = comment.body.replace(/\r\n?/g, '\n');
    const { found } = findMarkers(scope, body);
    const [first, ...others] = found;
    if (first?.state.kind !== 'page' || first.start !== 0 || !isOurs(comment)) {
      strangers.push(comment);
      continue;
    }
    const inner = others.filter((marker) => marker.state.kind !== 'page');
    const sections = inner.flatMap((marker, place) => {
      const next = inner[place + 1];
      const between = body.slice(marker.end, next?.start);
      const text = between.replace(/^\n/, '').replace(next === undefined ? /$/ : /\n{1,2}$/, '');
      return marker.state.kind === 'page' ? [] : [{ state: marker.state, text }];
    });
    parts.push({ comment, page: first.state, sections });
  }
  return { parts, strangers };
};

/** All sections of the parts of one page; of two of a kind the newer run's. */
export const readSections = (parts: readonly PagePart[]): readonly Section[] => {
  const pieces = parts.flatMap((part) => part.sections);
  const sections: Section[] = [];
  for (const kind of order) {
    const mine = pieces.filter(({ state }) => state.kind === kind);
    const newest = mine.reduce<SectionState | null>(
      (best, { state }) =>
        best === null || isOlder(best, state.run, state.attempt) ? state : best,
      null,
    );
    if (newest === null) continue;
    const { run, attempt, head, data } = newest;
    const chosen = mine.filter(({ state }) => state.run === run && state.attempt === attempt);
    const byPart = new Map(chosen.toReversed().map((piece) => [piece.state.part, piece]));
    const ordered = [...byPart.values()].sort((a, b) => a.state.part - b.state.part);
    const whole = ordered.length === newest.of;
    sections.push({
      kind,
      head,
      run,
      attempt,
      data,
      text: joinChunks(
        ordered.map(({ state, text }) => ({
          text,
          open: state.open,
          close: state.close,
          glue: state.glue,
        })),
      ),
      edited: !whole || ordered.some(({ state, text }) => textHash(text) !== state.text),
    });
  }
  return sections;
};

/** True when a section was written by an earlier run, or an earlier attempt of the same run. */
export const isOlder = (
  section: { readonly run: number; readonly attempt: number },
  run: number,
  attempt: number,
): boolean => section.run < run || (section.run === run && section.attempt < attempt);

interface Placed {
  readonly section: Section;
  readonly chunk: Chunk;
}

const render = (scope: MarkerScope, placed: Placed, part: number, of: number): string => {
  const { section, chunk } = placed;
  const state: SectionState = {
    kind: section.kind,
    head: section.head,
    run: section.run,
    attempt: section.attempt,
    part,
    of,
    text: textHash(chunk.text),
    open: chunk.open,
    close: chunk.close,
    glue: chunk.glue,
    data: section.data,
  };
  return `${renderMarker(scope, state)}\n${chunk.text}`;
};

/** Room that the marker of a section takes at most, whatever its numbers are. */
const markerUnits = (scope: MarkerScope, section: Section): number => {
  const chunk: Chunk = { text: '', open: 999_999, close: 999_999, glue: false };
  return render(scope, { section, chunk }, maxParts, maxParts).length + 2;
};

const headUnits = 1200;

const less = (room: Room, text: string, units = 0): Room => ({
  units: room.units - text.length - units,
  bytes: room.bytes - Buffer.byteLength(text) - units,
});

/** Spreads sections over parts, whole ones where they fit; null when four parts are not enough. */
const place = (
  scope: MarkerScope,
  sections: readonly Section[],
): readonly (readonly Placed[])[] | null => {
  const empty = less(pageRoom, '', headUnits);
  const parts: Placed[][] = [[]];
  let room = empty;
  for (const section of sections) {
    const marker = markerUnits(scope, section);
    const whole: Chunk = { text: section.text, open: 0, close: 0, glue: false };
    if (!fits(section.text, less(room, '', marker)) && room !== empty) {
      parts.push([]);
      room = empty;
    }
    const chunks = fits(section.text, less(room, '', marker))
      ? [whole]
      : splitText(section.text, less(room, '', marker), less(empty, '', marker));
    for (const [index, chunk] of chunks.entries()) {
      if (index > 0) {
        parts.push([]);
        room = empty;
      }
      parts.at(-1)?.push({ section, chunk });
      room = less(room, chunk.text, marker);
    }
  }
  return parts.length <= maxParts ? parts : null;
};

const cutNote = '\n\n*Cut here: the whole text is in the report of the run.*';

/** Shortens one section until everything fits into four parts. */
const placeAll = (
  scope: MarkerScope,
  sections: readonly Section[],
  mine: SectionKind,
): readonly (readonly Placed[])[] => {
  const whole = place(scope, sections);
  if (whole !== null) return whole;
  const withLength = (length: number) =>
    sections.map((section) => {
      if (section.kind !== mine) return section;
      const border = Math.max(0, section.text.lastIndexOf('\n', length));
      return { ...section, text: closeText(section.text.slice(0, border)) + cutNote };
    });
  let low = 0;
  let high = sections.find((section) => section.kind === mine)?.text.length ?? 0;
  while (high - low > 500) {
    const middle = Math.floor((low + high) / 2);
    if (place(scope, withLength(middle)) === null) high = middle;
    else low = middle;
  }
  return place(scope, withLength(low)) ?? [[]];
};

/** The bodies of a page, one a part; `links` are the addresses of all parts, null while unknown. */
export const renderPage = (
  scope: MarkerScope,
  op: string,
  sections: readonly Section[],
  mine: SectionKind,
  links: (part: number) => string | null,
): readonly { readonly body: string; readonly marker: string }[] => {
  const sorted = [...sections].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const parts = placeAll(scope, sorted, mine);
  const count = new Map<Section, number>();
  for (const { section } of parts.flat()) count.set(section, (count.get(section) ?? 0) + 1);
  const seen = new Map<Section, number>();
  return parts.map((placed, index) => {
    const part = index + 1;
    const marker = renderMarker(scope, { kind: 'page', op, part, of: parts.length });
    const others = parts.flatMap((_, other) => {
      const url = links(other + 1);
      return other === index || url === null ? [] : [`[${other + 1}](${url})`];
    });
    const head =
      parts.length === 1 ? [] : [[`Part ${part} of ${parts.length}`, ...others].join(' · '), ''];
    const texts = placed.map((one) => {
      const number = (seen.get(one.section) ?? 0) + 1;
      seen.set(one.section, number);
      return render(scope, one, number, count.get(one.section) ?? 1);
    });
    return { marker, body: [marker, ...head, texts.join('\n\n')].join('\n') };
  });
};
