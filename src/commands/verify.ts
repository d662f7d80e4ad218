import { basename, dirname, join, resolve } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { cliErrors } from '../errors/cli.ts';
import { isAppError } from '../errors/app-error.ts';
import type { RunBegin } from '../ledger/entries.ts';
import { parseAnchorLine } from '../ledger/anchors/anchor-line.ts';
import { loadTrustedKey } from '../ledger/keys.ts';
import type { TrustedKey } from '../ledger/ledger.ts';
import { readLedgerBytes } from '../ledger/read.ts';
import { objectsFolder, runFiles } from '../ledger/run-files.ts';
import { printNode } from '../ledger/verify/print-node.ts';
import { verifyRun, type VerifyResult } from '../ledger/verify/verify-run.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { CommandCall, CommandContext, Outcome, RunCommand } from './command.ts';
import { countOption, flagOption, listOption, textOption } from './options.ts';
import type { Repository } from './repository.ts';
import { findRepository, locateRun } from './run-folder.ts';
import { isNodeId, makeOutsideChecks, objectsOf } from './verify-checks.ts';

/** The keys of `--key`, else those that the configuration of the run's base commit names. */
const readKeys = async (
  context: CommandContext,
  call: CommandCall,
  workspace: Workspace | null,
  begin: RunBegin | null,
): Promise<readonly TrustedKey[]> => {
  const named = listOption(call, 'key').map((file) => {
    const bytes = context.files.readIfExists(resolve(context.repo, file));
    if (bytes === null) {
      throw cliErrors['cli.bad-option']({ option: '--key', value: file, expected: 'a file' });
    }
    return loadTrustedKey(Buffer.from(bytes).toString('utf8'), file);
  });
  // Who names keys trusts those alone: the ledger itself says which commit is its base.
  if (named.length > 0 || workspace === null || begin === null) return named;
  const bytes = await workspace.readBaseFile(begin.config.path);
  if (bytes === null) return [];
  const trusted: TrustedKey[] = [];
  for (const path of loadConfig(bytes, begin.config.path).config.seal.public_keys) {
    const pem = await workspace.readBaseFile(path);
    if (pem !== null) trusted.push(loadTrustedKey(Buffer.from(pem).toString('utf8'), path));
  }
  return trusted;
};

/** Our clone of the run's base commit; null where it is not to be had: verify then says what it left out. */
const openBase = async (
  context: CommandContext,
  repository: Repository | null,
  begin: RunBegin | null,
): Promise<Workspace | null> => {
  if (repository === null || begin === null) return null;
  try {
    return await openWorkspace(
      { git: repository.git, files: context.files },
      {
        source: { local: repository.source },
        baseCommit: begin.base,
        directory: join(context.files.makeTemporary('verify-'), 'clone.git'),
      },
    );
  } catch (error) {
    if (!isAppError(error)) throw error;
    context.log.debug(`the base commit is not to be had: ${error.message}`);
    return null;
  }
};

/** `--objects` names a folder of objects, or the folder of a run that holds one. */
const runOfObjects = (context: CommandContext, named: string): string => {
  const path = resolve(context.repo, named);
  return basename(path) === objectsFolder ? dirname(path) : path;
};

const plural = (count: number, word: string): string =>
  `${String(count)} ${word}${count === 1 ? '' : 's'}`;

/** What a person reads of a verification. */
export const renderVerification = (result: VerifyResult): string => {
  const errors = result.findings.filter(({ level }) => level === 'error');
  const warnings = result.findings.length - errors.length;
  const signed =
    result.signed_by === null ? 'not signed by a trusted key' : `signed by ${result.signed_by}`;
  return [
    result.valid
      ? `valid: ${plural(result.entries, 'entry').replace('entrys', 'entries')}, ${signed}`
      : `NOT valid: ${plural(errors.length, 'error')} in ${plural(result.entries, 'entry').replace('entrys', 'entries')}`,
    `head: ${result.head ?? 'none'}`,
    ...(warnings === 0 ? [] : [plural(warnings, 'warning')]),
    ...result.findings.map(
      ({ seq, level, code, message }) =>
        `  ${level}: ${code}${seq === null ? '' : ` at ${String(seq)}`}: ${message}`,
    ),
  ].join('\n');
};

/** Verifies the run in a folder with everything that is at hand. */
export const verifyFolder = async (
  context: CommandContext,
  call: CommandCall,
  repository: Repository | null,
  directory: string,
): Promise<VerifyResult> => {
  const ledger = context.files.read(join(directory, runFiles.ledger));
  const first = readLedgerBytes(ledger).entries[0]?.entry;
  const begin = first?.kind === 'run-begin' ? first : null;
  const objects = textOption(call, 'objects');
  const level = textOption(call, 'minIsolation');
  if (level !== null && level !== 'bwrap' && level !== 'none') {
    const expected = 'bwrap or none';
    throw cliErrors['cli.bad-option']({ option: '--min-isolation', value: level, expected });
  }
  const workspace = await openBase(context, repository, begin);
  try {
    return await verifyRun({
      ledger,
      objects: objectsOf(context, objects === null ? directory : runOfObjects(context, objects)),
      trusted: await readKeys(context, call, workspace, begin),
      options: {
        expectRepo: textOption(call, 'expectRepo'),
        expectPr: countOption(call, 'expectPr'),
        anchors: listOption(call, 'anchor').map(parseAnchorLine),
        minIsolation: level,
        allowUnsigned: flagOption(call, 'allowUnsigned'),
      },
      checks: await makeOutsideChecks(context, workspace, begin, dirname(directory)),
    });
  } finally {
    await workspace?.close();
  }
};

/** `verify RUN`: proves a ledger, or prints a node's sealed statements. */
export const runVerifyCommand: RunCommand = async (context, call): Promise<Outcome> => {
  const repository = await findRepository(context);
  const directory = await locateRun(context, repository, call.args[0] ?? '');
  const node = textOption(call, 'print');
  if (node !== null) {
    if (!isNodeId(node)) {
      throw cliErrors['cli.bad-option']({
        option: '--print',
        value: node,
        expected: 'a node such as n7',
      });
    }
    const { entries } = readLedgerBytes(context.files.read(join(directory, runFiles.ledger)));
    const text = printNode(entries, node);
    return { exit: 0, result: { node, statements: JSON.parse(text) as unknown }, text };
  }
  const result = await verifyFolder(context, call, repository, directory);
  return { exit: result.valid ? 0 : 1, result, text: renderVerification(result) };
};
