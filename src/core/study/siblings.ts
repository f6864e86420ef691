import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { CardId, NoteId, ReviewId, UserId } from '../ids.js';
import type { StudyCard } from './session-row.js';

/** A card of a note, or one without. */
export type Sibling = Pick<StudyCard, 'id' | 'note'>;

/** SQL over "Card" s: the other cards of its note that would be asked before then. */
const asked = (user: UserId, { id, note }: Sibling, until: Date): Prisma.Sql => Prisma.sql`
  s.note = ${note}::uuid AND s."ownerId" = ${user}::uuid AND s.id <> ${id}::uuid
  AND (s."restsUntil" IS NULL OR s."restsUntil" < ${until}::timestamptz)`;

/** SQL for a statement with the review in `logged`: the siblings of its card rest for the day. */
export const restAfterReview = (user: UserId, card: Sibling, until: Date): Prisma.Sql =>
  card.note === null
    ? Prisma.empty
    : Prisma.sql`, resting AS (
    UPDATE "Card" s SET "restsUntil" = ${until}::timestamptz, "spreadIn" = NULL, "restsAfter" = logged.id
    FROM logged WHERE ${asked(user, card, until)})`;

/** The same for reviews of several cards, which were made elsewhere. */
export const restAfterReviews = async (
  query: Query,
  user: UserId,
  reviews: readonly { readonly id: ReviewId; readonly card: CardId; readonly dayEnd: Date }[],
): Promise<void> => {
  await query(Prisma.sql`
    UPDATE "Card" s SET "restsUntil" = r.until, "spreadIn" = NULL, "restsAfter" = r.id
    FROM unnest(${reviews.map(({ id }) => id)}::uuid[], ${reviews.map(({ card }) => card)}::uuid[],
      ${reviews.map(({ dayEnd }) => dayEnd.toISOString())}::timestamptz[]) r (id, card, until)
    JOIN "Card" c ON c.id = r.card
    WHERE s.note = c.note AND s."ownerId" = ${user}::uuid AND s.id <> c.id
      AND (s."restsUntil" IS NULL OR s."restsUntil" < r.until)`);
};

/** The siblings of a card that its person put off rest as long. */
export const restAlong = async (query: Query, user: UserId, card: Sibling, until: Date): Promise<void> => {
  if (card.note === null) return;
  await query(Prisma.sql`
    UPDATE "Card" s SET "restsUntil" = ${until}::timestamptz, "spreadIn" = NULL, "restsAfter" = NULL
    WHERE ${asked(user, card, until)}`);
};

/** The siblings come back with a card that rested until then. */
export const comeBackAlong = async (
  query: Query,
  user: UserId,
  { id, note }: Sibling,
  rested: Date,
): Promise<void> => {
  if (note === null) return;
  await query(Prisma.sql`
    UPDATE "Card" SET "restsUntil" = NULL
    WHERE note = ${note}::uuid AND "ownerId" = ${user}::uuid AND id <> ${id}::uuid
      AND "restsUntil" = ${rested}::timestamptz AND "restsAfter" IS NULL AND "spreadIn" IS NULL`);
};

/** The siblings that rest for a review that is taken back do so no longer. */
export const comeBackAfterUndo = async (query: Query, user: UserId, review: ReviewId): Promise<void> => {
  await query(Prisma.sql`
    UPDATE "Card" s SET "restsUntil" = NULL, "restsAfter" = NULL
    FROM "ReviewLog" r JOIN "Card" c ON c.id = r."cardId"
    WHERE r.id = ${review}::uuid AND s.note = c.note AND s."ownerId" = ${user}::uuid AND s."restsAfter" = r.id`);
};

/** Whether they are two cards of one note. */
export const areSiblings = (card: Sibling, other: Sibling | null | undefined): boolean =>
  card.note !== null && card.note === other?.note && card.id !== other.id;

/** The cards in their order, but no two of one note beside each other where others can stand between them. */
export const apart = (cards: readonly Sibling[]): Sibling[] => {
  const left = [...cards];
  const placed: Sibling[] = [];
  while (left.length > 0) {
    const last = placed.at(-1);
    const open = left.filter((card) => !last || !areSiblings(card, last));
    const crowded = crowdedNote(left);
    const next = open.find(({ note }) => note !== null && note === crowded) ?? open[0] ?? left[0];
    if (!next) break;
    placed.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return placed;
};

/** The note of so many cards that the others are just enough to stand between them. */
const crowdedNote = (cards: readonly Sibling[]): NoteId | undefined => {
  const counts = new Map<NoteId, number>();
  for (const { note } of cards) if (note !== null) counts.set(note, (counts.get(note) ?? 0) + 1);
  return [...counts].find(([, count]) => 2 * count > cards.length)?.[0];
};
