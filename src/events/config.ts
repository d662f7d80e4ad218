import { z } from 'zod';

const right = z.enum(['write', 'admin']);
const runnable = z
  .string()
  .regex(/^(review|deploy|retain|retrospective|train|search:[a-z0-9][a-z0-9-]{0,31})$/, {
    error: 'review, deploy, retain, retrospective, train or search:NAME',
  });

/** `on:`: what runs by itself, and what may be asked for. No part is on by default. */
export const onConfig = z
  .strictObject({
    pull_request: z
      .strictObject({
        run: z.array(runnable).default(['review']).describe('What runs on a pull request.'),
        types: z
          .array(z.enum(['opened', 'updated', 'reopened', 'ready', 'labeled', 'edited', 'closed']))
          .default(['opened', 'updated', 'reopened', 'ready'])
          .describe('Which changes of a pull request count.'),
        drafts: z.boolean().default(false).describe('Also on drafts.'),
      })
      .optional()
      .describe('Pull requests.'),
    push: z
      .strictObject({
        branches: z
          .array(z.string())
          .nullable()
          .default(null)
          .describe('Branches; the default branch when left out.'),
        run: z.array(runnable).default(['deploy']).describe('What runs on a push.'),
      })
      .optional()
      .describe('Pushes.'),
    schedule: z
      .strictObject({ run: z.array(runnable).default([]).describe('What runs on a schedule.') })
      .optional()
      .describe('Scheduled runs.'),
    comment: z
      .strictObject({
        commands: z
          .record(z.string().regex(/^[a-z]+$/), right)
          .default({})
          .describe('Slash verbs and the least right to use them.'),
        allow: z
          .array(
            z.strictObject({
              login: z.string().describe('Name, for people who read this; it does not count.'),
              id: z.int().describe('Numeric id on the forge, which nobody else can take over.'),
            }),
          )
          .default([])
          .describe('Accounts that may use them in any case, by exact id.'),
      })
      .optional()
      .describe('Slash commands.'),
  })
  .describe('What runs by itself, and what may be asked for.');

export type OnConfig = z.output<typeof onConfig>;
