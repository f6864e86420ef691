import type { Database } from '../database/client.js';
import type { UserId } from '../ids.js';
import { DAY_MS } from '../time.js';
import type { AccountData } from './account-data.js';
import {
  collectFit,
  collectHosted,
  collectParameters,
  collectQuizAnswers,
  collectReviews,
  collectSessions,
} from './export-activity.js';
import {
  collectBoards,
  collectDecks,
  collectEdits,
  collectGenerations,
  collectOffers,
  collectReports,
} from './export-library.js';

const pictured = {
  where: { pictureId: { not: null } },
  select: { page: true },
  orderBy: { page: 'asc' },
} as const;

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Reads all of it. */
export const collectAccount = async ({ prisma }: Database, user: UserId, now: Date): Promise<AccountData> => {
  const {
    timeZone,
    timeZoneName,
    newPerDay,
    reviewOrder,
    dayStart,
    parametersId,
    fitted,
    askedAs,
    quizReviews,
    sharesReports,
    language,
    locale,
    remindMinute,
    remindAt,
    remindedAt,
    createdAt,
    identities,
    documents,
    holidays,
  } = await prisma.user.findUniqueOrThrow({
    where: { id: user },
    include: {
      identities: true,
      holidays: { orderBy: { fromDay: 'asc' } },
      documents: { orderBy: { createdAt: 'asc' }, include: { texts: pictured } },
    },
  });
  return {
    exportedAt: now,
    settings: {
      timeZone,
      timeZoneName,
      newPerDay,
      reviewOrder,
      dayStart,
      parameters: parametersId,
      fitted,
      askedAs,
      quizReviews,
      sharesReports,
      language,
      locale,
      reminder: remindMinute === null ? null : { minute: remindMinute, next: remindAt, last: remindedAt },
      since: createdAt,
    },
    holidays: holidays.map(({ fromDay, untilDay, brokenOn }) => ({
      ...{ from: dateOf(fromDay), until: dateOf(untilDay) },
      studiedOn: brokenOn === null ? null : dateOf(brokenOn),
    })),
    identities: identities.map((it) => ({
      platform: it.platform,
      id: it.platformUserId,
      name: it.displayName,
      since: it.createdAt,
    })),
    documents: documents.map(({ name, size, pages, texts, createdAt: at }) => ({
      ...{ name, bytes: size, pages, at },
      pictures: texts.map(({ page }) => page),
    })),
    decks: await collectDecks(prisma, user),
    reviews: await collectReviews(prisma, user),
    parameters: await collectParameters(prisma, user),
    fit: await collectFit(prisma, user),
    edits: await collectEdits(prisma, user),
    reports: await collectReports(prisma, user),
    offers: await collectOffers(prisma, user),
    boards: await collectBoards(prisma, user),
    sessions: await collectSessions(prisma, user),
    generations: await collectGenerations(prisma, user),
    quizzesHosted: await collectHosted(prisma, user),
    quizAnswers: await collectQuizAnswers(prisma, user),
  };
};
