import { hkdfSync } from 'node:crypto';
import { isAppError } from '../errors/app-error.ts';
import { searchErrors } from '../errors/search.ts';
import type { Event } from '../events/event.ts';
import type { Forge } from '../forge/forge.ts';
import { type Need, permissionLine } from '../forge/permission-line.ts';
import { refusalOf } from '../forge/refusal.ts';
import { ensureStatus, searchContext } from '../forge/status.ts';
import { ensureSection } from '../forge/sticky.ts';
import type { SealConfig } from '../ledger/config.ts';
import { renderAnchorLine } from '../ledger/anchors/anchor-line.ts';
import { ledgerBranch } from '../ledger/anchors/publication.ts';
import type { AnchorEvent, SealedEntry } from '../ledger/entries.ts';
import type { LedgerWriter, Signer } from '../ledger/ledger.ts';
import { readLedger } from '../ledger/read.ts';
import type { ReportConfig } from '../report/config.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { RunReport } from '../report/model.ts';
import type { AnchorMoment } from '../search/engine/plan.ts';
import { treeOf } from '../search/report.ts';
import { codeSpan, fence } from '../text/markdown.ts';
import type { CommandContext } from './command.ts';
import { publishLedger } from './ledger-branch.ts';
import { jobRemote, type Repository } from './repository.ts';
import { reportOf } from './run-report.ts';
import type { RunWatcher } from './search-request.ts';

/** Sections of one comment, by experiment; the comment shows them in this order. */
export type Sections = Map<string, string>;

interface WatcherParts {
  readonly context: CommandContext;
  readonly repository: Repository;
  readonly forge: Forge;
  readonly event: Event;
  readonly experiment: string;
  /** The commit that gets the status: the pull request's head, else the commit of the event. */
  readonly sha: string;
  readonly pull: number | null;
  /** The key for what is said before a run is opened. */
  readonly loadSigner: () => Signer | null;
  readonly seal: SealConfig;
  readonly report: ReportConfig;
  readonly sections: Sections;
}

/** Watches a run in a job: ledger branch, comment and commit status, each of which may be refused. */
export interface JobWatcher extends RunWatcher {
  /** Where a stranger gets the ledger; null when it could not be published. */
  publication(): RunReport['publication'];
  /** Says that the run could not be done. */
  fail(message: string): Promise<void>;
  /** Address of the comment, null when there is none. */
  commentUrl(): string | null;
}

type Place = AnchorEvent['anchor'];

/** What a push to the ledger branch was refused for. */
class PublishRefused extends Error {
  override readonly name = 'PublishRefused';
  readonly isLasting: boolean;

  constructor(detail: string, isLasting: boolean) {
    super(detail);
    this.isLasting = isLasting;
  }
}

const lastingRefusals: readonly (string | null)[] = [
  'unauthorized',
  'forbidden',
  'not_found',
  'locked',
];

/** Whether asking again in this run is in vain; a forge that is down or busy may be back at the end. */
const isLasting = (error: unknown): boolean =>
  error instanceof PublishRefused ? error.isLasting : lastingRefusals.includes(refusalOf(error));

const renderFailure = (experiment: string, message: string): string =>
  [
    `### Search ${codeSpan(experiment)}`,
    '**This run could not give a result.** Nothing is said about the pull request.',
    fence(message),
  ].join('\n\n');

const markerKey = (signer: Signer | null, repoId: number): Uint8Array | null =>
  signer === null
    ? null
    : new Uint8Array(hkdfSync('sha256', signer.secret, 'guildseal/marker/1', String(repoId), 32));

/** Anchors every head in up to three places and keeps the pull request's one comment and status current. */
export const createJobWatcher = (parts: WatcherParts): JobWatcher => {
  const { context, forge, event, experiment, sha, seal } = parts;
  const { log, clock, random } = context;
  const remote = parts.report.publish === 'branch' ? jobRemote(context) : null;
  const statusContext = searchContext(experiment);
  const off = new Set<Place>();
  let run: Parameters<RunWatcher['open']>[0] | null = null;
  let publication: RunReport['publication'] = null;
  let unpublished: string | null =
    remote === null ? 'report.publish is none in the configuration' : null;
  let url: string | null = null;

  const giveUp = (place: Place, error: unknown, need: Need): void => {
    const message = error instanceof Error ? error.message : String(error);
    const isOver = isLasting(error);
    if (isOver) off.add(place);
    const otherHint = isOver ? permissionLine(forge.kind, need) : 'it is tried again later';
    const hint = isAppError(error) && error.hint !== null ? error.hint : otherHint;
    log.warn(`${place}: ${message}\n${hint}`);
    if (seal.require_anchors.includes(place)) {
      throw searchErrors['search.anchor-required']({ place, problem: message });
    }
  };

  const attempt = async (
    place: Place,
    need: Need,
    act: () => Promise<string | null>,
  ): Promise<string | null> => {
    if (off.has(place)) return null;
    try {
      return await act();
    } catch (error) {
      if (isAppError(error) && error.code === 'search.run-diverged') throw error;
      giveUp(place, error, need);
      return null;
    }
  };

  const readEntries = (ledger: LedgerWriter): readonly SealedEntry[] =>
    readLedger(context.files, ledger.directory).entries;

  const publish = async (ledger: LedgerWriter): Promise<string | null> => {
    if (remote === null || run === null) return null;
    const outcome = await publishLedger(context, parts.repository, remote, {
      runId: ledger.runId,
      directory: ledger.directory,
      entries: readEntries(ledger),
      publishStderr: run.publishStderr,
    });
    if (outcome.ok) {
      publication = {
        branch: ledgerBranch,
        commit: outcome.commit,
        remote: `${event.repo.htmlUrl}.git`,
      };
      unpublished = null;
      return `${ledgerBranch} ${outcome.commit}`;
    }
    publication = null;
    unpublished = outcome.detail;
    // Another job goes on with this very run: two writers would fork the chain.
    if (outcome.refused === 'plan') {
      context.action?.rememberPending([]);
      throw searchErrors['search.run-diverged']({ detail: outcome.detail });
    }
    throw new PublishRefused(outcome.detail, outcome.refused === 'permission');
  };

  const write = async (body: string, state: object): Promise<string | null> => {
    if (parts.pull === null) return null;
    parts.sections.set(experiment, body);
    const section = await ensureSection(
      forge,
      {
        issue: parts.pull,
        kind: 'search',
        repoId: event.repo.id,
        key: markerKey(run === null ? parts.loadSigner() : run.signer, event.repo.id),
        body: context.redact([...parts.sections.values()].join('\n\n')),
        state,
        headSha: sha,
        run: event.run,
      },
      { clock, random, log },
    );
    url = section.url;
    return section.url;
  };

  const comment = (ledger: LedgerWriter, report: RunReport): Promise<string | null> =>
    write(
      renderMarkdown(report, {
        limits: { chars: 56_000, bytes: 56_000 },
        links: { repository: event.repo.htmlUrl, job: event.run.url },
        unpublished,
      }),
      { run_id: ledger.runId, seq: ledger.head?.seq ?? 0, head: ledger.head?.sealId ?? '' },
    );

  const setStatus = async (
    state: 'pending' | 'success' | 'error',
    description: string,
  ): Promise<string | null> => {
    // Before it is set: a process that dies in between must leave no status pending.
    if (state === 'pending') {
      context.action?.rememberPending([{ sha, context: statusContext }]);
    }
    await ensureStatus(forge, {
      sha,
      pull: parts.pull,
      context: statusContext,
      state,
      description,
      targetUrl: url ?? event.run.url,
    });
    if (state !== 'pending') context.action?.rememberPending([]);
    return `${statusContext} ${sha}`;
  };

  return {
    publication: () => publication,
    commentUrl: () => url,
    open: (opened) => {
      run = opened;
      return Promise.resolve();
    },
    anchor: async (moment: AnchorMoment) => {
      if (run === null) return;
      const { ledger } = run;
      const head = ledger.head;
      if (head === null) return;
      const { seq, sealId } = head;
      const line = renderAnchorLine({ runId: ledger.runId, seq, head: sealId });
      const written: { place: Place; where: string }[] = [];
      const note = (place: Place, where: string | null): void => {
        if (where !== null && seal.anchors.includes(place)) written.push({ place, where });
      };
      note('branch', await attempt('branch', 'push', () => publish(ledger)));
      const report = reportOf(context, treeOf(readEntries(ledger)), ledger.directory, publication);
      note('comment', await attempt('comment', 'comment', () => comment(ledger, report)));
      const state = moment === 'end' ? 'success' : moment === 'pause' ? 'error' : 'pending';
      note('status', await attempt('status', 'status', () => setStatus(state, line)));
      for (const { place, where } of written) {
        ledger.append(
          {
            kind: 'event',
            type: 'anchor',
            anchor: place,
            of_seq: seq,
            head: sealId,
            where,
          },
          [{ name: 'head', digest: { sha256: sealId } }],
        );
      }
      ledger.sync();
    },
    fail: async (message) => {
      const text = context.redact(message);
      const failure = renderFailure(experiment, text);
      // What failed first is what the job ends with, also where a place for it is required.
      await attempt('comment', 'comment', () => write(failure, {})).catch(() => null);
      await attempt('status', 'status', () => setStatus('error', text)).catch(() => null);
    },
  };
};
