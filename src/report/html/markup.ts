import type { NodeOutcome } from '../model.ts';

const outcomeClasses: Readonly<Record<NodeOutcome, string>> = {
  baseline: 'ob',
  keep: 'ok',
  discard: 'od',
  crash: 'oc',
  timeout: 'ot',
  violation: 'ov',
  duplicate: 'ou',
  skip: 'os',
  running: 'or',
};

/** The class that colours an outcome; short, because it stands in every row of a large report. */
export const outcomeClass = (outcome: NodeOutcome): string => outcomeClasses[outcome];

/** Coordinates with one decimal at most. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** Id of a trial's row; made from the index, so that it needs no escaping. */
export const anchorOf = (index: number): string => `n${index}`;
