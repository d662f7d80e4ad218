import type { NumberLiteral } from '../number-literal.ts';
import { findNumbers, renderNumber } from '../number-literal.ts';
import type { RandomStream } from '../../types.ts';
import { fixedMoves, initialStep, siteOf } from '../steps.ts';
import { activeLines, codePart } from '../text-file.ts';
import type { TextFile } from '../text-file.ts';
import { pickSite, replaceLine, splice } from './operator.ts';
import type { Operator } from './operator.ts';

const stepShare = 0.7;

interface NumberSite {
  readonly line: number;
  readonly ordinal: number;
  readonly literal: NumberLiteral;
}

const findSites = (file: TextFile): readonly NumberSite[] =>
  file.memo('number', () =>
    activeLines(file).flatMap((line) =>
      findNumbers(codePart(file.lines[line] ?? '')).map((literal, ordinal) => ({
        line,
        ordinal,
        literal,
      })),
    ),
  );

/** A step from a value: in proportion where it is positive, else absolute; integers move by at least 1. */
export const stepValue = (
  value: number,
  step: number,
  integer: boolean,
  random: RandomStream,
): number => {
  const z = random.normal();
  const moved =
    value > 0 ? value * Math.exp(step * z) : value + step * z * Math.max(Math.abs(value), 1);
  if (!integer) return moved;
  const rounded = Math.round(moved);
  return rounded === value ? value + (z < 0 ? -1 : 1) : rounded;
};

/** `number`: a step of adaptive size, or round, negate, halve, double, 0, 1. */
export const number: Operator = (context) => {
  const site = pickSite(context, findSites);
  if (site === null) return null;
  const { file } = site;
  const { line, ordinal, literal } = site.item;
  const text = file.lines[line] ?? '';
  const { random } = context;
  const value =
    random.next() < stepShare
      ? stepValue(
          literal.value,
          context.steps.of(siteOf(file.path, text, line, ordinal), initialStep(literal.value)),
          literal.integer,
          random,
        )
      : random.pick(fixedMoves(literal.value));
  const rendered = renderNumber(value, literal);
  if (rendered === null) return null;
  return replaceLine(file, line, splice(text, literal.start, literal.end, rendered));
};
