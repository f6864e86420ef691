import type { Tx } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { type PlaceRef, placeRef } from '../../events/refs.js';
import type { QuizId } from '../../ids.js';
import { escapeLike } from '../../library/find-deck.js';

/** What tells places apart. */
export const placeKey = ({ platform, id }: PlaceRef): string => `${platform}:${id}`;

/** A button's code grants nothing: a game is for those who are where it was played. @throws UserError `action.expired` */
export const needRoom = async (db: Pick<Tx, 'quizRoom'>, quizId: QuizId, place: PlaceRef): Promise<void> => {
  const room = await db.quizRoom.findFirst({ where: { quizId, placeKey: placeKey(place) } });
  if (!room) throw new UserError('action.expired', {});
};

/**
 * Where a game was played: the place, or else one inside it, since a platform may no longer tell in which topic of
 * its group an old message stands. @throws UserError `action.expired`
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
