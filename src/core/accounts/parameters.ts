import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { newId, type ParametersId, type UserId } from '../ids.js';
import {
  DEFAULT_PARAMETERS,
  LEARNING_STEPS_MAX,
  RETENTION,
  readSteps,
  type SchedulerParameters,
} from '../schedule/parameters.js';
import { lockUser } from './lock.js';

/** @param retention percent @param learningSteps as they were typed; see `readSteps` */
export interface ParametersChange {
  readonly retention?: number | undefined;
  readonly learningSteps?: string | undefined;
  readonly weights?: readonly number[] | undefined;
}

/** What the person's schedules are made with now. */
export const parametersOf = async (
  prisma: Pick<Tx, 'schedulerParameters'>,
  id: ParametersId | null,
): Promise<SchedulerParameters> =>
  (id && ((await prisma.schedulerParameters.findUnique({ where: { id } })) as SchedulerParameters | null)) ??
  DEFAULT_PARAMETERS;

/**
 * Finds the person's row of these parameters or makes one: earlier rows stay, since reviews name them.
 * @throws UserError `option.out_of_range`, `settings.learning_steps`
 */
export const chooseParameters = async (
  tx: Tx,
  user: UserId,
  change: ParametersChange,
): Promise<ParametersId | null> => {
  await lockUser(tx, user);
  const { parametersId } = await tx.user.findUniqueOrThrow({ where: { id: user } });
  const { id: _, ...before } = await parametersOf(tx, parametersId);
  const wanted = { ...before, ...checked(change) };
  if (isSame(wanted, DEFAULT_PARAMETERS)) return null;
  const rows = await tx.schedulerParameters.findMany({ where: { userId: user } });
  const known = rows.find((row) => isSame(row, wanted));
  if (known) return known.id;
  const id = newId<ParametersId>();
  await tx.schedulerParameters.create({ data: { ...columnsOf(wanted), id, userId: user } });
  return id;
};

type Values = Omit<SchedulerParameters, 'id'>;

const checked = ({ retention, learningSteps, weights }: ParametersChange): Partial<Values> => ({
  ...(retention === undefined ? {} : { retention: checkRetention(retention) }),
  ...(learningSteps === undefined ? {} : { learningSteps: checkSteps(learningSteps) }),
  ...(weights === undefined ? {} : { weights }),
});

const checkRetention = (percent: number): number => {
  if (Number.isInteger(percent) && percent >= RETENTION.min && percent <= RETENTION.max) return percent / 100;
  throw new UserError('option.out_of_range', { option: 'retention', ...RETENTION });
};

const checkSteps = (typed: string): Values['learningSteps'] => {
  const steps = readSteps(typed);
  if (!steps) throw new UserError('settings.learning_steps', { most: LEARNING_STEPS_MAX });
  return steps;
};

/** A row as it is read: its lists are of any words. */
interface Stored {
  readonly retention: number;
  readonly learningSteps: readonly string[];
  readonly relearningSteps: readonly string[];
  readonly weights: readonly number[];
}

const columnsOf = ({ retention, learningSteps, relearningSteps, weights }: Stored) => ({
  retention,
  learningSteps: [...learningSteps],
  relearningSteps: [...relearningSteps],
  weights: [...weights],
});

const isSame = (one: Stored, other: Stored): boolean =>
  JSON.stringify(columnsOf(one)) === JSON.stringify(columnsOf(other));
