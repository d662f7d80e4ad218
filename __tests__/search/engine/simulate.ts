import { experimentConfig } from '../../../src/search/config.ts';
import { searchCourse } from '../../../src/search/engine/course.ts';
import type {
  CourseAnswer,
  CourseEnd,
  CourseRequest,
} from '../../../src/search/engine/requests.ts';
import { makeRules } from '../../../src/search/engine/rules.ts';
import { createState, type SearchState } from '../../../src/search/engine/state.ts';
import { stream } from '../../../src/search/random.ts';
import type { RandomStream } from '../../../src/search/types.ts';

type Override = Readonly<Record<string, unknown>>;

export const configOf = (override: Override = {}) =>
  experimentConfig.parse({
    files: { editable: ['x'] },
    commands: { evaluate: ['true'] },
    metric: { name: 'm', direction: 'maximize' },
    ...override,
  });

/** A made-up world: what each repeat of each node gives. */
export interface World {
  /** True value of a node, from its parent's. */
  readonly child: (parent: number, random: RandomStream) => number;
  readonly noise: (random: RandomStream) => number;
  /** Probability of a crash, of a void proposal. */
  readonly crash: number;
  readonly baselineCrash: number;
  readonly void: number;
  /** Requests after which the wall budget refuses everything; Infinity: never. */
  readonly wallAfter: number;
}

export const calm: World = {
  child: (parent, random) => parent + random.normal(),
  noise: () => 0,
  crash: 0,
  baselineCrash: 0,
  void: 0,
  wallAfter: Infinity,
};

export interface Simulated {
  readonly state: SearchState;
  readonly end: CourseEnd;
  readonly requests: readonly CourseRequest[];
  readonly truth: readonly number[];
}

/** Runs a course in a made-up world; `watch` sees the state at every request. */
export const simulate = (
  override: Override,
  world: World,
  options: { readonly seed?: number; readonly watch?: (state: SearchState) => void } = {},
): Simulated => {
  const seed = options.seed ?? 1;
  const config = configOf(override);
  const trials = config.budget.trials;
  const workers = config.parallel.window === 'auto' ? 1 : config.parallel.window;
  const state = createState(
    makeRules(config, {
      window: workers,
      limit: { trials, evaluations: config.budget.evaluations ?? 5 * trials },
      seed,
      imports: 0,
    }),
  );
  const truth: number[] = [0];
  const requests: CourseRequest[] = [];
  const answer = (request: CourseRequest): CourseAnswer => {
    const refused = requests.length > world.wallAfter;
    switch (request.kind) {
      case 'steer':
        return { kind: 'steered', limits: [] };
      case 'propose': {
        if (refused) return { kind: 'refused' };
        const { node } = request.job;
        const random = stream(seed, 'child', node);
        if (request.parent === null) return { kind: 'started' };
        truth[node] = world.child(truth[request.parent] ?? 0, random);
        return random.next() < world.void
          ? { kind: 'void', repeatedDrafts: 64 }
          : { kind: 'started' };
      }
      case 'repeat':
        return refused ? { kind: 'refused' } : { kind: 'started' };
      case 'await': {
        const { node, repeat, pair } = request.job;
        const name =
          pair === null ? `value/${String(node)}` : `pair/${String(node)}/${String(pair.query)}`;
        const random = stream(seed, name, repeat);
        const crash = node === 0 ? world.baselineCrash : world.crash;
        if (random.next() < crash) return { kind: 'failure', status: 'crash' };
        return { kind: 'value', value: (truth[node] ?? 0) + world.noise(random) };
      }
      case 'record':
      case 'learn':
        return { kind: 'done' };
    }
  };
  const course = searchCourse(state);
  for (let step = course.next(); ;) {
    options.watch?.(state);
    if (step.done === true) return { state, end: step.value, requests, truth };
    requests.push(step.value);
    step = course.next(answer(step.value));
  }
};
