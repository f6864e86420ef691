import type { Config } from '../config.js';
import { openBlobs } from '../core/blobs/store.js';
import { type Database, openDatabase } from '../core/database/client.js';
import type { RepeatingClock } from '../core/ports.js';
import type { Reach } from '../core/quiz/play/failpoints.js';
import { systemClock } from '../core/time.js';
import { openQueue } from '../jobs/queue.js';
import type { Log } from '../log.js';
import { type Health, startHttp } from './http.js';
import { startMaintenance } from './maintenance.js';
import { checkModel, createSkills } from './models.js';
import type { Platform } from './platforms/platform.js';
import { createServices } from './services.js';

/** A running Deckhand. */
export interface Deckhand {
  /** The port on which health is served. */
  readonly port: number;
  /** Finishes what is running, leaves the rest to the next start, and closes every connection. */
  close(): Promise<void>;
}

/** Dependencies that tests may replace. */
export interface TestDependencies {
  /** Dates everything that people see, and times games. */
  readonly clock?: RepeatingClock;
  /** Called at the quiz's failpoints, for tests that end the process there. */
  readonly reach?: Reach;
}

/**
 * Connects everything and starts it. After a failure it stops what was started.
 * @throws an Error with one sentence for the operator
 */
export const startDeckhand = async (
  config: Config,
  log: Log,
  signal: AbortSignal,
  { clock = systemClock, reach }: TestDependencies = {},
): Promise<Deckhand> => {
  const closers: (() => Promise<void>)[] = [];
  const started = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.unshift(() => part.close());
    return part;
  };
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0))
      await end().catch((error: unknown) => log.error({ err: error }, 'error while stopping'));
  };
  try {
    const url = config.DATABASE_URL;
    const opening = openDatabase({ ...(url ? { url } : {}), dataDir: config.DATA_DIR, log });
    const loading = load(config.ROLE);
    const database = started(await opening);
    const redisUrl = config.REDIS_URL;
    const queue = started(await openQueue({ database, ...(redisUrl ? { redisUrl } : {}), clock, log }));
    const blobs = openBlobs(database, config.DATA_DIR);
    const skills = createSkills(config);
    void checkModel(config, log, signal);
    const services = createServices({
      database,
      blobs,
      queue,
      clock,
      skills,
      log,
      limits: { perDay: config.MAX_PDFS_PER_DAY, cards: config.MAX_CARDS_PER_PDF },
      ...(reach ? { reach } : {}),
    });
    const base = { config, log, database, blobs, queue, clock, skills, signal, ...services };

    let platforms: readonly Platform[] | undefined;
    // First: a taken port must stop the start before any work begins.
    const http = started(
      await startHttp({
        host: config.HTTP_HOST,
        port: config.HTTP_PORT,
        health: healthOf(database, () => platforms),
        ...webhookOf(config, () => platforms),
      }),
    );

    started(await startMaintenance(base));
    const { startBot, startWorker } = await loading;
    const worker = startWorker && started(startWorker(base));
    const bot = await startBot?.(base);
    // Both at once, or the worker would take new documents while the bot stops.
    started({ close: async () => void (await Promise.all([bot?.close(), worker?.close()])) });
    platforms = bot?.platforms ?? [];
    log.info(
      { port: http.port, role: config.ROLE, database: database.kind, generator: skills.cardWriter.name },
      'ready',
    );
    return { port: http.port, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/**
 * Loads only what the role runs: a worker has no need of the platforms' libraries. They take a second, in which the
 * database starts.
 */
const load = async (role: Config['ROLE']) => ({
  ...(role === 'worker' ? {} : { startBot: (await import('./bot.js')).startBot }),
  ...(role === 'bot' ? {} : { startWorker: (await import('./worker.js')).startWorker }),
});

const healthOf =
  ({ prisma }: Database, platforms: () => readonly Platform[] | undefined) =>
  async (): Promise<Record<string, Health>> => ({
    database: await prisma.$queryRaw`SELECT 1`.then(
      () => 'ok' as const,
      () => 'down' as const,
    ),
    ...Object.fromEntries(
      platforms()?.map(({ name, health }) => [name, health()]) ?? [['process', 'starting']],
    ),
  });

/** Telegram's deliveries; 503 until a platform can take them, so that Telegram delivers them again. */
const webhookOf = (config: Config, platforms: () => readonly Platform[] | undefined) => {
  if (!config.TELEGRAM_WEBHOOK_URL) return {};
  const handle = async (request: Request): Promise<Response> => {
    const taker = platforms()?.find(({ handleWebhook }) => handleWebhook);
    return taker?.handleWebhook?.(request) ?? new Response(null, { status: 503 });
  };
  return { webhook: { path: new URL(config.TELEGRAM_WEBHOOK_URL).pathname, handle } };
};
