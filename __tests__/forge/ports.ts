import { createHttp } from '../../src/app/adapters/http.ts';
import type { HttpAdapter } from '../../src/app/adapters/http.ts';
import type { Clock, HttpAnswer, HttpFailure, HttpRequest, Log, Random } from '../../src/ports.ts';

/** A clock on which waiting takes no time; `waits` holds what was asked for. */
export const quickClock = (): Clock & { readonly waits: number[] } => {
  let at = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  return {
    waits,
    now: () => at,
    monotonicMs: () => at,
    wait: (ms) => {
      waits.push(ms);
      at += ms;
      return Promise.resolve();
    },
  };
};

/** Random bytes that are the same in every run and never repeat within one. */
export const countingRandom = (seed = 1): Random => {
  let at = seed * 7919;
  return {
    bytes: (count) =>
      Uint8Array.from({ length: count }, () => {
        at = (at * 48_271 + 11) % 2_147_483_647;
        return at % 256;
      }),
  };
};

/** A log that keeps what it is told. */
export const keptLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  const keep = (level: string) => (text: string) => {
    lines.push(`${level} ${text}`);
  };
  return {
    lines,
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
    group: (_title, body) => body(),
    progress: () => {},
  };
};

/**
 * The real client, which also remembers what it sent. `giveUp` ends the request under way as a time-out
 * would, so that a server that never answers costs no time.
 */
export const watchedHttp = (): HttpAdapter & {
  readonly sent: HttpRequest[];
  readonly giveUp: () => void;
} => {
  const real = createHttp({ env: {} });
  const sent: HttpRequest[] = [];
  let giveUp = () => {};
  return {
    sent,
    giveUp: () => {
      giveUp();
    },
    send: (request): Promise<HttpAnswer | HttpFailure> => {
      sent.push(request);
      const gaveUp = new Promise<HttpFailure>((resolve) => {
        giveUp = () => {
          resolve({ failure: 'timeout', sent: true, detail: 'no answer' });
        };
      });
      return Promise.race([real.send(request), gaveUp]);
    },
    close: () => real.close(),
  };
};
