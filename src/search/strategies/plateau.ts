import type { RandomStream } from '../types.ts';
import {
  inOrder,
  insertInto,
  lightestAbove,
  type OrderedIndex,
  removeFrom,
} from './ordered-index.ts';
import type {
  Judgement,
  NodeFigures,
  OptionsOf,
  Standing,
  Strategy,
  StrategyAction,
} from './strategy.ts';

/** Repeated drafts in a row after which nothing new is expected of a node, and of a whole run. */
const repeatedLimit = 200;
const repeatedTotal = 10_000;
/** How many of the best nodes the draw chooses from. */
const drawn = 40;

interface PlateauState {
  /** Open nodes that are not exhausted, and those of them with k repeats. */
  readonly open: OrderedIndex | null;
  readonly ready: OrderedIndex | null;
  /** Open nodes that are exhausted. */
  readonly exhausted: OrderedIndex | null;
  readonly standing: Standing | null;
  /** The plateau ran dry and nothing better was found since. */
  readonly dry: boolean;
  readonly repeated: number;
}

const kOf = (state: PlateauState): number => state.standing?.k ?? 1;
const windowOf = (error: number, tie: number): number => Math.max(tie, error);

const draw = (index: OrderedIndex, random: RandomStream): NodeFigures => {
  const best: NodeFigures[] = [];
  const weights: number[] = [];
  let total = 0;
  for (const figures of inOrder(index)) {
    best.push(figures);
    const weight = 1 / best.length / (1 + figures.tries + figures.flying);
    weights.push(weight);
    total += weight;
    if (best.length === drawn) break;
  }
  let left = random.next() * total;
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return best[i] ?? index.figures;
  }
  return best.at(-1) ?? index.figures;
};

/**
 * Climbs along the plateau of nodes that cannot be told from the incumbent, least-tried first; once the
 * plateau is exhausted it also draws from the best open nodes (spec: bounded search, plateau).
 */
export const plateau = (options: OptionsOf<'plateau'>): Strategy<PlateauState> => {
  /** Tries after which a node's neighbourhood holds a success with probability under .05. */
  const triesLimit = Math.log(0.05) / Math.log(1 - options.p_min);
  const isExhausted = (figures: NodeFigures): boolean =>
    figures.tries >= triesLimit || figures.repeatedDrafts >= repeatedLimit;

  const without = (state: PlateauState, figures: NodeFigures): PlateauState => {
    if (!figures.isOpen) return state;
    if (isExhausted(figures)) return { ...state, exhausted: removeFrom(state.exhausted, figures) };
    const open = removeFrom(state.open, figures);
    const k = kOf(state);
    // Without noise every node counts: one index serves for both.
    if (k === 1) return { ...state, open, ready: open };
    return {
      ...state,
      open,
      ready: figures.n >= k ? removeFrom(state.ready, figures) : state.ready,
    };
  };

  const including = (state: PlateauState, figures: NodeFigures): PlateauState => {
    if (!figures.isOpen) return state;
    if (isExhausted(figures)) return { ...state, exhausted: insertInto(state.exhausted, figures) };
    const open = insertInto(state.open, figures);
    const k = kOf(state);
    if (k === 1) return { ...state, open, ready: open };
    return {
      ...state,
      open,
      ready: figures.n >= k ? insertInto(state.ready, figures) : state.ready,
    };
  };

  const standingChanged = (state: PlateauState, standing: Standing): PlateauState => {
    const hasGained = state.standing !== null && standing.score > state.standing.score;
    const dry = state.dry && !hasGained;
    if (standing.k === kOf(state)) return { ...state, standing, dry };
    if (standing.k === 1) return { ...state, standing, dry, ready: state.open };
    let ready: OrderedIndex | null = null;
    for (const figures of inOrder(state.open)) {
      if (figures.n >= standing.k) ready = insertInto(ready, figures);
    }
    return { ...state, standing, dry, ready };
  };

  const onPlateau = (state: PlateauState, widths: number): NodeFigures | null => {
    const { standing } = state;
    if (standing === null) return null;
    const width = windowOf(standing.error, standing.tie);
    return lightestAbove(state.ready, standing.score - widths * width);
  };

  const decide = (state: PlateauState, random: RandomStream): StrategyAction => {
    const near = onPlateau(state, 1);
    if (near !== null && !state.dry) return { kind: 'continue', node: near.index };
    const isDraw = random.next() < options.eps;
    const wide = isDraw ? null : onPlateau(state, 2);
    if (wide !== null) return { kind: 'continue', node: wide.index };
    if (state.open !== null) return { kind: 'branch', node: draw(state.open, random).index };
    if (state.exhausted === null || state.repeated >= repeatedTotal) {
      return { kind: 'stop', reason: 'exhausted' };
    }
    return { kind: 'branch', node: draw(state.exhausted, random).index };
  };

  const judge: Strategy<PlateauState>['judge'] = (comparison): Judgement => {
    const threshold = comparison.reference - windowOf(comparison.error, comparison.tie);
    return { keep: comparison.score >= threshold, rule: 'plateau', threshold };
  };

  return {
    init: () => ({
      open: null,
      ready: null,
      exhausted: null,
      standing: null,
      dry: false,
      repeated: 0,
    }),
    apply: (state, event) => {
      switch (event.kind) {
        case 'node': {
          const removed = event.before === null ? state : without(state, event.before);
          return event.after === null ? removed : including(removed, event.after);
        }
        case 'standing':
          return standingChanged(state, event.standing);
        case 'refused':
          return { ...state, repeated: state.repeated + event.drafts };
        case 'decided':
          return state.dry || onPlateau(state, 1) !== null ? state : { ...state, dry: true };
      }
    },
    decide,
    judge,
  };
};
