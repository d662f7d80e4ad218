import { join } from 'node:path';
import { cliErrors } from '../errors/cli.ts';
import { readLedger } from '../ledger/read.ts';
import { parseRunId } from '../ledger/run-files.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { createBranch, exportRefs } from '../workspace/refs.ts';
import type { CommandCall, CommandContext, Outcome } from './command.ts';
import { readNodeChanges } from './import-run.ts';
import { textOption } from './options.ts';
import { openRepository } from './repository.ts';
import { locateRun } from './run-folder.ts';
import { isNodeId } from './verify-checks.ts';

/**
 * `search apply RUN [--node n7]`: puts the result of a run on a new branch. The work tree, the index and
 * every other branch stay as they are.
 */
export const applyRun = async (context: CommandContext, call: CommandCall): Promise<Outcome> => {
  const run = call.args[1];
  if (run === undefined) {
    throw cliErrors['cli.usage']({ message: 'search apply needs a run', command: 'search' });
  }
  const asked = textOption(call, 'node');
  if (asked !== null && !isNodeId(asked)) {
    const expected = 'a node such as n7';
    throw cliErrors['cli.bad-option']({ option: '--node', value: asked, expected });
  }
  const repository = await openRepository(context);
  const directory = await locateRun(context, repository, run);
  const begin = readLedger(context.files, directory).entries[0]?.entry;
  if (begin?.kind !== 'run-begin' || parseRunId(begin.run_id) === null)
    throw cliErrors['cli.no-run']({ run, where: directory });
  const workspace = await openWorkspace(
    { git: repository.git, files: context.files },
    {
      source: { local: repository.source },
      baseCommit: begin.base,
      directory: join(context.files.makeTemporary('apply-'), 'clone.git'),
    },
  );
  try {
    const { node, changes } = await readNodeChanges(context, workspace, { directory, node: asked });
    const { tree } = await workspace.buildTree(changes);
    const commit = await workspace.writeCommit({
      tree,
      parents: [workspace.base.commit],
      message: `Apply ${node} of ${begin.run_id}\n`,
      timeSeconds: workspace.base.timeSeconds + Number(node.slice(1)),
    });
    const branch = textOption(call, 'branch') ?? `guildseal/${begin.run_id}-${node}`;
    const ref = `refs/guildseal/${begin.run_id}/applied/${node}`;
    await exportRefs(repository.git, workspace, repository.source, [{ ref, commit }]);
    await createBranch(repository.git, repository.source, branch, commit);
    const text = `branch ${branch} holds ${node}: ${commit}\nsee it with: git diff ${workspace.base.commit.slice(0, 12)} ${branch}`;
    return { exit: 0, result: { run_id: begin.run_id, node, branch, commit, tree }, text };
  } finally {
    await workspace.close();
  }
};
