import { z } from 'zod';

/** `report:`: where runs are kept and published. */
export const reportConfig = z
  .strictObject({
    publish: z
      .enum(['branch', 'none'])
      .default('branch')
      .describe(
        'Publish ledger and objects on the branch guildseal/ledger, so that anyone with a clone can verify.',
      ),
    dir: z
      .string()
      .min(1)
      .default('.guildseal/runs')
      .describe('Folder of the runs, relative to the repository.'),
  })
  .describe('Where runs are kept and published.');

export type ReportConfig = z.output<typeof reportConfig>;
