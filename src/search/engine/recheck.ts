import type { SealedEntry } from '../../ledger/entries.ts';
import { searchCourse } from './course.ts';
import { sortEntries } from './recorded.ts';
import { createReplay, ReplayMismatch } from './replay.ts';
import type { CourseAnswer } from './requests.ts';
import { readRules } from './rules.ts';
import { createState } from './state.ts';

/** A sealed decision that does not follow from what was sealed before it. */
interface DecisionFinding {
  readonly seq: number;
  readonly code: 'decision_mismatch';
  readonly message: string;
}

/**
 * Derives every decision of a run again from its entries: which node was tried next, what was repeated,
 * kept, demoted, promoted. Pure; for `verify`. Null when the settings are not those of the run.
 *
 * @param settings bytes of the object that `settings_sha256` of `run-begin` names
 */
export const recheckDecisions = (
  entries: readonly SealedEntry[],
  settings: Uint8Array,
): readonly DecisionFinding[] | null => {
  const begin = entries[0]?.entry;
  if (begin?.kind !== 'run-begin') return null;
  const recorded = sortEntries(entries);
  const rules = readRules(settings, begin, recorded.imports);
  if (rules === null) return null;
  const state = createState(rules);
  const replay = createReplay(recorded, begin, () => ({ ...state.budget.limit, wallMs: null }));
  const course = searchCourse(state);
  const finding = (seq: number, expected: string, found: string): DecisionFinding => ({
    seq,
    code: 'decision_mismatch',
    message: `the ledger has ${found}; from what was sealed before follows ${expected}`,
  });
  try {
    for (let step = course.next(); ;) {
      if (step.done === true) {
        const left = replay.peek();
        return left === null || left.entry.kind === 'run-end'
          ? []
          : [finding(left.entry.seq, 'the end of the run', left.entry.kind)];
      }
      const answer: CourseAnswer | null = replay.answer(step.value);
      if (answer === null) return [];
      step = course.next(answer);
    }
  } catch (error) {
    if (error instanceof ReplayMismatch) {
      return [finding(error.seq, error.expected, error.found)];
    }
    throw error;
  }
};
