import type { IsolationSeal } from '../../../isolation.ts';
import { type Finding, finding, type FindingCode } from '../finding.ts';
import type { Check, VerifyRun } from '../run.ts';

interface Place {
  readonly seq: number;
  readonly isolation: IsolationSeal;
}

const strength = { none: 0, bwrap: 1 } as const;

const placesOf = ({ records }: VerifyRun): readonly Place[] =>
  records.flatMap(({ sealed: { entry } }) =>
    entry.kind === 'run-begin' || entry.kind === 'run-resume'
      ? [{ seq: entry.seq, isolation: entry.isolation }]
      : [],
  );

const checkLevels = (run: VerifyRun): Finding[] => {
  const sealed = run.begin?.min_isolation ?? 'none';
  const asked = run.options.minIsolation ?? 'none';
  const least = strength[asked] > strength[sealed] ? asked : sealed;
  return placesOf(run)
    .filter(({ isolation }) => strength[isolation.level] < strength[least])
    .map(({ seq, isolation }) =>
      finding('isolation_below', seq, `isolation ${isolation.level} is below ${least}`),
    );
};

const checkIsolation = (run: VerifyRun): Finding[] => {
  const found: Finding[] = [];
  const told = new Set<FindingCode>();
  const tell = (code: FindingCode, seq: number, message: string): void => {
    if (told.has(code)) return;
    told.add(code);
    found.push(finding(code, seq, message));
  };
  for (const { seq, isolation } of placesOf(run)) {
    if (isolation.key_exposed)
      tell('key_exposed', seq, 'candidate code could have read the signing key');
    if (isolation.network === 'open') tell('network_open', seq, 'candidate code had the network');
    const loose = Object.entries(isolation.limits)
      .filter(([, limit]) => limit.approximate)
      .map(([name]) => name);
    if (loose.length > 0) tell('limit_approximate', seq, `not exact: ${loose.join(', ')}`);
  }
  return found;
};

const checkSettings = ({ begin }: VerifyRun): Finding[] => {
  if (begin === null) return [];
  const found: Finding[] = [];
  if (begin.evaluator.custody === 'shared')
    found.push(
      finding(
        'weak_custody',
        0,
        'the evaluator ran in one tree with candidate code, which could fake the metric',
      ),
    );
  if (begin.policy.allow.length > 0)
    found.push(finding('opt_in_path', 0, `candidates may change ${begin.policy.allow.join(', ')}`));
  return found;
};

const checkResumes = ({ records, begin }: VerifyRun): Finding[] => {
  if (begin === null) return [];
  return records.flatMap(({ sealed: { entry } }) => {
    if (entry.kind !== 'run-resume') return [];
    const differs: string[] = [];
    if (entry.tool.bundle_sha256 !== begin.tool.bundle_sha256) differs.push('program');
    if (entry.tool.engine !== begin.tool.engine) differs.push('engine');
    if (entry.tool.node !== begin.tool.node) differs.push('Node version');
    if (entry.tool.git !== begin.tool.git) differs.push('git version');
    if (entry.runner.os !== begin.runner.os || entry.runner.arch !== begin.runner.arch)
      differs.push('operating system');
    if (
      entry.isolation.level !== begin.isolation.level ||
      entry.isolation.mode !== begin.isolation.mode
    )
      differs.push('isolation');
    return differs.length === 0
      ? []
      : [
          finding(
            'environment_differs',
            entry.seq,
            `since run-begin: another ${differs.join(', ')}`,
          ),
        ];
  });
};

/** What the run itself says about how far it can be trusted. */
export const surroundingsCheck: Check = {
  name: 'surroundings',
  codes: [
    'isolation_below',
    'weak_custody',
    'key_exposed',
    'network_open',
    'limit_approximate',
    'opt_in_path',
    'environment_differs',
  ],
  run: (run) => [
    ...checkLevels(run),
    ...checkIsolation(run),
    ...checkSettings(run),
    ...checkResumes(run),
  ],
};
