import type { Tx } from '../../database/transaction.js';
import type { Owed } from '../../events/owed.js';
import { placeRef } from '../../events/refs.js';
import type { Subject } from '../../events/subjects.js';
import type { QuizId, UserId } from '../../ids.js';
import type { QuizGame } from '../rules/game.js';

/** Whether a game ended because nothing could be shown where it was played. */
export const isLost = ({ phase }: QuizGame): boolean =>
  phase.kind === 'ended' && phase.reason === 'place_lost';

/** What the message about a lost game is about. */
export const lossSubject = (id: QuizId): Subject => ({ kind: 'quiz.lost', id });

/** Owes the host a word in private when a step lost the game. To be dispatched after the step. */
export const oweLoss = async (
  tx: Tx,
  owed: Pick<Owed, 'add'>,
  id: QuizId,
  { before, after }: { before: QuizGame; after: QuizGame },
): Promise<void> => {
  if (before.phase.kind === 'ended' || !isLost(after) || after.host === null) return;
  const { hostPlace } = await tx.quiz.findUniqueOrThrow({ where: { id }, select: { hostPlace: true } });
  const place = placeRef.parse(hostPlace);
  await owed.add(tx, { user: after.host as UserId, subject: lossSubject(id), place, fallback: place });
};
