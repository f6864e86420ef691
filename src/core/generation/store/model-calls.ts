import type { Database, Log } from '../../database/client.js';
import { daysBefore } from '../../time.js';
import type { ModelCall } from '../model/endpoint.js';

/** How long calls are kept. */
const CALL_DAYS = 30;

/** The calls of one kind since a moment. Token counts as in `Usage`. */
export interface ModelUse
  extends Pick<ModelCall, 'model' | 'purpose' | 'outcome' | 'prompt' | 'cached' | 'output' | 'thoughts'> {
  readonly calls: number;
}

/** Keeps a call; a call that cannot be kept is logged and forgotten. */
export const keepCalls =
  ({ prisma }: Pick<Database, 'prisma'>, log: Log) =>
  (call: ModelCall): void => {
    prisma.modelCall
      .create({ data: call })
      .catch((error: unknown) => log.warn({ err: error }, 'a call to the model was not counted'));
  };

/** What was used since then, by model, purpose and outcome. */
export const modelUse = async (
  { prisma }: Pick<Database, 'prisma'>,
  since: Date,
): Promise<readonly ModelUse[]> =>
  prisma.$queryRaw<ModelUse[]>`
    SELECT model, purpose, outcome, count(*)::int AS calls, sum(prompt)::float8 AS prompt, sum(cached)::float8 AS cached,
      sum(output)::float8 AS output, sum(thoughts)::float8 AS thoughts
    FROM "ModelCall" WHERE at >= ${since}::timestamptz GROUP BY model, purpose, outcome ORDER BY model, purpose, outcome`;

/** Deletes calls that are past their time. */
export const purgeCalls = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  await prisma.modelCall.deleteMany({ where: { at: { lt: daysBefore(now, CALL_DAYS) } } });
};
