import { memoryBench, serverBench } from './benches.ts';
import { forgeContract } from './forge.ts';

forgeContract('in memory', memoryBench);
forgeContract('GitHub', () => serverBench('github'));
forgeContract('Gitea 1.22', () => serverBench('gitea', { version: '1.22.6' }));
forgeContract('Gitea 1.25', () => serverBench('gitea', { version: '1.25.4' }));
forgeContract('Gitea 1.26', () => serverBench('gitea', { version: '1.26.3' }));
forgeContract('Gitea that answers edits with nothing', () => serverBench('gitea', { edits: 204 }));
forgeContract('Forgejo 11', () => serverBench('forgejo', { version: '11.0.3+gitea-1.22.0' }));
forgeContract('Forgejo 15', () => serverBench('forgejo', { version: '15.0.3+gitea-1.22.0' }));
