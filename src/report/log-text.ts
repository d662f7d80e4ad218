import { cutFreeText } from '../text/cut.ts';

/** Text from outside on one line that is no command for a runner, wherever it stands or a line is broken. */
export const logText = (text: string, chars = 300): string =>
  cutFreeText(text, chars)
    .replace(/##(?=[a-z]{0,16}\[)/gi, '# #')
    .replace(/(^| ):(?=:)/g, '$1: ');
