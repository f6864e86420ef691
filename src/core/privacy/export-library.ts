import type { Database } from '../database/client.js';
import type { UserId } from '../ids.js';
import type { AccountData, ExportedCard, ExportedDeck, ExportedGeneration } from './account-data.js';

/** What the person wants of a card in their own studies. */
export interface CardWishes {
  readonly setAside: Date | null;
  readonly restsUntil: Date | null;
  readonly flagged: Date | null;
}

export const collectDecks = async (prisma: Database['prisma'], user: UserId): Promise<ExportedDeck[]> => {
  const decks = await prisma.deck.findMany({
    where: { ownerId: user },
    orderBy: { createdAt: 'asc' },
    include: {
      cards: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: { document: true, schedules: { where: { userId: user } } },
      },
    },
  });
  return decks.map(({ name, createdAt, deletedAt, cards }) => ({
    name,
    since: createdAt,
    deleted: deletedAt !== null,
    cards: cards.map(({ document, schedules: [schedule], ...card }) => ({
      id: card.id,
      kind: card.kind,
      front: card.front,
      back: card.back,
      distractors: card.distractors,
      document: document?.name ?? null,
      page: card.page,
      quote: card.quote,
      note: card.note,
      since: card.createdAt,
      deleted: card.deletedAt !== null,
      ...{ setAside: card.setAsideAt, restsUntil: card.restsUntil, flagged: card.flaggedAt },
      schedule: schedule ? memoryOf(schedule) : null,
    })),
  }));
};

const memoryOf = (
  schedule: NonNullable<ExportedCard['schedule']>,
): NonNullable<ExportedCard['schedule']> => ({
  due: schedule.due,
  stability: schedule.stability,
  difficulty: schedule.difficulty,
  reps: schedule.reps,
  lapses: schedule.lapses,
});

export const collectEdits = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<AccountData['edits']> => {
  const edits = await prisma.cardEdit.findMany({
    where: { card: { ownerId: user } },
    orderBy: { at: 'asc' },
  });
  return edits.map(({ cardId, front, back, at }) => ({ card: cardId, front, back, at }));
};

export const collectReports = async (
  prisma: Database['prisma'],
  userId: UserId,
): Promise<AccountData['reports']> => {
  const reports = await prisma.cardReport.findMany({ where: { userId }, orderBy: { at: 'asc' } });
  return reports.map(({ cardId, settledAt, reason, at, front, back, distractors }) => ({
    ...{ card: cardId, reason, at, settled: settledAt },
    ...{ front, back, distractors },
  }));
};

export const collectBoards = async (
  prisma: Database['prisma'],
  userId: UserId,
): Promise<AccountData['boards']> => {
  const joined = await prisma.boardMember.findMany({
    where: { userId },
    include: { space: true },
    orderBy: { joinedAt: 'asc' },
  });
  return joined.map(({ space, joinedAt }) => ({ space: space.name, since: joinedAt }));
};

export const collectOffers = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<AccountData['offers']> => {
  const offers = await prisma.deckOffer.findMany({
    where: { deck: { ownerId: user } },
    include: { deck: true, space: true },
    orderBy: { createdAt: 'asc' },
  });
  return offers.map(({ deck, space, createdAt }) => ({
    deck: deck.name,
    space: space.name,
    since: createdAt,
  }));
};

export const collectGenerations = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<readonly ExportedGeneration[]> => {
  const generations = await prisma.generation.findMany({
    where: { ownerId: user },
    include: { document: true, deck: true },
    orderBy: { createdAt: 'asc' },
  });
  return generations.map(
    ({ document, deck, requested, onlyPages, focus, kind, language, status, createdAt }) => ({
      document: document.name,
      deck: deck.name,
      cards: requested,
      pages: onlyPages,
      focus,
      kind,
      language,
      status,
      at: createdAt,
    }),
  );
};
