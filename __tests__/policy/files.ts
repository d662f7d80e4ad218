import type { PatternFiles } from '../../src/policy/patterns.ts';

/** `files` of an experiment with the defaults of the configuration. */
export const filesOf = (files: Partial<PatternFiles>): PatternFiles => ({
  editable: ['src/**'],
  readonly: [],
  hidden: [],
  data: [],
  context: [],
  allow: [],
  binary: [],
  unicode: false,
  allow_new: false,
  allow_delete: false,
  max_files: 20,
  max_file_bytes: 1024 ** 2,
  max_total_bytes: 16 * 1024 ** 2,
  ...files,
});
