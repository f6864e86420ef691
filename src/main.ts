import { type Deckhand, startDeckhand } from './app/deckhand.js';
import { ConfigError, readConfig } from './config.js';
import { createLog } from './log.js';

/** Longest time for a stop; what is unfinished by then continues at the next start. */
const STOP_WITHIN_MS = 30_000;

const refuse = (reason: string): never => {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
};

const run = async (): Promise<void> => {
  const config = readConfig();
  const { DISCORD_TOKEN, TELEGRAM_TOKEN, ROLE } = config;
  if (ROLE !== 'worker' && !DISCORD_TOKEN && !TELEGRAM_TOKEN)
    refuse('Set DISCORD_TOKEN or TELEGRAM_TOKEN to run the bot, or try it without any: npm run playground');
  const keys = [config.GOOGLE_API_KEY, config.OPENAI_API_KEY];
  const secrets = [DISCORD_TOKEN, TELEGRAM_TOKEN, ...keys, config.TELEGRAM_WEBHOOK_SECRET];
  const log = createLog(config.LOG_LEVEL, [...secrets, config.DATABASE_URL, config.REDIS_URL]);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled promise rejection'));
  const stopping = new AbortController();
  const deckhand = startDeckhand(config, log, stopping.signal);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(deckhand, stopping));
  await deckhand;
};

const stop = async (deckhand: Promise<Deckhand>, stopping: AbortController): Promise<void> => {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  stopping.abort(new Error('the process is stopping'));
  await deckhand.then(
    (running) => running.close(),
    () => undefined,
  );
  process.exit(0);
};

run().catch((error: unknown) => {
  if (error instanceof ConfigError) refuse(error.message);
  refuse(`Deckhand did not start: ${error instanceof Error ? error.message : String(error)}`);
});
