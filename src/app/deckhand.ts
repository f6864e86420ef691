import type { Config } from '../config.js';
import { openBlobs } from '../core/blobs/store.js';
import { createRowBudget } from '../core/budget/rows.js';
import { type Database, openDatabase } from '../core/database/client.js';
import { keepCalls } from '../core/generation/store/model-calls.js';
import { openModelQuotas } from '../core/generation/store/model-quotas.js';
import type { RepeatingClock } from '../core/ports.js';
import type { Reach } from '../core/quiz/play/failpoints.js';
import { systemClock } from '../core/time.js';
import type { JobHost } from '../jobs/define-job.js';
import { openQueue } from '../jobs/queue.js';
import type { Log } from '../log.js';
import type { BotDependencies, startBot } from './bot.js';
import { type EventLoopWatch, watchEventLoop } from './event-loop.js';
import { type Health, startHttp } from './http.js';
import { type MaintenanceDependencies, startMaintenance } from './maintenance.js';
import { metricsOf } from './metrics.js';
import { checkModels, createSkills, logTerms } from './models.js';
import type { Platform } from './platforms/platform.js';
import { createServices } from './services.js';
import type { startWorker, WorkerDependencies } from './worker.js';

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
  replaced: TestDependencies = {},
): Promise<Deckhand> => {
  const closers = createClosers(log);
  try {
    const loading = load(config.ROLE);
    const base = await connect({ config, log, signal, closers, replaced });
    const running: Running = {};
    const http = closers.add(await startHttp(httpOptions(base, running)));
    closers.add(await startMaintenance(base));
    await startRole(base, await loading, running, closers);
    const { database, skills } = base;
    log.info(
      { port: http.port, role: config.ROLE, database: database.kind, generator: skills.cardWriter.name },
      'ready',
    );
    return { port: http.port, close: closers.close };
  } catch (error) {
    await closers.close();
    throw error;
  }
};

/** What must be closed in the end, the last first. */
interface Closers {
  add<T extends { close(): Promise<void> }>(part: T): T;
  /** Never rejects. */
  close(): Promise<void>;
}

const createClosers = (log: Log): Closers => {
  const closers: (() => Promise<void>)[] = [];
  return {
    add(part) {
      closers.unshift(() => part.close());
      return part;
    },
    async close() {
      for (const close of closers.splice(0))
        await close().catch((error: unknown) => log.error({ err: error }, 'error while stopping'));
    },
  };
};

interface Start {
  readonly config: Config;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly closers: Closers;
  readonly replaced: TestDependencies;
}

/** Opens what all roles stand on. */
const connect = async ({ config, log, signal, closers, replaced }: Start): Promise<Base> => {
  const { clock = systemClock, reach } = replaced;
  const { DATABASE_URL: url, REDIS_URL: redisUrl, DATA_DIR: dataDir } = config;
  const database = closers.add(await openDatabase({ ...(url ? { url } : {}), dataDir, log }));
  const queue = closers.add(await openQueue({ database, ...(redisUrl ? { redisUrl } : {}), clock, log }));
  const blobs = openBlobs(database, dataDir);
  const quotas = await openModelQuotas(database);
  const budget = createRowBudget(database);
  const skills = createSkills(config, { budget, quotas, onCall: keepCalls(database, log), clock, log });
  logTerms(config, log);
  void checkModels(config, log, signal);
  const limits = { perDay: config.MAX_PDFS_PER_DAY, cards: config.MAX_CARDS_PER_PDF };
  const eventLoop = closers.add(watchEventLoop());
  const connected = { config, log, database, blobs, queue, clock, skills, quotas, signal, eventLoop };
  return { ...connected, ...createServices({ ...connected, limits, ...(reach ? { reach } : {}) }) };
};

/** What every role is given. */
type Base = BotDependencies &
  WorkerDependencies &
  MaintenanceDependencies &
  JobHost & { readonly eventLoop: EventLoopWatch };

/** The platforms, once they are started: none in a worker. */
type Running = { platforms?: readonly Platform[] };

/** It is started first: a taken port must stop the start before any work begins. */
const httpOptions = ({ config, database, clock, eventLoop }: Base, running: Running) => ({
  host: config.HTTP_HOST,
  port: config.HTTP_PORT,
  health: healthOf(database, () => running.platforms),
  metrics: async () => (await metricsOf(database, clock)) + eventLoop.metrics(),
  ...webhookOf(config, () => running.platforms),
});

const startRole = async (
  base: Base,
  { startBot, startWorker }: Loaded,
  running: Running,
  closers: Closers,
): Promise<void> => {
  const worker = startWorker && closers.add(startWorker(base));
  const bot = await startBot?.(base);
  // Both at once, or the worker would take new documents while the bot stops.
  closers.add({ close: async () => void (await Promise.all([bot?.close(), worker?.close()])) });
  running.platforms = bot?.platforms ?? [];
};

/**
 * Loads only what the role runs: a worker has no need of the platforms' libraries. They take a second, in which the
 * database starts.
 */
const load = async (role: Config['ROLE']): Promise<Loaded> => ({
  ...(role === 'worker' ? {} : { startBot: (await import('./bot.js')).startBot }),
  ...(role === 'bot' ? {} : { startWorker: (await import('./worker.js')).startWorker }),
});

interface Loaded {
  readonly startBot?: typeof startBot;
  readonly startWorker?: typeof startWorker;
}

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
