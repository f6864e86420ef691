import { startDeckhand } from '../../src/app/deckhand.js';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';

// Deckhand as a process that is killed as soon as it reaches the failpoint it is given.
const config = readConfig();
const log = createLog(config.LOG_LEVEL, [config.DISCORD_TOKEN, config.TELEGRAM_TOKEN]);
await startDeckhand(config, log, new AbortController().signal, {
  reach: (failpoint) => {
    if (failpoint === process.argv[2]) process.kill(process.pid, 'SIGKILL');
  },
});
