// Opens a sandbox in a process of its own and obeys lines of JSON: tests run it as another user, and kill it.
import { createInterface } from 'node:readline';
import { createClock } from '../../src/app/adapters/clock.ts';
import { createFiles } from '../../src/app/adapters/files.ts';
import { createRandom } from '../../src/app/adapters/random.ts';
import { isAppError } from '../../src/errors/app-error.ts';
import { createExec } from '../../src/process/exec.ts';
import { openSandbox } from '../../src/sandbox/open.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Answer, Order } from './driver-protocol.ts';

const say = (answer: Answer): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const warn = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

let sandbox: Sandbox | null = null;
const aborts = new Map<number, AbortController>();

const open = async (order: Extract<Order, { op: 'open' }>): Promise<Answer> => {
  const files = createFiles(order.request.directory);
  const quiet = (): void => undefined;
  const log = {
    debug: quiet,
    info: quiet,
    warn,
    error: warn,
    progress: quiet,
    group: async <T>(_: string, body: () => Promise<T>): Promise<T> => body(),
  };
  const deps = { exec: createExec(), files, clock: createClock(), random: createRandom(), log };
  sandbox = await openSandbox(deps, order.request);
  return { id: order.id, isolation: sandbox.isolation };
};

const obey = async (order: Order): Promise<Answer> => {
  switch (order.op) {
    case 'open':
      return open(order);
    case 'run': {
      if (sandbox === null) throw new Error('not open');
      const abort = new AbortController();
      aborts.set(order.id, abort);
      const outcome = await sandbox.run({ ...order.step, signal: abort.signal });
      return {
        id: order.id,
        outcome: {
          ...outcome,
          stdout: base64(outcome.stdout),
          stderr: base64(outcome.stderr),
          out: outcome.out?.map((file) => ({ path: file.path, bytes: base64(file.bytes) })) ?? null,
        },
      };
    }
    case 'abort':
      aborts.get(order.step)?.abort();
      return { id: order.id };
    case 'close':
      await sandbox?.close();
      return { id: order.id };
  }
};

const lines = createInterface({ input: process.stdin });
// The test that started us is gone.
lines.on('close', () => void sandbox?.close().finally(() => process.exit()));
lines.on('line', (line) => {
  const order = JSON.parse(line) as Order;
  obey(order).then(say, (error: unknown) => {
    const code = isAppError(error) ? error.code : 'bug';
    const hint = isAppError(error) ? error.hint : null;
    say({ id: order.id, error: { code, message: String(error), hint } });
  });
});
