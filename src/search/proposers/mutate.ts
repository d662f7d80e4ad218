import type { MutateConfig, MutateOperator } from '../config.ts';
import { mutateOperators } from '../config.ts';
import type { FileChange } from '../../workspace/workspace.ts';
import type {
  Draft,
  EditableFiles,
  Proposal,
  Proposer,
  ProposerFeedback,
  ProposeRequest,
} from '../types.ts';
import { createArms } from './arms.ts';
import { blockDelete } from './operators/block.ts';
import { identifierSwap } from './operators/identifier.ts';
import {
  lineDelete,
  lineDuplicate,
  lineInsert,
  lineMove,
  lineReplace,
  lineSwap,
} from './operators/lines.ts';
import { number } from './operators/number.ts';
import type { Edit, EditContext, Operator } from './operators/operator.ts';
import { createRange, rangeRule } from './operators/range.ts';
import { tokenSwap } from './operators/token.ts';
import { addHunk, armFeature, createScreening } from './screening.ts';
import type { Change } from './screening.ts';
import { createSteps, learnSteps } from './steps.ts';
import { applyHunks, diffLines, parseText, renderText } from './text-file.ts';
import type { TextFile } from './text-file.ts';

const rangeShare = 0.5;
const mostDuplicates = 64;
const mostRefusedByCheck = 32;
/** Duplicates after which an arm is left alone for the rest of a proposal. */
const mostDuplicatesOfArm = 16;
const largestFileBytes = 1024 ** 2;
const keptFiles = 64;
const keptBytes = 4 * 1024 ** 2;

/** Limits from the experiment's other settings. */
interface MutateOptions {
  /** Size a changed file may have; 1 MiB when left out. */
  readonly maxFileBytes?: number;
}

interface Candidate extends Draft {
  readonly change: Change;
}

/** Parsed files by their bytes' identity, the last few. */
const createReader = () => {
  const known = new Map<Uint8Array, TextFile | null>();
  let held = 0;
  return (path: string, bytes: Uint8Array): TextFile | null => {
    const seen = known.get(bytes);
    if (seen !== undefined && (seen === null || seen.path === path)) return seen;
    const file = bytes.length > largestFileBytes ? null : parseText(path, bytes);
    if (seen === undefined) held += bytes.length;
    known.set(bytes, file);
    for (const oldest of known.keys()) {
      if (known.size <= keptFiles && held <= keptBytes) break;
      known.delete(oldest);
      held -= oldest.length;
    }
    return file;
  };
};

/**
 * The built-in proposer: edits text without a model. Which operator works is learned by a bandit, which of
 * a few drafts is evaluated by a linear model; all of its state follows from `learn`.
 */
export const createMutate = (config: MutateConfig, options: MutateOptions = {}): Proposer => {
  const allowed = config.operators === 'all' ? mutateOperators : config.operators;
  const maxFileBytes = Math.min(largestFileBytes, options.maxFileBytes ?? largestFileBytes);
  const range = createRange(config.ranges.map(rangeRule));
  const simple: Readonly<Record<Exclude<MutateOperator, 'compound'>, Operator>> = {
    range: range.operator,
    number,
    line_delete: lineDelete,
    line_duplicate: lineDuplicate,
    line_swap: lineSwap,
    line_move: lineMove,
    line_replace: lineReplace,
    line_insert: lineInsert,
    block_delete: blockDelete,
    token: tokenSwap,
    identifier_swap: identifierSwap,
  };
  const names = mutateOperators.filter((name) => allowed.includes(name));
  const arms = createArms(names);
  const steps = createSteps();
  const screening = createScreening();
  const read = createReader();

  const readAll = (files: EditableFiles): readonly TextFile[] => {
    const texts: TextFile[] = [];
    for (const [path, bytes] of files) {
      const file = read(path, bytes);
      if (file !== null && file.lines.length > 0) texts.push(file);
    }
    return texts;
  };

  /** `wantsRange`: the coin of this draft, kept while it is drawn again. */
  const pickArm = (
    context: EditContext,
    dry: ReadonlySet<string>,
    wantsRange: boolean,
  ): MutateOperator | null => {
    const open = names.filter((name) => !dry.has(name));
    const others = open.filter((name) => name !== 'range');
    const ranges = open.length > others.length && range.hasSites(context);
    if (ranges && (wantsRange || others.length === 0)) return 'range';
    return others.length === 0 ? null : arms.pick(others, context.random);
  };

  /** Two edits, the second on what the first left; with one site only, the one. */
  const compound = (context: EditContext): readonly Edit[] => {
    const edits: Edit[] = [];
    let files = context.files;
    const dry = new Set<string>(['compound']);
    while (edits.length < 2) {
      const now = { ...context, files };
      const arm = pickArm(now, dry, context.random.next() < rangeShare);
      if (arm === null || arm === 'compound') return [];
      const edit = simple[arm](now);
      if (edit === null) {
        dry.add(arm);
        continue;
      }
      edits.push(edit);
      const changed = applyHunks(edit.file, edit.hunks);
      files = files.map((file) => (file === edit.file ? changed : file));
    }
    return edits;
  };

  const drawEdits = (arm: MutateOperator, context: EditContext): readonly Edit[] => {
    if (arm === 'compound') return compound(context);
    const edit = simple[arm](context);
    return edit === null ? [] : [edit];
  };

  const finish = (
    arm: MutateOperator,
    edits: readonly Edit[],
    request: ProposeRequest,
  ): Candidate | null => {
    const change: Change = new Map([[armFeature(arm), 1]]);
    const results = new Map<string, TextFile>();
    for (const edit of edits) {
      for (const hunk of edit.hunks) addHunk(change, edit.file.lines, hunk);
      results.set(edit.file.path, applyHunks(edit.file, edit.hunks));
    }
    const changes: FileChange[] = [];
    for (const [path, file] of [...results].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const content = renderText(file);
      const old = request.parent.files.get(path);
      if (old !== undefined && Buffer.compare(old, content) === 0) continue;
      if (content.length > maxFileBytes) return null;
      const mode = request.parent.executable?.has(path) === true ? '100755' : '100644';
      changes.push({ path, mode, content });
    }
    if (changes.length === 0) return null;
    return { edits: changes, arm, description: edits.map((e) => e.description).join('; '), change };
  };

  /** Up to `screen` drafts with unseen trees, best first. */
  const drawBatch = (
    request: ProposeRequest,
    context: EditContext,
    tally: { duplicates: number },
  ): readonly Candidate[] => {
    const wanted = Math.max(1, config.screen);
    const batch: { readonly candidate: Candidate; readonly score: number }[] = [];
    const dry = new Set<string>();
    const misses = new Map<string, number>();
    let wantsRange = context.random.next() < rangeShare;
    while (batch.length < wanted && tally.duplicates <= mostDuplicates) {
      const arm = pickArm(context, dry, wantsRange);
      if (arm === null) break;
      const edits = drawEdits(arm, context);
      const candidate = edits.length === 0 ? null : finish(arm, edits, request);
      const isNew = candidate !== null && request.knownAs(candidate.edits) === null;
      if (isNew) {
        const score = config.screen > 1 ? screening.draw(candidate.change, context.random) : 0;
        batch.push({ candidate, score });
        wantsRange = context.random.next() < rangeShare;
        continue;
      }
      if (candidate !== null) tally.duplicates += 1;
      const missed = (misses.get(arm) ?? 0) + 1;
      misses.set(arm, missed);
      if (missed >= mostDuplicatesOfArm) dry.add(arm);
    }
    return batch.sort((a, b) => b.score - a.score).map(({ candidate }) => candidate);
  };

  const propose = async (request: ProposeRequest): Promise<Proposal> => {
    const context = { files: readAll(request.parent.files), random: request.random, steps };
    const tally = { duplicates: 0 };
    let refusedByCheck = 0;
    for (;;) {
      const batch = drawBatch(request, context, tally);
      for (const { edits, arm, description } of batch) {
        if (await request.check(edits))
          return { kind: 'draft', draft: { edits, arm, description } };
        refusedByCheck += 1;
        if (refusedByCheck > mostRefusedByCheck) break;
      }
      if (batch.length === 0 || refusedByCheck > mostRefusedByCheck) {
        return { kind: 'refused', reason: 'no_draft', duplicateDraws: tally.duplicates };
      }
    }
  };

  const learn = (feedback: ProposerFeedback): void => {
    const change: Change = new Map([[armFeature(feedback.arm), 1]]);
    for (const edit of feedback.edits) {
      const old = feedback.parentFiles.get(edit.path);
      const before = old === undefined ? null : read(edit.path, old);
      const after = edit.content === null ? null : read(edit.path, edit.content);
      if (before === null || after === null) continue;
      const hunk = diffLines(before.lines, after.lines);
      if (hunk === null) continue;
      addHunk(change, before.lines, hunk);
      if (feedback.gain !== null) {
        learnSteps(steps, edit.path, before.lines, hunk, feedback.better);
      }
    }
    screening.learn(change, feedback.gain);
    arms.learn(feedback.arm, feedback.better);
  };

  return { kind: 'mutate', propose, learn };
};
