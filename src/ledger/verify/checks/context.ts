import { type Finding, finding } from '../finding.ts';
import type { Check, VerifyRun } from '../run.ts';

const checkRunIds = ({ records }: VerifyRun): Finding[] => {
  const runId = records[0]?.sealed.entry.run_id;
  return records
    .filter(({ sealed }) => sealed.entry.run_id !== runId)
    .map(({ sealed }) =>
      finding('wrong_context', sealed.entry.seq, `an entry of run ${sealed.entry.run_id}`),
    );
};

const checkRepo = ({ begin, options }: VerifyRun): Finding[] => {
  const { expectRepo } = options;
  if (expectRepo === null || begin === null) return [];
  const { repo } = begin;
  const names =
    repo === null ? [] : [`${repo.owner}/${repo.name}`, `${repo.host}/${repo.owner}/${repo.name}`];
  if (names.some((name) => name.toLowerCase() === expectRepo.toLowerCase())) return [];
  const sealed = names[1] ?? 'no repository of a forge';
  return [finding('wrong_context', 0, `the run is of ${sealed}, expected ${expectRepo}`)];
};

const checkPr = ({ begin, options }: VerifyRun): Finding[] => {
  const { expectPr } = options;
  if (expectPr === null || begin === null || begin.pr?.number === expectPr) return [];
  const sealed = begin.pr === null ? 'no pull request' : `pull request ${String(begin.pr.number)}`;
  return [finding('wrong_context', 0, `the run is of ${sealed}, expected ${String(expectPr)}`)];
};

/** Whether the ledger is the one that was asked for: a replay from elsewhere is told. */
export const contextCheck: Check = {
  name: 'context',
  codes: ['wrong_context'],
  run: (run) => [...checkRunIds(run), ...checkRepo(run), ...checkPr(run)],
};
