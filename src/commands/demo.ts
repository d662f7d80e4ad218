import { join, resolve } from 'node:path';
import { runFiles } from '../ledger/run-files.ts';
import type { CommandContext, Outcome, RunCommand } from './command.ts';
import { makeDemoRepository } from './demo-repository.ts';
import { countOption, textOption } from './options.ts';
import { openRepository } from './repository.ts';
import { runSearchCommand } from './search.ts';
import { renderVerification, verifyFolder } from './verify.ts';

interface DemoResult {
  readonly run_id: string;
  readonly isolation: { readonly level: string; readonly mode: string | null };
  readonly ledger: { readonly path: string };
}

const sayIsolation = ({ level, mode }: DemoResult['isolation']): string =>
  level === 'none'
    ? 'isolation: none - the commands ran unconfined; install bubblewrap for a sandbox (apt-get install -y bubblewrap)'
    : `isolation: ${level}${mode === null ? '' : ` (${mode})`} - the strongest there is in this version`;

/** `demo`: the main job on a temporary repository, offline: search, seal, verify, report. */
export const runDemoCommand: RunCommand = async (context, call): Promise<Outcome> => {
  const example = textOption(call, 'example') ?? 'kmod';
  const trials = countOption(call, 'trials');
  const named = textOption(call, 'dir');
  const folder =
    named === null ? context.makeKept('guildseal-demo-') : resolve(context.repo, named);
  const { log } = context;
  log.info(`a demo repository in ${folder}, from examples/${example}`);
  const { privateKey, publicKeyFile } = await makeDemoRepository(context, example, folder);
  const inside: CommandContext = {
    ...context,
    // Also in a job it has nothing to do with what the event is about.
    action: null,
    repo: folder,
    configPath: '.guildseal.yml',
    sealKeyInput: privateKey,
  };
  const searched = await runSearchCommand(inside, {
    args: [example],
    options: trials === null ? {} : { budget: [`trials=${String(trials)}`] },
  });
  const result = searched.result as DemoResult;
  const directory = join(result.ledger.path, '..');
  const verified = await verifyFolder(
    inside,
    { args: [], options: { key: [publicKeyFile] } },
    await openRepository(inside),
    directory,
  );
  const text = [
    searched.text,
    '',
    'verified by itself:',
    renderVerification(verified),
    '',
    sayIsolation(result.isolation),
    `report: ${join(directory, runFiles.html)}`,
    `verify it again: guildseal verify ${result.run_id} --repo ${folder}`,
  ].join('\n');
  return {
    exit: searched.exit === 0 && !verified.valid ? 1 : searched.exit,
    result: { ...searched.result, verified: { valid: verified.valid, head: verified.head } },
    text,
  };
};
