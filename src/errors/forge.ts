import { defineErrors } from './app-error.ts';

interface Refused {
  /** `GET /repos/{owner}/{repo}/pulls/{number}`: the template, never values. */
  readonly request: string;
  /** Status, request id and the forge's own words, cleaned. */
  readonly answer: string;
  readonly hint?: string | null;
}

const refused = (p: Refused, what: string, hint: string) => ({
  exit: 3 as const,
  message: `${p.request}: ${what} (${p.answer})`,
  hint: p.hint ?? hint,
});

/** What a forge turned away or could not do; `refusalOf` of the forge room tells the kinds apart. */
export const forgeErrors = defineErrors({
  'forge.unauthorized': (p: Refused) =>
    refused(p, 'the token is wrong or has ended', 'check the input token'),
  'forge.forbidden': (p: Refused) =>
    refused(p, 'the token may not do this', 'give the token the right to do this'),
  'forge.not-found': (p: Refused) =>
    refused(p, 'not found, or hidden from this token', 'check repository and token'),
  'forge.locked': (p: Refused) =>
    refused(p, 'locked or archived', 'unlock the conversation or restore the repository'),
  'forge.unprocessable': (p: Refused) =>
    refused(p, 'the forge did not accept the content', 'open an issue with this message'),
  'forge.conflict': (p: Refused) => refused(p, 'in conflict with something there', 'run again'),
  'forge.rate-limited': (p: Refused) =>
    refused(p, 'too many requests, and the wait it asks for is too long', 'run again later'),
  'forge.unavailable': (p: Refused) =>
    refused(p, 'the forge could not be reached or failed', 'run again; check address and proxy'),
  'forge.bad-answer': (p: Refused) =>
    refused(
      p,
      'the answer is not what the API promises',
      'check the input api-url: it must be the address of the API itself',
    ),
  'forge.redirected': (p: Refused) =>
    refused(
      p,
      'redirected to another place, which does not get the token',
      'set the input api-url to the final address',
    ),
  'forge.edit-lost': (p: { issue: number; tries: number }) => ({
    exit: 3,
    message: `the comment on #${p.issue} was overwritten by others ${p.tries} times right after it was written`,
    hint: 'look for another workflow that edits it, then run again',
  }),
  'forge.state-too-large': (p: { sizeBytes: number; maxBytes: number }) => ({
    exit: 3,
    message: `the hidden state of a comment has ${p.sizeBytes} bytes, at most ${p.maxBytes} fit`,
  }),
  'forge.bad-address': (p: { url: string }) => ({
    exit: 2,
    message: `"${p.url}" is no address of an API, expected http(s)://host/path`,
    hint: 'set the input api-url, such as https://git.example.com/api/v1',
  }),
});
