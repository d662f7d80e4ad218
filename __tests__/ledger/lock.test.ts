import { describe, expect, it } from '@jest/globals';
import { isAppError } from '../../src/errors/app-error.ts';
import { acquireLock } from '../../src/ledger/lock.ts';
import { createDisk, createMemoryFiles, setProcess } from './memory-files.ts';

const setUp = () => {
  const disk = createDisk();
  disk.folders.add('/run');
  setProcess(disk, 10, 1000);
  setProcess(disk, 20, 2000);
  const files = createMemoryFiles(disk);
  const take = (pid: number, host = 'ada') => acquireLock(files, '/run', { pid, host }, 'demo-1');
  const locks = () => files.list('/run');
  return { disk, files, take, locks };
};

const refusal = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('the lock of a run', () => {
  it('is held by one process, and told with its pid and host', () => {
    const { take, locks } = setUp();
    const lock = take(10);
    expect(lock.tookOver).toBe(false);
    const error = refusal(() => take(20));
    expect(error).toMatchObject({ code: 'search.run-locked', exit: 3 });
    expect(error.message).toContain('process 10 on ada');
    expect(locks()).toHaveLength(1);
    expect(refusal(() => take(10)).code).toBe('search.run-locked');
    lock.release();
    expect(locks()).toEqual([]);
    expect(take(20).tookOver).toBe(false);
  });

  it('is taken over from a process that is gone, or whose number another one has', () => {
    for (const start of [null, 1001]) {
      const { disk, take, locks } = setUp();
      take(10);
      setProcess(disk, 10, start);
      expect(take(20).tookOver).toBe(true);
      expect(locks()).toHaveLength(1);
    }
  });

  it('is taken over after a reboot, even if a process has the same number and start time', () => {
    const { disk, take } = setUp();
    take(10);
    setProcess(disk, 10, 1000, '6f1e0d5c-0000-4000-8000-000000000002');
    expect(take(20).tookOver).toBe(true);
  });

  it('is taken over from a zombie, which cannot write any more', () => {
    const { disk, take } = setUp();
    take(10);
    const stat = Buffer.from(disk.bytes.get('/proc/10/stat') ?? []).toString();
    disk.bytes.set('/proc/10/stat', Buffer.from(stat.replace(') S', ') Z')));
    expect(take(20).tookOver).toBe(true);
  });

  it('of another machine is never judged from here', () => {
    const { disk, take } = setUp();
    take(10, 'other.example:1');
    setProcess(disk, 10, null);
    const error = refusal(() => take(20));
    expect(error.message).toContain('other-example-1');
    expect(error.hint).toContain('/run/run.lock.other-example-1.10.1000.');
  });

  it('is never held by two that come at once: each sees the other', () => {
    const { disk, files, take, locks } = setUp();
    // The other one has created its file and not looked around yet.
    disk.bytes.set(
      '/run/run.lock.ada.20.2000.6f1e0d5c-0000-4000-8000-000000000001',
      new Uint8Array(),
    );
    expect(refusal(() => take(10)).code).toBe('search.run-locked');
    expect(locks()).toHaveLength(1);
    files.remove('/run/run.lock.ada.20.2000.6f1e0d5c-0000-4000-8000-000000000001');
    expect(take(10).tookOver).toBe(false);
  });

  it('counts as held where processes cannot be looked at', () => {
    const { disk, take } = setUp();
    for (const path of [...disk.bytes.keys()]) disk.bytes.delete(path);
    take(10);
    expect(refusal(() => take(20)).code).toBe('search.run-locked');
  });

  it('says why it cannot be written', () => {
    const { disk } = setUp();
    const files = createMemoryFiles(disk, { failOnce: { verb: 'write', code: 'EROFS' } });
    const error = refusal(() => acquireLock(files, '/run', { pid: 10, host: 'ada' }, 'demo-1'));
    expect(error.code).toBe('ledger.write-failed');
    expect(error.message).toContain('EROFS');
  });
});
