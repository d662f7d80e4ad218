import {
  type Figures,
  formatCount,
  formatFigure,
  formatSealed,
  formatSigned,
  plural,
} from './figures.ts';
import type { RunReport } from './model.ts';

/** One run of words; `text` may hold names from outside, so every renderer escapes it. */
export interface Part {
  readonly kind: 'plain' | 'strong' | 'code';
  readonly text: string;
}

const plain = (text: string): Part => ({ kind: 'plain', text });
const strong = (text: string): Part => ({ kind: 'strong', text });
const code = (text: string): Part => ({ kind: 'code', text });

/** Sealed ends of an interval, as people read them; one figure where no noise was ever seen. */
export const formatInterval = (low: string, high: string): string =>
  low === high
    ? `exactly ${formatSigned(Number(low))}`
    : `${formatSigned(Number(low))} to ${formatSigned(Number(high))}`;

const valueOf = (report: RunReport, value: string | null): Part[] => [
  code(report.metric.name),
  plain(' '),
  strong(value ?? 'none'),
];

/** The outcome in one plain sentence: confirmed better, best seen, nothing better, or still running. */
export const sayOutcome = (report: RunReport, figures: Figures): readonly Part[] => {
  const { conclusion, best, baselineValue, bestValue } = figures;
  const lead = figures.running
    ? [
        strong('Running'),
        plain(
          `: ${formatCount(report.spent.trials)} of ${plural(report.budget.trials, 'trial')}. `,
        ),
      ]
    : [];
  switch (conclusion) {
    case 'no_baseline':
      return figures.running
        ? [strong('Running'), plain(': the baseline is being measured.')]
        : [strong('No result'), plain(': the baseline has no value.')];
    case 'none_better':
      return [
        ...lead,
        figures.running ? plain('Nothing better so far') : strong('Nothing better found'),
        plain(': no trial beat the baseline, '),
        ...valueOf(report, baselineValue),
        plain('.'),
      ];
    case 'best_seen':
      return [
        ...lead,
        figures.running
          ? plain('Best seen so far, not confirmed: ')
          : strong('Best seen, not confirmed'),
        ...(figures.running ? [] : [plain(': ')]),
        code(best?.id ?? ''),
        plain(' measured '),
        ...valueOf(report, bestValue),
        plain(` against the baseline's ${baselineValue ?? 'none'}.`),
      ];
    case 'confirmed':
      return [
        ...lead,
        strong('Confirmed better'),
        plain(': '),
        code(best?.id ?? ''),
        plain(' reaches '),
        ...valueOf(report, bestValue),
        plain(
          ` against the baseline's ${baselineValue ?? 'none'}; gain ${
            report.confirmed === null
              ? ''
              : `${formatSigned(Number(report.confirmed.mean))} (${formatInterval(report.confirmed.low, report.confirmed.high)})`
          }.`,
        ),
      ];
  }
};

/** How far the confirmation went, or why there is none; null while nothing can be said. */
export const sayConfirmation = (report: RunReport, figures: Figures): string | null => {
  const { promotion, conclusion } = figures;
  if (conclusion === 'confirmed' && report.confirmed !== null) {
    const reference = promotion?.reference ?? figures.baseline?.id ?? 'n0';
    return `Confirmed on ${plural(report.confirmed.n, 'fresh pair')} against ${reference}, on seeds no candidate could know. The gain is measured anew there; it is not the search value.`;
  }
  if (conclusion !== 'best_seen') return null;
  if (promotion === null) {
    return figures.running
      ? 'Search values are optimistic; the best nodes are confirmed on fresh seeds at the end.'
      : 'No confirmation was run, so the value may be luck.';
  }
  const interval =
    promotion.mean === null || promotion.low === null || promotion.high === null
      ? ''
      : ` (gain ${formatSigned(Number(promotion.mean))}, ${formatInterval(promotion.low, promotion.high)}, ${plural(promotion.n, 'pair')})`;
  switch (promotion.outcome) {
    case 'better':
      return `The confirmation against ${promotion.reference} found it better${interval}.`;
    case 'refuted':
      return `The confirmation on fresh seeds refuted it${interval}.`;
    case 'unconfirmed':
      return `The confirmation on fresh seeds could not tell it from ${promotion.reference}${interval}.`;
    case 'running':
      return `Its confirmation on fresh seeds is under way (${plural(promotion.n, 'pair')} so far).`;
  }
};

const budgetWords: Readonly<Record<string, string>> = {
  trials: 'the budget of trials is used up',
  evaluations: 'the budget of evaluations is used up',
  wall: 'the time is used up',
  tokens: 'the budget of tokens is used up',
  usd: 'the budget of money is used up',
};

const finishedWords: Readonly<Record<string, string>> = {
  exhausted: 'every open node was tried out',
  unproductive: 'many proposals in a row led to no evaluation',
  failures: 'too many failures in a row',
  plateau: 'too many trials in a row without gain',
  stopped: 'stopped by command',
};

/** Why the run ended, one clause without a full stop; `reason` is one of the sealed enum. */
export const sayStop = (report: RunReport): string => {
  const reason = report.reason ?? '';
  switch (report.status) {
    case 'running':
      return 'still running';
    case 'finished':
      return `finished: ${finishedWords[reason] ?? (reason === '' ? 'done' : reason)}`;
    case 'budget':
      return `stopped: ${budgetWords[reason] ?? 'the budget is used up'}`;
    case 'target':
      return `target ${report.metric.target === null ? '' : formatSealed(report.metric.target)} reached`.replace(
        '  ',
        ' ',
      );
    case 'paused':
      return `paused${reason === '' ? '' : ` (${reason})`}; resumable`;
    case 'interrupted':
      return 'interrupted; resumable';
  }
};

/** How commands were confined, in one sentence. */
export const sayIsolation = (report: RunReport): string => {
  const { level, mode, bwrap, network, seccomp_sha256: seccomp } = report.isolation;
  if (level === 'none') {
    return `none: candidates ran unconfined, with network ${network === 'open' ? 'open' : 'off'}`;
  }
  const how = mode === 'privileged' ? 'privileged' : 'user namespaces';
  return `bubblewrap${bwrap === null ? '' : ` ${bwrap}`} (${how}), network ${network === 'none' ? 'off' : 'open'}, ${
    seccomp === null ? 'no system call filter' : 'system call filter on'
  }`;
};

/** What to do for a stronger isolation; empty when there is nothing stronger. */
export const adviseIsolation = (report: RunReport): readonly string[] => {
  const { isolation } = report;
  const advice: string[] = [];
  if (isolation.level === 'none') {
    advice.push(
      'For a real sandbox install bubblewrap (apt-get install bubblewrap), allow user namespaces and set sandbox.min_isolation: bwrap.',
    );
  }
  if (isolation.network === 'open') {
    advice.push('To close the network set sandbox.network: false.');
  }
  if (isolation.key_exposed) {
    advice.push(
      'To hide the signing key from candidates run at level bwrap, or as another user than the one that holds it.',
    );
  }
  const loose = Object.entries(isolation.limits)
    .filter(([, limit]) => limit.approximate || limit.by === 'none')
    .map(([name]) => name)
    .sort();
  if (loose.length > 0 && isolation.level === 'bwrap') {
    advice.push(
      `For exact limits (${loose.join(', ')}) delegate a cgroup to this user; they are approximate now.`,
    );
  }
  return advice;
};

/** What lowers the trust in the run, then what would raise it. */
export const listCautions = (report: RunReport): readonly string[] => [
  ...report.cautions.filter((line) => line.trim() !== ''),
  ...adviseIsolation(report),
];

/** What the run has used: trials, evaluations, time, and money where it cost any. */
export const saySpent = (report: RunReport): readonly { name: string; value: string }[] => {
  const { spent, budget } = report;
  return [
    { name: 'Trials', value: `${formatCount(spent.trials)} of ${formatCount(budget.trials)}` },
    {
      name: 'Evaluations',
      value: `${formatCount(spent.evaluations)} of ${formatCount(budget.evaluations)}`,
    },
    ...(Number(spent.usd) === 0 && spent.tokens === 0
      ? []
      : [
          { name: 'Tokens', value: formatCount(spent.tokens) },
          { name: 'Cost', value: `${formatFigure(Number(spent.usd))} USD` },
        ]),
  ];
};
