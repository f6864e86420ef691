import type { Database } from '../../database/client.js';
import { queryIn, type Tx, transaction } from '../../database/transaction.js';
import { type Calendar, dayAround } from '../../day.js';
import { type CardId, newId, type QuestionId, type QuizId, type ReviewId, type UserId } from '../../ids.js';
import { DEFAULT_PARAMETERS, type SchedulerParameters } from '../../schedule/parameters.js';
import { reviewTime } from '../../schedule/review-time.js';
import type { Grade } from '../../schedule/schedule.js';
import { becameLeech, type LoggedReview, loggedReview, reviewed } from '../../study/grade.js';
import { type Schedule, scheduleOf } from '../../study/schedule-row.js';
import { restAfterReviews } from '../../study/siblings.js';
import { loadQuiz } from '../play/stored-game.js';
import { closedQuestions } from '../rules/scores.js';

/** A right answer among four may be a guess, so it counts as `hard`; a wrong one as `forgot`. */
const GRADES: { readonly right: Grade; readonly wrong: Grade } = { right: 2, wrong: 1 };

interface Countable extends Calendar {
  readonly question: QuestionId;
  readonly user: UserId;
  readonly card: CardId;
  readonly isRight: boolean;
  readonly at: Date;
  /** From the question's opening. */
  readonly ms: number;
  /** The person's; null for the rule's own. */
  readonly parameters: SchedulerParameters | null;
}

/** What an answer makes of a card's schedule. */
interface Review {
  readonly card: CardId;
  readonly log: LoggedReview;
  readonly before: Schedule | null;
  readonly after: Schedule;
  /** The end of the player's day. */
  readonly dayEnd: Date;
}

/**
 * Counts the answers of a game that ended as reviews, for players who want that and have the card or a copy of it.
 * Each answer counts once, however often this runs. A card reviewed since the answer keeps its newer schedule.
 */
export const countReviews = async (database: Database, id: QuizId): Promise<void> => {
  for (const [user, answers] of await uncounted(database, id))
    await transaction(database, (tx) => count(tx, user, answers));
};

/** For each player the answers still to be counted, oldest first. A card goes before the player's copy of it. */
const uncounted = async (
  { prisma }: Pick<Database, 'prisma'>,
  id: QuizId,
): Promise<ReadonlyMap<UserId, readonly Countable[]>> => {
  const players = new Map<UserId, Countable[]>();
  const quiz = await loadQuiz(prisma, id);
  if (!quiz) return players;
  const counted = closedQuestions(quiz.game).flatMap((index) => quiz.questions[index]?.id ?? []);
  const answers = await prisma.$queryRaw<Countable[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (a."userId", q.id) q.id::text AS question, a."userId"::text AS user, c.id::text AS card,
        a.option = q.right AS "isRight", a.at, a.ms, u."timeZone", u."dayStart",
        to_jsonb(p.*) AS parameters
      FROM "QuizAnswer" a
      JOIN "QuizQuestion" q ON q.id = a."questionId"
      JOIN "User" u ON u.id = a."userId" AND u."quizReviews"
      LEFT JOIN "SchedulerParameters" p ON p.id = u."parametersId"
      JOIN "Card" c ON c."ownerId" = u.id AND c."deletedAt" IS NULL
        AND (c.id = q."cardId" OR c."originId" = q."cardId")
      WHERE q.id = ANY (${counted}::uuid[]) AND NOT a.reviewed
      ORDER BY a."userId", q.id, c.id = q."cardId" DESC
    ) countable ORDER BY at`;
  for (const answer of answers) players.set(answer.user, [...(players.get(answer.user) ?? []), answer]);
  return players;
};

/** Takes as many statements for fifty answers as for one, since the game's end waits for this. */
const count = async (tx: Tx, user: UserId, answers: readonly Countable[]): Promise<void> => {
  const claimed = await tx.quizAnswer.updateManyAndReturn({
    where: { userId: user, questionId: { in: answers.map(({ question }) => question) }, reviewed: false },
    data: { reviewed: true },
    select: { questionId: true },
  });
  const questions = new Set(claimed.map(({ questionId }) => questionId));
  const fresh = answers.filter(({ question }) => questions.has(question));
  const stored = await holdSchedules(tx, user, fresh);
  const reviews = reviewsOf(fresh, stored);
  if (reviews.length === 0) return;
  const kept = await writeSchedules(tx, user, reviews, stored);
  await setLeechesAside(tx, user, reviews, kept);
  const made = reviews
    .filter(({ card }) => kept.has(card))
    .map((review) => ({ ...review, id: newId<ReviewId>() }));
  const log = made.map((review) => logged(user, review));
  await tx.$executeRaw`
    INSERT INTO "ReviewLog" SELECT * FROM jsonb_populate_recordset(NULL::"ReviewLog", ${JSON.stringify(log)}::jsonb)`;
  await restAfterReviews(queryIn(tx), user, made);
};

/** Locks the schedules until the transaction ends, so that nobody else reviews these cards. */
const holdSchedules = async (
  tx: Tx,
  user: UserId,
  answers: readonly Countable[],
): Promise<ReadonlyMap<CardId, Schedule>> => {
  const rows = await tx.$queryRaw<(Schedule & { cardId: CardId })[]>`
    SELECT * FROM "Schedule"
    WHERE "userId" = ${user}::uuid AND "cardId" = ANY (${answers.map(({ card }) => card)}::uuid[])
    ORDER BY "cardId" FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.cardId, scheduleOf(row)]));
};

const reviewsOf = (answers: readonly Countable[], stored: ReadonlyMap<CardId, Schedule>): Review[] => {
  const schedules = new Map(stored);
  return answers.flatMap(({ card, isRight, at, ms, ...person }) => {
    const before = schedules.get(card) ?? null;
    if (before?.lastReview && before.lastReview >= at) return [];
    const rating = isRight ? GRADES.right : GRADES.wrong;
    const parameters = person.parameters ?? DEFAULT_PARAMETERS;
    const time = reviewTime(at, person, before?.lastReview ?? null);
    const after = reviewed({ id: card }, before, rating, time, parameters);
    schedules.set(card, after);
    return [
      {
        card,
        before,
        after,
        dayEnd: dayAround(at, person).end,
        log: loggedReview({ rating, mode: 'quiz', shownMs: ms, time, parameters }, after),
      },
    ];
  });
};

/** @returns the cards whose schedule was written: another review may have created a new one first */
const writeSchedules = async (
  tx: Tx,
  user: UserId,
  reviews: readonly Review[],
  stored: ReadonlyMap<CardId, Schedule>,
): Promise<ReadonlySet<string>> => {
  const last = new Map(reviews.map(({ card, after }) => [card, after]));
  const rows = [...last].map(([cardId, after]) => ({ userId: user, cardId, ...after }));
  const known = rows.filter(({ cardId }) => stored.has(cardId));
  await tx.$executeRaw`
    UPDATE "Schedule" s SET state = n.state, due = n.due, stability = n.stability, difficulty = n.difficulty,
      "scheduledDays" = n."scheduledDays", "learningSteps" = n."learningSteps", reps = n.reps, lapses = n.lapses,
      "lastReview" = n."lastReview", rev = n.rev, "leechAt" = n."leechAt"
    FROM jsonb_populate_recordset(NULL::"Schedule", ${JSON.stringify(known)}::jsonb) n
    WHERE s."userId" = n."userId" AND s."cardId" = n."cardId"`;
  const unknown = rows.filter(({ cardId }) => !stored.has(cardId));
  const begun = await tx.$queryRaw<{ cardId: string }[]>`
    INSERT INTO "Schedule" SELECT * FROM jsonb_populate_recordset(NULL::"Schedule", ${JSON.stringify(unknown)}::jsonb)
    ON CONFLICT DO NOTHING RETURNING "cardId"`;
  return new Set([...known, ...begun].map(({ cardId }) => cardId));
};

/** As in study. One that its person had set aside stays as it is. */
const setLeechesAside = async (
  tx: Tx,
  user: UserId,
  reviews: readonly Review[],
  kept: ReadonlySet<string>,
): Promise<void> => {
  const leeches = reviews
    .filter(({ card, after }) => kept.has(card) && becameLeech(after))
    .map(({ card, before, after }) => ({ card, before: before?.leechAt, after: after.leechAt }));
  if (leeches.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Card" c SET "setAsideAt" = l.after
    FROM jsonb_to_recordset(${JSON.stringify(leeches)}::jsonb) l (card uuid, before timestamptz, after timestamptz)
    WHERE c.id = l.card AND c."ownerId" = ${user}::uuid AND (c."setAsideAt" IS NULL OR c."setAsideAt" = l.before)`;
};

const logged = (userId: UserId, { id, card, before, after, log }: Review & { readonly id: ReviewId }) => ({
  ...log,
  id,
  userId,
  cardId: card,
  rev: after.rev,
  before,
});
