import type { ProposalSeal, Usage } from '../../ledger/entries.ts';
import type { BaseIndex } from '../../policy/base-index.ts';
import { judgeChanges, type Violation } from '../../policy/changes.ts';
import type { Policy } from '../../policy/policy.ts';
import type { FileChange, Workspace } from '../../workspace/workspace.ts';
import { createArms } from '../proposers/arms.ts';
import { stream } from '../random.ts';
import type { EditableFiles, Proposer, ProposerFeedback } from '../types.ts';
import { type Contents, renderEdits, withEdits } from './contents.ts';
import { type NodeRecord, shareChanged } from './records.ts';
import { nodeId, type ProposalAction } from './requests.ts';

/** A tree made outside the run. */
export interface ImportedTree {
  readonly description: string;
  /** Against the base. */
  readonly edits: readonly FileChange[];
}

/** A proposal before it is sealed. */
export type Proposed =
  | {
      readonly kind: 'tree';
      readonly record: NodeRecord;
      readonly files: EditableFiles;
      readonly patch: Uint8Array;
      readonly proposal: ProposalSeal;
    }
  | {
      readonly kind: 'void';
      readonly status: 'violation' | 'duplicate' | 'skip';
      readonly reason: string;
      readonly tree: string | null;
      readonly patch: Uint8Array | null;
      readonly violations: readonly Violation[];
      readonly duplicateOf: number | null;
      readonly repeatedDrafts: number;
      readonly proposal: ProposalSeal;
    };

interface ProposalsDeps {
  readonly workspace: Workspace;
  readonly contents: Contents;
  readonly policy: Policy;
  readonly base: BaseIndex;
  readonly seed: number;
  readonly proposers: readonly Proposer[];
  readonly imports: readonly ImportedTree[];
  readonly recordOf: (index: number) => NodeRecord | undefined;
  /** Node that has a tree already. */
  readonly nodeOfTree: (tree: string) => number | undefined;
  readonly check: (
    edits: readonly FileChange[],
    changes: readonly FileChange[],
  ) => Promise<boolean>;
  /** Makes text one safe line of at most 500 characters. */
  readonly line: (text: string) => string;
}

/** Makes the proposals of a run and tells proposers what became of them. */
export interface Proposals {
  baseline(): Proposed;
  propose(index: number, action: ProposalAction, parent: NodeRecord): Promise<Proposed>;
  learn(
    record: NodeRecord,
    feedback: Pick<ProposerFeedback, 'outcome' | 'gain' | 'better'>,
  ): Promise<void>;
}

const free: Usage = {
  usd: '0',
  tokens_in: 0,
  tokens_out: 0,
  calls: 0,
  cpu_ms: 0,
  wall_ms: 0,
  source: 'reported',
};

const sealProposal = (
  kind: string,
  action: ProposalAction,
  arm: string,
  description: string,
): ProposalSeal => ({
  kind,
  action,
  arm,
  model: null,
  cli: null,
  prompt_sha256: null,
  answer_sha256: null,
  description,
  hypothesis: null,
  usage: free,
});

interface Draft {
  readonly kind: string;
  readonly arm: string;
  readonly description: string;
  /** Against the parent. */
  readonly edits: readonly FileChange[];
}

/** With several proposers the arm says which one, `1.number`. */
const armOf = (proposers: readonly Proposer[], index: number, arm: string): string =>
  proposers.length === 1 ? arm : `${index}.${arm}`;

const splitArm = (proposers: readonly Proposer[], arm: string): readonly [number, string] => {
  if (proposers.length === 1) return [0, arm];
  const [index = '0', ...rest] = arm.split('.');
  return [Number(index), rest.join('.')];
};

/** Sets up the proposers of a run; their state follows from `learn` alone. */
export const createProposals = (deps: ProposalsDeps): Proposals => {
  const { workspace, contents, policy, base, proposers } = deps;
  const names = proposers.map((_, index) => String(index));
  const choice = createArms(names);

  const settle = async (
    index: number,
    action: ProposalAction,
    parent: NodeRecord,
    draft: Draft,
  ): Promise<Proposed> => {
    const changes = await contents.againstBase(parent, draft.edits);
    const description = deps.line(
      draft.description === '' ? draft.edits.map(({ path }) => path).join(', ') : draft.description,
    );
    const proposal = sealProposal(draft.kind, action, draft.arm, description);
    const violations = judgeChanges(
      policy,
      base,
      changes.map(({ path, mode, content }) => ({
        path,
        mode,
        content,
        sizeBytes: content?.length ?? 0,
      })),
    );
    const before = await contents.filesOf(parent);
    const none = { patch: null, violations: [], duplicateOf: null, repeatedDrafts: 0, proposal };
    const [first] = violations;
    if (first !== undefined) {
      const reason = first.code;
      return { kind: 'void', status: 'violation', reason, tree: null, ...none, violations };
    }
    const tree = workspace.hashTree(changes);
    if (tree === parent.tree) {
      return { kind: 'void', status: 'skip', reason: 'no_change', tree, ...none };
    }
    const patch = renderEdits(before, draft.edits, contents.executable, workspace.objectFormat);
    const known = deps.nodeOfTree(tree);
    if (known !== undefined) {
      const duplicate = { ...none, patch, duplicateOf: known };
      return { kind: 'void', status: 'duplicate', reason: 'same_tree', tree, ...duplicate };
    }
    const built = await workspace.buildTree(changes);
    const record = {
      index,
      parent: parent.index,
      tree: built.tree,
      manifestSha256: built.manifestSha256,
      patchSha256: null,
      changed: shareChanged(built.changed, parent),
      arm: draft.arm,
      description,
    };
    return { kind: 'tree', record, files: withEdits(before, draft.edits), patch, proposal };
  };

  const proposeEdit = async (
    index: number,
    action: ProposalAction,
    parent: NodeRecord,
  ): Promise<Proposed> => {
    const pick = Number(
      proposers.length === 1 ? '0' : choice.pick(names, stream(deps.seed, 'proposer', index)),
    );
    const proposer = proposers[pick];
    if (proposer === undefined) throw new RangeError('an experiment has at least one proposer');
    const files = await contents.filesOf(parent);
    const kept = await contents.againstBase(parent, []);
    const against = (edits: readonly FileChange[]): readonly FileChange[] => {
      const edited = new Set(edits.map(({ path }) => path));
      return [...kept.filter(({ path }) => !edited.has(path)), ...edits];
    };
    const answer = await proposer.propose({
      index,
      parent: { node: nodeId(parent.index), files, executable: contents.executable },
      random: stream(deps.seed, 'propose', index),
      knownAs: (edits) => {
        const known = deps.nodeOfTree(workspace.hashTree(against(edits)));
        return known === undefined ? null : nodeId(known);
      },
      check: (edits) => deps.check(edits, against(edits)),
    });
    if (answer.kind === 'refused') {
      const description = deps.line(`${answer.duplicateDraws} drafts repeated known trees`);
      return {
        kind: 'void',
        status: 'skip',
        reason: answer.reason,
        tree: null,
        patch: null,
        violations: [],
        duplicateOf: null,
        repeatedDrafts: answer.duplicateDraws,
        proposal: sealProposal(proposer.kind, action, armOf(proposers, pick, 'none'), description),
      };
    }
    const { edits, arm, description } = answer.draft;
    const draft = { kind: proposer.kind, arm: armOf(proposers, pick, arm), description, edits };
    return settle(index, action, parent, draft);
  };

  return {
    baseline: () => ({
      kind: 'tree',
      record: {
        index: 0,
        parent: null,
        tree: workspace.base.tree,
        manifestSha256: workspace.base.manifestSha256,
        patchSha256: null,
        changed: [],
        arm: 'baseline',
        description: 'the base commit',
      },
      files: contents.base,
      patch: new Uint8Array(),
      proposal: sealProposal('baseline', 'baseline', 'baseline', 'the base commit'),
    }),
    propose: async (index, action, parent) => {
      if (action !== 'import') return proposeEdit(index, action, parent);
      const imported = deps.imports[index - 1];
      if (imported === undefined) throw new RangeError(`no import ${index}`);
      const { description, edits } = imported;
      return settle(index, action, parent, { kind: 'import', arm: 'import', description, edits });
    },
    learn: async (record, feedback) => {
      if (record.parent === null || record.arm === 'import') return;
      const parent = deps.recordOf(record.parent);
      const [pick, arm] = splitArm(proposers, record.arm);
      const proposer = proposers[pick];
      if (parent === undefined || proposer === undefined) return;
      const edits = await contents.editsOf(record);
      proposer.learn({
        node: nodeId(record.index),
        parent: nodeId(parent.index),
        arm,
        parentFiles: await contents.filesOf(parent),
        edits,
        ...feedback,
      });
      choice.learn(String(pick), feedback.better);
    },
  };
};
