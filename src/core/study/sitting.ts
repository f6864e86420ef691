import type { Database } from '../database/client.js';
import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { SessionId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { reviewTime } from '../schedule/review-time.js';
import { previewIntervals } from '../schedule/schedule.js';
import { REV_CYCLE } from './grade.js';
import { chooseNext, outlook } from './next-card.js';
import { loadSession, type Session, type StudyCard } from './session-row.js';
import type { StudyButton, StudyState } from './state.js';
import { summarize } from './summary.js';

export interface StudyDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** @param db the client, or the transaction that the caller is in @throws UserError `study.none_open` */
export const load = async (
  { clock }: StudyDependencies,
  db: Tx,
  user: UserId,
  which: SessionId | 'open',
): Promise<Session> => {
  const session = await loadSession(db, user, which, clock.now());
  if (!session) throw new UserError('study.none_open', {});
  return session;
};

/**
 * Loads the session for a press; `repeated` if the button was pressed before.
 * @throws UserError `study.stale` for a button of an older message, `study.none_open`
 */
export const loadForPress = async (
  dependencies: StudyDependencies,
  db: Tx,
  user: UserId,
  button: StudyButton,
): Promise<{ session: Session; repeated: boolean }> => {
  const session = await load(dependencies, db, user, button.session);
  const behind = (session.rev - button.rev + REV_CYCLE) % REV_CYCLE;
  if (behind > 1) throw new UserError('study.stale', {});
  return { session, repeated: behind === 1 };
};

/** Chooses a card for a session without one, or ends the session when no card is left. */
export const chooseCard = async (
  dependencies: StudyDependencies,
  db: Tx,
  session: Session,
): Promise<Session> => {
  if (session.card || session.ended) return session;
  const now = dependencies.clock.now();
  const next = await chooseNext(db, session, now);
  await db.studySession.updateMany({
    where: { id: session.id, rev: session.rev, endedAt: null },
    data: next ? { currentId: next, shown: false } : { currentId: null, shown: false, endedAt: now },
  });
  return load(dependencies, db, session.user, session.id);
};

/** @param leech the card that became a leech with the review just made */
export const present = async (
  dependencies: StudyDependencies,
  db: Tx,
  loaded: Session,
  leech?: StudyCard,
): Promise<StudyState> => {
  const session = await chooseCard(dependencies, db, loaded);
  const { id, rev, deck, reviews, card } = session;
  const { progress, due, nextDue, newLeft } = await outlook(db, session, dependencies.clock.now());
  const sitting = { session: id, rev, deck, reviews, progress, due };
  const mark = leech ? { leech } : {};
  if (session.ended || !card) {
    const summary = { ...(await summarize(db, session)), nextDue, newLeft };
    return { ...sitting, ...mark, phase: 'done', summary };
  }
  if (!session.shown) return { ...sitting, ...mark, phase: 'front', card };
  const { schedule, timeZone } = session;
  const time = reviewTime(dependencies.clock.now(), timeZone, schedule?.lastReview ?? null);
  const intervals = previewIntervals(card.id, schedule, time);
  return { ...sitting, phase: 'answer', card, intervals };
};

/** The state of the session as it is stored now. */
export const presentStored = async (
  dependencies: StudyDependencies,
  user: UserId,
  session: SessionId,
): Promise<StudyState> => {
  const { prisma } = dependencies.database;
  return present(dependencies, prisma, await load(dependencies, prisma, user, session));
};
