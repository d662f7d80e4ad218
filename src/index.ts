// The entry: imports only node: modules and stays in syntax that old Nodes can parse, so that an
// unsuitable Node gets one clear line instead of a syntax error. Everything else is loaded lazily.
import { readFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const env = process.env;

/** Why the event of this job can never be ours; null when it may be, or a command is asked for by name. */
const whyNothing = async (): Promise<string | null> => {
  const command = (env['INPUT_COMMAND'] ?? '').trim();
  if (command !== '' && command !== 'auto') return null;
  const { whyNotOurs } = await import('./events/quick.ts');
  const readPayload = () => readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8');
  return whyNotOurs(env['GITHUB_EVENT_NAME'] ?? '', readPayload);
};

const start = async (): Promise<void> => {
  if (major < 20 || (major === 20 && minor < 19)) {
    const found = `${process.version} at ${process.execPath}`;
    console.error(`guildseal needs Node 20.19 or newer; this is ${found}`);
    process.exitCode = 2;
    return;
  }
  const onRunner = env['GITHUB_ACTIONS'] === 'true' && env['GITHUB_EVENT_NAME'] !== undefined;
  if (process.argv.length > 2 || !onRunner) return (await import('./app/main.ts')).runTerminal();
  if (env['STATE_guildseal'] !== undefined) return (await import('./app/post.ts')).runPost();
  const reason = await whyNothing();
  if (reason === null) return (await import('./app/job.ts')).runAction();
  console.log(`guildseal: nothing to do: ${reason}`);
};

void start();
