import { diffArrays } from 'diff';

/** Unchanged lines shown around a change. */
const contextLines = 3;
/** Beyond so many differing lines the shortest edit is not looked for: all old lines go, all new ones come. */
const longestEdit = 1000;

/** The lines of a text, each with its newline; the last one may lack it. */
export const splitLines = (text: string): readonly string[] =>
  text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Op {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

const commonPrefix = (a: readonly string[], b: readonly string[]): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
};

const middleOps = (before: readonly string[], after: readonly string[]): readonly Op[] => {
  const parts = diffArrays([...before], [...after], { maxEditLength: longestEdit });
  if (parts === undefined) {
    return [
      ...before.map((line): Op => ({ sign: '-', line })),
      ...after.map((line): Op => ({ sign: '+', line })),
    ];
  }
  return parts.flatMap(({ added, removed, value }) =>
    value.map((line): Op => ({ sign: added ? '+' : removed ? '-' : ' ', line })),
  );
};

const editScript = (before: readonly string[], after: readonly string[]): readonly Op[] => {
  const head = commonPrefix(before, after);
  const [oldRest, newRest] = [before.slice(head), after.slice(head)];
  const tail = commonPrefix(oldRest.toReversed(), newRest.toReversed());
  const keep = (lines: readonly string[]) => lines.map((line): Op => ({ sign: ' ', line }));
  return [
    ...keep(before.slice(0, head)),
    ...middleOps(oldRest.slice(0, oldRest.length - tail), newRest.slice(0, newRest.length - tail)),
    ...keep(oldRest.slice(oldRest.length - tail)),
  ];
};

/** Ranges of the script that one hunk shows: changes with context, joined where they touch. */
const hunkRanges = (ops: readonly Op[]): readonly (readonly [number, number])[] => {
  const ranges: [number, number][] = [];
  for (const [at, { sign }] of ops.entries()) {
    if (sign === ' ') continue;
    const start = Math.max(at - contextLines, 0);
    const end = Math.min(at + contextLines + 1, ops.length);
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
};

const range = (start: number, count: number): string =>
  count === 1 ? String(start) : `${String(count === 0 ? start - 1 : start)},${String(count)}`;

const renderLine = ({ sign, line }: Op): string =>
  line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;

/** The hunks of a unified diff between two texts, as git prints them; empty when they are equal. */
export const renderHunks = (before: string, after: string): string => {
  const ops = editScript(splitLines(before), splitLines(after));
  let [at, oldLine, newLine] = [0, 1, 1];
  const skipTo = (end: number) => {
    for (; at < end; at += 1) {
      const sign = ops[at]?.sign;
      if (sign !== '+') oldLine += 1;
      if (sign !== '-') newLine += 1;
    }
  };
  return hunkRanges(ops)
    .map(([start, end]) => {
      skipTo(start);
      const [oldStart, newStart] = [oldLine, newLine];
      skipTo(end);
      const header = `@@ -${range(oldStart, oldLine - oldStart)} +${range(newStart, newLine - newStart)} @@\n`;
      return header + ops.slice(start, end).map(renderLine).join('');
    })
    .join('');
};
