import { expect, it } from 'vitest';
import { startTelegramStandIn } from '../../playground/telegram/index.js';
import { sampleRouter } from '../bots/telegram/feature.js';
import { startBot } from '../bots/telegram/stage.js';
import { freshDatabase } from '../support/database.js';

it('a refused token is told by the variable that holds it', async () => {
  const database = await freshDatabase();
  const standIn = await startTelegramStandIn();
  const start = startBot({ standIn, database, router: sampleRouter(database, []), token: '1:wrong' });
  await expect(start).rejects.toThrow('TELEGRAM_TOKEN');
  await standIn.close();
  await database.close();
});
