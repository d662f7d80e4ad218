import { type MetricRule, readMetric } from '../../../text/metric.ts';
import { parseNum } from '../../../text/num.ts';
import type { Entry, TrialResult } from '../../entries.ts';
import { sha256Hex } from '../../hash.ts';
import { findReferences, type ObjectRole } from '../../references.ts';
import { type Finding, finding, renderSeqs } from '../finding.ts';
import type { Check, ObjectReader, VerifyRun } from '../run.ts';

type ResultEntry = Extract<Entry, TrialResult>;

const ruleOf = (run: VerifyRun): MetricRule | null => {
  if (run.begin === null) return null;
  const { name, min, max } = run.begin.metric;
  return {
    name,
    min: min === null ? null : parseNum(min),
    max: max === null ? null : parseNum(max),
  };
};

const checkMetric = (entry: ResultEntry, stdout: Uint8Array, rule: MetricRule): Finding[] => {
  const reading = readMetric(stdout, rule);
  const read = reading.ok ? reading.value : reading.reason;
  const tell = (sealed: string) => [
    finding('metric_mismatch', entry.seq, `${sealed} is sealed, its stdout reads ${read}`),
  ];
  if (entry.status === 'ok') return read === entry.value ? [] : tell(entry.value ?? 'no value');
  // A number that the evaluator printed before it failed decides nothing.
  const reason = entry.reason ?? '';
  return entry.status === 'crash' && reason.startsWith('metric_') && reason !== read
    ? tell(reason)
    : [];
};

const checkEach = (run: VerifyRun, read: ObjectReader): Finding[] => {
  const found: Finding[] = [];
  const missing = new Map<ObjectRole, number[]>();
  const rule = ruleOf(run);
  /** Sizes of objects that hold; null for those that do not or are not there. */
  const known = new Map<string, number | null>();
  for (const { sealed } of run.records) {
    const { entry } = sealed;
    for (const { role, sha256, bytes } of findReferences(entry)) {
      const needed = role === 'evaluate.stdout' && entry.kind === 'trial-result';
      if (!needed && known.has(sha256) && known.get(sha256) === bytes) continue;
      const object = read(sha256);
      if (object === null) {
        known.set(sha256, null);
        const seqs = missing.get(role) ?? [];
        seqs.push(entry.seq);
        missing.set(role, seqs);
        continue;
      }
      if (sha256Hex(object) !== sha256) {
        found.push(
          finding('digest_mismatch', entry.seq, `${role}: the object ${sha256} has other bytes`),
        );
        continue;
      }
      known.set(sha256, object.length);
      if (bytes !== null && object.length !== bytes)
        found.push(
          finding(
            'digest_mismatch',
            entry.seq,
            `${role}: ${String(object.length)} bytes, sealed ${String(bytes)}`,
          ),
        );
      if (needed && rule !== null) found.push(...checkMetric(entry, object, rule));
    }
  }
  for (const [role, seqs] of missing)
    found.push(
      finding(
        'object_missing',
        seqs[0] ?? null,
        `${role} of ${String(seqs.length)} entries (seq ${renderSeqs(seqs)})`,
      ),
    );
  return found;
};

/** Objects have the bytes that were sealed, and the metric is what the evaluator printed. */
export const objectsCheck: Check = {
  name: 'objects',
  codes: ['digest_mismatch', 'metric_mismatch', 'object_missing', 'not_checked'],
  run: (run) =>
    run.objects === null
      ? [finding('not_checked', null, 'objects and metrics: no objects at hand')]
      : checkEach(run, run.objects),
};
