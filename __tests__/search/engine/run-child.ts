/* Runs or continues one experiment in a process of its own, so that it can be killed: argv 2 is JSON. */
import { kmodConfig } from './tasks.ts';
import { run } from './scene.ts';

const { repository, directory, override } = JSON.parse(process.argv[2] ?? '{}') as {
  repository: string;
  directory: string;
  override: Record<string, unknown>;
};

await run({ repository, directory, config: kmodConfig(override) });
