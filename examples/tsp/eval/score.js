import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.js';

// The candidate's file is data under /in; the copy beside this program is the base's.
const file = join(process.env.GUILDSEAL_IN ?? '/in', 'files', 'tour.txt');

try {
  console.log(`length: ${measure(readFileSync(file, 'utf8'))}`);
} catch (error) {
  console.error(`tour.txt: ${error.message}`);
  process.exitCode = 1;
}
