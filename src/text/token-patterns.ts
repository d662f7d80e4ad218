/** A kind of credential: text without its anchor cannot hold it, which is found out far faster. */
interface TokenPattern {
  readonly anchor: string;
  /** Bounded, or unable to restart inside a run, so that time is linear. Group 1 and 2 are kept. */
  readonly pattern: string;
}

const tokens: readonly TokenPattern[] = [
  { anchor: 'gh', pattern: String.raw`()gh[pousr]_[A-Za-z0-9]{36,255}()` },
  { anchor: 'github_pat_', pattern: String.raw`()github_pat_[A-Za-z0-9_]{50,255}()` },
  { anchor: 'glpat-', pattern: String.raw`()glpat-[A-Za-z0-9_-]{20,}()` },
  { anchor: 'AKIA', pattern: String.raw`()AKIA[A-Z0-9]{16}()` },
  { anchor: 'ASIA', pattern: String.raw`()ASIA[A-Z0-9]{16}()` },
  { anchor: 'xox', pattern: String.raw`()xox[abposr]-[A-Za-z0-9-]{10,}()` },
  { anchor: 'sk-', pattern: String.raw`()sk-[A-Za-z0-9_-]{20,}()` },
  { anchor: 'AIza', pattern: String.raw`()AIza[A-Za-z0-9_-]{35}()` },
  { anchor: 'npm_', pattern: String.raw`()npm_[A-Za-z0-9]{36}()` },
  { anchor: 'pypi-', pattern: String.raw`()pypi-[A-Za-z0-9_-]{50,}()` },
  { anchor: 'hf_', pattern: String.raw`()hf_[A-Za-z0-9]{30,}()` },
  { anchor: 'dckr_pat_', pattern: String.raw`()dckr_pat_[A-Za-z0-9_-]{20,}()` },
  { anchor: 'AGE-SECRET-KEY-1', pattern: String.raw`()AGE-SECRET-KEY-1[A-Z0-9]{58}()` },
  {
    anchor: 'eyJ',
    pattern: String.raw`()(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}()`,
  },
  {
    anchor: 'PRIVATE KEY-----',
    pattern: String.raw`()-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----)?()`,
  },
  { anchor: '://', pattern: String.raw`(:\/\/[^\s\/:@]{1,64}:)[^\s\/@]{1,128}(@)` },
  {
    anchor: 'uthorization:',
    pattern: String.raw`(uthorization: ?(?:[A-Za-z]{1,16} )?)[^\s"'\[]{8,}()`,
  },
  { anchor: 'earer ', pattern: String.raw`(earer )[A-Za-z0-9._~+\/-]{16,}=*()` },
];

/** Replaces token-shaped words: credentials of known kinds, in URLs and in headers. */
export const redactTokens = (text: string, mark: string): string => {
  let result = text;
  for (const { anchor, pattern } of tokens) {
    if (!result.includes(anchor)) continue;
    result = result.replace(new RegExp(pattern, 'g'), (_, before: string, after: string) => {
      return `${before}${mark}${after}`;
    });
  }
  return result;
};

/** Whether text holds a token-shaped word. */
export const holdsToken = (text: string): boolean =>
  tokens.some(({ anchor, pattern }) => text.includes(anchor) && new RegExp(pattern).test(text));
