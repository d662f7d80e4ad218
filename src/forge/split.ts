/** A piece of a long Markdown text that stands by itself. */
export interface Chunk {
  readonly text: string;
  /** Characters at the start that only reopen what the piece before had open. */
  readonly open: number;
  /** Characters at the end that only close what stays open. */
  readonly close: number;
  /** True when the piece before ended in the middle of a line. */
  readonly glue: boolean;
}

interface OpenState {
  /** The fence line that is open, such as ```` ```diff ````, or null. */
  readonly fence: string | null;
  readonly details: number;
}

const nothingOpen: OpenState = { fence: null, details: 0 };

/** Room of a comment; both limits hold. */
export interface Room {
  readonly units: number;
  readonly bytes: number;
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** True when the text is within both limits: UTF-16 units and UTF-8 bytes. */
export const fits = (text: string, room: Room): boolean =>
  text.length <= room.units && bytesOf(text) <= room.bytes;

const after = (state: OpenState, line: string): OpenState => {
  const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  if (state.fence !== null) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(state.fence)?.[1] ?? '```';
    const closes = fence?.[1]?.startsWith(mark) === true && (fence[2] ?? '').trim() === '';
    return closes ? { ...state, fence: null } : state;
  }
  if (fence !== null) return { ...state, fence: line };
  const opened = line.match(/<details[\s>]/gi)?.length ?? 0;
  const closed = line.match(/<\/details>/gi)?.length ?? 0;
  return { ...state, details: Math.max(0, state.details + opened - closed) };
};

const opener = (state: OpenState): string =>
  '<details><summary>continued</summary>\n\n'.repeat(state.details) +
  (state.fence === null ? '' : `${state.fence}\n`);

const closer = (state: OpenState): string => {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(state.fence ?? '')?.[1];
  return (mark === undefined ? '' : `\n${mark}`) + '\n\n</details>'.repeat(state.details);
};

/** The longest start of a line that fits, at a character border. */
const cutLine = (line: string, fitsSoFar: (text: string) => boolean): string => {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsSoFar(line.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  const last = line.charCodeAt(low - 1);
  return line.slice(0, last >= 0xd800 && last <= 0xdbff ? low - 1 : low);
};

/** The states after each of the lines that fit with what must reopen before and close after them. */
const measure = (lines: readonly string[], start: OpenState, room: Room): readonly OpenState[] => {
  const states: OpenState[] = [];
  let state = start;
  let units = opener(start).length;
  let bytes = bytesOf(opener(start));
  for (const line of lines) {
    const next = after(state, line);
    const join = states.length === 0 ? 0 : 1;
    const close = closer(next);
    units += line.length + join;
    bytes += bytesOf(line) + join;
    if (units + close.length > room.units || bytes + bytesOf(close) > room.bytes) break;
    states.push(next);
    state = next;
  }
  return states;
};

/** How many of the lines that fit to take: up to a blank line between blocks if one is near the end. */
const border = (lines: readonly string[], states: readonly OpenState[]): number => {
  const isQuiet = (count: number): boolean => {
    const before = states[count - 1];
    return lines[count] === '' && before?.fence === null && before.details === 0;
  };
  for (let count = states.length; count > states.length / 2; count -= 1) {
    if (isQuiet(count)) return count;
  }
  // Blank lines at the end of a comment may get lost, at the start of the next piece they do not.
  let count = states.length;
  while (count > 1 && lines[count - 1]?.trim() === '') count -= 1;
  return count;
};

/**
 * Cuts Markdown into pieces of at most `first` and then `rest`, at blank lines where it can, at lines
 * where it must. Fences and `<details>` that are open at a cut are closed and opened again. Empty when
 * there is no room for a single character.
 */
export const splitText = (text: string, first: Room, rest: Room): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  let lines = text.split('\n');
  let state = nothingOpen;
  let glue = false;
  while (lines.length > 0) {
    const room = chunks.length === 0 ? first : rest;
    const open = opener(state);
    const states = measure(lines, state, room);
    let body: string;
    let here = state;
    let more = true;
    if (states.length === 0) {
      const [line = '', ...others] = lines;
      const start = cutLine(line, (part) => fits(open + part + closer(here), room));
      if (start === '' && chunks.length > 0) return [];
      body = start;
      lines = [line.slice(start.length), ...others];
    } else {
      const count = states.length === lines.length ? lines.length : border(lines, states);
      body = lines.slice(0, count).join('\n');
      here = states[count - 1] ?? state;
      lines = lines.slice(count);
      more = lines.length > 0;
    }
    const close = more ? closer(here) : '';
    chunks.push({ text: open + body + close, open: open.length, close: close.length, glue });
    glue = states.length === 0;
    state = here;
  }
  return chunks;
};

/** Closes whatever a cut text leaves open. */
export const closeText = (text: string): string =>
  text + closer(text.split('\n').reduce(after, nothingOpen));

/** Puts pieces together again: the inverse of `splitText`. */
export const joinChunks = (chunks: readonly Chunk[]): string => {
  let text = '';
  for (const [place, chunk] of chunks.entries()) {
    const end = Math.max(chunk.open, chunk.text.length - chunk.close);
    const bare = chunk.text.slice(chunk.open, end);
    text += place === 0 || chunk.glue ? bare : `\n${bare}`;
  }
  return text;
};
