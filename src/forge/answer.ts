import type { HttpAnswer } from '../ports.ts';

const decode = (body: Uint8Array): string =>
  new TextDecoder('utf-8').decode(body.subarray(0, 4096));

/** Scheme, host and port; null for anything that is no http(s) address. */
export const originOf = (url: string): string | null => {
  if (!URL.canParse(url)) return null;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
};

/** An error page of a proxy or a login page rather than an answer of the API. */
export const isHtml = (answer: HttpAnswer): boolean =>
  (answer.headers['content-type'] ?? '').startsWith('text/html') ||
  /^\s*<(!doctype|html)/i.test(decode(answer.body.subarray(0, 200)));

/** Too many requests: 429, and 403 or 503 that name a time to wait. */
export const isLimit = (answer: HttpAnswer): boolean => {
  const { status, headers } = answer;
  if (status === 429) return true;
  if (status === 503) return headers['retry-after'] !== undefined;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /secondary rate limit/i.test(decode(answer.body))
  );
};

/** Milliseconds that an answer asks to wait; null when it does not say, a minute for GitHub's other limit. */
export const limitWaitMs = (answer: HttpAnswer, nowMs: number): number | null => {
  const after = answer.headers['retry-after'];
  if (after !== undefined) {
    if (/^[0-9]{1,9}$/.test(after.trim())) return Number(after) * 1000;
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return Math.max(0, date - nowMs);
  }
  const reset = answer.headers['x-ratelimit-reset'];
  if (answer.headers['x-ratelimit-remaining'] === '0' && reset !== undefined) {
    if (/^[0-9]{1,12}$/.test(reset)) return Math.max(0, Number(reset) * 1000 - nowMs);
  }
  return answer.status === 403 ? 60_000 : null;
};

/** Printable ASCII of a foreign text, without the token, cut. */
const clean = (text: string, token: string | null): string => {
  const bare = token !== null && token !== '' ? text.replaceAll(token, '***') : text;
  return bare.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 160);
};

const messageOf = (answer: HttpAnswer): string => {
  if (isHtml(answer)) return 'an HTML page, perhaps of a proxy';
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    if (typeof value === 'object' && value !== null && 'message' in value) {
      return typeof value.message === 'string' ? value.message : '';
    }
  } catch {
    // Not JSON: nothing worth showing.
  }
  return '';
};

/** Status, request id and the forge's own words, fit to be printed. */
export const answerWords = (answer: HttpAnswer, token: string | null): string => {
  const id = answer.headers['x-github-request-id'] ?? answer.headers['x-request-id'];
  const message = clean(messageOf(answer), token);
  return [
    String(answer.status),
    ...(id === undefined ? [] : [`request ${clean(id, token)}`]),
    ...(message.trim() === '' ? [] : [`"${message.trim()}"`]),
  ].join(', ');
};
