import { forgeErrors } from '../errors/forge.ts';
import type { ForgeKind } from '../events/event.ts';
import type { Clock, Http, HttpAnswer, HttpFailure, HttpRequest, Log, Random } from '../ports.ts';
import { answerWords, isHtml, isLimit, limitWaitMs, originOf } from './answer.ts';
import { permissionLine } from './permission-line.ts';
import type { Need } from './permission-line.ts';
import { refusalOf } from './refusal.ts';

export interface ClientDeps {
  readonly http: Http;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
}

/** One request to the forge's API; `route` is what errors may show of it. */
export interface Call {
  readonly method: HttpRequest['method'];
  readonly route: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly needs: Need;
  /** `json` must be readable JSON; `json_or_empty` may also be nothing at all. */
  readonly expect: 'json' | 'json_or_empty' | 'bytes' | 'empty';
  readonly maxAnswerBytes?: number;
}

/** A request that changes something and of which it is not known whether it arrived. */
export class Ambiguous extends Error {
  override readonly name = 'Ambiguous';
  /** What to report when looking finds nothing. */
  readonly error: Error;
  /** Whether sending it once more makes sense. */
  readonly again: boolean;

  constructor(error: Error, again: boolean) {
    super(error.message, { cause: error });
    this.error = error;
    this.again = again;
  }
}

export interface Client {
  readonly kind: ForgeKind;
  /** Sends, follows the retry rules and gives the good answer; throws `forge.*` or `Ambiguous`. */
  exchange(call: Call): Promise<HttpAnswer>;
  /** Sends something that must happen once: after an unclear answer it looks before it sends again. */
  once<T>(send: () => Promise<T>, look: () => Promise<T | null>): Promise<T>;
  badAnswer(call: Pick<Call, 'method' | 'route'>, problem: string): Error;
}

const tries = 3;
const maxAnswerBytes = 10 * 1024 * 1024;
const allowanceMs = 60_000;
const maxRedirects = 3;

type Verdict =
  | { readonly kind: 'good'; readonly answer: HttpAnswer }
  | { readonly kind: 'again'; readonly waitMs: number | null; readonly error: Error }
  | { readonly kind: 'unclear'; readonly again: boolean; readonly error: Error }
  | { readonly kind: 'bad'; readonly error: Error };

const isFailure = (outcome: HttpAnswer | HttpFailure): outcome is HttpFailure =>
  'failure' in outcome;

const isJson = (body: Uint8Array): boolean => {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return true;
  } catch {
    return false;
  }
};

/** The one way to a forge's API: token, retries, limits, size caps, redirects and errors. */
export const createClient = (
  deps: ClientDeps,
  options: { readonly kind: ForgeKind; readonly apiUrl: string; readonly token: string | null },
): Client => {
  const origin = originOf(options.apiUrl);
  if (origin === null) throw forgeErrors['forge.bad-address']({ url: options.apiUrl });
  const scheme = options.kind === 'github' ? 'Bearer' : 'token';
  // Waiting is shared by calls that follow each other; an answer that needed none restores it.
  let waitedMs = 0;

  const jitter = (ms: number): number => {
    const [byte = 0] = deps.random.bytes(1);
    return Math.round(ms * (0.5 + byte / 510));
  };

  /** False when the wait would be longer than what is left of the allowance. */
  const pause = async (ms: number): Promise<boolean> => {
    if (waitedMs + ms > allowanceMs) return false;
    waitedMs += ms;
    await deps.clock.wait(ms);
    return true;
  };

  const fail = (call: Pick<Call, 'method' | 'route'>, answer: string) => ({
    request: `${call.method} ${call.route}`,
    answer,
  });

  const sendOnce = async (call: Call): Promise<HttpAnswer | HttpFailure> => {
    let url = call.url;
    for (let hop = 0; ; hop += 1) {
      if (originOf(url) !== origin) {
        throw forgeErrors['forge.redirected'](fail(call, `to ${originOf(url) ?? 'no address'}`));
      }
      const request: HttpRequest = {
        method: call.method,
        url,
        headers: {
          accept: 'application/json',
          'user-agent': 'guildseal',
          ...call.headers,
          ...(options.token === null ? {} : { authorization: `${scheme} ${options.token}` }),
        },
        ...(call.body === undefined ? {} : { body: call.body }),
        connectTimeoutMs: 10_000,
        answerTimeoutMs: 30_000,
        maxAnswerBytes: call.maxAnswerBytes ?? maxAnswerBytes,
      };
      const outcome = await deps.http.send(request);
      if (isFailure(outcome) || ![301, 302, 303, 307, 308].includes(outcome.status)) return outcome;
      const location = outcome.headers['location'];
      const keepsMethod = outcome.status === 307 || outcome.status === 308;
      if (
        location === undefined ||
        hop >= maxRedirects ||
        !(keepsMethod || call.method === 'GET')
      ) {
        throw forgeErrors['forge.redirected'](fail(call, String(outcome.status)));
      }
      url = URL.canParse(location, url) ? new URL(location, url).href : location;
    }
  };

  const judge = (call: Call, outcome: HttpAnswer | HttpFailure): Verdict => {
    const repeatable = call.method !== 'POST';
    if (isFailure(outcome)) {
      if (outcome.failure === 'too_large') {
        const words = `larger than ${call.maxAnswerBytes ?? maxAnswerBytes} bytes`;
        return { kind: 'bad', error: forgeErrors['forge.bad-answer'](fail(call, words)) };
      }
      const error = forgeErrors['forge.unavailable'](fail(call, outcome.failure));
      if (outcome.failure === 'tls') return { kind: 'bad', error };
      if (repeatable || !outcome.sent) return { kind: 'again', waitMs: null, error };
      return { kind: 'unclear', again: true, error };
    }
    const { status } = outcome;
    const p = fail(call, answerWords(outcome, options.token));
    if (status >= 200 && status < 300) {
      if (call.expect === 'bytes' || call.expect === 'empty')
        return { kind: 'good', answer: outcome };
      if (outcome.body.length === 0 && call.expect === 'json_or_empty') {
        return { kind: 'good', answer: outcome };
      }
      if (isJson(outcome.body)) return { kind: 'good', answer: outcome };
      const problem = isHtml(outcome) ? 'an HTML page' : 'no readable JSON';
      const error = forgeErrors['forge.bad-answer'](fail(call, `${status}, ${problem}`));
      return repeatable
        ? { kind: 'again', waitMs: null, error }
        : { kind: 'unclear', again: true, error };
    }
    if (isLimit(outcome)) {
      const error = forgeErrors['forge.rate-limited'](p);
      return { kind: 'again', waitMs: limitWaitMs(outcome, deps.clock.now()), error };
    }
    if (status >= 500) {
      const error = forgeErrors['forge.unavailable'](p);
      const passing = status >= 502 && status <= 504;
      if (!repeatable) return { kind: 'unclear', again: passing, error };
      return passing ? { kind: 'again', waitMs: null, error } : { kind: 'bad', error };
    }
    return { kind: 'bad', error: refuse(call, status, p) };
  };

  const refuse = (call: Call, status: number, p: ReturnType<typeof fail>): Error => {
    const hint = permissionLine(options.kind, call.needs);
    switch (status) {
      case 401:
        return forgeErrors['forge.unauthorized'](p);
      case 403:
        return forgeErrors['forge.forbidden']({ ...p, hint });
      case 404:
      case 405:
      case 410:
        return forgeErrors['forge.not-found']({ ...p, hint });
      case 409:
        return forgeErrors['forge.conflict'](p);
      case 422:
        return forgeErrors['forge.unprocessable'](p);
      case 423:
        return forgeErrors['forge.locked'](p);
      default:
        return forgeErrors['forge.bad-answer'](p);
    }
  };

  const exchange = async (call: Call): Promise<HttpAnswer> => {
    for (let attempt = 1; ; attempt += 1) {
      const verdict = judge(call, await sendOnce(call));
      if (verdict.kind === 'good') {
        if (attempt === 1) waitedMs = 0;
        return verdict.answer;
      }
      if (verdict.kind === 'bad') throw verdict.error;
      if (verdict.kind === 'unclear') throw new Ambiguous(verdict.error, verdict.again);
      const waitMs = verdict.waitMs ?? jitter(1000 * 2 ** (attempt - 1));
      if (attempt >= tries || !(await pause(waitMs))) throw verdict.error;
      deps.log.debug(`${call.method} ${call.route}: once more after ${waitMs} ms`);
    }
  };

  const once = async <T>(send: () => Promise<T>, look: () => Promise<T | null>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send();
      } catch (error) {
        if (!(error instanceof Ambiguous)) throw error;
        const found = await look();
        if (found !== null) return found;
        if (!error.again || attempt >= tries) throw error.error;
        if (!(await pause(jitter(1000 * 2 ** (attempt - 1))))) throw error.error;
      }
    }
  };

  return {
    kind: options.kind,
    exchange,
    once,
    badAnswer: (call, problem) => forgeErrors['forge.bad-answer'](fail(call, problem)),
  };
};

/** Gives null where the thing is not there. */
export const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (refusalOf(error) === 'not_found') return null;
    throw error;
  }
};
