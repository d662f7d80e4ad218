// The entry: imports only node: modules and stays in syntax that old Nodes can parse, so that an
// unsuitable Node gets one clear line instead of a syntax error. Everything else is loaded lazily.
import { readFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const env = process.env;

const start = async (): Promise<void> => {
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `guildseal needs Node 20.19 or newer; this is ${process.version} at ${process.execPath}`,
    );
    process.exitCode = 2;
    return;
  }
  const onRunner = env['GITHUB_ACTIONS'] === 'true' && env['GITHUB_EVENT_NAME'] !== undefined;
  if (process.argv.length > 2 || !onRunner) {
    const { runTerminal } = await import('./app/main.ts');
    await runTerminal();
    return;
  }
  if (env['STATE_guildseal'] !== undefined) {
    const { runPost } = await import('./app/post.ts');
    await runPost();
    return;
  }
  const { whyNotOurs } = await import('./events/quick.ts');
  const command = (env['INPUT_COMMAND'] ?? '').trim();
  const readPayload = () => readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8');
  const reason =
    command === '' || command === 'auto'
      ? whyNotOurs(env['GITHUB_EVENT_NAME'] ?? '', readPayload)
      : null;
  if (reason !== null) {
    console.log(`guildseal: nothing to do: ${reason}`);
    return;
  }
  const { runAction } = await import('./app/job.ts');
  await runAction();
};

void start();
