import { isDeepStrictEqual } from 'node:util';

import { forgeErrors } from '../errors/forge.ts';
import type { User } from '../events/event.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Forge, ForgeComment } from './forge.ts';
import { plainText, stripMarkers } from './marker.ts';
import type { MarkerScope, SectionKind } from './marker.ts';
import { isOlder, readParts, readSections, renderPage } from './page.ts';
import type { PagePart, Section } from './page.ts';
import { headNow, supersededWords } from './supersede.ts';

/** What a command wants to be read in its section of our one comment. */
export interface SectionRequest {
  readonly issue: number;
  readonly kind: SectionKind;
  readonly repoId: number;
  /** From HKDF over the seal key; null: no proof, and nothing there is believed. */
  readonly key: Uint8Array | null;
  readonly body: string;
  /** JSON, 8 KiB at most. */
  readonly state: unknown;
  readonly headSha: string;
  readonly run: { readonly number: number; readonly attempt: number };
}

export interface SectionResult {
  readonly url: string;
  /**
   * `adopted`: another run had made the comment in the same moment, ours went into it. `outdated`: a
   * newer run's section stands, nothing was written.
   */
  readonly action: 'created' | 'updated' | 'unchanged' | 'adopted' | 'outdated';
}

export interface StickyDeps {
  readonly clock: Pick<Clock, 'wait'>;
  readonly random: Random;
  readonly log: Pick<Log, 'warn' | 'debug'>;
}

const maxStateBytes = 8 * 1024;
const maxLost = 3;
const maxPasses = 8;

interface View {
  /** The parts of the page that counts, in order; empty when there is none. */
  readonly own: readonly PagePart[];
  /** Pages and parts that must go. */
  readonly extra: readonly PagePart[];
  readonly strangers: readonly ForgeComment[];
}

const isAuthor = (me: User | null, author: User): boolean =>
  me !== null && (me.id === 0 ? me.login === author.login : me.id === author.id);

const view = (scope: MarkerScope, comments: readonly ForgeComment[], me: User | null): View => {
  const { parts, strangers } = readParts(scope, comments, (one) => isAuthor(me, one.author));
  const byAge = [...parts].sort((a, b) => a.comment.id - b.comment.id);
  const root = byAge.find((part) => part.page.part === 1);
  const own: PagePart[] = [];
  for (const part of byAge) {
    const taken = own.some((one) => one.page.part === part.page.part);
    if (root !== undefined && part.page.op === root.page.op && !taken) own.push(part);
  }
  own.sort((a, b) => a.page.part - b.page.part);
  return { own, extra: byAge.filter((part) => !own.includes(part)), strangers };
};

/** Reads a section as it stands, if it is ours and, with a key, proven to be. */
export const readSection = async (
  forge: Forge,
  where: Pick<SectionRequest, 'issue' | 'kind' | 'repoId' | 'key'>,
): Promise<Section | null> => {
  const me = await forge.whoAmI();
  const { own } = view(where, await forge.comments(where.issue), me);
  return readSections(own).find((section) => section.kind === where.kind) ?? null;
};

const checkState = (state: unknown): unknown => {
  const text = JSON.stringify(state ?? null);
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > maxStateBytes) {
    throw forgeErrors['forge.state-too-large']({ sizeBytes, maxBytes: maxStateBytes });
  }
  return JSON.parse(text) as unknown;
};

/**
 * Makes our one comment on a pull request say `body` in the section of `kind`, and leaves every other
 * section as it is. Writes only what differs, deletes twins of ours, and never touches a comment that is
 * not proven ours. Throws `forge.*`: the caller then goes to its next channel.
 */
export const ensureSection = async (
  forge: Forge,
  request: SectionRequest,
  deps: StickyDeps,
): Promise<SectionResult> => {
  const { issue, kind, headSha, run, key } = request;
  const scope: MarkerScope = { repoId: request.repoId, issue, key };
  const data = checkState(request.state);
  const freshOp = Buffer.from(deps.random.bytes(16)).toString('hex');
  const warned = new Set<number>();
  let posted = false;
  let patched = false;
  let gone = 0;
  let lost = 0;

  const actionOf = (op: string): SectionResult['action'] => {
    if (posted) return op === freshOp ? 'created' : 'adopted';
    return patched ? 'updated' : 'unchanged';
  };

  const warn = (strangers: readonly ForgeComment[]): void => {
    for (const { id, htmlUrl } of strangers) {
      if (warned.has(id)) continue;
      warned.add(id);
      deps.log.warn(
        `a comment that looks like ours but is not proven to be is ignored: ${htmlUrl}`,
      );
    }
  };

  const look = async (): Promise<View> => {
    const first = view(scope, await forge.comments(issue), await forge.whoAmI());
    if (first.extra.length === 0) return first;
    // Two runs raced, or parts are left over: nothing is deleted on one look alone.
    return view(scope, await forge.comments(issue), await forge.whoAmI());
  };

  const remove = async (parts: readonly PagePart[]): Promise<void> => {
    for (const { comment } of parts) {
      try {
        await forge.deleteComment(comment.id);
      } catch (error) {
        deps.log.warn(`a second comment of ours could not be deleted: ${String(error)}`);
      }
    }
  };

  /** Sections of twins that the page that counts does not have. */
  const merge = (seen: View): readonly Section[] => {
    const sections = [...readSections(seen.own)];
    for (const twin of readSections(seen.extra)) {
      if (!sections.some((section) => section.kind === twin.kind)) sections.push(twin);
    }
    return sections;
  };

  for (let pass = 0; pass < maxPasses && lost <= maxLost; pass += 1) {
    const seen = await look();
    warn(seen.strangers);
    const [root] = seen.own;
    const sections = merge(seen);
    const standing = sections.find((section) => section.kind === kind) ?? null;
    if (standing?.edited === true && key !== null) {
      deps.log.warn(`the text of our comment was changed by hand; it is written again`);
    }
    const current = await headNow(forge, issue);
    const newer =
      standing !== null &&
      isOlder({ run: run.number, attempt: run.attempt }, standing.run, standing.attempt);
    if (newer && key !== null && root !== undefined) {
      // An older run may still speak for the current head when the newer one does not.
      if (headSha !== current || standing.head === headSha) {
        return { url: root.comment.htmlUrl, action: 'outdated' };
      }
    }
    const moved = current !== null && current !== headSha;
    const note = moved
      ? `> This is about \`${headSha.slice(0, 12)}\`, ${supersededWords(current)}.\n\n`
      : '';
    const wanted: Section = {
      kind,
      head: headSha,
      run: run.number,
      attempt: run.attempt,
      data,
      text: plainText(note + stripMarkers(request.body)),
      edited: false,
    };
    const same =
      standing !== null && standing.head === headSha && isDeepStrictEqual(standing.data, data);
    const others = sections.filter((section) => section.kind !== kind);
    const op = root?.page.op ?? freshOp;
    const partOf = (number: number) => seen.own.find((part) => part.page.part === number);
    const bodiesWith = (section: Section) =>
      renderPage(scope, op, [...others, section], kind, (part) => {
        return partOf(part)?.comment.htmlUrl ?? null;
      });
    const differs = (pages: ReturnType<typeof bodiesWith>): boolean =>
      pages.some(({ body }, index) => {
        const there = partOf(index + 1)?.comment.body;
        return there === undefined || plainText(there) !== plainText(body);
      });
    // Run number and attempt alone are no reason to write.
    const quiet = same
      ? bodiesWith({ ...wanted, run: standing.run, attempt: standing.attempt })
      : null;
    const pages = quiet !== null && !differs(quiet) ? quiet : bodiesWith(wanted);
    const surplus = seen.own.filter((part) => part.page.part > pages.length);
    if (root !== undefined && !differs(pages)) {
      await remove([...seen.extra, ...surplus]);
      return { url: root.comment.htmlUrl, action: actionOf(op) };
    }

    let created = false;
    let intact = true;
    for (const [index, { body, marker }] of pages.entries()) {
      const there = partOf(index + 1);
      if (there === undefined) {
        await forge.createComment(issue, body, marker);
        created = true;
        if (index === 0) posted = true;
        else patched = true;
      } else if (plainText(there.comment.body) !== plainText(body)) {
        const updated = await forge.updateComment(there.comment.id, body);
        if (updated === null) {
          gone += 1;
          intact = false;
          if (gone > 1) {
            throw forgeErrors['forge.not-found']({
              request: 'PATCH a comment of ours',
              answer: 'deleted twice while it was written',
            });
          }
          break;
        }
        patched = true;
        const back = await forge.comment(there.comment.id);
        if (back === null || plainText(back.body) !== plainText(body)) {
          intact = false;
          lost += 1;
        }
      }
    }
    if (intact && !created) {
      await remove([...seen.extra, ...surplus]);
      if (root !== undefined) {
        return { url: root.comment.htmlUrl, action: actionOf(op) };
      }
    }
    if (!intact && gone === 0) {
      const [byte = 0] = deps.random.bytes(1);
      await deps.clock.wait(200 * 2 ** lost + byte * 4);
    }
  }
  throw forgeErrors['forge.edit-lost']({ issue, tries: lost });
};
