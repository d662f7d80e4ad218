import type { MutateRange } from '../../config.ts';
import { compileMatcher } from '../../../policy/matcher.ts';
import type { Matcher } from '../../../policy/matcher.ts';
import type { RandomStream } from '../../types.ts';
import type { NumberLiteral } from '../number-literal.ts';
import { findNumbers, renderNumber } from '../number-literal.ts';
import { siteOf } from '../steps.ts';
import { codePart, rangeMark } from '../text-file.ts';
import type { TextFile } from '../text-file.ts';
import { stepValue } from './number.ts';
import { pickSite, replaceLine, splice } from './operator.ts';
import type { EditContext, Operator } from './operator.ts';

/** Share of the span that a step of size 1 covers. */
const spanShare = 0.25;

type Domain =
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | {
      readonly type: 'int' | 'float';
      readonly min: number;
      readonly max: number;
      readonly scale: 'linear' | 'log';
    };

interface RangeSite {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly domain: Domain;
}

/** A declared range that is ready to search a file. */
interface RangeRule {
  readonly applies: Matcher;
  readonly match: RegExp;
  readonly domain: Domain;
}

/** The rule of a configured range; the configuration has been checked. */
export const rangeRule = (range: MutateRange): RangeRule => ({
  applies: compileMatcher([range.file]),
  match: new RegExp(range.match, 'dgm'),
  domain:
    range.type === 'choice'
      ? { type: 'choice', values: range.values ?? [] }
      : {
          type: range.type,
          min: range.min ?? -Infinity,
          max: range.max ?? Infinity,
          scale: range.scale,
        },
});

const bound = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)';
const annotation = new RegExp(
  `${rangeMark}\\s*${bound}\\s*\\.\\.\\s*${bound}(?:\\s+(linear|log))?`,
);

const findAnnotated = (file: TextFile): readonly RangeSite[] =>
  file.lines.flatMap((text, line) => {
    const match = text.includes(rangeMark) ? annotation.exec(text) : null;
    const value = match === null ? undefined : findNumbers(codePart(text))[0];
    if (match === null || value === undefined) return [];
    const min = Number(match[1]);
    const max = Number(match[2]);
    const scale = match[3] === 'log' ? 'log' : 'linear';
    if (!(min < max) || (scale === 'log' && min <= 0)) return [];
    const whole = value.integer && Number.isInteger(min) && Number.isInteger(max);
    const domain = { type: whole ? 'int' : 'float', min, max, scale } as const;
    return [{ line, start: value.start, end: value.end, domain }];
  });

const findRule = (file: TextFile, rule: RangeRule): readonly RangeSite[] => {
  const starts: number[] = [];
  let text = '';
  file.lines.forEach((line, i) => {
    starts.push(text.length);
    text += line + (file.endings[i] ?? '');
  });
  const sites: RangeSite[] = [];
  let line = 0;
  for (const match of text.matchAll(rule.match)) {
    const span = match.indices?.[1];
    if (span === undefined) continue;
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= span[0]) line += 1;
    const from = starts[line] ?? 0;
    const end = span[1] - from;
    if (end <= (file.lines[line] ?? '').length) {
      sites.push({ line, start: span[0] - from, end, domain: rule.domain });
    }
  }
  return sites;
};

const reflect = (value: number, min: number, max: number): number => {
  const span = max - min;
  const offset = (((value - min) % (2 * span)) + 2 * span) % (2 * span);
  return min + (offset > span ? 2 * span - offset : offset);
};

const inDomain = (
  value: number,
  domain: Extract<Domain, { type: 'int' | 'float' }>,
  step: number,
  random: RandomStream,
): number => {
  const { min, max } = domain;
  const integer = domain.type === 'int';
  if (!Number.isFinite(min) || !Number.isFinite(max)) {
    return Math.min(max, Math.max(min, stepValue(value, step, integer, random)));
  }
  const log = domain.scale === 'log';
  const low = log ? Math.log(min) : min;
  const high = log ? Math.log(max) : max;
  const z = random.normal();
  const isInside = value >= min && value <= max;
  const place = isInside
    ? reflect((log ? Math.log(value) : value) + step * spanShare * (high - low) * z, low, high)
    : low + random.next() * (high - low);
  const moved = Math.min(max, Math.max(min, log ? Math.exp(place) : place));
  if (!integer) return moved;
  const rounded = Math.min(Math.floor(max), Math.max(Math.ceil(min), Math.round(moved)));
  if (rounded !== value) return rounded;
  const towards = z < 0 ? value - 1 : value + 1;
  return towards < min ? value + 1 : towards > max ? value - 1 : towards;
};

/** A literal to write a value like, where the old text is no number. */
const plainLiteral = (integer: boolean): NumberLiteral => ({
  start: 0,
  end: 0,
  value: 0,
  integer,
  radix: 10,
  prefix: '',
  digits: integer ? '0' : '0.0',
  suffix: '',
});

const newValue = (
  context: EditContext,
  path: string,
  text: string,
  site: RangeSite,
): string | null => {
  const old = text.slice(site.start, site.end);
  const { domain, line } = site;
  if (domain.type === 'choice') {
    const others = domain.values.filter((value) => value !== old);
    return others.length === 0 ? null : context.random.pick(others);
  }
  const found = findNumbers(old)[0];
  const literal = found ?? plainLiteral(domain.type === 'int');
  const ordinal = findNumbers(codePart(text)).findIndex((number) => number.end === site.end);
  const step = context.steps.of(siteOf(path, text, line, ordinal), 1);
  const value = inDomain(found === undefined ? NaN : literal.value, domain, step, context.random);
  // An integer literal may stand for a float: `x = 1` declared as float.
  const like = { ...literal, integer: domain.type === 'int' };
  const rendered = renderNumber(value, like);
  return rendered === null ? null : splice(old, literal.start, literal.end || old.length, rendered);
};

/** The sites that the rules and the comments of a file declare. */
export const createRange = (
  rules: readonly RangeRule[],
): { readonly operator: Operator; hasSites(context: EditContext): boolean } => {
  const findSites = (file: TextFile): readonly RangeSite[] =>
    file.memo('range', () => [
      ...rules.filter((rule) => rule.applies(file.path)).flatMap((rule) => findRule(file, rule)),
      ...findAnnotated(file),
    ]);
  return {
    hasSites: (context) => context.files.some((file) => findSites(file).length > 0),
    operator: (context) => {
      const site = pickSite(context, findSites);
      if (site === null) return null;
      const text = site.file.lines[site.item.line] ?? '';
      const value = newValue(context, site.file.path, text, site.item);
      if (value === null) return null;
      return replaceLine(
        site.file,
        site.item.line,
        splice(text, site.item.start, site.item.end, value),
      );
    },
  };
};
