import type { Database, Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { dayAround } from '../day.js';
import { UserError } from '../errors.js';
import type { CardId, SessionId, UserId } from '../ids.js';
import type { Clock } from '../ports.js';
import { reviewTime } from '../schedule/review-time.js';
import { previewIntervals } from '../schedule/schedule.js';
import { nextRev, REV_CYCLE } from './grade.js';
import { nextCard, nextDue, progressOf } from './next-card.js';
import { backInRound } from './practise.js';
import { answeredOf, areFor, currentQuestion, optionsFor, storeOptions } from './question.js';
import { makeQueue, needsQueue } from './queue.js';
import { untouched } from './queue-sql.js';
import { loadSession, type Session } from './session-row.js';
import type { OutOfStudy, Sitting, StudyButton, StudyState } from './state.js';
import { summaryOf } from './summary.js';

export interface StudyDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** @param query the database's, or that of the transaction that the caller is in @throws UserError `study.none_open` */
export const load = async (
  { clock }: StudyDependencies,
  query: Query,
  user: UserId,
  which: SessionId | 'open',
): Promise<Session> => {
  const session = await loadSession(query, user, which, clock.now());
  if (!session) throw new UserError('study.none_open', {});
  return session;
};

/**
 * Loads the session for a press; `repeated` if the button was pressed before.
 * @throws UserError `study.stale` for a button of an older message, `study.none_open`
 */
export const loadForPress = async (
  dependencies: StudyDependencies,
  query: Query,
  user: UserId,
  button: StudyButton,
): Promise<{ session: Session; repeated: boolean }> => {
  const session = await load(dependencies, query, user, button.session);
  const behind = (session.rev - button.rev + REV_CYCLE) % REV_CYCLE;
  if (behind > 1) throw new UserError('study.stale', {});
  return { session, repeated: behind === 1 };
};

/** Chooses a card for a session without one, or ends the session when no card is left. */
export const chooseCard = async (
  dependencies: StudyDependencies,
  query: Query,
  loaded: Session,
): Promise<Session> => {
  if (loaded.card || loaded.ended) return loaded;
  const now = dependencies.clock.now();
  const session = needsQueue(loaded, now, nextCard(loaded, now))
    ? await requeue(dependencies, query, loaded, now)
    : loaded;
  if (session.card || session.ended) return session;
  const next = nextCard(session, now);
  await query(Prisma.sql`
    UPDATE "StudySession" SET ${untouched}, "lastAt" = ${now}::timestamptz,
      position = ${session.position}::int,
      "currentId" = ${next?.id ?? null}::uuid, "currentPosition" = ${next?.position ?? null}::int,
      "endedAt" = ${next ? null : now}::timestamptz
    WHERE id = ${session.id}::uuid AND rev = ${session.rev}::int AND "endedAt" IS NULL
      AND "currentId" IS NOT DISTINCT FROM ${session.currentId}::uuid`);
  return load(dependencies, query, session.user, session.id);
};

const requeue = async (
  dependencies: StudyDependencies,
  query: Query,
  session: Session,
  now: Date,
): Promise<Session> => {
  await makeQueue(query, session, now);
  return load(dependencies, query, session.user, session.id);
};

/**
 * Goes on with the card, or the first of a queue that is made anew, since what lies ahead has changed.
 * @throws UserError `study.stale` when the session moved on
 */
export const turnTo = async (
  query: Query,
  session: Session,
  card: CardId | null,
  now: Date,
): Promise<void> => {
  const rev = nextRev(session.rev);
  const turned = await query(Prisma.sql`
    UPDATE "StudySession" t SET "currentId" = ${card}::uuid, ${untouched},
      rev = ${rev}::int, "lastAt" = ${now}::timestamptz
      ${card && session.mode === 'practise' ? backInRound(card) : Prisma.empty}
    WHERE id = ${session.id}::uuid AND rev = ${session.rev}::int AND "endedAt" IS NULL RETURNING id`);
  if (turned.length === 0) throw new UserError('study.stale', {});
  await makeQueue(query, { ...session, rev }, now);
};

/** @param out what the press just made took out of study */
export const present = async (
  dependencies: StudyDependencies,
  query: Query,
  loaded: Session,
  out?: OutOfStudy,
): Promise<StudyState> => {
  const session = await withOptions(query, await chooseCard(dependencies, query, loaded));
  const { card, schedule, parameters, shown } = session;
  const now = dependencies.clock.now();
  const mark = out ? { out } : {};
  const sitting = sittingOf(session, schedule);
  if (session.ended || !card)
    return {
      ...sitting,
      ...mark,
      phase: 'done',
      summary: summaryOf(session, await nextDue(query, session, now)),
    };
  const question = currentQuestion(session);
  if (!shown) return { ...sitting, ...mark, phase: 'front', card, question };
  const time = reviewTime(now, session, schedule?.lastReview ?? null);
  const intervals = previewIntervals(card.id, schedule, time, parameters);
  return { ...sitting, phase: 'answer', card, question, answered: answeredOf(session), intervals };
};

/** The session with options for its card, where it is to have some. */
const withOptions = async (query: Query, session: Session): Promise<Session> => {
  const { card, schedule, shown, ended } = session;
  if (!card || shown || ended || areFor(card, session.options)) return session;
  const options = await optionsFor(query, session, { ...card, stability: schedule?.stability ?? null });
  if (options.length > 0) await storeOptions(query, session, options);
  return { ...session, options };
};

/** @param current the last review of the card that is shown */
export const sittingOf = (
  session: Session,
  current: { readonly lastReview: Date | null } | null,
): Sitting => {
  const { id, rev, deck, mode, aheadUntil, reviews, dueAhead, stepsDue } = session;
  return {
    session: id,
    rev,
    deck,
    mode,
    aheadDay: aheadUntil && dayAround(aheadUntil, session).number - 1,
    reviews,
    progress: progressOf(session, current),
    due: dueAhead + stepsDue,
  };
};

/** The state of the session as it is stored now. */
export const presentStored = async (
  dependencies: StudyDependencies,
  user: UserId,
  session: SessionId,
  out?: OutOfStudy,
): Promise<StudyState> => {
  const { query } = dependencies.database;
  return present(dependencies, query, await load(dependencies, query, user, session), out);
};
