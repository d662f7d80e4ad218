import { byteCeilings } from './changes.ts';
import { deniedAs } from './denied.ts';
import { compileMatcher, hasWildcard } from './matcher.ts';
import { checkPath, foldPath, type PathCode } from './path.ts';
import { compilePolicy, type PolicyFiles } from './policy.ts';

/** Something wrong in `files` of an experiment. */
export interface FilesProblem {
  readonly kind: 'bad_pattern' | 'conflict' | 'ceiling';
  /** Key in `files`, with the index in its list. */
  readonly path: readonly (string | number)[];
  readonly value: string;
  readonly problem: string;
  readonly cure: string;
}

const reasons: Partial<Record<PathCode, string>> = {
  path_segment: 'it has an empty, "." or ".." part, or starts with "/", "~" or a drive',
  path_unicode: 'it holds characters that look like others or like nothing',
  path_control: 'it holds a control character',
  path_reserved:
    'it holds one of \\ : " < > |, a leading "-", a trailing dot or space, or a device name',
  path_encoding: 'it holds a percent escape',
  caps: 'it is longer than 512 bytes, 200 a part, or deeper than 32 folders',
};

/** Why a pattern cannot name any valid path; null when it can. */
export const patternProblem = (pattern: string): string | null => {
  const segments = pattern.replace(/\/$/, '').split('/');
  if (segments.some((segment) => segment.includes('**') && segment !== '**')) {
    return '"**" must stand alone between slashes';
  }
  const sample = segments.map((segment) => segment.replace(/\*+|\?/g, 'x')).join('/');
  const code = checkPath(sample);
  return code === null ? null : (reasons[code] ?? code);
};

const patternKeys = ['editable', 'readonly', 'hidden', 'data', 'context'] as const;
/** Pattern lists of `files`, with what models are shown beside what the policy reads. */
export type PatternFiles = PolicyFiles & { readonly context: readonly string[] };

const checkLists = (files: PatternFiles): readonly FilesProblem[] => {
  const problems: FilesProblem[] = [];
  const report = (
    key: string,
    index: number,
    value: string,
    problem: string,
    cure: string,
  ): void => {
    problems.push({ kind: 'bad_pattern', path: [key, index], value, problem, cure });
  };
  for (const key of patternKeys) {
    for (const [index, pattern] of files[key].entries()) {
      const problem = patternProblem(pattern);
      if (problem === null) continue;
      report(
        key,
        index,
        pattern,
        problem,
        'write a path relative to the repository, such as src/**',
      );
    }
  }
  for (const key of ['allow', 'binary'] as const) {
    for (const [index, name] of files[key].entries()) {
      const code = checkPath(name);
      if (code === null) continue;
      const problem = hasWildcard(name) ? 'it is not one exact name' : (reasons[code] ?? code);
      report(key, index, name, problem, 'write the whole path of one file');
    }
  }
  return problems;
};

/** A name nobody uses, to ask what class the content of a folder has. */
const probe = 'guildseal-probe';

const checkLiterals = (
  files: PatternFiles,
  extraDenied: readonly string[],
): readonly FilesProblem[] => {
  const policy = compilePolicy(files, extraDenied);
  const problems: FilesProblem[] = [];
  for (const [index, pattern] of files.editable.entries()) {
    if (hasWildcard(pattern) || patternProblem(pattern) !== null) continue;
    const name = pattern.replace(/\/$/, '');
    const verdicts = [policy.classify(name), policy.classify(`${name}/${probe}`)];
    const other = verdicts.find(({ class: found }) => found !== 'editable' && found !== 'unlisted');
    if (other === undefined) continue;
    problems.push({
      kind: 'conflict',
      path: ['editable', index],
      value: pattern,
      problem: `is also ${other.class}`,
      cure:
        other.class !== 'denied'
          ? `take it out of files.editable or out of files.${other.class}`
          : deniedAs(foldPath(name)) === 'opt_in'
            ? `add "${name}" to files.allow if candidates may really change it`
            : 'take it out of files.editable: no candidate may change such a file',
    });
  }
  return problems;
};

/** Everything wrong with the patterns and caps of `files`; see `compilePolicy` for `extraDenied`. */
export const checkFiles = (
  files: PatternFiles,
  extraDenied: readonly string[],
): readonly FilesProblem[] => {
  const ceilings = [
    ['max_file_bytes', files.max_file_bytes, byteCeilings.file],
    ['max_total_bytes', files.max_total_bytes, byteCeilings.total],
  ] as const;
  const tooHigh = ceilings.flatMap(([key, bytes, ceiling]): FilesProblem[] => {
    if (bytes <= ceiling) return [];
    const most = `${ceiling / 1024 ** 2}MiB`;
    return [
      {
        kind: 'ceiling',
        path: [key],
        value: `${bytes / 1024 ** 2}MiB`,
        problem: `is above ${most}`,
        cure: `write ${most} or less`,
      },
    ];
  });
  return [...checkLists(files), ...checkLiterals(files, extraDenied), ...tooHigh];
};

/** Patterns that name no file of the base: probably misspelt, so a warning. */
export const unusedPatterns = (
  files: PatternFiles,
  basePaths: readonly string[],
): readonly { readonly key: string; readonly pattern: string }[] =>
  patternKeys.flatMap((key) =>
    files[key]
      .filter((pattern) => !basePaths.some(compileMatcher([pattern])))
      .map((pattern) => ({ key, pattern })),
  );
