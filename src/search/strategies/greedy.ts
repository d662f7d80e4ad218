import { bestOf, findIn, insertInto, type OrderedIndex, removeFrom } from './ordered-index.ts';
import type { Judgement, OptionsOf, Standing, Strategy } from './strategy.ts';

interface GreedyState {
  readonly open: OrderedIndex | null;
  readonly standing: Standing | null;
}

/** Always edits the incumbent; keeps what beats it (`equal`: or cannot be told from it). */
export const greedy = (options: OptionsOf<'greedy'>): Strategy<GreedyState> => ({
  init: () => ({ open: null, standing: null }),
  apply: (state, event) => {
    switch (event.kind) {
      case 'node': {
        const removed =
          event.before?.isOpen === true ? removeFrom(state.open, event.before) : state.open;
        return {
          ...state,
          open: event.after?.isOpen === true ? insertInto(removed, event.after) : removed,
        };
      }
      case 'standing':
        return { ...state, standing: event.standing };
      case 'refused':
      case 'decided':
        return state;
    }
  },
  decide: (state) => {
    const { standing } = state;
    const incumbent =
      standing === null
        ? null
        : findIn(state.open, { index: standing.incumbent, score: standing.score });
    // A pruned incumbent gives way to the best open node.
    const parent = incumbent ?? bestOf(state.open);
    return parent === null
      ? { kind: 'stop', reason: 'exhausted' }
      : { kind: 'continue', node: parent.index };
  },
  judge: ({ score, reference, error, tie }): Judgement => {
    if (options.accept === 'strict') {
      const threshold = reference + tie;
      return { keep: score > threshold, rule: 'strict', threshold };
    }
    const threshold = reference - Math.max(tie, error);
    return { keep: score >= threshold, rule: 'equal', threshold };
  },
});
