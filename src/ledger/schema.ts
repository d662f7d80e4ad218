import { z } from 'zod';
import { isNum } from '../text/num.ts';
import { type Entry, trialStatuses } from './entries.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const oid = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const num = z.string().refine(isNum, { error: 'not a decimal string' });
const node = z.string().regex(/^n(?:0|[1-9][0-9]{0,8})$/);
const count = z.int().min(0);
const strings = z.array(z.string());
const at = z.iso.datetime({ precision: 3 });

/** Subjects of a statement: at least one, each with at least one digest. */
export const subjectsSchema = z
  .array(
    z.looseObject({
      name: z.string(),
      digest: z
        .record(z.string(), z.string())
        .refine((digest) => Object.keys(digest).length > 0, { error: 'empty digest' }),
    }),
  )
  .min(1);

const head = { run_id: z.string().min(1).max(64), seq: count, prev: hex, at };

const isolation = z.looseObject({
  level: z.enum(['bwrap', 'none']),
  mode: z.enum(['userns', 'privileged']).nullable(),
  bwrap: z.string().nullable(),
  network: z.enum(['none', 'open']),
  uid: z.int(),
  seccomp_sha256: hex.nullable(),
  limits: z.record(
    z.string(),
    z.looseObject({
      value: z.int(),
      by: z.enum(['cgroup2', 'cgroup1', 'rlimit', 'tmpfs', 'none']),
      approximate: z.boolean(),
    }),
  ),
  key_exposed: z.boolean(),
  probe_sha256: hex,
});
const runner = z.looseObject({
  os: z.string(),
  kernel: z.string(),
  arch: z.string(),
  hosted: z.boolean().nullable(),
  run_url: z.string().nullable(),
  run_attempt: z.int().nullable(),
  workers: count,
});
const tool = z.looseObject({
  version: z.string(),
  engine: count,
  bundle_sha256: hex,
  action_ref: z.string().nullable(),
  node: z.string(),
  git: z.string(),
});
const usage = z.looseObject({
  usd: num,
  tokens_in: count,
  tokens_out: count,
  calls: count,
  cpu_ms: count,
  wall_ms: count,
  source: z.enum(['reported', 'estimated', 'reserved']),
});
const stream = z.looseObject({ sha256: hex, bytes: count });
const step = z.looseObject({
  exit: z.int().nullable(),
  signal: z.string().nullable(),
  timed_out: z.boolean(),
  wall_ms: count,
  cpu_ms: count.nullable(),
  max_rss_kib: count.nullable(),
  stdout: stream,
  stderr: stream,
  out: z.looseObject({ sha256: hex, files: count, bytes: count }).nullable(),
});
const proposal = z.looseObject({
  kind: z.string(),
  action: z.string(),
  arm: z.string(),
  model: z.string().nullable(),
  cli: z.looseObject({ name: z.string(), version: z.string().nullable() }).nullable(),
  prompt_sha256: hex.nullable(),
  answer_sha256: hex.nullable(),
  description: z.string(),
  hypothesis: z.string().nullable(),
  usage,
});
const changed = z.array(
  z.looseObject({
    path: z.string(),
    mode: z.string().nullable(),
    blob: oid.nullable(),
    sha256: hex.nullable(),
  }),
);

const runBegin = {
  repo: z
    .looseObject({
      forge: z.string(),
      host: z.string(),
      owner: z.string(),
      name: z.string(),
      id: z.int(),
    })
    .nullable(),
  ref: z.string().nullable(),
  event: z.string().nullable(),
  actor: z.looseObject({ login: z.string(), id: z.int() }).nullable(),
  pr: z.looseObject({ number: count, head: oid, base: oid }).nullable(),
  experiment: z.string(),
  base: oid,
  base_manifest_sha256: hex,
  config: z.looseObject({ path: z.string(), sha256: hex }),
  settings_sha256: hex,
  policy: z.looseObject({
    editable: strings,
    readonly: strings,
    data: strings,
    allow: strings,
    hidden_sha256: hex,
  }),
  evaluator: z.looseObject({
    run: strings.nullable(),
    evaluate: strings,
    custody: z.enum(['split', 'shared']),
  }),
  metric: z.looseObject({
    name: z.string(),
    direction: z.enum(['maximize', 'minimize']),
    min: num.nullable(),
    max: num.nullable(),
    tie: num,
    min_effect: num,
    tolerance: num,
    target: num.nullable(),
  }),
  budget: z.looseObject({
    trials: count,
    evaluations: count,
    wall_ms: count.nullable(),
    tokens: count.nullable(),
    usd: num.nullable(),
  }),
  strategy: z.looseObject({ name: z.string(), window: count }),
  seeds: z.looseObject({
    run: count,
    auto: z.boolean(),
    predictable: z.boolean(),
    race_commitment: hex,
    promotion_commitment: hex,
  }),
  min_isolation: z.enum(['bwrap', 'none']),
  isolation,
  runner,
  tool,
  image_digest: z.string().nullable(),
  key: z.looseObject({ keyid: hex, alg: z.string(), spki: z.string() }).nullable(),
  prior: z.looseObject({ run_id: z.string(), head: hex.nullable() }).nullable(),
};
const trialPropose = {
  node,
  attempt: count,
  parent: node,
  proposer: z.looseObject({ kind: z.string(), arm: z.string(), model: z.string().nullable() }),
  prompt_sha256: hex.nullable(),
  reserved: z.looseObject({ usd: num, tokens: count }),
};
const trialStart = {
  node,
  repeat: count,
  attempt: count.min(1),
  purpose: z.enum(['baseline', 'candidate', 'race', 'promotion']),
  tree: oid,
  manifest_sha256: hex,
  parent: node.nullable(),
  patch_sha256: hex.nullable(),
  seed: count.nullable(),
  pair: z
    .looseObject({ query: count, index: count, role: z.enum(['candidate', 'reference']) })
    .nullable(),
  changed: changed.optional(),
  proposal: proposal.optional(),
};
const trialResult = {
  start_seq: count.nullable(),
  node,
  repeat: count,
  status: z.enum(trialStatuses),
  reason: z.string().nullable(),
  value: num.nullable(),
  metrics: z.record(z.string(), num),
  run: step.nullable(),
  evaluate: step.nullable(),
  limits_hit: strings,
  duplicate_of: node.nullable(),
  parent: node.optional(),
  tree: oid.nullable().optional(),
  patch_sha256: hex.nullable().optional(),
  proposal: proposal.optional(),
  violations: z.array(z.looseObject({ path: z.string(), code: z.string() })).optional(),
};
const trialDecision = {
  node,
  outcome: z.enum(['keep', 'discard', 'demote']),
  rule: z.string(),
  n: count,
  mean: num,
  se: num,
  incumbent: node,
  window_low: num.nullable(),
};
const promoteStart = {
  query: count,
  candidate: node,
  reference: node,
  alpha: num,
  min_effect: num,
  max_pairs: count,
};
const promoteResult = {
  query: count,
  outcome: z.enum(['better', 'refuted', 'unconfirmed']),
  n: count,
  mean: num.nullable(),
  low: num.nullable(),
  high: num.nullable(),
  pairs: z.array(count),
  burnt: z.array(count),
};
const runEnd = {
  status: z.enum(['finished', 'budget', 'target']),
  reason: z.string().nullable(),
  counts: z.record(z.string(), count),
  starts: count,
  results: count,
  unreported: z.array(count),
  best: z
    .looseObject({
      node,
      tree: oid,
      commit: oid,
      value: num,
      confirmed: z.looseObject({ mean: num, low: num, high: num, n: count }).nullable(),
    })
    .nullable(),
  usage,
  reveal: z.looseObject({ race: hex, promotion: hex }),
};
const steer = {
  by: z
    .looseObject({
      login: z.string(),
      id: z.int(),
      permission: z.string(),
      comment_id: z.int(),
      comment_sha256: hex,
    })
    .nullable(),
  verb: z.string(),
  args: strings,
  effect: z.string(),
};

const entryOf = (kind: string, shape: z.ZodRawShape) =>
  z.looseObject({ kind: z.literal(kind), ...head, ...shape });
const eventOf = (type: string, shape: z.ZodRawShape) =>
  entryOf('event', { type: z.literal(type), ...shape });

const kinds: ReadonlyMap<string, z.ZodType> = new Map([
  ['run-begin', entryOf('run-begin', runBegin)],
  ['trial-propose', entryOf('trial-propose', trialPropose)],
  ['trial-start', entryOf('trial-start', trialStart)],
  ['trial-result', entryOf('trial-result', trialResult)],
  ['trial-decision', entryOf('trial-decision', trialDecision)],
  ['promote-start', entryOf('promote-start', promoteStart)],
  ['promote-result', entryOf('promote-result', promoteResult)],
  ['run-resume', entryOf('run-resume', { unfinished: z.array(count), isolation, runner, tool })],
  [
    'run-pause',
    entryOf('run-pause', {
      reason: z.enum(['signal', 'disk', 'model', 'forge', 'isolation']),
      usage,
    }),
  ],
  ['run-end', entryOf('run-end', runEnd)],
  ['event:steer', eventOf('steer', steer)],
  ['event:repair', eventOf('repair', { bytes: count, sha256: hex })],
  ['event:reseed', eventOf('reseed', { race_commitment: hex, promotion_commitment: hex })],
  [
    'event:anchor',
    eventOf('anchor', {
      anchor: z.enum(['comment', 'status', 'branch']),
      of_seq: count,
      head: hex,
      where: z.string(),
    }),
  ],
]);

type EntryReading =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | {
      readonly kind: 'problem';
      readonly code: 'bad_entry' | 'unknown_kind';
      readonly message: string;
    };

const typeOf = (predicate: unknown): string | null =>
  typeof predicate === 'object' &&
  predicate !== null &&
  'type' in predicate &&
  typeof predicate.type === 'string'
    ? predicate.type
    : null;

/**
 * Reads a predicate of the given kind. Fields it does not know are tolerated: a reader of this version
 * also reads what later versions add.
 */
export const parseEntry = (kind: string, predicate: unknown): EntryReading => {
  const name = kind === 'event' ? `event:${typeOf(predicate) ?? ''}` : kind;
  const schema = kinds.get(name);
  if (schema === undefined)
    return {
      kind: 'problem',
      code: 'unknown_kind',
      message: `an entry of kind ${JSON.stringify(name.slice(0, 64))} was written by a newer version`,
    };
  const parsed = schema.safeParse(predicate);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.join('.') ?? '';
    return {
      kind: 'problem',
      code: 'bad_entry',
      message: `${name}: ${path === '' ? 'the entry' : path}: ${issue?.message ?? 'malformed'}`,
    };
  }
  // The schema has just shown the shape; what comes back is what was sealed, unknown fields included.
  return { kind: 'entry', entry: predicate as Entry };
};
