import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCurve } from '../../src/report/curve.ts';
import {
  formatCount,
  formatDuration,
  formatFigure,
  formatGainShare,
  formatSigned,
  readFigures,
  shownValue,
} from '../../src/report/figures.ts';
import { chooseTicks } from '../../src/report/html/curve-svg.ts';
import type { ReportPromotion, RunReport } from '../../src/report/model.ts';
import {
  adviseIsolation,
  sayConfirmation,
  sayIsolation,
  sayOutcome,
  sayStop,
} from '../../src/report/sentences.ts';
import { sampleNode, sampleReport, smallReport } from './sample.ts';

const say = (report: RunReport): string =>
  sayOutcome(report, readFigures(report))
    .map(({ text }) => text)
    .join('');

const unconfirmed = smallReport({ confirmed: null, promotions: [] });

describe('figures for people', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [12345, '12345'],
    [3.9143333, '3.91433'],
    [0.1 + 0.2, '0.3'],
    [1234567.89, '1234568'],
    [0.000012345678, '0.0000123457'],
    [1.5e-9, '1.5e-9'],
    [1e21, '1e21'],
    [Number.NaN, 'none'],
  ])('writes %d as %s', (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });

  it('keeps six digits of any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const back = Number(formatFigure(value));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-5);
      }),
    );
  });

  it('writes differences with their sign', () => {
    expect([0.5, -2, 0].map(formatSigned)).toEqual(['+0.5', '-2', '0']);
  });

  it.each([
    [-5, '0 ms'],
    [340, '340 ms'],
    [12_345, '12.3 s'],
    [59_980, '1m 00s'],
    [185_000, '3m 05s'],
    [3_725_000, '1h 02m'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('groups thousands', () => {
    expect([7, 999, 1000, 1234567].map(formatCount)).toEqual(['7', '999', '1,000', '1,234,567']);
  });

  it('shows one measurement as printed, a mean only to the digits its error allows', () => {
    expect(
      shownValue(sampleNode({ index: 1, parent: 0, outcome: 'discard', values: [4.05] })),
    ).toBe('4.050');
    expect(
      shownValue(
        sampleNode({ index: 1, parent: 0, outcome: 'keep', values: [4.207, 4.188, 4.201] }),
      ),
    ).toBe('4.199');
    expect(shownValue(sampleNode({ index: 1, parent: 0, outcome: 'crash' }))).toBeNull();
  });

  it('gives a gain in per cent only where that says something', () => {
    expect(formatGainShare(readFigures(smallReport()))).toBe('+7.3 %');
    const zero = sampleNode({ index: 0, parent: null, outcome: 'baseline', values: [0] });
    expect(
      formatGainShare(
        readFigures({ ...unconfirmed, nodes: [zero, ...unconfirmed.nodes.slice(1)] }),
      ),
    ).toBeNull();
  });
});

describe('what a run may claim', () => {
  it('calls a promoted node better, with its interval', () => {
    expect(say(smallReport())).toBe(
      "Confirmed better: n8 reaches ratio 4.199 against the baseline's 3.914; gain +0.2874 (+0.2019 to +0.3729).",
    );
  });

  it('calls everything else best seen', () => {
    expect(say(unconfirmed)).toBe(
      "Best seen, not confirmed: n8 measured ratio 4.199 against the baseline's 3.914.",
    );
  });

  it('says so when nothing beat the baseline', () => {
    expect(say({ ...unconfirmed, best: 'n0' })).toContain('Nothing better found');
    expect(say({ ...unconfirmed, best: null })).toContain('Nothing better found');
    expect(
      say({ ...unconfirmed, metric: { ...unconfirmed.metric, direction: 'minimize' } }),
    ).toContain('Nothing better found');
  });

  it('says so when the baseline has no value', () => {
    const report = sampleReport([sampleNode({ index: 0, parent: null, outcome: 'baseline' })]);
    expect(say({ ...report, baseline: null })).toBe('No result: the baseline has no value.');
    expect(say({ ...report, baseline: null, status: 'running' })).toContain('being measured');
  });

  it('never says better of a node that was not confirmed, nor of one while it runs', () => {
    const promotions: ReportPromotion['outcome'][] = ['refuted', 'unconfirmed', 'running'];
    for (const outcome of promotions) {
      for (const status of [
        'running',
        'finished',
        'budget',
        'target',
        'paused',
        'interrupted',
      ] as const) {
        const report = smallReport({
          status,
          confirmed: null,
          promotions: [
            {
              query: 1,
              candidate: 'n8',
              reference: 'n0',
              outcome,
              n: 5,
              mean: '0.1',
              low: '-0.1',
              high: '0.3',
            },
          ],
        });
        const words = `${say(report)} ${sayConfirmation(report, readFigures(report)) ?? ''}`;
        expect(words).not.toMatch(/better/i);
        expect(words).toMatch(/not confirmed/);
      }
    }
  });

  it('counts what a running experiment has done', () => {
    expect(
      say(
        smallReport({
          status: 'running',
          confirmed: null,
          promotions: [],
          budget: { trials: 100, evaluations: 500, wallMs: null },
        }),
      ),
    ).toBe(
      "Running: 12 of 100 trials. Best seen so far, not confirmed: n8 measured ratio 4.199 against the baseline's 3.914.",
    );
  });

  it.each([
    ['finished', 'exhausted', 'finished: every open node was tried out'],
    ['finished', null, 'finished: done'],
    ['budget', 'wall', 'stopped: the time is used up'],
    ['paused', 'disk', 'paused (disk); resumable'],
    ['interrupted', 'signal', 'interrupted; resumable'],
    ['running', null, 'still running'],
  ] as const)('tells why a run ended: %s %s', (status, reason, text) => {
    expect(sayStop(smallReport({ status, reason }))).toBe(text);
  });

  it('names the target that was reached', () => {
    expect(
      sayStop(
        smallReport({
          status: 'target',
          metric: { name: 'ratio', direction: 'maximize', target: '4.1000' },
        }),
      ),
    ).toBe('target 4.1 reached');
  });
});

describe('isolation in words', () => {
  const { isolation } = smallReport();

  it('has nothing to advise for a full sandbox', () => {
    expect(sayIsolation(smallReport())).toBe(
      'bubblewrap 0.8.0 (user namespaces), network off, system call filter on',
    );
    expect(adviseIsolation(smallReport())).toEqual([]);
  });

  it('says how to get a stronger one', () => {
    const none = smallReport({
      isolation: {
        ...isolation,
        level: 'none',
        mode: null,
        bwrap: null,
        network: 'open',
        seccomp_sha256: null,
        key_exposed: true,
      },
    });
    expect(sayIsolation(none)).toContain('unconfined');
    expect(adviseIsolation(none).join(' ')).toMatch(
      /apt-get install bubblewrap.*sandbox\.network: false.*key/,
    );
    const loose = smallReport({
      isolation: {
        ...isolation,
        limits: { memory: { value: 1, by: 'rlimit', approximate: true } },
      },
    });
    expect(adviseIsolation(loose).join(' ')).toContain('memory');
  });
});

describe('the best-so-far curve', () => {
  it('steps only where a kept trial is better in the direction of the metric', () => {
    expect(readCurve(smallReport())?.steps.map(({ id }) => id)).toEqual(['n0', 'n2', 'n4', 'n8']);
    const less = smallReport({ metric: { name: 'ms', direction: 'minimize', target: null } });
    expect(readCurve(less)?.steps.map(({ id }) => id)).toEqual(['n0']);
  });

  it('puts the confirmed interval on the reference, in the direction of the metric', () => {
    const interval = readCurve(smallReport())?.interval;
    expect(interval?.confirmed).toBe(true);
    expect(interval?.mean).toBeCloseTo(3.914333 + 0.2874, 5);
    const less = readCurve(
      smallReport({ metric: { name: 'ms', direction: 'minimize', target: null } }),
    )?.interval;
    expect(less?.mean).toBeCloseTo(3.914333 - 0.2874, 5);
    expect(less?.low).toBeLessThan(less?.high ?? 0);
  });

  it('does not let one disaster flatten everything else', () => {
    const nodes = [
      ...smallReport().nodes,
      ...Array.from({ length: 20 }, (_, at) =>
        sampleNode({ index: 12 + at, parent: 0, outcome: 'discard', values: [3.8] }),
      ),
      sampleNode({ index: 40, parent: 0, outcome: 'discard', values: [-9000] }),
    ];
    expect(readCurve(smallReport({ nodes }))?.domain.low).toBeGreaterThan(3);
  });

  it('is null without a value', () => {
    expect(
      readCurve(sampleReport([sampleNode({ index: 0, parent: null, outcome: 'running' })])),
    ).toBeNull();
  });

  it('has round ticks inside any interval', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (low, size) => {
          const ticks = chooseTicks(low, low + size, 7);
          expect(ticks.length).toBeLessThanOrEqual(9);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(low - size * 1e-6 - Math.abs(low) * 1e-9);
            expect(tick).toBeLessThanOrEqual(low + size * (1 + 1e-6) + Math.abs(low) * 1e-9);
          }
        },
      ),
    );
  });
});
