import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { once } from '../../events/effects.js';
import { type PlaceRef, placeRef } from '../../events/refs.js';
import type { DeckId, DocumentId, EventId, GenerationId, UserId } from '../../ids.js';
import { type CopiedCards, copyCards } from '../../library/copy-cards.js';
import type { DeckName } from '../../library/find-deck.js';
import { trustedCards } from '../../library/reports.js';
import type { Clock } from '../../ports.js';

/**
 * The cards of a report that everybody in its place could watch being made. They are granted in that place alone, while
 * their owner has not closed them.
 */
export interface Sharing {
  /** Copies them, save those that the person has. @throws UserError `pdf.not_shared`, `card.limit` */
  take(user: UserId, generation: GenerationId, place: PlaceRef, event: EventId): Promise<CopiedCards>;
  /** The deck that they are in. @throws UserError `pdf.not_shared` */
  deckOf(generation: GenerationId, place: PlaceRef): Promise<DeckName>;
  /** The newest report with cards of that deck which is shared in that place. */
  findFor(deck: DeckId, place: PlaceRef): Promise<GenerationId | undefined>;
  /** Opens or closes what is the person's own and was made where others are; does nothing to anything else. */
  share(user: UserId, generation: GenerationId, shared: boolean): Promise<void>;
}

interface SharingDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

export const createSharing = (dependencies: SharingDependencies): Sharing => {
  const { prisma } = dependencies.database;
  return {
    take: (user, generation, place, event) => take(dependencies, user, generation, place, event),
    deckOf: async (generation, place) => (await need(prisma, generation, place)).deck,
    async findFor(deckId, place) {
      const where = { deckId, isShared: true, deck: { deletedAt: null } };
      const reports = await prisma.generation.findMany({ where, orderBy: { createdAt: 'desc' } });
      return reports.find((report) => isIn(report, place))?.id;
    },
    async share(ownerId, id, isShared) {
      await prisma.generation.updateMany({
        where: { id, ownerId, document: { isPublic: true } },
        data: { isShared },
      });
    },
  };
};

/** Whether the cards of a new request for a document may be taken by others: not where only its person is. */
export const isToBeShared = async (
  tx: Pick<Tx, 'document'>,
  { place, fallback }: { readonly place: PlaceRef; readonly fallback: PlaceRef },
  id: DocumentId,
): Promise<boolean> =>
  place.id !== fallback.id &&
  (await tx.document.count({ where: { id, isPublic: true, owner: { sharesReports: true } } })) > 0;

/** The first report that has cards for others to take is the one that tells its owner so. */
export const noteSharing = async (
  tx: Pick<Tx, 'user' | 'card'>,
  {
    id,
    ownerId,
    isShared,
  }: { readonly id: GenerationId; readonly ownerId: UserId; readonly isShared: boolean },
): Promise<void> => {
  if (!isShared || (await tx.card.count({ where: { generationId: id, deletedAt: null } })) === 0) return;
  await tx.user.updateMany({ where: { id: ownerId, sharingToldIn: null }, data: { sharingToldIn: id } });
};

const take = (
  { database, clock }: SharingDependencies,
  user: UserId,
  generation: GenerationId,
  place: PlaceRef,
  event: EventId,
): Promise<CopiedCards> =>
  transaction(database, (tx) =>
    once(tx, event, user, async () => {
      const { deck } = await need(tx, generation, place);
      const where = { generationId: generation, deckId: deck.id, deletedAt: null, ...trustedCards };
      const cards = await tx.card.findMany({ where, select: { id: true } });
      const ids = cards.map(({ id }) => id);
      return { ...(await copyCards(tx, { user, deck: deck.name, now: clock.now() }, ids)) };
    }),
  );

const need = async (
  db: Pick<Tx, 'generation'>,
  id: GenerationId,
  place: PlaceRef,
): Promise<{ readonly deck: DeckName }> => {
  const report = await db.generation.findFirst({
    where: { id, isShared: true, deck: { deletedAt: null } },
    include: { deck: { select: { id: true, name: true } } },
  });
  if (!report || !isIn(report, place)) throw new UserError('pdf.not_shared', {});
  return report;
};

const isIn = (report: { readonly place: unknown }, { platform, id }: PlaceRef): boolean => {
  const shown = placeRef.parse(report.place);
  return shown.platform === platform && shown.id === id;
};
