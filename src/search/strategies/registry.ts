import type { StrategyConfig } from '../config.ts';
import { greedy } from './greedy.ts';
import { plateau } from './plateau.ts';
import type { Judgement, Comparison, StrategyAction, StrategyEvent, Strategy } from './strategy.ts';
import type { RandomStream } from '../types.ts';

/** A strategy with its state inside, for the engine that drives it. */
export interface RunningStrategy {
  apply(event: StrategyEvent): void;
  decide(random: RandomStream): StrategyAction;
  judge(comparison: Comparison): Judgement;
}

const running = <State>(strategy: Strategy<State>): RunningStrategy => {
  let state = strategy.init();
  return {
    apply: (event) => {
      state = strategy.apply(state, event);
    },
    decide: (random) => strategy.decide(state, random),
    judge: strategy.judge,
  };
};

/** The configured strategy, started; a new one is one line here. */
export const startStrategy = (config: StrategyConfig): RunningStrategy => {
  switch (config.name) {
    case 'plateau':
      return running(plateau(config));
    case 'greedy':
      return running(greedy(config));
  }
};
