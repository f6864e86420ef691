import type { Studied } from '../../bench/fit/learner.js';
import type { Database } from '../../src/core/database/client.js';
import { type CardId, type DeckId, newId, type ReviewId, type UserId } from '../../src/core/ids.js';
import { REVIEW } from '../../src/core/schedule/schedule.js';
import { DAY, newCards } from './people.js';

/** Cards that were studied, and the log of their reviews, the last of them on the day before `now`. */
export const addStudied = async (
  database: Database,
  person: { user: UserId; deck: DeckId },
  { histories, watchedFrom }: Studied,
  now: Date,
): Promise<void> => {
  const fronts = histories.map((_, i) => `front ${i}`);
  const cards = await newCards(database, person, fronts);
  const shift = Math.floor(now.getTime() / DAY) * DAY - watchedFrom;
  const memory = { state: REVIEW, stability: 1, difficulty: 5, scheduledDays: 1, learningSteps: 0, reps: 1 };
  const before = { ...memory, due: '', lapses: 0, lastReview: '', rev: 1, leechAt: null };
  const rows = histories.flatMap((history, card) =>
    history.map(({ at, grade, elapsedDays }, i) => ({
      ...{
        id: newId<ReviewId>(),
        userId: person.user,
        cardId: cards[card] ?? newId<CardId>(),
        rating: grade,
        rev: i + 1,
      },
      ...{ at: new Date(at + shift), elapsedDays, mode: 'recall' as const, rule: 2 },
      ...(i > 0 && { before }),
    })),
  );
  await database.prisma.reviewLog.createMany({ data: rows });
};
