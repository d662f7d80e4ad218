import { ledgerErrors } from '../../errors/ledger.ts';

/** A head held outside the ledger: at `seq` the run's seal was `head`. */
export interface AnchorLine {
  readonly runId: string;
  readonly seq: number;
  readonly head: string;
}

const pattern = /^gs1 ([a-z0-9][A-Za-z0-9-]{0,63}) (0|[1-9][0-9]{0,8}) ([0-9a-f]{64})$/;

/** `gs1 RUN_ID SEQ HEAD`: at most 140 characters, so that it fits the description of a commit status. */
export const renderAnchorLine = ({ runId, seq, head }: AnchorLine): string =>
  `gs1 ${runId} ${String(seq)} ${head}`;

/**
 * Reads an anchor line; blanks around it are dropped, it was copied by a person.
 *
 * @throws ledger.bad-anchor
 */
export const parseAnchorLine = (text: string): AnchorLine => {
  const match = pattern.exec(text.trim());
  if (match === null) throw ledgerErrors['ledger.bad-anchor']({ text: text.slice(0, 200) });
  const [, runId = '', seq = '', head = ''] = match;
  return { runId, seq: Number(seq), head };
};
