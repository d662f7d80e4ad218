import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type MetricReading, readMetric } from '../../src/text/metric.ts';
import { parseNum, renderNum } from '../../src/text/num.ts';

const rule = { name: 'ratio', min: 0, max: 100 };
const read = (text: string | Uint8Array, bounds = rule): MetricReading =>
  readMetric(typeof text === 'string' ? Buffer.from(text) : text, bounds);
const reasonOf = (text: string | Uint8Array): string => {
  const reading = read(text);
  return reading.ok ? 'ok' : reading.reason;
};

describe('the metric', () => {
  test('is kept as printed', () => {
    expect(read('packed 3 files\nratio: 3.4180\nsize: 12\n')).toEqual({
      ok: true,
      value: '3.4180',
      number: 3.418,
      metrics: { size: '12' },
    });
  });

  test.each([
    ['nothing', '', 'metric_missing'],
    ['another name', 'ratios: 1\n', 'metric_missing'],
    ['no colon', 'ratio 1\n', 'metric_missing'],
    ['a prefix', 'the ratio: 1\n', 'metric_missing'],
    ['other case', 'Ratio: 1\n', 'metric_ambiguous'],
    ['a leading space', ' ratio: 1\n', 'metric_ambiguous'],
    ['a leading tab', '\tratio: 1\n', 'metric_ambiguous'],
    ['colour', '\u001b[32mratio: 1\u001b[0m\n', 'metric_ambiguous'],
    ['a byte order mark', '\ufeffratio: 1\n', 'metric_ambiguous'],
    ['a zero-width space', 'rat\u200bio: 1\n', 'metric_ambiguous'],
    ['a bidi mark', '\u202eratio: 1\n', 'metric_ambiguous'],
    ['a carriage return before it', '50 %\rratio: 1\n', 'metric_ambiguous'],
    ['backspaces before it', 'xx\b\bratio: 1\n', 'metric_ambiguous'],
    ['a control character in it', 'ra\u0000tio: 1\n', 'metric_ambiguous'],
    ['a look-alike beside it', 'ratio: 1\nRATIO: 2\n', 'metric_ambiguous'],
    ['two lines', 'ratio: 1\nratio: 2\n', 'metric_count'],
    ['two equal lines', 'ratio: 1\nratio: 1\n', 'metric_count'],
    ['no space', 'ratio:1\n', 'metric_grammar'],
    ['two spaces', 'ratio:  1\n', 'metric_grammar'],
    ['nothing after it', 'ratio: \n', 'metric_grammar'],
    ['a trailing space', 'ratio: 1 \n', 'metric_grammar'],
    ['CR LF', 'ratio: 1\r\n', 'metric_grammar'],
    ['no line end', 'ratio: 1', 'metric_grammar'],
    ['NaN', 'ratio: NaN\n', 'metric_grammar'],
    ['infinity', 'ratio: Infinity\n', 'metric_grammar'],
    ['hex', 'ratio: 0x10\n', 'metric_grammar'],
    ['a comma', 'ratio: 1,5\n', 'metric_grammar'],
    ['an underscore', 'ratio: 1_000\n', 'metric_grammar'],
    ['a plus', 'ratio: +1\n', 'metric_grammar'],
    ['other digits', 'ratio: ١\n', 'metric_grammar'],
    ['65 digits', `ratio: ${'0'.repeat(64)}1\n`, 'metric_grammar'],
    ['an exponent beyond doubles', 'ratio: 1e999\n', 'metric_range'],
    ['less than min', 'ratio: -0.1\n', 'metric_range'],
    ['more than max', 'ratio: 100.1\n', 'metric_range'],
    ['both bounds', 'ratio: 1e2\n', 'ok'],
    ['minus zero', 'ratio: -0\n', 'ok'],
    ['64 digits', `ratio: ${'0'.repeat(63)}1\n`, 'ok'],
  ])('with %s is read as it should be', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test('is not read around bytes that are no UTF-8', () => {
    expect(reasonOf(Buffer.from([...Buffer.from('rat'), 0xff, ...Buffer.from('io: 1\n')]))).toBe(
      'metric_ambiguous',
    );
    expect(reasonOf(Buffer.from([0xff, 0x0a, ...Buffer.from('ratio: 1\n')]))).toBe('ok');
  });

  test('takes minus zero as zero', () => {
    const reading = read('ratio: -0.0\n');
    expect(reading.ok && Object.is(reading.number, 0) && reading.value).toBe('-0.0');
  });

  test('comes with at most 16 others, doubled and odd ones left out', () => {
    const many = Array.from({ length: 20 }, (_, index) => `m${index}: ${index}\n`).join('');
    const reading = read(`${many}m0: 5\nbad: x\nhuge: 1e999\n__proto__: 3\nratio: 1\nlast: 1`);
    const metrics = reading.ok ? reading.metrics : {};
    expect(Object.keys(metrics)).toEqual(Array.from({ length: 16 }, (_, index) => `m${index + 1}`));
    expect(Object.getPrototypeOf(metrics)).toBe(Object.prototype);
  });

  test('is any double printed by the shortest rule', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(value, fc.stringMatching(/^[a-z ]{0,20}$/), (number, noise) => {
        const reading = read(`${noise}\nratio: ${renderNum(number)}\n`, {
          name: 'ratio',
          min: Number.NEGATIVE_INFINITY,
          max: Infinity,
        });
        expect(reading.ok && reading.number).toBe(number + 0);
      }),
    );
  });

  test('is only ever taken from exactly one well-formed line', () => {
    const piece = fc.constantFrom(
      ...[
        'ratio',
        'Ratio',
        ':',
        ' ',
        '1',
        '-',
        '.',
        'e',
        '5',
        '\n',
        '\r',
        '\u001b[0m',
        '\u200b',
        'x',
        '\0',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const reading = read(text);
        const lines = text.split('\n').slice(0, -1);
        const good = lines.filter((line) => line.startsWith('ratio:'));
        if (!reading.ok) return;
        expect(good).toEqual([`ratio: ${reading.value}`]);
        expect(parseNum(reading.value)).toBe(reading.number);
      }),
      { numRuns: 5000 },
    );
  });

  test('is read from 8 MiB of noise', () => {
    const noise = '\u001b]0;a\rratio\u200b\b'.repeat(500_000);
    expect(reasonOf(`${noise}\nratio: 1\n`)).toBe('ok');
  });
});
