import { EnvHttpProxyAgent, request as send } from 'undici';
import type { Dispatcher } from 'undici';

import type { Http, HttpAnswer, HttpFailure, HttpRequest } from '../../ports.ts';

export interface HttpOptions {
  /** The environment; of it the proxy variables count, in lower case before upper case. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** An `Http` that keeps connections open until it is closed. */
export interface HttpAdapter extends Http {
  close(): Promise<void>;
}

const defaultConnectMs = 10_000;
const defaultAnswerMs = 30_000;
const defaultMaxBytes = 10 * 1024 * 1024;

/** System errors that mean that nothing was sent. */
const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const unresolved = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
const untrusted =
  /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_)/;

class TooLarge extends Error {}

const codeOf = (error: unknown): string => {
  let at = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if ('errors' in at && Array.isArray(at.errors)) at = at.errors[0];
    else at = 'cause' in at ? at.cause : null;
  }
  return '';
};

/** What an error of a request means; `sent` is false only where the connection never stood. */
const toFailure = (error: unknown, timedOut: boolean): HttpFailure => {
  const code = codeOf(error);
  if (error instanceof TooLarge) return { failure: 'too_large', sent: true, detail: error.message };
  if (refused.has(code)) return { failure: 'refused', sent: false, detail: code };
  if (unresolved.has(code)) return { failure: 'dns', sent: false, detail: code };
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { failure: 'timeout', sent: false, detail: code };
  if (untrusted.test(code)) return { failure: 'tls', sent: false, detail: code };
  if (timedOut || /_TIMEOUT$/.test(code) || code === 'ETIMEDOUT') {
    return { failure: 'timeout', sent: true, detail: code || 'no answer in time' };
  }
  return { failure: 'reset', sent: true, detail: code || 'the connection broke' };
};

const flatHeaders = (headers: Dispatcher.ResponseData['headers']): HttpAnswer['headers'] => {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
};

const readBody = async (body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

/**
 * Requests over undici: proxy variables and `NODE_EXTRA_CA_CERTS` are honoured, TLS is never relaxed,
 * answers are capped, nothing is retried or redirected.
 */
export const createHttp = ({ env }: HttpOptions): HttpAdapter => {
  const agents = new Map<number, EnvHttpProxyAgent>();
  const agentFor = (connectMs: number): EnvHttpProxyAgent => {
    const known = agents.get(connectMs);
    if (known !== undefined) return known;
    const agent = new EnvHttpProxyAgent({
      // Empty strings, so that undici does not look into the environment itself.
      httpProxy: env['http_proxy'] ?? env['HTTP_PROXY'] ?? '',
      httpsProxy: env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '',
      noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
      // Else plain http would go through CONNECT too, which many proxies refuse.
      proxyTunnel: false,
      connect: { timeout: connectMs },
    });
    agents.set(connectMs, agent);
    return agent;
  };

  return {
    send: async (request: HttpRequest): Promise<HttpAnswer | HttpFailure> => {
      const answerMs = request.answerTimeoutMs ?? defaultAnswerMs;
      const timeout = AbortSignal.timeout(
        answerMs + (request.connectTimeoutMs ?? defaultConnectMs),
      );
      try {
        const answer = await send(request.url, {
          dispatcher: agentFor(request.connectTimeoutMs ?? defaultConnectMs),
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          headersTimeout: answerMs,
          bodyTimeout: answerMs,
          signal: timeout,
        });
        const body = await readBody(answer.body, request.maxAnswerBytes ?? defaultMaxBytes);
        return { status: answer.statusCode, headers: flatHeaders(answer.headers), body };
      } catch (error) {
        return toFailure(error, timeout.aborted);
      }
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.close()));
      agents.clear();
    },
  };
};
