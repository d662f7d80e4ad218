import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const only = (name, message) => ({ name, message });

export default defineConfig([
  globalIgnores(['dist/', 'build/', 'coverage/', 'examples/', '**/*.mjs', '**/*.js']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/app/**', 'src/process/**', 'src/forge/github/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            only('@actions/core', 'only app/ talks to the runner'),
            only('undici', 'only the Http adapter in app/ imports undici'),
            only('execa', 'processes are started through process/'),
            only('@octokit/rest', 'octokit lives in forge/github'),
            only('node:child_process', 'processes are started through process/'),
          ],
        },
      ],
    },
  },
  prettier,
]);
