import { randomUUID } from 'node:crypto';
import { createMessengers } from '../bots/chat/messengers.js';
import { createRouter } from '../bots/chat/router.js';
import { subjectViewer, type ViewSubject } from '../bots/chat/subject.js';
import { createFeatures } from '../bots/features/features.js';
import { createPictures } from '../bots/pictures/pictures.js';
import type { Config } from '../config.js';
import type { Database } from '../core/database/client.js';
import type { QuotaStore } from '../core/generation/model/quota.js';
import type { Skills } from '../core/generation/skills.js';
import type { GenerationId } from '../core/ids.js';
import type { RepeatingClock } from '../core/ports.js';
import { type Running, startJobs } from '../jobs/define-job.js';
import type { ShowDependencies } from '../jobs/games/show.js';
import { jobs } from '../jobs/jobs.js';
import { showSubject } from '../jobs/progress.js';
import type { JobQueue } from '../jobs/queue.js';
import { createGames } from '../jobs/quiz.js';
import type { Log } from '../log.js';
import { createAdmission } from './admission.js';
import { findUsedModels } from './models.js';
import type { Platform } from './platforms/platform.js';
import { startPlatforms } from './platforms/platforms.js';
import { bugReporter, createRouterDependencies } from './router.js';
import type { Services } from './services.js';

export interface BotDependencies extends Services {
  readonly config: Config;
  readonly clock: RepeatingClock;
  readonly log: Log;
  readonly database: Database;
  readonly queue: JobQueue;
  readonly quotas: QuotaStore;
  readonly skills: Pick<Skills, 'cardWriter'>;
  readonly signal: AbortSignal;
}

export interface Bot {
  readonly platforms: readonly Platform[];
  close(): Promise<void>;
}

/** Starts the platforms and their jobs. */
export const startBot = async (dependencies: BotDependencies): Promise<Bot> => {
  const { config, log } = dependencies;
  const messengers = createMessengers();
  const reportBug = bugReporter(log);
  const admission = createAdmission(config.ALLOWED_SPACES);
  const { features, subjects, viewPost, viewLast, greeting } = createFeatures({
    ...dependencies,
    messenger: messengers,
    pictures: createPictures(),
    limits: limitsOf(config),
    admitCosts: admission.admitCosts,
    announce: announcer(dependencies),
    reportBug,
    refresh: (id) =>
      showSubject(shown, { kind: 'generation.end', id }).catch((error: unknown) =>
        log.warn({ err: error, generation: id }, 'end message not refreshed'),
      ),
    findUsedModels: () => findUsedModels(config, dependencies.quotas),
    hasModel: dependencies.skills.cardWriter.name !== 'extractive',
  });
  const viewSubject = subjectViewer(subjects);
  const shown = { ...dependencies, messenger: messengers, viewSubject };
  const router = createRouter(
    createRouterDependencies(dependencies, { features, viewSubject, admission, log, reportBug }),
  );
  const platforms = await startPlatforms({
    ...dependencies,
    router,
    greeting,
    holder: randomUUID(),
    onHeld: (platform, messenger) => {
      const removeMessenger = messengers.add(platform, messenger);
      const running = startPlatformJobs(
        { ...dependencies, messenger: messengers, viewSubject, viewPost, viewLast },
        platform,
      );
      return async () => {
        await running.close();
        removeMessenger();
      };
    },
  });
  return {
    platforms,
    close: async () => void (await Promise.all(platforms.map((platform) => platform.close()))),
  };
};

/** Starts the jobs of a platform whose lease this process holds. */
const startPlatformJobs = (
  dependencies: BotDependencies &
    Pick<ShowDependencies, 'messenger' | 'viewPost' | 'viewLast'> & { readonly viewSubject: ViewSubject },
  platform: string,
): Running => {
  const games = createGames(dependencies, platform);
  const running = startJobs(jobs.platform, { ...dependencies, platform }, { ...dependencies, games });
  return {
    async close() {
      await running.close();
      await games.close();
    },
  };
};

const limitsOf = (config: Config) => ({
  uploadMegabytes: config.MAX_UPLOAD_MB,
  cards: config.MAX_CARDS_PER_PDF,
});

/** Sends a generation's progress message to its own place, where no answer shows it. */
const announcer =
  ({ database, states, owed }: BotDependencies) =>
  async (id: GenerationId): Promise<void> => {
    const state = await states.find(id);
    if (!state) return;
    const subject = { kind: 'generation.progress', id } as const;
    await database.prisma.$transaction((tx) =>
      owed.add(tx, { user: state.owner, subject, place: state.place, fallback: state.fallback }),
    );
    await owed.dispatch(subject);
  };
