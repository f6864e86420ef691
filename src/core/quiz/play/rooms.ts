import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { type PlaceRef, placeRef } from '../../events/refs.js';
import type { QuizId, RoomId } from '../../ids.js';
import { escapeLike } from '../../library/find-deck.js';
import { placeKey } from '../../spaces/place-key.js';

/**
 * The game's room at that place. A button's code grants nothing: a game is for those who are where it is played.
 * @throws UserError `action.expired`
 */
export const needRoom = async (
  db: Pick<Tx, 'quizRoom'>,
  quizId: QuizId,
  place: PlaceRef,
): Promise<RoomId> => {
  const room = await db.quizRoom.findFirst({ where: { quizId, placeKey: placeKey(place) } });
  if (!room) throw new UserError('action.expired', {});
  return room.id;
};

/**
 * The place of the game's room there, or else of one inside it, since a platform may no longer tell in which topic of
 * its group an old message stands.
 * @throws UserError `action.expired`
 */
export const needRoomWithin = async (
  db: Pick<Tx, 'quizRoom'>,
  quizId: QuizId,
  place: PlaceRef,
): Promise<PlaceRef> => {
  const key = placeKey(place);
  const room = await db.quizRoom.findFirst({
    where: { quizId, OR: [{ placeKey: key }, { placeKey: { startsWith: escapeLike(`${key}/`) } }] },
    // A place before what is inside it.
    orderBy: { placeKey: 'asc' },
  });
  if (!room) throw new UserError('action.expired', {});
  return placeRef.parse(room.place);
};

/** Records that the bot can no longer post in the room, and gives up what is pending there. */
export const closeRoom = async (tx: Tx, room: RoomId, now: Date): Promise<void> => {
  await tx.quizRoom.updateMany({ where: { id: room, lostAt: null }, data: { lostAt: now, open: false } });
  await tx.$executeRaw`UPDATE "QuizPost" SET shown = wanted WHERE "roomId" = ${room}::uuid`;
};
