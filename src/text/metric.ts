import { stripControls, stripHidden } from './hidden.ts';
import { isNum, parseNum } from './num.ts';

/** Why the output of an evaluator holds no valid metric; reasons of a crash. */
export type MetricProblem =
  'metric_missing' | 'metric_ambiguous' | 'metric_count' | 'metric_grammar' | 'metric_range';

export type MetricReading =
  | {
      readonly ok: true;
      /** As printed. */
      readonly value: string;
      readonly number: number;
      /** Other metric lines: shown, never decided on. */
      readonly metrics: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly reason: MetricProblem; readonly detail: string };

export interface MetricRule {
  readonly name: string;
  readonly min: number | null;
  readonly max: number | null;
}

const maxMetrics = 16;
const otherLine = /^([A-Za-z_][A-Za-z0-9_]{0,63}): (\S+)$/;
const quote = (line: string): string => JSON.stringify(stripHidden(line).slice(0, 120));

const printable = /^[ -~\t]*$/;
const startsAs = (line: string, name: string): boolean => {
  const wanted = `${name.toLowerCase()}:`;
  return line.trimStart().slice(0, wanted.length).toLowerCase() === wanted;
};

/** Every way a person could read the start of a line: controls dropped, or taken as overwriting what stood before. */
const looksLike = (line: string, name: string): boolean => {
  if (printable.test(line)) return startsAs(line, name);
  const readings = [stripControls(line.replaceAll('\r', '')), ...line.split(/\p{Cc}/u)];
  return readings.some((reading) => startsAs(stripHidden(reading).replaceAll('\ufffd', ''), name));
};

const readOthers = (lines: readonly string[], name: string): Readonly<Record<string, string>> => {
  const seen = new Map<string, string | null>();
  for (const line of lines) {
    const match = otherLine.exec(line);
    const key = match?.[1];
    const value = match?.[2];
    if (key === undefined || value === undefined || parseNum(value) === null) continue;
    if (key === name || key === '__proto__') continue;
    seen.set(key, seen.has(key) ? null : value);
  }
  const metrics: Record<string, string> = {};
  for (const [key, value] of seen) {
    if (value === null) continue;
    metrics[key] = value;
    if (Object.keys(metrics).length === maxMetrics) break;
  }
  return metrics;
};

/**
 * Reads the metric from the full stdout of `evaluate`: exactly one line `NAME: VALUE`, ending in LF, whose
 * value is a plain decimal within the bounds. The string is kept, arithmetic uses the double.
 */
export const readMetric = (stdout: Uint8Array, rule: MetricRule): MetricReading => {
  const fail = (reason: MetricProblem, detail: string): MetricReading => ({
    ok: false,
    reason,
    detail,
  });
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(stdout).split('\n');
  const unended = lines.at(-1) ?? '';
  const exact: string[] = [];
  let lookAlike: string | null = null;
  for (const line of lines) {
    if (line.startsWith(`${rule.name}:`)) exact.push(line);
    else if (line !== '') lookAlike ??= looksLike(line, rule.name) ? line : null;
  }
  if (lookAlike !== null) {
    return fail('metric_ambiguous', `${quote(lookAlike)} looks like the metric "${rule.name}"`);
  }
  const [line] = exact;
  if (line === undefined) return fail('metric_missing', `no line "${rule.name}: VALUE"`);
  if (exact.length > 1) return fail('metric_count', `${exact.length} lines "${rule.name}:"`);
  if (line === unended) return fail('metric_grammar', `${quote(line)} does not end in a newline`);
  const value = line.slice(rule.name.length + 2);
  if (line[rule.name.length + 1] !== ' ' || !isNum(value)) {
    return fail('metric_grammar', `${quote(line)} is not "${rule.name}: " and a plain decimal`);
  }
  const number = parseNum(value);
  if (number === null) return fail('metric_range', `${value} is beyond a double`);
  if (rule.min !== null && number < rule.min) {
    return fail('metric_range', `${value} is below the least valid value ${rule.min}`);
  }
  if (rule.max !== null && number > rule.max) {
    return fail('metric_range', `${value} is above the greatest valid value ${rule.max}`);
  }
  return { ok: true, value, number, metrics: readOthers(lines.slice(0, -1), rule.name) };
};
