/**
 * Does the work for one after the other, whoever else it fails for.
 * @throws AggregateError in the end, of what was thrown
 */
export const eachAlone = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const failures: unknown[] = [];
  for (const one of all) await work(one).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${all.length} failed`);
};
