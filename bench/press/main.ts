import { setup } from '../../test/services/setup.js';
import { servicesDatabase } from '../../test/support/database.js';
import type { Verdict } from '../verdict.js';
import { measureAcknowledged } from './acknowledged.js';
import { measureDeckSize } from './deck-size.js';
import { measureGrades } from './grades.js';

const stop = await setup();
const database = await servicesDatabase();
const tell = (verdicts: readonly Verdict[]): void => {
  for (const { line, holds } of verdicts) {
    process.stdout.write(`${line}\n`);
    if (!holds) process.exitCode = 1;
  }
};
try {
  for await (const verdicts of measureAcknowledged(database)) tell(verdicts);
  tell(await measureGrades(database));
  tell(await measureDeckSize(database));
} finally {
  await database.close();
  await stop();
}
