import type { Tx } from '../database/transaction.js';
import type { PlaceRef } from '../events/refs.js';
import { placeKey } from './place-key.js';

/** The number under which a platform knows a space, and the space as a place. */
export interface SpaceAddress {
  readonly platformSpaceId: string;
  readonly place: PlaceRef;
}

/**
 * Moves everything stored about a space, and every message owed there, to its new address. Repeating it changes
 * nothing. References to sent messages stay: their numbers name other messages in the new place.
 */
export const moveSpace = async (tx: Tx, from: SpaceAddress, to: SpaceAddress): Promise<void> => {
  const [before, after] = [JSON.stringify(from.place), JSON.stringify(to.place)];
  await tx.$executeRaw`UPDATE "Owed" SET place = ${after}::jsonb WHERE place = ${before}::jsonb`;
  await tx.$executeRaw`UPDATE "Board" SET place = ${after}::jsonb WHERE place = ${before}::jsonb`;
  await tx.$executeRaw`UPDATE "Generation" SET place = ${after}::jsonb WHERE place = ${before}::jsonb`;
  await moveRooms(tx, from.place, to.place);
  await moveRow(tx, from, to);
};

/** When a game was begun at the new address already, the older one is found by its own buttons only. */
const moveRooms = async (tx: Tx, from: PlaceRef, to: PlaceRef): Promise<void> => {
  const [before, after] = [placeKey(from), placeKey(to)];
  const taken = await tx.quizRoom.count({ where: { placeKey: after, open: true } });
  await tx.quizRoom.updateMany({
    where: { placeKey: before, ...(taken > 0 ? { open: false } : {}) },
    data: { place: { ...to }, placeKey: after },
  });
};

/** When something happened at the new address first, it has a row already: then the two are merged. */
const moveRow = async (tx: Tx, from: SpaceAddress, to: SpaceAddress): Promise<void> => {
  const at = ({ platformSpaceId, place: { platform } }: SpaceAddress) =>
    tx.space.findUnique({
      where: { platform_platformSpaceId: { platform, platformSpaceId } },
      include: { offers: true, board: true, boardMembers: true },
    });
  const [old, present] = [await at(from), await at(to)];
  if (!old) return;
  if (!present) {
    await tx.space.update({ where: { id: old.id }, data: { platformSpaceId: to.platformSpaceId } });
    return;
  }
  const offers = old.offers.map((offer) => ({ ...offer, spaceId: present.id }));
  await tx.deckOffer.createMany({ data: offers, skipDuplicates: true });
  const members = old.boardMembers.map((member) => ({ ...member, spaceId: present.id }));
  await tx.boardMember.createMany({ data: members, skipDuplicates: true });
  if (!present.board)
    await tx.board.updateMany({ where: { spaceId: old.id }, data: { spaceId: present.id } });
  await tx.space.update({
    where: { id: present.id },
    data: {
      greetedAt: old.greetedAt ?? present.greetedAt,
      language: present.language ?? old.language,
      locale: present.locale ?? old.locale,
    },
  });
  await tx.space.delete({ where: { id: old.id } });
};
