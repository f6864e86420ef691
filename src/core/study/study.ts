import { isUniqueViolation, queryIn, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, EventId, SessionId, UserId } from '../ids.js';
import { ownDeck } from '../library/find-deck.js';
import { type Aside, wishFor } from '../library/studied.js';
import type { Grade } from '../schedule/schedule.js';
import { bringBack, putAside } from './aside.js';
import { aheadDay, beginSession, continueSession, type SessionRequest } from './begin.js';
import { becameLeech, nextRev, writeGrade } from './grade.js';
import { graded, nextFront } from './graded.js';
import { undoAnswer, writeAnswer } from './practise.js';
import { type Answer, currentQuestion } from './question.js';
import { makeQueue } from './queue.js';
import { withQuizLeech } from './quiz-leeches.js';
import { loadSession, turnCard } from './session-row.js';
import { load, loadForPress, present, presentStored, type StudyDependencies } from './sitting.js';
import { gatherBacklog, spreadBacklog, withBacklog } from './spread.js';
import type { StudyButton, StudyState } from './state.js';
import { takeBackWords, undoLast } from './undo.js';

export type { StudyButton, StudyState } from './state.js';

/**
 * Study sessions, of which a person has one open at most. A second press of the same button has no effect and
 * gives the current state; an older message's button gives UserError `study.stale`; a session that is not the
 * person's gives `study.none_open`.
 */
export interface Study {
  /**
   * Starts a session, or continues the open one of the same deck and mode in a new message; any other ends.
   * @throws UserError `deck.not_found`, `study.holiday`, `study.no_cards`, `study.nothing_due`, `study.nothing_in_mode`
   */
  start(user: UserId, request: SessionRequest, event: EventId): Promise<StudyState>;
  /** The number of a day to study ahead for, as it is typed. @throws UserError `day.unreadable`, `day.outside` */
  dayAhead(user: UserId, typed: string): Promise<number>;
  /** Continues in a new message; buttons of older ones are stale from then on. */
  resume(user: UserId, session: SessionId): Promise<StudyState>;
  /** Turns the card; an answer that is given first is judged. */
  show(user: UserId, button: StudyButton, answer?: Answer): Promise<StudyState>;
  /**
   * Takes words for the answer to the open session's card, if that is to be typed; else undefined. Words after the
   * answer give the session as it is.
   */
  takeWords(user: UserId, typed: string): Promise<StudyState | undefined>;
  grade(user: UserId, button: StudyButton, grade: Grade): Promise<StudyState>;
  /** Takes back what was chosen or typed for the card, else the last review; again, what came before. @throws UserError `undo.gone` */
  undo(user: UserId, button: StudyButton): Promise<StudyState>;
  /** The open session. */
  openSession(user: UserId): Promise<SessionId | undefined>;
  /** The session as it is. */
  look(user: UserId, session: SessionId): Promise<StudyState>;
  /** Takes the card out of study, for good or until the person's next day. */
  putAside(user: UserId, button: StudyButton, how: Aside): Promise<StudyState>;
  /** Puts a card back into study; as the session's next one, if it is to be. @throws UserError `card.not_found` */
  bringBack(
    user: UserId,
    session: SessionId,
    card: { readonly card: CardId; readonly isNext: boolean },
  ): Promise<StudyState>;
  /** Keeps a day's share of what is due, and spreads the rest over the next days. */
  spread(user: UserId, button: StudyButton): Promise<StudyState>;
  /** Takes that back. */
  gather(user: UserId, session: SessionId): Promise<StudyState>;
  /** Marks the card for later. @throws UserError `card.not_found` */
  flag(user: UserId, session: SessionId, card: CardId, flagged: boolean): Promise<StudyState>;
  /** Ends the session, or the open one; ending twice gives the same summary. */
  end(user: UserId, session: SessionId | 'open'): Promise<StudyState>;
}

export const createStudy = (dependencies: StudyDependencies): Study => ({
  start: (user, request, event) => start(dependencies, user, request, event),
  dayAhead: (user, typed) => aheadDay(dependencies, user, typed),
  resume: (user, session) => resume(dependencies, user, session),
  show: (user, button, answer) => show(dependencies, user, button, answer),
  takeWords: (user, typed) => takeWords(dependencies, user, typed),
  grade: (user, button, grade) => gradeCard(dependencies, user, button, grade),
  undo: (user, button) => undo(dependencies, user, button),
  async openSession(userId) {
    const { studySession } = dependencies.database.prisma;
    return (await studySession.findFirst({ where: { userId, endedAt: null }, select: { id: true } }))?.id;
  },
  look: (user, session) => presentStored(dependencies, user, session),
  putAside: async (user, button, how) => {
    const card = await putAside(dependencies, user, button, how);
    return presentStored(dependencies, user, button.session, card && { card, why: how });
  },
  bringBack: async (user, session, card) => {
    await bringBack(dependencies, user, session, card);
    return presentStored(dependencies, user, session);
  },
  spread: (user, button) => spreadBacklog(dependencies, user, button),
  gather: (user, session) => gatherBacklog(dependencies, user, session),
  async flag(user, session, card, flagged) {
    const { database, clock } = dependencies;
    await wishFor(database.prisma, user, card, { flaggedAt: flagged ? clock.now() : null });
    return presentStored(dependencies, user, session);
  },
  end: (user, session) => end(dependencies, user, session),
});

/** Another press may win the session or the schedule so often before this one is called stale. */
const GRADE_ATTEMPTS = 3;

const start = async (
  dependencies: StudyDependencies,
  user: UserId,
  request: SessionRequest,
  event: EventId,
): Promise<StudyState> => {
  if (request.deck) await ownDeck(dependencies.database.prisma, user, request.deck);
  const session = await beginSession(dependencies, user, request, event);
  const state = await presentStored(dependencies, user, session);
  return withQuizLeech(dependencies, user, await withBacklog(dependencies, user, state));
};

const resume = async (
  dependencies: StudyDependencies,
  user: UserId,
  session: SessionId,
): Promise<StudyState> => {
  await continueSession(dependencies, user, session);
  return presentStored(dependencies, user, session);
};

const show = async (
  dependencies: StudyDependencies,
  user: UserId,
  button: StudyButton,
  answer?: Answer,
): Promise<StudyState> => {
  const { query } = dependencies.database;
  const turn = { ...button, nextRev: nextRev(button.rev), answer };
  const turned = await turnCard(query, user, turn, dependencies.clock.now());
  // A card that was taken away meanwhile leads on to the next, which only the whole session tells.
  const session = turned?.card ? turned : (await loadForPress(dependencies, query, user, button)).session;
  return present(dependencies, query, session);
};

/** Words that come later than this are meant for something else than the card. */
const SITTING_MS = 12 * 3_600_000;
/** Characters of an answer: more than any that is asked for has. */
const ANSWER_MAX = 200;

const isAnswer = (typed: string): boolean => typed.trim() !== '' && typed.length <= ANSWER_MAX;

const takeWords = async (
  dependencies: StudyDependencies,
  user: UserId,
  typed: string,
): Promise<StudyState | undefined> => {
  const { database, clock } = dependencies;
  const session = await loadSession(database.query, user, 'open', clock.now());
  if (!session || currentQuestion(session).kind !== 'typed' || !isAnswer(typed)) return undefined;
  if (clock.now().getTime() - session.lastAt.getTime() > SITTING_MS) return undefined;
  if (session.shown)
    return session.answered === null ? undefined : present(dependencies, database.query, session);
  return show(dependencies, user, { session: session.id, rev: session.rev }, { typed });
};

const gradeCard = async (
  dependencies: StudyDependencies,
  user: UserId,
  button: StudyButton,
  grade: Grade,
): Promise<StudyState> => {
  const { query } = dependencies.database;
  for (let attempt = 0; attempt < GRADE_ATTEMPTS; attempt++) {
    const { session, repeated } = await loadForPress(dependencies, query, user, button);
    const { card } = session;
    if (repeated || session.ended || !card || !session.shown) return present(dependencies, query, session);
    const now = dependencies.clock.now();
    if (session.mode === 'practise') {
      if (!(await writeAnswer(query, { ...session, card }, grade > 1, now))) continue;
      return present(dependencies, query, await load(dependencies, query, user, session.id));
    }
    const write = await graded(query, { ...session, card }, grade, now);
    if (!(await writeGrade(query, write))) continue;
    const out = becameLeech(write.after) ? ({ card, why: 'leech' } as const) : undefined;
    if (write.next && !out) return nextFront(write, write.next);
    return present(dependencies, query, await load(dependencies, query, user, session.id), out);
  }
  throw new UserError('study.stale', {});
};

const undo = async (
  dependencies: StudyDependencies,
  user: UserId,
  button: StudyButton,
): Promise<StudyState> => {
  await transaction(dependencies.database, async (tx) => {
    const { session, repeated } = await loadForPress(dependencies, queryIn(tx), user, button);
    if (repeated) return;
    const undo = session.mode === 'practise' ? undoAnswer : undoLast;
    if (!(await takeBackWords(queryIn(tx), session))) await undo(tx, session, dependencies.clock.now());
  }).catch((error: unknown) => {
    // The session had ended, and another one is open by now.
    throw isUniqueViolation(error) ? new UserError('study.stale', {}) : error;
  });
  return presentStored(dependencies, user, button.session);
};

const end = async (
  dependencies: StudyDependencies,
  user: UserId,
  which: SessionId | 'open',
): Promise<StudyState> => {
  const { database, clock } = dependencies;
  const session = await load(dependencies, database.query, user, which);
  const { id, queuedUntil } = session;
  // What it says of the cards ahead may be of another day, or of none where the session was begun before the update.
  if (!session.ended && (!queuedUntil || clock.now() >= queuedUntil))
    await makeQueue(database.query, session, clock.now());
  await database.prisma.studySession.updateMany({
    where: { id, userId: user, endedAt: null },
    data: {
      endedAt: clock.now(),
      currentId: null,
      currentPosition: null,
      shown: false,
      rev: { increment: 1 },
    },
  });
  return presentStored(dependencies, user, id);
};
