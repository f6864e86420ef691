import { randomUUID } from 'node:crypto';
import { createMessengers } from '../bots/chat/messengers.js';
import { createRouter } from '../bots/chat/router.js';
import { createFeatures } from '../bots/features/features.js';
import type { Config } from '../config.js';
import type { Database } from '../core/database/client.js';
import type { GenerationId } from '../core/ids.js';
import type { RepeatingClock } from '../core/ports.js';
import type { JobQueue } from '../jobs/queue.js';
import { playOn } from '../jobs/quiz.js';
import { speakOn } from '../jobs/speak.js';
import { createSubjects } from '../jobs/subjects.js';
import type { Log } from '../log.js';
import { createAdmission } from './admission.js';
import type { Platform } from './platforms/platform.js';
import { startPlatforms } from './platforms/platforms.js';
import { createRouterParts } from './router.js';
import type { Services } from './services.js';

export interface BotParts extends Services {
  readonly config: Config;
  readonly clock: RepeatingClock;
  readonly log: Log;
  readonly database: Database;
  readonly queue: JobQueue;
  readonly signal: AbortSignal;
}

export interface Bot {
  readonly platforms: readonly Platform[];
  close(): Promise<void>;
}

/** The embedded database lets one process in, so whoever runs on it may go on with its predecessor's leases. */
const EMBEDDED_HOLDER = 'embedded';

/** Starts everything that talks with people. */
export const startBot = async (parts: BotParts): Promise<Bot> => {
  const { config, log, database, queue, owed, references, states, signal } = parts;
  const messengers = createMessengers();
  const subjects = createSubjects({ states });
  const admission = createAdmission(config.ALLOWED_SPACES);
  const features = createFeatures({
    ...parts,
    messenger: messengers,
    limits: limitsOf(config),
    admitCosts: admission.admitCosts,
    announce: announcer(parts),
    sendsToModel: config.GOOGLE_API_KEY !== undefined,
  });
  const router = createRouter(createRouterParts(parts, { features, subjects, admission, log }));
  const notify = {
    owed,
    references,
    subjects,
    messenger: messengers,
  };
  const platforms = await startPlatforms({
    ...parts,
    router,
    holder: database.kind === 'embedded' ? EMBEDDED_HOLDER : randomUUID(),
    onHeld: (platform, messenger) => {
      const silence = messengers.add(platform, messenger);
      const endJobs = speakOn(queue, platform, notify);
      const endGames = playOn({ ...parts, messenger: messengers }, platform);
      return async () => {
        await Promise.all([endJobs(), endGames()]);
        silence();
      };
    },
    signal,
  });
  return {
    platforms,
    close: async () => void (await Promise.all(platforms.map((platform) => platform.close()))),
  };
};

const limitsOf = (config: Config) => ({
  uploadMegabytes: config.MAX_UPLOAD_MB,
  cards: config.MAX_CARDS_PER_PDF,
});

/** Sends a generation's progress message to its own place, where no answer shows it. */
const announcer =
  ({ database, states, owed }: BotParts) =>
  async (id: GenerationId): Promise<void> => {
    const state = await states.find(id);
    if (!state) return;
    const subject = `generation:${id}`;
    await database.prisma.$transaction((tx) =>
      owed.owe(tx, { user: state.owner, subject, place: state.place, fallback: state.fallback }),
    );
    await owed.dispatch(subject);
  };
