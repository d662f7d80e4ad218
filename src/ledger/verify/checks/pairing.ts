import type { Entry, TrialResult, TrialStart } from '../../entries.ts';
import { type Finding, finding } from '../finding.ts';
import type { Check, VerifyRun } from '../run.ts';

type StartEntry = Extract<Entry, TrialStart>;
type ResultEntry = Extract<Entry, TrialResult>;

const nameOf = ({ node, repeat }: StartEntry | ResultEntry): string =>
  `${node} repeat ${String(repeat)}`;

const checkResults = ({ records, bySeq }: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  const answered = new Map<number, number>();
  for (const { sealed } of records) {
    const { entry } = sealed;
    if (entry.kind !== 'trial-result') continue;
    const { seq, start_seq: startSeq } = entry;
    if (startSeq === null) {
      if (entry.status === 'ok' || entry.status === 'crash' || entry.status === 'timeout')
        found.push(finding('result_without_start', seq, `${entry.status} names no start`));
      continue;
    }
    const start = bySeq.get(startSeq)?.entry;
    if (start?.kind !== 'trial-start' || startSeq >= seq)
      found.push(
        finding('result_without_start', seq, `seq ${String(startSeq)} is no start before it`),
      );
    else if (nameOf(start) !== nameOf(entry))
      found.push(
        finding(
          'result_without_start',
          seq,
          `${nameOf(entry)} names the start of ${nameOf(start)}`,
        ),
      );
    const earlier = answered.get(startSeq);
    if (earlier !== undefined && earlier !== seq)
      found.push(
        finding('duplicate_result', seq, `seq ${String(earlier)} is a result of the same start`),
      );
    answered.set(startSeq, seq);
  }
  return found;
};

/** Two results of one repeat through two starts: a bad draw could have been hidden behind a good one. */
const checkRepeats = ({ records, bySeq }: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  const results = new Map<string, number>();
  for (const { sealed } of records) {
    const { entry } = sealed;
    if (entry.kind !== 'trial-result' || entry.start_seq === null) continue;
    const start = bySeq.get(entry.start_seq)?.entry;
    if (start?.kind !== 'trial-start') continue;
    const { pair } = start;
    const half = pair === null ? '' : `${String(pair.query)}/${String(pair.index)}/${pair.role} `;
    const name = half + nameOf(entry);
    const earlier = results.get(name);
    if (
      earlier !== undefined &&
      earlier !== entry.seq &&
      entry.start_seq !== startOf(bySeq, earlier)
    )
      found.push(
        finding('duplicate_result', entry.seq, `seq ${String(earlier)} is a result of ${name} too`),
      );
    results.set(name, entry.seq);
  }
  return found;
};

const startOf = (bySeq: VerifyRun['bySeq'], seq: number): number | null => {
  const entry = bySeq.get(seq)?.entry;
  return entry?.kind === 'trial-result' ? entry.start_seq : null;
};

const checkEnd = ({ records, end }: VerifyRun): Finding[] => {
  if (end === null) return [finding('no_end', null, 'the run has not ended')];
  return records
    .map(({ sealed }) => sealed.entry)
    .filter((entry) => entry.seq > end.seq && !(entry.kind === 'event' && entry.type === 'anchor'))
    .map((entry) => finding('after_end', entry.seq, `a ${entry.kind} after run-end`));
};

const checkUnreported = ({ records }: VerifyRun): Finding[] => {
  const starts = new Map<number, StartEntry>();
  const latest = new Map<string, number>();
  const nameStart = (start: StartEntry): string =>
    JSON.stringify([start.node, start.repeat, start.pair]);
  for (const { sealed } of records) {
    const { entry } = sealed;
    if (entry.kind === 'trial-start') {
      starts.set(entry.seq, entry);
      latest.set(nameStart(entry), entry.seq);
    }
    if (entry.kind === 'trial-result' && entry.start_seq !== null) starts.delete(entry.start_seq);
  }
  return [...starts.values()].map((start) => {
    const again = latest.get(nameStart(start));
    const told =
      again === undefined || again === start.seq
        ? 'has no result'
        : `was run again as seq ${String(again)}`;
    return finding('unreported_start', start.seq, `${nameOf(start)} ${told}`);
  });
};

const checkBurnt = ({ records }: VerifyRun): Finding[] =>
  records.flatMap(({ sealed: { entry } }) =>
    entry.kind === 'promote-result' && entry.burnt.length > 0
      ? [
          finding(
            'burnt_pair',
            entry.seq,
            `query ${String(entry.query)}: pairs ${entry.burnt.join(', ')} were cut short and do not count`,
          ),
        ]
      : [],
  );

/** Every result has its start, every start its result, and nothing but anchors follows the end. */
export const pairingCheck: Check = {
  name: 'pairing',
  codes: [
    'result_without_start',
    'duplicate_result',
    'after_end',
    'no_end',
    'unreported_start',
    'burnt_pair',
  ],
  run: (run) => [
    ...checkResults(run),
    ...checkRepeats(run),
    ...checkEnd(run),
    ...checkUnreported(run),
    ...checkBurnt(run),
  ],
};
