import { toAscii } from './ascii.ts';

/** Every code of a finding and how grave it is; `docs/verify.md` has a line for each. */
export const findingLevels = {
  bad_line: 'error',
  bad_envelope: 'error',
  bad_payload: 'error',
  bad_entry: 'error',
  unknown_kind: 'error',
  bad_signature: 'error',
  unknown_key: 'error',
  unsigned: 'error',
  bad_genesis: 'error',
  wrong_context: 'error',
  seq_gap: 'error',
  seq_order: 'error',
  duplicate_seq: 'error',
  broken_chain: 'error',
  duplicate_prev: 'error',
  time_order: 'error',
  truncated: 'error',
  anchor_mismatch: 'error',
  after_end: 'error',
  result_without_start: 'error',
  duplicate_result: 'error',
  tree_mismatch: 'error',
  digest_mismatch: 'error',
  patch_mismatch: 'error',
  policy_mismatch: 'error',
  config_mismatch: 'error',
  evaluator_mismatch: 'error',
  metric_mismatch: 'error',
  decision_mismatch: 'error',
  count_mismatch: 'error',
  budget_exceeded: 'error',
  seed_mismatch: 'error',
  prior_mismatch: 'error',
  isolation_below: 'error',
  unreported_start: 'warning',
  burnt_pair: 'warning',
  reseeded: 'warning',
  predictable_seeds: 'warning',
  no_end: 'warning',
  no_anchor: 'warning',
  object_missing: 'warning',
  torn_tail: 'warning',
  weak_custody: 'warning',
  key_exposed: 'warning',
  network_open: 'warning',
  limit_approximate: 'warning',
  opt_in_path: 'warning',
  environment_differs: 'warning',
  not_checked: 'warning',
} as const;

export type FindingCode = keyof typeof findingLevels;
type FindingLevel = 'error' | 'warning';

/** Something that verify has to say; `seq` is that of the entry (for a bad line its place), null for the whole run. */
export interface Finding {
  readonly seq: number | null;
  readonly level: FindingLevel;
  readonly code: FindingCode;
  readonly message: string;
}

/** A finding at the level of its code; whatever sealed text its message quotes is safe to print. */
export const finding = (code: FindingCode, seq: number | null, message: string): Finding => ({
  seq,
  level: findingLevels[code],
  code,
  message: toAscii(message),
});

/** `3, 7, 12 and 40 more`: a list that stays readable. */
export const renderSeqs = (seqs: readonly number[]): string => {
  const shown = seqs.slice(0, 5).join(', ');
  return seqs.length > 5 ? `${shown} and ${String(seqs.length - 5)} more` : shown;
};
