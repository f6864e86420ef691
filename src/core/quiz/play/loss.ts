import type { Tx } from '../../database/transaction.js';
import type { Owed } from '../../events/owed.js';
import { placeRef } from '../../events/refs.js';
import type { Subject } from '../../events/subjects.js';
import type { QuizId, UserId } from '../../ids.js';
import type { QuizGame } from '../rules/game.js';

/** Whether a game ended because no room could show it. */
export const isLost = ({ phase }: QuizGame): boolean =>
  phase.kind === 'ended' && phase.reason === 'place_lost';

/** What the message about a lost game is about. */
export const lossSubject = (id: QuizId): Subject => ({ kind: 'quiz.lost', id });

/**
 * Notes a private message to the host when a step ended the game as lost. It goes to the `hostPlace` of the room that
 * was lost last. Dispatch it after the step.
 */
export const oweLoss = async (
  tx: Tx,
  owed: Pick<Owed, 'add'>,
  id: QuizId,
  { before, after }: { before: QuizGame; after: QuizGame },
): Promise<void> => {
  if (before.phase.kind === 'ended' || !isLost(after) || after.host === null) return;
  const { hostPlace } = await tx.quizRoom.findFirstOrThrow({
    where: { quizId: id },
    orderBy: [{ lostAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
  });
  const place = placeRef.parse(hostPlace);
  await owed.add(tx, { user: after.host as UserId, subject: lossSubject(id), place, fallback: place });
};
