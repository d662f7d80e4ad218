import { describe, expect, it } from '@jest/globals';

import { Ambiguous, createClient } from '../../src/forge/client.ts';
import type { Call } from '../../src/forge/client.ts';
import { refusalOf } from '../../src/forge/refusal.ts';
import type { HttpAnswer, HttpFailure, HttpRequest } from '../../src/ports.ts';
import { countingRandom, keptLog, quickClock } from './ports.ts';

type Step = HttpAnswer | HttpFailure;
const answer = (
  status: number,
  body = '{}',
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({ status, headers, body: new TextEncoder().encode(body) });
const failure = (kind: HttpFailure['failure'], sent: boolean): HttpFailure => ({
  failure: kind,
  sent,
  detail: kind,
});
const base = 'https://git.example/api/v1';
const get: Call = {
  method: 'GET',
  route: '/things/{id}',
  url: `${base}/things/1?page=2`,
  needs: 'read',
  expect: 'json',
};
const post: Call = { ...get, method: 'POST', body: '{}', needs: 'comment' };

/** A client over a script of answers; it fails when more is asked than the script has. */
const scripted = (steps: readonly Step[], kind: 'github' | 'gitea' = 'gitea') => {
  const left = [...steps];
  const sent: HttpRequest[] = [];
  const clock = quickClock();
  const client = createClient(
    {
      http: {
        send: (request) => {
          sent.push(request);
          const step = left.shift();
          if (step === undefined) throw new Error('nobody expected this request');
          return Promise.resolve(step);
        },
      },
      log: keptLog(),
      clock,
      random: countingRandom(),
    },
    { kind, apiUrl: base, token: 'tok-123456' },
  );
  return { client, sent, clock, left };
};

const refused = async (steps: readonly Step[], call: Call = get): Promise<string> => {
  const { client, left } = scripted(steps);
  try {
    await client.exchange(call);
    throw new Error('it was not refused');
  } catch (error) {
    expect(left).toEqual([]);
    return error instanceof Ambiguous
      ? `ambiguous ${refusalOf(error.error) ?? ''}`
      : (refusalOf(error) ?? String(error));
  }
};

describe('the client of a forge', () => {
  it('sends the token in the scheme of the forge', async () => {
    const gitea = scripted([answer(200)]);
    await gitea.client.exchange(get);
    expect(gitea.sent[0]?.headers['authorization']).toBe('token tok-123456');
    const github = scripted([answer(200)], 'github');
    await github.client.exchange(get);
    expect(github.sent[0]?.headers['authorization']).toBe('Bearer tok-123456');
  });

  it.each([
    [429, {}],
    [502, {}],
    [503, {}],
    [504, {}],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225605' }],
    [403, { 'retry-after': '2' }],
  ])('tries reading again after %i %o', async (status, headers) => {
    const { client, sent, clock } = scripted([answer(status, '{}', headers), answer(200, '[1]')]);
    expect((await client.exchange(get)).status).toBe(200);
    expect(sent).toHaveLength(2);
    expect(clock.waits[0]).toBeGreaterThan(0);
  });

  it('gives up after three tries', async () => {
    expect(await refused([answer(502), answer(502), answer(502)])).toBe('unavailable');
    const resets = [failure('reset', true), failure('timeout', true), failure('dns', false)];
    expect(await refused(resets)).toBe('unavailable');
  });

  it('obeys Retry-After in seconds and as a date, but never waits for more than a minute', async () => {
    const date = new Date(Date.UTC(2026, 0, 1) + 20_000).toUTCString();
    const seconds = scripted([answer(429, '{}', { 'retry-after': '7' }), answer(200)]);
    await seconds.client.exchange(get);
    expect(seconds.clock.waits).toEqual([7000]);
    const dated = scripted([answer(429, '{}', { 'retry-after': date }), answer(200)]);
    await dated.client.exchange(get);
    expect(dated.clock.waits).toEqual([20_000]);
    expect(await refused([answer(429, '{}', { 'retry-after': '61' })])).toBe('rate_limited');
    const secondary = answer(403, '{"message":"You have exceeded a secondary rate limit"}');
    expect(await refused([secondary, secondary])).toBe('rate_limited');
  });

  it('shares its patience among calls that follow each other, until one needs none', async () => {
    const wait = answer(429, '{}', { 'retry-after': '40' });
    const { client } = scripted([wait, answer(200), wait]);
    await client.exchange(get);
    await expect(client.exchange(get)).rejects.toMatchObject({ code: 'forge.rate-limited' });
    const eased = scripted([wait, answer(200), answer(200), wait, answer(200)]);
    for (let index = 0; index < 3; index += 1) await eased.client.exchange(get);
  });

  it('never repeats a POST that may have arrived', async () => {
    expect(await refused([failure('reset', true)], post)).toBe('ambiguous unavailable');
    expect(await refused([answer(502)], post)).toBe('ambiguous unavailable');
    expect(await refused([answer(500)], post)).toBe('ambiguous unavailable');
    expect(await refused([answer(201, '{"id":')], post)).toBe('ambiguous bad_answer');
    expect(await refused([answer(204, '')], post)).toBe('ambiguous bad_answer');
  });

  it('repeats a POST that surely did not arrive or was turned away', async () => {
    const steps = [failure('refused', false), answer(429), answer(201)];
    const { client, sent } = scripted(steps);
    expect((await client.exchange(post)).status).toBe(201);
    expect(sent).toHaveLength(3);
  });

  it('after an unclear answer looks first and sends again only when nothing is there', async () => {
    const lost = scripted([failure('reset', true), answer(201)]);
    let looks = 0;
    await lost.client.once(
      () => lost.client.exchange(post),
      () => Promise.resolve(++looks > 5 ? answer(200) : null),
    );
    expect([looks, lost.sent.length]).toEqual([1, 2]);
    const there = scripted([failure('timeout', true)]);
    const found = await there.client.once(
      () => there.client.exchange(post),
      () => Promise.resolve(answer(200, '"found"')),
    );
    expect(new TextDecoder().decode(found.body)).toBe('"found"');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [405, 'not_found'],
    [409, 'conflict'],
    [410, 'not_found'],
    [418, 'bad_answer'],
    [422, 'unprocessable'],
    [423, 'locked'],
    [500, 'unavailable'],
  ])('takes %i as %s', async (status, refusal) => {
    expect(await refused([answer(status)])).toBe(refusal);
  });

  it('takes pages of proxies and cut answers as no answers', async () => {
    const page = answer(200, '<!DOCTYPE html><title>Log in</title>', {
      'content-type': 'text/html',
    });
    expect(await refused([page, page, page])).toBe('bad_answer');
    const cut = answer(200, '{"id": 1');
    expect(await refused([cut, cut, cut])).toBe('bad_answer');
    expect(await refused([failure('too_large', true)])).toBe('bad_answer');
    expect(await refused([failure('tls', false)])).toBe('unavailable');
  });

  it('follows a redirect within the server and refuses one to anywhere else', async () => {
    const inside = scripted([answer(301, '', { location: '/api/v1/things/2' }), answer(200)]);
    await inside.client.exchange(get);
    expect(inside.sent[1]?.url).toBe(`${base}/things/2`);
    for (const location of ['https://evil.example/api', 'http://git.example/api', 'file:///etc']) {
      const { client, sent } = scripted([answer(302, '', { location })]);
      await expect(client.exchange(get)).rejects.toMatchObject({ code: 'forge.redirected' });
      expect(sent).toHaveLength(1);
    }
    const posted = scripted([answer(301, '', { location: '/api/v1/things/2' })]);
    await expect(posted.client.exchange(post)).rejects.toMatchObject({ code: 'forge.redirected' });
    const loop = answer(307, '', { location: '/api/v1/things/1' });
    expect(await refused([loop, loop, loop, loop])).toBe('bad_answer');
    expect(await refused([answer(302)])).toBe('bad_answer');
  });

  it('names method, route, status and request id, and shows neither token nor query', async () => {
    const body = JSON.stringify({ message: `no \u001b[31mtok-123456 ${'x'.repeat(400)}` });
    const { client } = scripted([answer(403, body, { 'x-request-id': 'r-9' })]);
    const error = await client.exchange(get).catch((caught: unknown) => caught);
    const text = String(error);
    expect(text).toMatch(
      /GET \/things\/\{id\}: the token may not do this \(403, request r-9, "no /,
    );
    expect(text).not.toMatch(/tok-123456|page=2/);
    expect(text).not.toContain('\u001b');
    expect(text.length).toBeLessThan(300);
  });

  it('refuses an address that is none', () => {
    const deps = {
      http: { send: () => Promise.resolve(answer(200)) },
      log: keptLog(),
      clock: quickClock(),
      random: countingRandom(),
    };
    for (const apiUrl of ['', 'git.example/api', 'ftp://git.example']) {
      expect(() => createClient(deps, { kind: 'gitea', apiUrl, token: null })).toThrow(
        /is no address of an API/,
      );
    }
  });
});
