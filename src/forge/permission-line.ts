import type { ForgeKind } from '../events/event.ts';

/** What a request needs the token for. */
export type Need = 'read' | 'comment' | 'status' | 'push';

const github: Readonly<Record<Need, string>> = {
  read: 'contents: read\n  pull-requests: read',
  comment: 'pull-requests: write',
  status: 'statuses: write',
  push: 'contents: write',
};
const gitea: Readonly<Record<Need, string>> = {
  read: 'contents: read\n  pull-requests: read',
  comment: 'pull-requests: write',
  status: 'contents: write',
  push: 'contents: write',
};

/** The exact YAML to add to a workflow so that the token may do this, with where to put it. */
export const permissionLine = (forge: ForgeKind, need: Need): string => {
  switch (forge) {
    case 'github':
      return `add to the job:\npermissions:\n  ${github[need]}\nThe run of a fork's pull request never gets more than reading.`;
    case 'gitea':
      return `add to the job (Gitea 1.26 or newer; before it the token's rights are a setting of the repository):\npermissions:\n  ${gitea[need]}\nThe run of a fork's pull request sets no status and pushes nothing.`;
    case 'forgejo':
      return `Forgejo ignores "permissions:"; give the step the token of a user with write access:\nwith:\n  token: \${{ secrets.GUILDSEAL_TOKEN }}`;
  }
};
