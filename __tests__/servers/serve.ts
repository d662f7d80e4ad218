import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Fault, StandInRequest, StandInState } from './model.ts';

export interface Ask {
  readonly method: string;
  /** Undecoded, without the prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Scheme and host as asked. */
  readonly asked: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes are sent as they are, null as nothing, anything else as JSON. */
  readonly body: unknown;
}

export interface Running {
  readonly url: string;
  readonly apiUrl: string;
  readonly state: StandInState;
  close(): Promise<void>;
}

/** Takes what is not under the API's prefix, such as git; false: not mine. */
export type Fallback = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const faultReply = (fault: Fault): Reply | null => {
  switch (fault) {
    case 'too_many':
      return { status: 429, headers: { 'retry-after': '1' }, body: { message: 'slow down' } };
    case 'error_500':
      return { status: 500, body: { message: '' } };
    case 'html_502':
      return {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Bad Gateway</body></html>',
      };
    case 'refuse_401':
      return { status: 401, body: { message: 'Bad credentials' } };
    case 'refuse_403':
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    case 'missing_404':
      return { status: 404, body: { message: 'Not Found' } };
    case 'invalid_422':
      return { status: 422, body: { message: 'Validation Failed' } };
    case 'reset_before':
    case 'reset_after':
    case 'slow':
    case 'cut_json':
    case 'empty_204':
      return null;
  }
};

const bytesOf = (
  reply: Reply,
): { readonly text: string | Uint8Array; readonly type: string | null } => {
  if (reply.body === null) return { text: '', type: null };
  if (reply.body instanceof Uint8Array)
    return { text: reply.body, type: 'application/octet-stream' };
  if (typeof reply.body === 'string')
    return { text: reply.body, type: 'text/plain; charset=utf-8' };
  return { text: JSON.stringify(reply.body), type: 'application/json;charset=utf-8' };
};

/** Serves an API on loopback with faults by call number; everything asked is recorded. */
export const serve = async (
  state: StandInState,
  prefix: string,
  answer: (ask: Ask) => Reply | Promise<Reply>,
  fallback: Fallback | null,
): Promise<Running> => {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? '/';
    if (!target.startsWith(`${prefix}/`)) {
      if (fallback !== null && (await fallback(request, response))) return;
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n');
      return;
    }
    state.calls += 1;
    const call = state.calls;
    const [path = '', query = ''] = target.slice(prefix.length).split('?');
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = await readAll(request);
    const record: StandInRequest = {
      call,
      method: request.method ?? 'GET',
      path,
      query,
      headers,
      body,
      status: null,
    };
    state.requests.push(record);
    state.onCall?.(call);
    const fault = state.faults.get(call);
    if (fault === 'reset_before') {
      request.socket.destroy();
      return;
    }
    const instead = fault === undefined ? null : faultReply(fault);
    const reply =
      instead ??
      (await answer({
        method: record.method,
        path,
        query: new URLSearchParams(query),
        headers,
        body,
        asked: `http://${headers['host'] ?? ''}`,
      }));
    if (fault === 'reset_after') {
      request.socket.destroy();
      return;
    }
    // Acted, but never answers: the client has to give up.
    if (fault === 'slow') {
      state.onSilence?.();
      return;
    }
    record.status = fault === 'empty_204' ? 204 : reply.status;
    if (fault === 'empty_204') {
      response.writeHead(204).end();
      return;
    }
    const { text, type } = bytesOf(reply);
    const sent = fault === 'cut_json' ? text.slice(0, Math.floor(text.length / 2)) : text;
    response
      .writeHead(reply.status, {
        ...(type === null ? {} : { 'content-type': type }),
        ...reply.headers,
      })
      .end(sent);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      state.violations.push(`the stand-in broke: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    apiUrl: `${url}${prefix}`,
    state,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
