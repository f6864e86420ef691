import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../src/core/database/client.js';
import { messageRef } from '../src/core/events/refs.js';

/** A question that is over. */
export interface ClosedQuestion {
  /** Its message, as the platform names it. */
  readonly message: string;
  /** When the step began that closed it; Unix milliseconds. */
  readonly closedAt: number;
  readonly deadline: number;
}

const LOOK_EVERY_MS = 250;

/** Waits until these questions, counted from 1, are closed and shown so in all games. */
export const closedQuestions = async (
  { prisma }: Database,
  numbers: readonly number[],
  games: number,
): Promise<ClosedQuestion[]> => {
  const subjects = numbers.map((number) => `question:${number - 1}`);
  const where = { subject: { in: subjects }, shown: { gte: 2 } };
  while ((await prisma.quizPost.count({ where })) < games * numbers.length) await sleep(LOOK_EVERY_MS);
  const posts = await prisma.quizPost.findMany({ where, include: { room: true } });
  const index = { in: numbers.map((number) => number - 1) };
  const questions = await prisma.quizQuestion.findMany({ where: { index } });
  const byGame = new Map(questions.map((one) => [`${one.quizId}/question:${one.index}`, one]));
  return posts.flatMap(({ room, subject, message }) => {
    const { closedAt, deadline } = byGame.get(`${room.quizId}/${subject}`) ?? {};
    if (!closedAt || !deadline) return [];
    return [{ message: numberOf(message), closedAt: closedAt.getTime(), deadline: deadline.getTime() }];
  });
};

/** `<channel>/<message>` on Discord, `<chat>#<message>:<content>` on Telegram. */
const numberOf = (message: unknown): string =>
  /[/#](\d+)(?::\w+)?$/.exec(messageRef.parse(message).id)?.[1] ?? '';
