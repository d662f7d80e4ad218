import { defineErrors } from './app-error.ts';

/** Errors of keys, of the ledger on disk and of the arguments of `verify`. */
export const ledgerErrors = defineErrors({
  'ledger.key-unusable': (p: { source: string; problem: string }) => ({
    exit: 2,
    message: `signing key from ${p.source}: ${p.problem}; expected a private key in PEM (SEC1 or PKCS#8, P-256 or Ed25519)`,
    hint: 'make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out guildseal.key',
  }),
  'ledger.public-key-unusable': (p: { source: string; problem: string }) => ({
    exit: 2,
    message: `public key from ${p.source}: ${p.problem}; expected a public key in PEM (P-256 or Ed25519)`,
    hint: 'make it from the signing key with: openssl pkey -in guildseal.key -pubout -out guildseal.pub',
  }),
  'ledger.key-missing': (p: { runId: string; keyid: string }) => ({
    exit: 4,
    message: `run ${p.runId} is signed with key ${p.keyid}, and no signing key is given; its ledger cannot go on without it`,
    hint: 'set the key (GUILDSEAL_KEY or seal.key_file), or start a new run with --new',
  }),
  'ledger.key-changed': (p: { runId: string; sealed: string | null; given: string }) => ({
    exit: 4,
    message: `run ${p.runId} is ${p.sealed === null ? 'not signed' : `signed with key ${p.sealed}`}, the key given is ${p.given}; a run keeps its key`,
    hint: 'start a new run with --new',
  }),
  'ledger.corrupt': (p: { path: string; line: number; code: string; problem: string }) => ({
    exit: 4,
    message: `${p.path}:${p.line}: ${p.problem} [${p.code}]; a ledger that does not hold is never appended to`,
    hint: 'look at it with: guildseal verify RUN; start anew from its best node with: guildseal search NAME --from RUN',
  }),
  'ledger.entry-too-large': (p: { kind: string; bytes: number; limit: number }) => ({
    exit: 3,
    message: `a ${p.kind} entry has ${p.bytes} bytes as a line, more than ${p.limit}`,
    hint: 'shorten what the entry lists: descriptions, paths of files.editable, changed files (files.max_files)',
  }),
  'ledger.write-failed': (p: { path: string; problem: string; cause: unknown }) => ({
    exit: 3,
    message: `cannot write ${p.path}: ${p.problem}`,
    hint: 'free some space or mend the permissions, then run the same command again: it resumes',
    cause: p.cause,
  }),
  'search.run-locked': (p: { runId: string; pid: number; host: string; path: string }) => ({
    exit: 3,
    message: `run ${p.runId} is being written by process ${p.pid} on ${p.host}`,
    hint: `wait for it or stop it; when it is surely dead (another machine, a container that is gone) remove ${p.path}`,
  }),
  'ledger.secret-unusable': (p: { path: string; problem: string }) => ({
    exit: 3,
    message: `${p.path}: ${p.problem}; expected 64 lower-case hex digits`,
    hint: 'remove the file: the run goes on with fresh secrets, and verify says `reseeded`',
  }),
  'ledger.bad-anchor': (p: { text: string }) => ({
    exit: 2,
    message: `"${p.text}" is not an anchor line; expected: gs1 RUN_ID SEQ HEAD (64 hex digits)`,
    hint: 'copy the whole line from the comment, the commit status or the log',
  }),
});
