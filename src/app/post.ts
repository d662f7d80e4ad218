import { z } from 'zod';
import { createClock } from './adapters/clock.ts';
import { createRandom } from './adapters/random.ts';
import { createJobLog } from './adapters/job-log.ts';
import { openAction, readEvent, readJob, stateName } from './action.ts';
import { parseInputs } from './inputs.ts';
import { createSecrets } from './secrets.ts';
import { removeTemporary } from './temporary.ts';
import { environment } from './wire.ts';

const stateFields = z.object({
  temp: z.string().nullable(),
  pending: z.array(z.object({ sha: z.string(), context: z.string() })),
});

/**
 * The post step: removes what a killed main step left on disk and turns its leftover `pending` statuses
 * into `error`. A failure here is told, never fails the job.
 */
export const runPost = async (): Promise<void> => {
  const core = await import('@actions/core');
  const secrets = createSecrets(environment, (value) => {
    core.setSecret(value);
  });
  const clock = createClock();
  const log = createJobLog({
    write: (line) => void process.stdout.write(`${line}\n`),
    clock,
    debug: core.isDebug(),
    redact: secrets.redact,
  });
  let action: ReturnType<typeof openAction> | null = null;
  try {
    const state = stateFields.parse(JSON.parse(core.getState(stateName)));
    if (state.temp !== null) removeTemporary(state.temp);
    if (state.pending.length === 0) return;
    const inputs = parseInputs((name) => core.getInput(name, { trimWhitespace: false }));
    if (inputs.token !== null) secrets.add(inputs.token);
    const facts = readJob(environment, inputs);
    const event = readEvent(facts);
    if ('skip' in event) return;
    action = openAction(
      { clock, log, random: createRandom() },
      {
        env: environment,
        facts,
        event,
        inputs,
        hasSummary: false,
        rememberPending: () => undefined,
      },
    );
    const forge = await action.openForge();
    for (const { sha, context } of state.pending) {
      const newest = (await forge.statuses(sha)).find((status) => status.context === context);
      if (newest?.state !== 'pending') continue;
      const description = 'the job ended before there was a result; run it again to continue';
      await forge.setStatus(sha, {
        context,
        state: 'error',
        description,
        targetUrl: event.run.url,
      });
      log.info(`${context}: closed as error, the job ended before there was a result`);
    }
  } catch (error) {
    log.warn(`clean-up: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await action?.close();
  }
};
