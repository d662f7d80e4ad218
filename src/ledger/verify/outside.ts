import type { SealedEntry } from '../entries.ts';
import { type Finding, finding, type FindingCode } from './finding.ts';
import type { ObjectReader } from './run.ts';

/** What a check of another room gets: the entries of a whole chain, in order, and the objects. */
export interface OutsideInput {
  readonly entries: readonly SealedEntry[];
  readonly objects: ObjectReader | null;
}

/** A finding without its level, which is that of its code. */
export type OutsideFinding = Omit<Finding, 'level'>;

/** Null when it lacks what it needs. */
type OutsideAnswer = readonly OutsideFinding[] | null;
type OutsideCheck = (input: OutsideInput) => OutsideAnswer | Promise<OutsideAnswer>;

/** Checks that need a repository, the search's arithmetic or another ledger; the command passes them in. */
export interface OutsideChecks {
  /** Rebuilds every tree from base and patches: `tree_mismatch`, `patch_mismatch`, `digest_mismatch`. */
  readonly trees?: OutsideCheck;
  /** Judges every change set anew: `policy_mismatch`. */
  readonly policy?: OutsideCheck;
  /** Reads configuration and settings at the base commit: `config_mismatch`. */
  readonly config?: OutsideCheck;
  /** Compares the evaluator's commands and files with the base commit: `evaluator_mismatch`. */
  readonly evaluator?: OutsideCheck;
  /** Computes every decision and promotion anew: `decision_mismatch`. */
  readonly decisions?: OutsideCheck;
  /** Looks at the run this one continues: `prior_mismatch`. */
  readonly prior?: OutsideCheck;
}

/** What each outside check may raise, and what is said when it is not there. */
export const outsideTopics: Readonly<
  Record<keyof OutsideChecks, { readonly codes: readonly FindingCode[]; readonly needs: string }>
> = {
  trees: {
    codes: ['tree_mismatch', 'patch_mismatch', 'digest_mismatch'],
    needs: 'trees and patches: no repository with the base commit',
  },
  policy: { codes: ['policy_mismatch'], needs: 'path policy: no repository with the base commit' },
  config: {
    codes: ['config_mismatch'],
    needs: 'configuration: no repository with the base commit',
  },
  evaluator: {
    codes: ['evaluator_mismatch'],
    needs: 'evaluator: no repository with the base commit',
  },
  decisions: { codes: ['decision_mismatch'], needs: 'decisions and promotions: not computed anew' },
  prior: { codes: ['prior_mismatch'], needs: 'the run this one continues: its ledger is not here' },
};

const topics = Object.keys(outsideTopics) as (keyof OutsideChecks)[];

/** Runs the checks that were passed in; one that is not there, or cannot be trusted to run, is `not_checked`. */
export const runOutsideChecks = async (
  checks: OutsideChecks,
  input: OutsideInput,
  isChainWhole: boolean,
): Promise<readonly Finding[]> => {
  const begin = input.entries[0]?.entry;
  const hasPrior = begin?.kind === 'run-begin' && begin.prior !== null;
  const found: Finding[] = [];
  for (const topic of topics) {
    if (topic === 'prior' && !hasPrior) continue;
    const check = checks[topic];
    const { needs } = outsideTopics[topic];
    if (!isChainWhole) {
      found.push(finding('not_checked', null, `${topic}: the ledger is not whole`));
      continue;
    }
    const answer = check === undefined ? null : await check(input);
    if (answer === null) found.push(finding('not_checked', null, needs));
    else found.push(...answer.map(({ code, seq, message }) => finding(code, seq, message)));
  }
  return found;
};
