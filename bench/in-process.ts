import type { MutateConfig } from '../src/search/config.ts';
import { createMutate } from '../src/search/proposers/mutate.ts';
import { stream } from '../src/search/random.ts';
import { startStrategy } from '../src/search/strategies/registry.ts';
import type { NodeFigures } from '../src/search/strategies/strategy.ts';
import type { EditableFiles } from '../src/search/types.ts';

/** A task scored without processes: greater is better, null is a crash. */
export interface Task {
  readonly files: EditableFiles;
  readonly score: (files: EditableFiles) => number | null;
  readonly mutate: MutateConfig;
  readonly optimum: number;
}

export interface Climb {
  readonly best: number;
  readonly evaluations: number;
  /** Evaluation at which the optimum was reached. */
  readonly reached: number | null;
  readonly arms: ReadonlyMap<string, { tried: number; better: number }>;
}

const keyOf = (files: EditableFiles): string =>
  [...files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\0');

/** A noise-free search with window 1: the default strategy and `mutate`, no sandbox, no ledger. */
export const climb = async (task: Task, trials: number, seed: number): Promise<Climb> => {
  const proposer = createMutate(task.mutate);
  const strategy = startStrategy({ name: 'plateau', p_min: 0.05, eps: 0.15 });
  const nodes: { files: EditableFiles; score: number; figures: NodeFigures | null }[] = [];
  const known = new Map<string, `n${number}`>();
  const arms = new Map<string, { tried: number; better: number }>();
  let incumbent = 0;
  let evaluations = 0;
  let reached: number | null = null;

  const show = (index: number, change: Partial<NodeFigures>): void => {
    const node = nodes[index];
    if (node === undefined || node.figures === null) return;
    const before = node.figures;
    node.figures = { ...before, ...change };
    strategy.apply({ kind: 'node', before, after: node.figures });
  };
  const stand = (): void => {
    const score = nodes[incumbent]?.score ?? 0;
    strategy.apply({ kind: 'standing', standing: { incumbent, score, error: 0, tie: 0, k: 1 } });
  };
  const add = (files: EditableFiles): number | null => {
    const index = nodes.length;
    const score = task.score(files);
    evaluations += 1;
    known.set(keyOf(files), `n${index}`);
    const figures: NodeFigures | null =
      score === null
        ? null
        : { index, score, n: 1, tries: 0, flying: 0, repeatedDrafts: 0, isOpen: true };
    nodes.push({ files, score: score ?? -Infinity, figures });
    if (score === null) return null;
    strategy.apply({ kind: 'node', before: null, after: figures });
    if (index === 0 || score > (nodes[incumbent]?.score ?? 0)) incumbent = index;
    if (score >= task.optimum) reached ??= evaluations;
    stand();
    return score;
  };

  const isReached = (): boolean => reached !== null;

  add(task.files);
  for (let step = 1; evaluations < trials && !isReached() && step < 20 * trials; step += 1) {
    const action = strategy.decide(stream(seed, 'decide', step));
    if (action.kind === 'stop') break;
    const parentIndex = action.kind === 'restart' ? 0 : action.node;
    const parent = nodes[parentIndex];
    if (parent === undefined) break;
    const merge = (edits: readonly { path: string; content: Uint8Array | null }[]) => {
      const files = new Map(parent.files);
      for (const edit of edits) if (edit.content !== null) files.set(edit.path, edit.content);
      return files;
    };
    const proposal = await proposer.propose({
      index: nodes.length,
      parent: { node: `n${parentIndex}`, files: parent.files },
      random: stream(seed, 'propose', step),
      knownAs: (edits) => known.get(keyOf(merge(edits))) ?? null,
      check: () => Promise.resolve(true),
    });
    if (proposal.kind === 'refused') {
      show(parentIndex, {
        repeatedDrafts: (parent.figures?.repeatedDrafts ?? 0) + proposal.duplicateDraws,
      });
      strategy.apply({ kind: 'refused', drafts: proposal.duplicateDraws });
    } else {
      const { draft } = proposal;
      const index = nodes.length;
      const score = add(merge(draft.edits));
      show(parentIndex, { tries: (parent.figures?.tries ?? 0) + 1, repeatedDrafts: 0 });
      const better = score !== null && score > parent.score;
      const arm = arms.get(draft.arm) ?? { tried: 0, better: 0 };
      arms.set(draft.arm, { tried: arm.tried + 1, better: arm.better + (better ? 1 : 0) });
      const keep = score !== null && score >= (nodes[incumbent]?.score ?? 0);
      proposer.learn({
        node: `n${index}`,
        parent: `n${parentIndex}`,
        arm: draft.arm,
        outcome: score === null ? 'crash' : keep ? 'keep' : 'discard',
        gain: score === null ? null : score - parent.score,
        better,
        parentFiles: parent.files,
        edits: draft.edits,
      });
    }
    strategy.apply({ kind: 'decided' });
  }
  return { best: nodes[incumbent]?.score ?? 0, evaluations, reached, arms };
};
