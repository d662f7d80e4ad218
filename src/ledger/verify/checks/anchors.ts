import { finding, type Finding } from '../finding.ts';
import type { Check, VerifyRun } from '../run.ts';

const checkGiven = ({ records, bySeq, options }: VerifyRun): Finding[] => {
  const runId = records[0]?.sealed.entry.run_id;
  const last = Math.max(-1, ...bySeq.keys());
  return options.anchors.flatMap((anchor) => {
    if (anchor.runId !== runId)
      return [finding('anchor_mismatch', null, `the anchor is of run ${anchor.runId}`)];
    const told = `the anchor of seq ${String(anchor.seq)}`;
    if (anchor.seq > last)
      return [finding('truncated', last, `${told} lies beyond the last entry: a tail was cut off`)];
    if (bySeq.get(anchor.seq)?.sealId !== anchor.head)
      return [finding('anchor_mismatch', anchor.seq, `${told} holds another head`)];
    return [];
  });
};

const checkSealed = ({ records, bySeq }: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  for (const { sealed } of records) {
    const { entry } = sealed;
    if (entry.kind !== 'event' || entry.type !== 'anchor') continue;
    const anchored = bySeq.get(entry.of_seq);
    if (entry.of_seq >= entry.seq || (anchored !== undefined && anchored.sealId !== entry.head))
      found.push(
        finding(
          'anchor_mismatch',
          entry.seq,
          `the sealed anchor of seq ${String(entry.of_seq)} holds another head`,
        ),
      );
  }
  return found;
};

/** Heads held elsewhere: the only thing that shows a tail cut off cleanly. */
export const anchorsCheck: Check = {
  name: 'anchors',
  codes: ['truncated', 'anchor_mismatch', 'no_anchor'],
  run: (run) => [
    ...checkGiven(run),
    ...checkSealed(run),
    ...(run.options.anchors.length > 0
      ? []
      : [finding('no_anchor', null, 'no head from elsewhere was given: compare it with --anchor')]),
  ],
};
