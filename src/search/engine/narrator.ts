import type { Log } from '../../ports.ts';
import { renderNum } from '../../text/num.ts';
import { falseKeeps, smallestEffect } from '../noise/preflight.ts';
import type { NodeRecord } from './records.ts';
import { type CourseRequest, nodeId } from './requests.ts';
import { noiseOf, raceSdOf, type SearchState } from './state.ts';

/** Different trees with the baseline's value after which the evaluator is suspected of not looking. */
const suspicious = 5;

const figure = (value: number): string => renderNum(Number(value.toPrecision(6)));

/** Tells people what happens; decides nothing. */
export interface Narrator {
  /** After the baseline was measured. */
  preflight(): void;
  told(request: CourseRequest): void;
}

/** Writes the lines of a run to the log. */
export const createNarrator = (
  log: Log,
  metric: { readonly name: string },
  warnAt: number,
  state: SearchState,
  recordOf: (index: number) => NodeRecord | undefined,
): Narrator => {
  let hasPreflight = false;
  let hasWarnedNoise = false;
  let hasWarnedSame: boolean | null = false;
  let same = 0;
  const warned = new Set<string>();
  const { sign } = state.rules;

  const warnBudget = (name: 'trials' | 'evaluations'): void => {
    const { limit, spent } = state.budget;
    if (warned.has(name) || spent[name] * 100 < limit[name] * warnAt) return;
    warned.add(name);
    log.warn(`${spent[name]} of ${limit[name]} ${name} are used`);
  };

  const lookForSameValues = (index: number): void => {
    const value = state.nodes[index]?.values[0];
    if (hasWarnedSame !== false || value === undefined) return;
    if (value !== state.nodes[0]?.values[0]) {
      hasWarnedSame = null;
      return;
    }
    same += 1;
    if (same < suspicious) return;
    hasWarnedSame = true;
    log.warn(
      `${suspicious} different trees all have the baseline's value: evaluate probably reads the base tree instead of the candidate's files under GUILDSEAL_IN`,
    );
  };

  const preflight = (): void => {
    const [baseline] = state.nodes;
    if (hasPreflight || baseline === undefined || baseline.tally.n === 0) return;
    hasPreflight = true;
    const { promotion, limit, evaluation } = state.rules;
    const sd = raceSdOf(state);
    const value = `${metric.name} ${figure(baseline.tally.mean)}`;
    if (!state.differed) {
      const words = evaluation.noise === 'none' ? 'declared' : `${baseline.tally.n} equal values`;
      log.info(`baseline n0: ${value}, no noise (${words})`);
      return;
    }
    const effect = smallestEffect({ sd, alpha: promotion.alpha, maxPairs: promotion.max_pairs });
    log.info(
      `baseline n0: ${value}, noise s = ${figure(noiseOf(state))}; promotion can certify a gain of ${figure(effect)}; single samples would keep about ${falseKeeps(limit.trials).toFixed(1)} of ${limit.trials} trials for nothing`,
    );
  };

  return {
    preflight,
    told: (request) => {
      if (state.differed && !hasWarnedNoise && state.rules.evaluation.noise === 'none') {
        hasWarnedNoise = true;
        log.warn(
          'evaluation.noise is none, yet two values of one tree differ: racing from here on',
        );
      }
      if (request.kind === 'learn') {
        warnBudget('trials');
        warnBudget('evaluations');
        lookForSameValues(request.node);
        if (request.outcome === 'keep' && request.better) {
          const node = state.nodes[request.node];
          const mean = node === undefined ? 0 : node.tally.mean;
          const gain = sign * (request.gain ?? 0);
          log.info(
            `${nodeId(request.node)}: ${metric.name} ${figure(mean)} (${gain > 0 ? '+' : ''}${figure(gain)}) ${recordOf(request.node)?.description ?? ''}`,
          );
        }
        return;
      }
      if (request.kind === 'record' && request.body.kind === 'promote-result') {
        const { query, outcome, n, mean, low, high } = request.body;
        log.info(
          `promotion ${query}: ${outcome} after ${n} pairs, gain ${mean ?? 'unknown'} (${low ?? '?'} .. ${high ?? '?'})`,
        );
      }
    },
  };
};
