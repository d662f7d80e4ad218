import type {
  NodeId,
  PromoteResult,
  PromoteStart,
  TrialDecision,
  TrialStart,
} from '../../ledger/entries.ts';
import type { Amounts } from './budget.ts';

/** One repeat of a node; what a `trial-start` says of it. */
export interface Job {
  readonly node: number;
  readonly repeat: number;
  readonly purpose: TrialStart['purpose'];
  readonly pair: TrialStart['pair'];
}

/** How the parent of a proposal was chosen. */
export type ProposalAction = 'baseline' | 'import' | 'continue' | 'branch' | 'restart';

/** What the course of a search asks of whoever drives it: a live run, its resume, or `verify`. */
export type CourseRequest =
  /** Verbs that take effect at this decision. -> steered */
  | { readonly kind: 'steer' }
  /** Propose a tree for a new node and start its first repeat. -> started, void, refused */
  | {
      readonly kind: 'propose';
      readonly job: Job;
      readonly action: ProposalAction;
      readonly parent: number | null;
    }
  /** Start a further repeat. -> started, refused, burnt */
  | { readonly kind: 'repeat'; readonly job: Job }
  /** The durable result of a started job. -> value, failure, lost, burnt */
  | { readonly kind: 'await'; readonly job: Job }
  /** An entry that follows from what is known. -> done */
  | { readonly kind: 'record'; readonly body: TrialDecision | PromoteStart | PromoteResult }
  /** A trial is over; proposers learn from it. -> done */
  | {
      readonly kind: 'learn';
      readonly node: number;
      readonly outcome: 'keep' | 'discard' | 'crash' | 'timeout';
      readonly gain: number | null;
      readonly better: boolean;
    };

export type CourseAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'steered'; readonly limits: readonly Amounts[] }
  | { readonly kind: 'started' }
  /** The wall budget does not allow it any more. */
  | { readonly kind: 'refused' }
  /** Nothing to run: violation, duplicate or skip. */
  | { readonly kind: 'void'; readonly repeatedDrafts: number }
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'failure'; readonly status: 'crash' | 'timeout' }
  /** Ended by the wall budget; no failure of the candidate. */
  | { readonly kind: 'lost' }
  /** A kill cut a promotion pair short. */
  | { readonly kind: 'burnt' };

/** How a course ends by itself. */
export type CourseEnd =
  | { readonly status: 'finished' | 'budget' | 'target'; readonly reason: string | null }
  | { readonly status: 'no-baseline' };

export type Course<T> = Generator<CourseRequest, T, CourseAnswer>;

/** The name of a node. */
export const nodeId = (index: number): NodeId => `n${index}`;

/** The index in a node's name. */
export const nodeIndex = (id: NodeId): number => Number(id.slice(1));

/** One name for a job; attempts share it. */
export const jobKey = (job: Job): string =>
  job.pair === null
    ? `${job.node}/${job.repeat}`
    : `p${job.pair.query}/${job.pair.index}/${job.pair.role}`;
