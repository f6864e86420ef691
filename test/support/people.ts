import type { Database } from '../../src/core/database/client.js';
import { type CardId, type DeckId, type EventId, newId, type UserId } from '../../src/core/ids.js';
import type { CardKind } from '../../src/core/library/card.js';

/** A clock that moves when told to. */
export const handClock = (start = '2026-03-02T09:00:00Z') => {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set: (to: string | Date) => {
      now = new Date(to);
    },
    pass: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
  };
};
export type HandClock = ReturnType<typeof handClock>;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** For where nobody's language is remembered. */
export const noLocales = { forget: () => {} };

/** For accounts of people who host no game. */
export const noGames = { abandon: async () => {} };

let events = 0;
/** An event that has not been seen before. */
export const freshEvent = (): EventId => `test:${process.pid}:${events++}` as EventId;

/** A person with their default deck, without going through a platform. */
export const newPerson = async (
  { prisma }: Database,
  settings: { timeZone?: string; newPerDay?: number } = {},
): Promise<{ user: UserId; deck: DeckId }> => {
  const user = newId<UserId>();
  const deck = newId<DeckId>();
  const decks = { create: { id: deck, name: 'My cards', nameKey: 'my cards', isDefault: true } };
  await prisma.user.create({ data: { id: user, ...settings, decks } });
  return { user, deck };
};

/** Cards in a deck, the first the oldest. */
export const newCards = async (
  { prisma }: Database,
  { user, deck }: { user: UserId; deck: DeckId },
  fronts: readonly string[],
  kind: CardKind = 'basic',
): Promise<CardId[]> => {
  const cards = fronts.map((front) => ({
    id: newId<CardId>(),
    deckId: deck,
    ownerId: user,
    kind,
    front,
    back: `back of ${front}`,
  }));
  await prisma.card.createMany({ data: cards });
  return cards.map(({ id }) => id);
};
