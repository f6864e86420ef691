import type { Database } from '../database/client.js';
import { type Tx, transaction } from '../database/transaction.js';
import { type CardId, newId, type QuizId, type ReviewId, type UserId } from '../ids.js';
import { reviewed } from '../study/grade.js';
import type { Grade } from '../study/schedule.js';
import { type Schedule, scheduleOf } from '../study/session-row.js';
import { closedQuestions } from './scores.js';
import { loadQuiz } from './stored-game.js';

/** To have picked the answer is to have known it; whoever picked another had forgotten it. */
const GRADES: { readonly right: Grade; readonly wrong: Grade } = { right: 3, wrong: 1 };

interface Countable {
  readonly question: string;
  readonly user: UserId;
  readonly card: CardId;
  readonly isRight: boolean;
  readonly at: Date;
}

/**
 * Counts the answers of a game that ended as reviews, for players who want that and have the card or a copy of it.
 * Each answer counts once, however often this runs. A card reviewed since the answer keeps its newer schedule.
 */
export const countReviews = async (database: Database, id: QuizId): Promise<void> => {
  const quiz = await loadQuiz(database.prisma, id);
  if (!quiz) return;
  const counted = closedQuestions(quiz.game).flatMap((index) => quiz.questions[index]?.id ?? []);
  const answers = await database.prisma.$queryRaw<Countable[]>`
    SELECT q.id::text AS question, a."userId"::text AS user, c.id::text AS card,
      a.option = q.right AS "isRight", a.at
    FROM "QuizAnswer" a
    JOIN "QuizQuestion" q ON q.id = a."questionId"
    JOIN "User" u ON u.id = a."userId" AND u."quizReviews"
    JOIN "Card" c ON c."ownerId" = u.id AND c."deletedAt" IS NULL AND (c.id = q."cardId" OR c."originId" = q."cardId")
    WHERE q.id = ANY (${counted}::uuid[]) AND NOT a.reviewed
    ORDER BY a.at`;
  for (const answer of answers) await transaction(database, (tx) => count(tx, answer));
};

const count = async (tx: Tx, { question, user, card, isRight, at }: Countable): Promise<void> => {
  const { count: claimed } = await tx.quizAnswer.updateMany({
    where: { questionId: question, userId: user, reviewed: false },
    data: { reviewed: true },
  });
  if (claimed === 0) return;
  const key = { userId: user, cardId: card };
  const [row] = await tx.$queryRaw<Schedule[]>`
    SELECT * FROM "Schedule" WHERE "userId" = ${user}::uuid AND "cardId" = ${card}::uuid`;
  if (row?.lastReview && row.lastReview >= at) return;
  const before = row ? scheduleOf(row) : null;
  const after = reviewed({ id: card }, before, isRight ? GRADES.right : GRADES.wrong, at);
  const { count: written } = before
    ? await tx.schedule.updateMany({ where: { ...key, rev: before.rev }, data: after })
    : await tx.schedule.createMany({ data: [{ ...key, ...after }], skipDuplicates: true });
  if (written === 0) return;
  await tx.reviewLog.create({
    data: {
      id: newId<ReviewId>(),
      ...key,
      rating: isRight ? GRADES.right : GRADES.wrong,
      at,
      rev: after.rev,
      ...(before ? { before: JSON.parse(JSON.stringify(before)) } : {}),
    },
  });
};
