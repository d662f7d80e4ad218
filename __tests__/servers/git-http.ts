import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GitHttpServer {
  /** `http://127.0.0.1:PORT`; a repository `r.git` in the folder is at `/r.git`. */
  readonly url: string;
  /** Request lines seen so far, with the answer's status. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

export interface GitHttpOptions {
  /** Basic authentication that every request must carry. */
  readonly auth?: { readonly username: string; readonly token: string };
  /** Refuses pushes with 403, as a forge does for a token without the right to write. */
  readonly readOnly?: boolean;
  /** Sends every request elsewhere. */
  readonly redirectTo?: string;
}

const environmentOf = (root: string, request: IncomingMessage, url: URL): NodeJS.ProcessEnv => {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const optional = {
    CONTENT_LENGTH: header('content-length'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    HTTP_GIT_PROTOCOL: header('git-protocol'),
  };
  return {
    PATH: process.env['PATH'],
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: decodeURIComponent(url.pathname),
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: header('content-type') ?? '',
    REMOTE_ADDR: '127.0.0.1',
    REMOTE_USER: 'tester',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
};

/** Hands one request to `git http-backend` and its CGI answer back. */
const runBackend = (
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): void => {
  const child = spawn('git', ['http-backend'], {
    env: environmentOf(root, request, url),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  let head: Buffer | null = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === null) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    let status = 200;
    for (const line of head.subarray(0, end).toString('latin1').split('\r\n')) {
      const colon = line.indexOf(':');
      const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
      if (name.toLowerCase() === 'status') status = parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
    head = null;
  });
  child.on('close', () => {
    response.end();
  });
};

const isPush = (url: URL): boolean =>
  url.pathname.endsWith('/git-receive-pack') ||
  url.searchParams.get('service') === 'git-receive-pack';

/** git's smart HTTP protocol over a folder of bare repositories, on a free port of this machine. */
export const startGitHttp = async (
  root: string,
  options: GitHttpOptions = {},
): Promise<GitHttpServer> => {
  const seen: string[] = [];
  const { auth } = options;
  const expected =
    auth === undefined
      ? null
      : `Basic ${Buffer.from(`${auth.username}:${auth.token}`).toString('base64')}`;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    response.on('finish', () => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${String(response.statusCode)}`);
    });
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      request.resume();
      response.writeHead(status, headers).end();
    };
    if (options.redirectTo !== undefined) {
      refuse(302, { location: options.redirectTo + (request.url ?? '') });
    } else if (expected !== null && request.headers.authorization !== expected) {
      refuse(401, { 'www-authenticate': 'Basic realm="git"' });
    } else if (options.readOnly === true && isPush(url)) refuse(403);
    else runBackend(root, request, response, url);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
