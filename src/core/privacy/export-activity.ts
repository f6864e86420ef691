import type { Database } from '../database/client.js';
import type { UserId } from '../ids.js';
import type { AccountData, ExportedQuizAnswer, ExportedSession } from './account-data.js';

export const collectReviews = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<AccountData['reviews']> => {
  const reviews = await prisma.reviewLog.findMany({
    where: { userId: user },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return reviews.map(
    ({ userId: _, sessionId: __, before: ___, cardId: card, parametersId: parameters, ...review }) => ({
      ...review,
      card,
      parameters,
    }),
  );
};

export const collectParameters = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<AccountData['parameters']> => {
  const rows = await prisma.schedulerParameters.findMany({
    where: { userId: user },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ userId: _, createdAt: since, ...parameters }) => ({ ...parameters, since }));
};

export const collectFit = async (prisma: Database['prisma'], userId: UserId): Promise<AccountData['fit']> => {
  const found = await prisma.scheduleFit.findUnique({ where: { userId } });
  if (!found) return null;
  const { triedAt: tried, fittedAt: fitted, reviews, gain, weights } = found;
  return { tried, fitted, reviews, gain, weights };
};

export const collectSessions = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<readonly ExportedSession[]> => {
  const sessions = await prisma.studySession.findMany({
    where: { userId: user },
    include: { deck: true },
    orderBy: { startedAt: 'asc' },
  });
  return sessions.map(({ deck, mode, startedAt, endedAt }) => ({
    deck: deck?.name ?? null,
    mode,
    started: startedAt,
    ended: endedAt,
  }));
};

export const collectHosted = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<AccountData['quizzesHosted']> => {
  const hosted = await prisma.quiz.findMany({ where: { hostId: user }, orderBy: { startedAt: 'asc' } });
  return hosted.map(({ deckName: deck, startedAt: at }) => ({ deck, at }));
};

export const collectQuizAnswers = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<ExportedQuizAnswer[]> => {
  const answers = await prisma.quizAnswer.findMany({
    where: { userId: user },
    orderBy: { at: 'asc' },
    include: { question: { include: { quiz: { include: { players: { where: { userId: user } } } } } } },
  });
  return answers.map(({ option, at, ms, question: { text, options, right, quiz } }) => ({
    deck: quiz.deckName,
    as: quiz.players[0]?.name ?? '',
    question: text,
    chosen: options[option] ?? '',
    right: option === right,
    at,
    ms,
  }));
};
