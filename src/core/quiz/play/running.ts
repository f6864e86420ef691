import type { Tx } from '../../database/transaction.js';
import type { Owed } from '../../events/owed.js';
import type { MessageRef } from '../../events/refs.js';
import type { QuizId } from '../../ids.js';
import { countReviews } from '../after/reviews.js';
import { type OwedPost, owedPosts, SHOW_WITHIN_MS } from '../shown/posts.js';
import { removeAbandoned } from './abandon.js';
import { isLost, lossSubject, oweLoss } from './loss.js';
import type { Steps, StepsParts } from './steps.js';

/** What keeps games going and shown while nobody commands anything. */
export interface RunningQuizzes {
  /** The game's step by time, when one is due. */
  wake(quiz: QuizId): Promise<void>;
  /** Games on a platform that are due, or have something to be shown. */
  due(platform: string): Promise<readonly QuizId[]>;
  owed(quiz: QuizId): Promise<readonly OwedPost[]>;
  /** The message shows what the post wanted. */
  shown(quiz: QuizId, post: OwedPost, message: MessageRef): Promise<void>;
  /** The bot can no longer post there: the game ends, and its host is told in private. */
  lost(quiz: QuizId): Promise<void>;
}

export interface RunningParts extends StepsParts {
  readonly owed: Owed;
}

export const createRunning = (
  { database, clock, owed, reach = () => undefined }: RunningParts,
  { change, schedule }: Steps,
): RunningQuizzes => {
  const { prisma } = database;

  const now = (): number => clock.now().getTime();

  return {
    async wake(id) {
      const made = await change(id, { type: 'alarm', at: now() }, (tx, before, after) =>
        oweLoss(tx, owed, id, { before, after }),
      );
      await schedule(made?.alarm);
      if (made?.changed && isLost(made.game)) await owed.dispatch(lossSubject(id));
    },
    async due(platform) {
      const givenUp = new Date(now() - SHOW_WITHIN_MS);
      const rows = await prisma.$queryRaw<{ id: QuizId }[]>`
        SELECT z.id::text FROM "Quiz" z
        WHERE z."wakeAt" <= ${clock.now()}::timestamptz
          AND EXISTS (SELECT 1 FROM "QuizRoom" r WHERE r."quizId" = z.id AND r.platform = ${platform})
        UNION
        SELECT z.id::text FROM "QuizPost" p JOIN "QuizRoom" r ON r.id = p."roomId" JOIN "Quiz" z ON z.id = r."quizId"
        WHERE p.shown < p.wanted AND r.platform = ${platform}
          AND (z."endedAt" IS NULL OR z."endedAt" > ${givenUp}::timestamptz)`;
      return rows.map(({ id }) => id);
    },
    async owed(id) {
      const posts = await owedPosts(prisma, id);
      // Before the end is told, so that whoever is told finds their schedule up to date.
      if (posts.some(({ content }) => content.kind === 'ended')) await countReviews(database, id);
      return posts;
    },
    async shown(id, { id: post, wanted, content }, { kind, platform, id: address }) {
      reach('show.sent');
      const data = { shown: wanted, message: { kind, platform, id: address } };
      const note = (tx: Tx) => tx.quizPost.updateMany({ where: { id: post }, data });
      switch (content.kind) {
        case 'question': {
          const posted = { type: 'posted', at: now(), question: content.asked.number - 1 } as const;
          return schedule((await change(id, posted, note))?.alarm);
        }
        case 'ended':
          // A step that changes nothing, but with nobody else at the game: its host may be leaving it.
          return void (await change(id, { type: 'alarm', at: now() }, async (tx) => {
            await note(tx);
            await removeAbandoned(tx, id);
          }));
        default:
          return void (await note(prisma));
      }
    },
    async lost(id) {
      await change(id, { type: 'placeLost', at: now() }, async (tx, before, after) => {
        await tx.$executeRaw`
          UPDATE "QuizPost" p SET shown = p.wanted FROM "QuizRoom" r
          WHERE r.id = p."roomId" AND r."quizId" = ${id}::uuid`;
        await oweLoss(tx, owed, id, { before, after });
        await removeAbandoned(tx, id);
      });
      await owed.dispatch(lossSubject(id));
    },
  };
};
