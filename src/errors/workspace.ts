import { defineErrors } from './app-error.ts';

const shown = (value: string): string => JSON.stringify(value.slice(0, 300));

/** Errors of the workspace: git, our own clone, trees, patches, publication. */
export const workspaceErrors = defineErrors({
  'workspace.git-missing': (p: { readonly searched: string }) => ({
    exit: 3,
    message: `no git program found in ${shown(p.searched)}`,
    hint: 'install git 2.34 or newer',
  }),
  'workspace.git-too-old': (p: { readonly path: string; readonly version: string }) => ({
    exit: 3,
    message: `${p.path} says ${shown(p.version)}; git 2.34 or newer is needed`,
    hint: 'install git 2.34 or newer and put it first in PATH',
  }),
  'workspace.git-failed': (p: { readonly command: string; readonly detail: string }) => ({
    exit: 3,
    message: `git ${p.command} failed: ${p.detail}`,
  }),
  'workspace.no-repository': (p: { readonly path: string }) => ({
    exit: 2,
    message: `${shown(p.path)} is not inside a git repository`,
    hint: 'run inside a repository, or name one with --repo DIR',
  }),
  'search.no-base': (p: { readonly revision: string; readonly repository: string }) => ({
    exit: 2,
    message: `${shown(p.revision)} names no commit in ${shown(p.repository)}; a search starts from a commit`,
    hint: 'make a first commit, or name one with --base REV',
  }),
  'search.missing-objects': (p: { readonly commit: string; readonly detail: string }) => ({
    exit: 3,
    message: `commit ${p.commit} is not whole here and could not be fetched: ${p.detail}`,
    hint: `fetch it: git fetch --refetch origin ${p.commit} (CI: actions/checkout with fetch-depth: 0)`,
  }),
  'search.path-collision': (p: { readonly path: string; readonly folder: string }) => ({
    exit: 2,
    message: `${shown(p.path)} collides with another file of the base on the file system of ${shown(p.folder)}`,
    hint: 'use a file system that tells the two names apart, or rename one of them',
  }),
  'workspace.disk-full': (p: { readonly path: string; readonly cause: unknown }) => ({
    exit: 3,
    message: `no space left on the disk that holds ${shown(p.path)}`,
    hint: 'free some space and run the same command again; it resumes',
    cause: p.cause,
  }),
  'workspace.directory-in-use': (p: { readonly directory: string }) => ({
    exit: 3,
    message: `${shown(p.directory)} is not empty; a workspace needs a new directory`,
  }),
  'workspace.bad-id': (p: { readonly value: string; readonly expected: string }) => ({
    exit: 2,
    message: `${shown(p.value)} is not ${p.expected}`,
  }),
  'workspace.object-missing': (p: { readonly id: string }) => ({
    exit: 3,
    message: `object ${p.id} is not in the workspace`,
  }),
  'workspace.object-corrupt': (p: { readonly id: string; readonly detail: string }) => ({
    exit: 4,
    message: `object ${p.id} is not what its id says: ${p.detail}`,
    hint: 'check the repository with git fsck',
  }),
  'workspace.object-too-large': (p: {
    readonly id: string;
    readonly sizeBytes: number;
    readonly maxBytes: number;
  }) => ({
    exit: 4,
    message: `object ${p.id} has ${p.sizeBytes} bytes; at most ${p.maxBytes} are read`,
  }),
  'workspace.too-many-files': (p: { readonly where: string; readonly max: number }) => ({
    exit: 4,
    message: `${p.where} lists more than ${p.max} files`,
    hint: 'name fewer or smaller folders',
  }),
  'workspace.bad-path': (p: { readonly path: string; readonly why: string }) => ({
    exit: 4,
    message: `${shown(p.path)} cannot be written into a tree: ${p.why}`,
  }),
  'workspace.path-conflict': (p: { readonly path: string; readonly why: string }) => ({
    exit: 4,
    message: `${shown(p.path)} cannot be changed so: ${p.why}`,
  }),
  'workspace.proof-failed': (p: { readonly detail: string }) => ({
    exit: 4,
    message: `the built tree is not the base plus the planned changes: ${p.detail}`,
    hint: 'this is a bug in guildseal; please report it',
  }),
  'workspace.folder-changed': (p: { readonly path: string }) => ({
    exit: 4,
    message: `${shown(p.path)} was changed by someone else while a tree was shown there`,
  }),
  'workspace.patch-malformed': (p: { readonly line: number; readonly why: string }) => ({
    exit: 2,
    message: `patch line ${p.line}: ${p.why}`,
  }),
  'workspace.patch-mismatch': (p: {
    readonly line: number;
    readonly path: string;
    readonly why: string;
  }) => ({
    exit: 2,
    message: `patch line ${p.line}: does not apply to ${shown(p.path)}: ${p.why}`,
  }),
  'workspace.bad-remote': (p: { readonly url: string; readonly why: string }) => ({
    exit: 2,
    message: `remote ${shown(p.url)}: ${p.why}`,
    hint: 'use an https, http or ssh URL or an absolute path, without a password in it',
  }),
  'workspace.remote-unreachable': (p: { readonly url: string; readonly detail: string }) => ({
    exit: 3,
    message: `remote ${shown(p.url)} could not be read: ${p.detail}`,
  }),
  'workspace.branch-exists': (p: { branch: string; detail: string }) => ({
    exit: 2,
    message: `branch ${p.branch} cannot be made: ${p.detail}`,
    hint: 'name another one with --branch, or delete the old one first',
  }),
});
