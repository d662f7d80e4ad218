import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import { createHttp } from '../../src/app/adapters/http.ts';
import type { HttpRequest } from '../../src/ports.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const serve = async (handle: RequestListener): Promise<string> => {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  );
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
};
const http = (env: Readonly<Record<string, string>> = {}) => {
  const adapter = createHttp({ env });
  closers.push(() => adapter.close());
  return adapter;
};
const get = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: { accept: 'application/json' },
  ...changes,
});

describe('requests over undici', () => {
  it('send method, headers and body and give status, headers and bytes', async () => {
    const seen: string[] = [];
    const url = await serve((request: IncomingMessage, response) => {
      request.setEncoding('utf8');
      request.on('data', (text: string) => {
        seen.push([request.method, request.headers['x-one'], text].join(' '));
      });
      request.on('end', () => {
        response.writeHead(201, { 'X-Two': 'b', 'set-cookie': ['a=1', 'b=2'] }).end('ü');
      });
    });
    const answer = await http().send(
      get(url, { method: 'POST', headers: { 'x-one': 'a' }, body: 'words' }),
    );
    expect(seen).toEqual(['POST a words']);
    expect(answer).toMatchObject({
      status: 201,
      headers: { 'x-two': 'b', 'set-cookie': 'a=1, b=2' },
      body: new TextEncoder().encode('ü'),
    });
  });

  it('follow no redirect', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    expect(await http().send(get(url))).toMatchObject({ status: 302 });
  });

  it('stop at the cap', async () => {
    const url = await serve((_request, response) => {
      response.end('x'.repeat(100_000));
    });
    expect(await http().send(get(url, { maxAnswerBytes: 1000 }))).toMatchObject({
      failure: 'too_large',
      sent: true,
    });
  });

  it('tell a refused connection and an unknown host from one that broke', async () => {
    const closed = createTcpServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise<void>((resolve) => {
      closed.close(() => {
        resolve();
      });
    });
    const adapter = http();
    expect(await adapter.send(get(`http://127.0.0.1:${port}/`))).toMatchObject({
      failure: 'refused',
      sent: false,
    });
    expect(await adapter.send(get('http://no-such-host.invalid/'))).toMatchObject({
      failure: 'dns',
      sent: false,
    });
    const url = await serve((request) => {
      request.socket.destroy();
    });
    expect(await adapter.send(get(url))).toMatchObject({ failure: 'reset', sent: true });
  });

  it('tell an answer that stops in the middle, and one that never comes', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '1000' }).write('half');
        setImmediate(() => request.socket.destroy());
      }
    });
    const adapter = http();
    expect(await adapter.send(get(`${url}/cut`))).toMatchObject({ failure: 'reset', sent: true });
    expect(await adapter.send(get(`${url}/never`, { answerTimeoutMs: 1 }))).toMatchObject({
      failure: 'timeout',
      sent: true,
    });
  });

  it('go through the proxy of the environment, and around it for the hosts it excludes', async () => {
    const asked: string[] = [];
    const proxy = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end('from the proxy');
    });
    const url = await serve((_request, response) => {
      response.end('direct');
    });
    const through = await http({ http_proxy: proxy }).send(get('http://git.example/api'));
    expect(through).toMatchObject({ body: new TextEncoder().encode('from the proxy') });
    expect(asked).toEqual(['http://git.example/api']);
    const around = await http({ HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1' }).send(get(url));
    expect(around).toMatchObject({ body: new TextEncoder().encode('direct') });
  });

  it('give a failure for an address that is none', async () => {
    expect(await http().send(get('not an address'))).toMatchObject({ failure: 'reset' });
  });
});
