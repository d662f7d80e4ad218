import { activeLines, codeOf } from '../text-file.ts';
import type { TextFile } from '../text-file.ts';
import { pickSite, replaceLine, splice } from './operator.ts';
import type { Operator } from './operator.ts';

/** Tokens of a class stand for one another. */
const classes: readonly (readonly string[])[] = [
  ['<', '<=', '>', '>=', '==', '!='],
  ['<', '<=', '>', '>=', '===', '!=='],
  ['+', '-', '*', '/', '%'],
  ['+=', '-=', '*=', '/='],
  ['&&', '||'],
  ['and', 'or'],
  ['true', 'false'],
  ['True', 'False'],
  ['++', '--'],
  ['min', 'max'],
];

// A single sign counts only between blanks: elsewhere it may be a path, a type or a date.
const token =
  /(?<=\s)[<>+\-*/%](?=\s)|===|!==|==|!=|(?<![<>=])[<>]=|(?<=\s)[+\-*/]=|&&|\|\||\+\+|--|(?<![\w$])(?:and|or|true|false|True|False|min|max)(?![\w$])/g;

interface TokenSite {
  readonly line: number;
  readonly start: number;
  readonly text: string;
}

const findSites = (file: TextFile): readonly TokenSite[] =>
  activeLines(file).flatMap((line) =>
    [...codeOf(file.lines[line] ?? '').matchAll(token)].map((match) => ({
      line,
      start: match.index,
      text: match[0],
    })),
  );

/** `token`: an operator or word gives way to another of its class. */
export const tokenSwap: Operator = (context) => {
  const site = pickSite(context, (file) => file.memo('token', findSites));
  if (site === null) return null;
  const { line, start, text } = site.item;
  const own = classes.filter((members) => members.includes(text));
  const others = context.random.pick(own).filter((member) => member !== text);
  const old = site.file.lines[line] ?? '';
  return replaceLine(
    site.file,
    line,
    splice(old, start, start + text.length, context.random.pick(others)),
  );
};
