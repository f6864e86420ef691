import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { PlaceRef } from '../events/refs.js';
import type { QuizId } from '../ids.js';

/** What tells places apart. */
export const placeKey = ({ platform, id }: PlaceRef): string => `${platform}:${id}`;

/** A button's code grants nothing: a game is for those who are where it was played. @throws UserError `action.expired` */
export const needRoom = async (db: Pick<Tx, 'quizRoom'>, quizId: QuizId, place: PlaceRef): Promise<void> => {
  const room = await db.quizRoom.findFirst({ where: { quizId, placeKey: placeKey(place) } });
  if (!room) throw new UserError('action.expired', {});
};
