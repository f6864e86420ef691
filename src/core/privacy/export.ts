import type { Database } from '../database/client.js';
import type { UserId } from '../ids.js';

/** Everything that is stored about a person, in the words of the data itself. Dates become ISO 8601 in JSON. */
export interface AccountData {
  readonly exportedAt: Date;
  readonly settings: {
    readonly timeZone: string;
    readonly newPerDay: number;
    readonly quizReviews: boolean;
    readonly since: Date;
  };
  readonly identities: readonly {
    readonly platform: string;
    readonly id: string;
    readonly name: string;
    readonly since: Date;
  }[];
  readonly documents: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly pages: number | null;
    readonly at: Date;
  }[];
  readonly decks: readonly ExportedDeck[];
  /** Oldest first. `rating` 1 forgot, 2 hard, 3 good, 4 easy; 0 takes the review `undoes` back. */
  readonly reviews: readonly {
    readonly id: string;
    readonly card: string;
    readonly rating: number;
    readonly at: Date;
    readonly undoes: string | null;
  }[];
  /** Games that the person hosted, oldest first. */
  readonly quizzesHosted: readonly { readonly deck: string; readonly at: Date }[];
  /** What they answered in games, oldest first. `ms` from the question's opening. */
  readonly quizAnswers: readonly ExportedQuizAnswer[];
}

export interface ExportedQuizAnswer {
  readonly deck: string;
  /** The name under which they played. */
  readonly as: string;
  readonly question: string;
  readonly chosen: string;
  readonly right: boolean;
  readonly at: Date;
  readonly ms: number;
}

export interface ExportedDeck {
  readonly name: string;
  readonly since: Date;
  /** Deleted, and not yet beyond Undo. */
  readonly deleted: boolean;
  readonly cards: readonly ExportedCard[];
}

export interface ExportedCard {
  readonly id: string;
  readonly kind: string;
  readonly front: string;
  readonly back: string;
  readonly distractors: readonly string[];
  readonly document: string | null;
  readonly page: number | null;
  readonly quote: string | null;
  readonly since: Date;
  readonly deleted: boolean;
  readonly schedule: {
    readonly due: Date;
    readonly stability: number;
    readonly difficulty: number;
    readonly reps: number;
    readonly lapses: number;
  } | null;
}

/** Reads all of it. */
export const collectAccount = async ({ prisma }: Database, user: UserId, now: Date): Promise<AccountData> => {
  const { timeZone, newPerDay, quizReviews, createdAt, identities, documents } =
    await prisma.user.findUniqueOrThrow({
      where: { id: user },
      include: { identities: true, documents: { orderBy: { createdAt: 'asc' } } },
    });
  return {
    exportedAt: now,
    settings: { timeZone, newPerDay, quizReviews, since: createdAt },
    identities: identities.map((it) => ({
      platform: it.platform,
      id: it.platformUserId,
      name: it.displayName,
      since: it.createdAt,
    })),
    documents: documents.map(({ name, size, pages, createdAt: at }) => ({ name, bytes: size, pages, at })),
    decks: await collectDecks(prisma, user),
    reviews: await collectReviews(prisma, user),
    quizzesHosted: await collectHosted(prisma, user),
    quizAnswers: await collectQuizAnswers(prisma, user),
  };
};

const collectDecks = async (prisma: Database['prisma'], user: UserId): Promise<ExportedDeck[]> => {
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
      since: card.createdAt,
      deleted: card.deletedAt !== null,
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

const collectReviews = async (prisma: Database['prisma'], user: UserId): Promise<AccountData['reviews']> => {
  const reviews = await prisma.reviewLog.findMany({
    where: { userId: user },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return reviews.map(({ id, cardId, rating, at, undoes }) => ({ id, card: cardId, rating, at, undoes }));
};

const collectHosted = async (
  prisma: Database['prisma'],
  user: UserId,
): Promise<AccountData['quizzesHosted']> => {
  const hosted = await prisma.quiz.findMany({ where: { hostId: user }, orderBy: { startedAt: 'asc' } });
  return hosted.map(({ deckName: deck, startedAt: at }) => ({ deck, at }));
};

const collectQuizAnswers = async (
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
