import { activeLines, codeOf } from '../text-file.ts';
import type { TextFile } from '../text-file.ts';
import { describeLine, pickSite } from './operator.ts';
import type { Operator } from './operator.ts';

interface Block {
  readonly start: number;
  readonly count: number;
}

const depthChange = (code: string): number => {
  let depth = 0;
  for (const char of code) {
    if (char === '{' || char === '(' || char === '[') depth += 1;
    else if (char === '}' || char === ')' || char === ']') depth -= 1;
  }
  return depth;
};

const indent = (line: string): number => line.length - line.trimStart().length;

/** Blocks of brackets that close on a later line, and of indentation below a line that ends in a colon. */
const findBlocks = (file: TextFile): readonly Block[] => {
  const blocks: Block[] = [];
  const open: number[] = [];
  const indented: { readonly line: number; readonly indent: number }[] = [];
  let lastFilled = -1;
  const closeIndented = (column: number): void => {
    for (
      let top = indented.at(-1);
      top !== undefined && top.indent >= column;
      top = indented.at(-1)
    ) {
      indented.pop();
      if (lastFilled > top.line) blocks.push({ start: top.line, count: lastFilled - top.line + 1 });
    }
  };
  for (const line of activeLines(file)) {
    const text = file.lines[line] ?? '';
    const code = codeOf(text).trimEnd();
    closeIndented(indent(text));
    const change = depthChange(code);
    for (let i = 0; i < change; i += 1) open.push(line);
    let start: number | undefined;
    for (let i = 0; i > change && open.length > 0; i -= 1) start = open.pop();
    if (start !== undefined) blocks.push({ start, count: line - start + 1 });
    if (code.endsWith(':')) indented.push({ line, indent: indent(text) });
    lastFilled = line;
  }
  closeIndented(0);
  return blocks.filter((block) => block.count < file.lines.length);
};

/** `block_delete`: a balanced block with its head and its end. */
export const blockDelete: Operator = (context) => {
  const site = pickSite(context, (file) => file.memo('block', findBlocks));
  if (site === null) return null;
  const { start, count } = site.item;
  return {
    file: site.file,
    hunks: [{ start, removed: count, lines: [] }],
    description: `delete block ${describeLine(site.file, start)} (${count} lines)`,
  };
};
