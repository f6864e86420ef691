import { expect, it } from 'vitest';
import { startDeckhand } from '../../src/app/deckhand.js';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { freshDataDir } from '../support/database.js';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

it('platforms that cannot be reached are told in a sentence that names the network', async () => {
  const lines: string[] = [];
  const log = createLog('error', [], { write: (line) => void lines.push(line) });
  const config = readConfig({
    DISCORD_TOKEN: 'some.discord.token',
    DISCORD_API_URL: NOWHERE,
    TELEGRAM_TOKEN: '1:some',
    TELEGRAM_API_URL: NOWHERE,
    HTTP_PORT: '0',
    DATA_DIR: await freshDataDir(),
  });
  await expect(startDeckhand(config, log, new AbortController().signal)).rejects.toThrow(
    'discord: cannot be reached (ECONNREFUSED): check the network of this machine; ' +
      'telegram: cannot be reached (ECONNREFUSED): check the network of this machine',
  );
  expect(lines.join()).not.toContain('stack');
});
