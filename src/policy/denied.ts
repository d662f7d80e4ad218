import { matchSegment } from './matcher.ts';

/** Folded names of files and folders no candidate may touch, at any depth. */
const always = new Set([
  '.forgejo',
  '.circleci',
  'jenkinsfile',
  'azure-pipelines.yml',
  'azure-pipelines.yaml',
  'codeowners',
  'action.yml',
  'action.yaml',
  '.mailmap',
  '.guildseal',
  '.guildseal.yml',
]);
const alwaysPrefixes = ['.git', '.woodpecker'];

/** Folded names that tools load or run by themselves; allowed by exact name only. */
const folders = new Set(['.cargo', 'node_modules', '__pycache__']);
const names = new Set(
  [
    'package.json package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml pnpm-workspace.yaml',
    'bun.lock bun.lockb bunfig.toml deno.json deno.jsonc deno.lock lerna.json nx.json turbo.json',
    'cargo.toml cargo.lock build.rs rust-toolchain rust-toolchain.toml go.mod go.sum go.work go.work.sum',
    'setup.py setup.cfg pyproject.toml poetry.lock pdm.lock uv.lock pipfile pipfile.lock environment.yml',
    'pip.conf conftest.py pytest.ini tox.ini noxfile.py sitecustomize.py usercustomize.py',
    'gemfile gemfile.lock rakefile composer.json composer.lock mix.exs mix.lock rebar.config rebar.lock',
    'pom.xml build.gradle build.gradle.kts settings.gradle settings.gradle.kts gradle.properties',
    'gradle.lockfile build.sbt package.swift package.resolved pubspec.yaml pubspec.lock flake.nix flake.lock',
    'directory.build.props directory.build.targets nuget.config packages.lock.json global.json',
    'makefile gnumakefile cmakelists.txt meson.build build.bazel workspace.bazel module.bazel justfile',
    'taskfile.yml taskfile.yaml .npmrc .envrc .tool-versions .nvmrc .node-version .python-version jsconfig.json',
  ]
    .join(' ')
    .split(' '),
);
const patterns = [
  ...[
    '.yarnrc*',
    '.pnpmfile.*',
    'requirements*.txt',
    'constraints*.txt',
    'dockerfile*',
    '*.dockerfile',
  ],
  ...['containerfile*', '.env*', 'tsconfig*.json', 'jest.config.*', 'jest.setup.*', '.jestrc*'],
  ...['vitest.config.*', 'vitest.workspace.*', 'vite.config.*', 'babel.config.*', '.babelrc*'],
  ...['eslint.config.*', '.eslintrc*', 'prettier.config.*', '.prettierrc*', '.mocharc*'],
  ...['*.pth', '*.pyc', '*.pyo', '*.pyd', '*.so', '*.so.*', '*.dylib', '*.dll', '*.node', '*.wasm'],
  ...['*.csproj', '*.fsproj', '*.vbproj', '*.sln', '*.gemspec', '*.mk'],
];

/** How a folded path is denied: for good, or unless `files.allow` names it. */
export const deniedAs = (foldedPath: string): 'always' | 'opt_in' | null => {
  const segments = foldedPath.split('/');
  if (
    segments.some(
      (segment) =>
        always.has(segment) || alwaysPrefixes.some((prefix) => segment.startsWith(prefix)),
    )
  ) {
    return 'always';
  }
  const name = segments.at(-1) ?? '';
  const optIn =
    segments.some((segment) => folders.has(segment)) ||
    names.has(name) ||
    patterns.some((pattern) => matchSegment(pattern, name));
  return optIn ? 'opt_in' : null;
};
