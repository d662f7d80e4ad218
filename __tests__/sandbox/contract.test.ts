import { sandboxContract } from '../contract/sandbox.ts';
import { levels } from './levels.ts';

for (const level of levels) sandboxContract(level);
