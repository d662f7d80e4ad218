import { activeLines } from '../text-file.ts';
import type { Hunk, TextFile } from '../text-file.ts';
import { describeLine, pickSite, replaceLine } from './operator.ts';
import type { Edit, EditContext, Operator } from './operator.ts';

const longestRun = 3;
/** Longer runs are rarer: each line more comes with this chance. */
const runShare = 0.3;
const neighbourShare = 0.5;

const indentation = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

const refit = (line: string, like: string): string => indentation(like) + line.trimStart();

const runLength = (context: EditContext, most: number): number => {
  let length = 1;
  while (length < Math.min(longestRun, most) && context.random.next() < runShare) length += 1;
  return length;
};

const pickLine = (context: EditContext) => pickSite(context, activeLines);

/** Two replacements of runs that may touch, as sorted hunks that do not. */
const inOrder = (file: TextFile, one: Hunk, other: Hunk): readonly Hunk[] => {
  const [a, b] = one.start <= other.start ? [one, other] : [other, one];
  const gap = a.start + a.removed;
  if (b.start > gap) return [a, b];
  return [
    {
      start: a.start,
      removed: b.start + b.removed - a.start,
      lines: [...a.lines, ...file.lines.slice(gap, b.start), ...b.lines],
    },
  ];
};

/** `line_delete`: 1 to 3 lines, never all of a file. */
export const lineDelete: Operator = (context) => {
  const site = pickLine(context);
  if (site === null) return null;
  const { file, item: start } = site;
  const removed = runLength(context, file.lines.length - start);
  if (removed >= file.lines.length) return null;
  const more = removed > 1 ? ` and ${removed - 1} more` : '';
  return {
    file,
    hunks: [{ start, removed, lines: [] }],
    description: `delete ${describeLine(file, start)}${more}`,
  };
};

/** `line_duplicate`: a line again after itself. */
export const lineDuplicate: Operator = (context) => {
  const site = pickLine(context);
  if (site === null) return null;
  const { file, item } = site;
  return {
    file,
    hunks: [{ start: item + 1, removed: 0, lines: [file.lines[item] ?? ''] }],
    description: `duplicate ${describeLine(file, item)}`,
  };
};

/** `line_swap`: two lines of a file change places, half the time neighbours. */
export const lineSwap: Operator = (context) => {
  const site = pickLine(context);
  if (site === null) return null;
  const { file, item } = site;
  const active = activeLines(file);
  if (active.length < 2) return null;
  const { random } = context;
  const at = active.indexOf(item);
  const next =
    random.next() < neighbourShare ? (at + 1) % active.length : random.int(active.length);
  const other = active[next] ?? item;
  const [first, second] = item < other ? [item, other] : [other, item];
  const one = file.lines[first] ?? '';
  const two = file.lines[second] ?? '';
  if (one === two) return null;
  return {
    file,
    hunks: inOrder(
      file,
      { start: first, removed: 1, lines: [refit(two, one)] },
      { start: second, removed: 1, lines: [refit(one, two)] },
    ),
    description: `swap ${describeLine(file, first)} and ${describeLine(file, second)}`,
  };
};

/** `line_move`: 1 to 3 lines to another place of their file. */
export const lineMove: Operator = (context) => {
  const site = pickLine(context);
  if (site === null) return null;
  const { file, item: start } = site;
  const { random } = context;
  const count = runLength(context, file.lines.length - start);
  const others = activeLines(file).filter((line) => line < start || line >= start + count);
  if (others.length === 0) return null;
  const target = random.pick(others);
  const place = target < start ? target : target + 1;
  const like = file.lines[target] ?? '';
  const run = file.lines.slice(start, start + count);
  const shift = indentation(like);
  const own = indentation(run[0] ?? '');
  const lines = run.map((line) => (line.startsWith(own) ? shift + line.slice(own.length) : line));
  const hunks = inOrder(
    file,
    { start, removed: count, lines: [] },
    { start: place, removed: 0, lines },
  );
  const more = count > 1 ? ` and ${count - 1} more` : '';
  return {
    file,
    hunks,
    description: `move ${describeLine(file, start)}${more} to line ${place + 1}`,
  };
};

/** `line_replace`: a line gives way to a line of an editable file. */
export const lineReplace: Operator = (context) => {
  const site = pickLine(context);
  const source = pickLine(context);
  if (site === null || source === null) return null;
  const old = site.file.lines[site.item] ?? '';
  return replaceLine(site.file, site.item, refit(source.file.lines[source.item] ?? '', old));
};

const insertBeside = (context: EditContext, text: string): Edit | null => {
  const beside = pickLine(context);
  if (beside === null) return null;
  const { file, item } = beside;
  const start = item + context.random.int(2);
  const line = refit(text, file.lines[item] ?? '');
  return {
    file,
    hunks: [{ start, removed: 0, lines: [line] }],
    description: `insert ${file.path}:${start + 1} ${line.trim().slice(0, 60)}`,
  };
};

/** `line_insert`: a line of an editable file once more elsewhere. */
export const lineInsert: Operator = (context) => {
  const source = pickLine(context);
  return source === null ? null : insertBeside(context, source.file.lines[source.item] ?? '');
};
