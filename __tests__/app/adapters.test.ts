import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../src/app/adapters/clock.ts';
import { createFiles } from '../../src/app/adapters/files.ts';
import { createRandom } from '../../src/app/adapters/random.ts';

const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

describe('files', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'guildseal-files-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const files = () => createFiles(join(root, 'tmp'));
  const at = (...parts: string[]) => join(root, ...parts);

  test('reads what was written, and tells a missing file from an unreadable one', () => {
    files().write(at('a'), 'one');
    expect(text(files().read(at('a')))).toBe('one');
    expect(files().readIfExists(at('none'))).toBeNull();
    expect(files().readIfExists(at('a', 'below'))).toBeNull();
    expect(() => files().readIfExists(root)).toThrow('EISDIR');
  });

  test('writes with the mode it was told and refuses to replace when exclusive', () => {
    files().write(at('a'), 'one', { mode: 0o600, exclusive: true, sync: true });
    expect(files().stat(at('a'))).toEqual({ kind: 'file', sizeBytes: 3, mode: 0o600 });
    expect(() => {
      files().write(at('a'), 'two', { exclusive: true });
    }).toThrow('EEXIST');
  });

  test('replaces atomically and leaves no temporary file, also after a failure', () => {
    files().writeAtomic(at('a'), 'one');
    files().writeAtomic(at('a'), 'two', { sync: false, mode: 0o444 });
    expect(text(files().read(at('a')))).toBe('two');
    files().makeDirectory(at('folder', 'inner'));
    expect(() => {
      files().writeAtomic(at('folder'), 'x');
    }).toThrow();
    expect(files().list(root)).toEqual(['a', 'folder']);
  });

  test('appends, cuts and keeps appending at the end', () => {
    const file = files().openAppend(at('log'));
    file.write(Buffer.from('one\ntwo\n'));
    file.truncate(4);
    file.write(Buffer.from('three\n'));
    file.sync();
    file.close();
    expect(text(files().read(at('log')))).toBe('one\nthree\n');
  });

  test('tells links from what they point to', () => {
    symlinkSync('/etc', at('link'));
    expect(files().stat(at('link'))?.kind).toBe('link');
    expect(files().stat(root)?.kind).toBe('directory');
    expect(files().stat(at('none'))).toBeNull();
    expect(files().stat('/dev/null')?.kind).toBe('other');
  });

  test('makes private temporary folders, apart from each other', () => {
    const first = files().makeTemporary('x-');
    const second = files().makeTemporary('x-');
    expect(first).not.toBe(second);
    expect(files().stat(first)).toMatchObject({ kind: 'directory', mode: 0o700 });
  });

  test('removes folders whole and is content when nothing is there', () => {
    files().makeDirectory(at('folder', 'inner'));
    files().write(at('folder', 'inner', 'b'), '');
    files().rename(at('folder'), at('moved'));
    files().syncDirectory(root);
    files().remove(at('moved'));
    files().remove(at('moved'));
    expect(files().list(root)).toEqual([]);
    expect(files().list(at('none'))).toEqual([]);
    expect(files().freeBytes(root)).toBeGreaterThan(0);
  });
});

describe('clock', () => {
  test('waits at least as long as asked and ends at once when aborted', async () => {
    const clock = createClock();
    const start = clock.monotonicMs();
    await clock.wait(5);
    expect(clock.monotonicMs() - start).toBeGreaterThanOrEqual(5);
    await clock.wait(3_000_000_000, AbortSignal.abort());
    const controller = new AbortController();
    const waiting = clock.wait(3_000_000_000, controller.signal);
    controller.abort();
    await waiting;
    expect(clock.now()).toBeGreaterThan(1_700_000_000_000);
  });
});

test('random bytes have the length asked for and differ', () => {
  const random = createRandom();
  expect(random.bytes(16)).toHaveLength(16);
  expect(random.bytes(16)).not.toEqual(random.bytes(16));
});
