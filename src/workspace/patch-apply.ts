import { workspaceErrors } from '../errors/workspace.ts';
import { isBinary, type PatchFile } from './patch.ts';
import { splitLines } from './patch-lines.ts';
import { type FilePatch, parsePatch } from './patch-parse.ts';
import type { FileChange } from './workspace.ts';

type PlainFile = Pick<PatchFile, 'mode' | 'content'>;

const mismatch = (line: number, path: string, why: string) =>
  workspaceErrors['workspace.patch-mismatch']({ line, path, why });

const applyHunks = (patch: FilePatch, content: Uint8Array): Uint8Array => {
  if (patch.hunks.length === 0) return content;
  if (isBinary(content)) throw mismatch(patch.line, patch.path, 'the file is binary');
  const lines = splitLines(Buffer.from(content).toString('utf8'));
  const result: string[] = [];
  let done = 0;
  for (const hunk of patch.hunks) {
    const start = hunk.oldStart - 1;
    if (start < done || start > lines.length) {
      throw mismatch(hunk.line, patch.path, 'the hunk lies outside the file or before another');
    }
    for (const line of lines.slice(done, start)) result.push(line);
    for (const [offset, expected] of hunk.oldLines.entries()) {
      if (lines[start + offset] !== expected) {
        throw mismatch(
          hunk.line,
          patch.path,
          `line ${String(start + offset + 1)} is ${JSON.stringify(lines[start + offset] ?? null)}, expected ${JSON.stringify(expected)}`,
        );
      }
    }
    for (const line of hunk.newLines) result.push(line);
    done = start + hunk.oldLines.length;
  }
  for (const line of lines.slice(done)) result.push(line);
  const inner = result.slice(0, -1).find((line) => !line.endsWith('\n'));
  if (inner !== undefined) {
    throw mismatch(patch.line, patch.path, 'a line without newline would not be the last one');
  }
  return Buffer.from(result.join(''), 'utf8');
};

const applyBinary = (
  patch: FilePatch,
  binary: NonNullable<FilePatch['binary']>,
  content: Uint8Array,
): Uint8Array => {
  if (Buffer.compare(binary.before, content) !== 0) {
    throw mismatch(patch.line, patch.path, 'the file is not the one the patch was made for');
  }
  return binary.after;
};

const applyOne = (patch: FilePatch, file: PlainFile | null): FileChange => {
  const { line, path, kind } = patch;
  if (kind === 'create' && file !== null) throw mismatch(line, path, 'the file exists already');
  if (kind !== 'create' && file === null) throw mismatch(line, path, 'there is no such file');
  if (patch.oldMode !== null && patch.oldMode !== file?.mode) {
    throw mismatch(line, path, `its mode is ${file?.mode ?? 'none'}, expected ${patch.oldMode}`);
  }
  const before = file?.content ?? new Uint8Array();
  const content =
    patch.binary === null ? applyHunks(patch, before) : applyBinary(patch, patch.binary, before);
  if (kind === 'delete') {
    if (content.length > 0) throw mismatch(line, path, 'it is deleted, but lines of it stay');
    return { path, mode: null, content: null };
  }
  const mode = patch.newMode ?? file?.mode ?? '100644';
  return { path, mode: mode === '100755' ? '100755' : '100644', content };
};

/**
 * Applies a patch to files in memory, exactly: context and removed lines must be equal, byte by byte, at
 * the very line that is stated.
 * Throws `workspace.patch-malformed`, `workspace.patch-mismatch`.
 */
export const applyPatch = (
  text: string,
  readFile: (path: string) => PlainFile | null,
): readonly FileChange[] => {
  const patches = parsePatch(text);
  const seen = new Set<string>();
  for (const { path, line } of patches) {
    if (seen.has(path)) {
      throw workspaceErrors['workspace.patch-malformed']({ line, why: 'a file is patched twice' });
    }
    seen.add(path);
  }
  return patches.map((patch) => applyOne(patch, readFile(patch.path)));
};
