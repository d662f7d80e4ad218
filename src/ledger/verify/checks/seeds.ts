import { sha256Hex } from '../../hash.ts';
import { autoRunSeed, pairSeed, stepSeed } from '../../seeds.ts';
import { type Finding, finding } from '../finding.ts';
import type { BeginEntry, Check, EndEntry, VerifyRun } from '../run.ts';

const checkRunSeed = ({ seeds, base, config, experiment }: BeginEntry): Finding[] => {
  if (!seeds.auto) return [];
  const expected = autoRunSeed({ base, configSha256: config.sha256, experiment });
  return seeds.run === expected
    ? []
    : [
        finding(
          'seed_mismatch',
          0,
          `seeds.run is ${String(seeds.run)}, expected ${String(expected)}`,
        ),
      ];
};

const checkReveal = (run: VerifyRun, begin: BeginEntry, end: EndEntry): Finding[] => {
  const found: Finding[] = [];
  let committed = {
    race: begin.seeds.race_commitment,
    promotion: begin.seeds.promotion_commitment,
    since: 0,
  };
  for (const { sealed } of run.records) {
    const { entry } = sealed;
    if (entry.kind === 'event' && entry.type === 'reseed')
      committed = {
        race: entry.race_commitment,
        promotion: entry.promotion_commitment,
        since: entry.seq,
      };
  }
  const race = Buffer.from(end.reveal.race, 'hex');
  const promotion = Buffer.from(end.reveal.promotion, 'hex');
  if (sha256Hex(race) !== committed.race || sha256Hex(promotion) !== committed.promotion)
    return [
      finding(
        'seed_mismatch',
        end.seq,
        'the revealed secrets are not those that were committed to',
      ),
    ];
  for (const { sealed } of run.records) {
    const { entry } = sealed;
    // Seeds drawn before a reseed came from secrets that are lost.
    if (entry.kind !== 'trial-start' || entry.seq < committed.since || entry.seed === null)
      continue;
    const expected =
      entry.pair === null
        ? stepSeed(race, 'a', entry.repeat)
        : pairSeed(promotion, 'a', entry.pair.query, entry.pair.index);
    if (entry.seed !== expected)
      found.push(
        finding(
          'seed_mismatch',
          entry.seq,
          `the seed is ${String(entry.seed)}, expected ${String(expected)}`,
        ),
      );
  }
  return found;
};

/** Seeds follow from what was committed before the first start. */
export const seedsCheck: Check = {
  name: 'seeds',
  codes: ['seed_mismatch', 'reseeded', 'predictable_seeds'],
  run: (run) => {
    const { begin, end } = run;
    if (begin === null) return [];
    const found = checkRunSeed(begin);
    for (const { sealed } of run.records) {
      const { entry } = sealed;
      if (entry.kind === 'event' && entry.type === 'reseed')
        found.push(
          finding('reseeded', entry.seq, 'the secret was lost; seeds before it cannot be checked'),
        );
    }
    if (begin.seeds.predictable)
      found.push(
        finding('predictable_seeds', 0, 'who made a candidate could have known the race seeds'),
      );
    return end === null ? found : [...found, ...checkReveal(run, begin, end)];
  },
};
