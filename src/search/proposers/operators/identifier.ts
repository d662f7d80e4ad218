import { activeLines, codeOf } from '../text-file.ts';
import type { TextFile } from '../text-file.ts';
import { pickSite, replaceLine, splice } from './operator.ts';
import type { Operator } from './operator.ts';

const keywords = new Set(
  (
    'abstract and as async await bool boolean break byte case catch char class const continue def default ' +
    'del delete do double elif else enum except export extends false final finally float fn for from func ' +
    'function global go if impl implements import in include int interface is lambda let long match mod ' +
    'mut new nil none not null number of or package pass private protected pub public raise return ' +
    'self short static string struct super switch this throw trait true try type typeof undefined ' +
    'unsigned use using var void where while with yield'
  ).split(' '),
);

interface Name {
  readonly start: number;
  readonly text: string;
}

interface NameLine {
  readonly line: number;
  readonly names: readonly Name[];
}

const findNames = (line: string): readonly Name[] =>
  [...codeOf(line).matchAll(/(?<![\w$#@])[A-Za-z_$][\w$]*/g)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter((name) => !keywords.has(name.text.toLowerCase()));

const findLines = (file: TextFile): readonly NameLine[] =>
  activeLines(file)
    .map((line) => ({ line, names: findNames(file.lines[line] ?? '') }))
    .filter(({ names }) => names.some((name) => name.text !== names[0]?.text));

/** `identifier_swap`: two different identifiers of a line change places. */
export const identifierSwap: Operator = (context) => {
  const site = pickSite(context, (file) => file.memo('identifier', findLines));
  if (site === null) return null;
  const { line, names } = site.item;
  const one = context.random.pick(names);
  const other = context.random.pick(names.filter((name) => name.text !== one.text));
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const old = site.file.lines[line] ?? '';
  const late = splice(old, second.start, second.start + second.text.length, first.text);
  return replaceLine(
    site.file,
    line,
    splice(late, first.start, first.start + first.text.length, second.text),
  );
};
