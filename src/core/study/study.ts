import { lockUser } from '../accounts/lock.js';
import type { Database } from '../database/client.js';
import { isUniqueViolation, type Tx, transaction } from '../database/transaction.js';
import { UserError } from '../errors.js';
import { once } from '../events/effects.js';
import { type DeckId, type EventId, newId, type SessionId, type UserId } from '../ids.js';
import { type DeckName, ownDeck } from '../library/find-deck.js';
import type { Clock } from '../ports.js';
import { type Grade, previewIntervals } from '../schedule/schedule.js';
import { REV_CYCLE, reviewed, writeGrade } from './grade.js';
import { chooseNext, outlook } from './next-card.js';
import { loadSession, type Session, type StudyCard } from './session-row.js';
import { type Summary, summarize } from './summary.js';
import { undoLast } from './undo.js';

interface Sitting {
  readonly session: SessionId;
  readonly rev: number;
  /** Null when all decks are studied together. */
  readonly deck: DeckName | null;
  /** Reviews made in this session so far. */
  readonly reviews: number;
}

/** What a session shows right now. */
export type StudyState =
  | (Sitting & { readonly phase: 'front'; readonly card: StudyCard; readonly leech?: StudyCard })
  | (Sitting & {
      readonly phase: 'answer';
      readonly card: StudyCard;
      /** Milliseconds until the card comes back, for each grade. */
      readonly intervals: Readonly<Record<Grade, number>>;
    })
  | (Sitting & { readonly phase: 'done'; readonly summary: Summary; readonly leech?: StudyCard });

/** A button: the session, and the revision that it was made for. */
export interface StudyButton {
  readonly session: SessionId;
  readonly rev: number;
}

/**
 * Study sessions, of which a person has one open at most. A second press of the same button has no effect and
 * gives the current state; an older message's button gives UserError `study.stale`; a session that is not the
 * person's gives `study.none_open`.
 */
export interface Study {
  /**
   * Starts a session, or goes on with the open one of the same deck in a new message; one of another deck ends.
   * @throws UserError `deck.not_found`, `study.no_cards`, `study.nothing_due`
   */
  start(
    user: UserId,
    wanted: { readonly deck: DeckId | null; readonly limit?: number },
    event: EventId,
  ): Promise<StudyState>;
  /** Goes on in a new message; buttons of older ones are stale from then on. */
  resume(user: UserId, session: SessionId): Promise<StudyState>;
  /** Turns the card. */
  show(user: UserId, button: StudyButton): Promise<StudyState>;
  grade(user: UserId, button: StudyButton, grade: Grade): Promise<StudyState>;
  /** Takes the last review back; again, the one before. @throws UserError `undo.gone` */
  undo(user: UserId, button: StudyButton): Promise<StudyState>;
  /** Ends the session, or the open one; ending twice gives the same summary. */
  end(user: UserId, session: SessionId | 'open'): Promise<StudyState>;
}

/** A new message skips a revision, which tells its predecessors' buttons from a second press of the last one. */
const NEW_MESSAGE = 2;
const ATTEMPTS = 3;

export const createStudy = ({ database, clock }: { database: Database; clock: Clock }): Study => {
  const { prisma } = database;

  const load = async (db: Tx, user: UserId, wanted: SessionId | 'open'): Promise<Session> => {
    const session = await loadSession(db, user, wanted, clock.now());
    if (!session) throw new UserError('study.none_open', {});
    return session;
  };

  /** Loads the session for a press. `repeated` if the button was pressed before. */
  const press = async (db: Tx, user: UserId, button: StudyButton) => {
    const session = await load(db, user, button.session);
    const behind = (session.rev - button.rev + REV_CYCLE) % REV_CYCLE;
    if (behind > 1) throw new UserError('study.stale', {});
    return { session, repeated: behind === 1 };
  };

  /** Chooses a card where there is none, or ends a session that has none left. */
  const settle = async (db: Tx, session: Session): Promise<Session> => {
    if (session.card || session.ended) return session;
    const now = clock.now();
    const next = await chooseNext(db, session, now);
    await db.studySession.updateMany({
      where: { id: session.id, rev: session.rev, endedAt: null },
      data: next ? { currentId: next, shown: false } : { currentId: null, shown: false, endedAt: now },
    });
    return load(db, session.user, session.id);
  };

  const present = async (db: Tx, loaded: Session, leech?: StudyCard): Promise<StudyState> => {
    const session = await settle(db, loaded);
    const { id, rev, deck, reviews, card } = session;
    const sitting = { session: id, rev, deck, reviews };
    const mark = leech ? { leech } : {};
    if (session.ended || !card) {
      const { nextDue, newLeft } = await outlook(db, session);
      const summary = { ...(await summarize(db, session)), nextDue, newLeft };
      return { ...sitting, ...mark, phase: 'done', summary };
    }
    if (!session.shown) return { ...sitting, ...mark, phase: 'front', card };
    const intervals = previewIntervals(card.id, session.schedule, clock.now());
    return { ...sitting, phase: 'answer', card, intervals };
  };

  const open = async (tx: Tx, user: UserId, deck: DeckId | null, limit?: number): Promise<SessionId> => {
    await lockUser(tx, user);
    const now = clock.now();
    const existing = await loadSession(tx, user, 'open', now);
    if (existing && (existing.deck?.id ?? null) === deck) {
      await continueIn(tx, existing, limit);
      return existing.id;
    }
    if (existing) await tx.studySession.update({ where: { id: existing.id }, data: { endedAt: now } });
    const id = newId<SessionId>();
    const data = { id, userId: user, deckId: deck, cardLimit: limit ?? null, startedAt: now, lastAt: now };
    await tx.studySession.create({ data });
    return id;
  };

  const continueIn = async (tx: Tx, session: Session, limit?: number): Promise<void> => {
    await tx.studySession.update({
      where: { id: session.id },
      data: {
        rev: (session.rev + NEW_MESSAGE) % REV_CYCLE,
        ...(limit === undefined ? {} : { cardLimit: session.cards + limit }),
      },
    });
  };

  /** A session in which nothing was done and nothing can be is not begun. */
  const refuseEmpty = async (tx: Tx, session: Session): Promise<Session> => {
    const settled = await settle(tx, session);
    if (!settled.ended || settled.reviews > 0) return settled;
    const { cards, nextDue, newLeft } = await outlook(tx, settled);
    if (cards === 0) throw new UserError('study.no_cards', settled.deck ? { deck: settled.deck.name } : {});
    throw new UserError('study.nothing_due', { ...(nextDue ? { nextDue } : {}), newLeftTomorrow: newLeft });
  };

  return {
    async start(user, { deck, limit }, event) {
      if (deck) await ownDeck(prisma, user, deck);
      const begin = (): Promise<SessionId> =>
        transaction(database, (tx) =>
          once(tx, event, user, async () => {
            const id = await open(tx, user, deck, limit);
            await refuseEmpty(tx, await load(tx, user, id));
            return id;
          }),
        );
      const id = await begin().catch((error: unknown) => {
        if (isUniqueViolation(error)) return begin();
        throw error;
      });
      return present(prisma, await load(prisma, user, id));
    },
    async resume(user, id) {
      await transaction(database, async (tx) => {
        await lockUser(tx, user);
        const session = await load(tx, user, id);
        if (!session.ended) await continueIn(tx, session);
      });
      return present(prisma, await load(prisma, user, id));
    },
    async show(user, button) {
      const { session, repeated } = await press(prisma, user, button);
      if (repeated || session.ended || !session.card || session.shown) return present(prisma, session);
      await prisma.studySession.updateMany({
        where: { id: session.id, rev: session.rev, endedAt: null, currentId: session.card.id },
        data: { shown: true, rev: (session.rev + 1) % REV_CYCLE },
      });
      return present(prisma, await load(prisma, user, session.id));
    },
    async grade(user, button, grade) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { session, repeated } = await press(prisma, user, button);
        const { card, schedule } = session;
        if (repeated || session.ended || !card || !session.shown) return present(prisma, session);
        const now = clock.now();
        const after = reviewed(card, schedule, grade, now);
        if (!(await writeGrade(prisma, { ...session, card }, grade, after, now))) continue;
        const leech = after.leechAt && !schedule?.leechAt ? card : undefined;
        return present(prisma, await load(prisma, user, session.id), leech);
      }
      throw new UserError('study.stale', {});
    },
    async undo(user, button) {
      await transaction(database, async (tx) => {
        const { session, repeated } = await press(tx, user, button);
        if (!repeated) await undoLast(tx, session, clock.now());
      }).catch((error: unknown) => {
        // The session had ended, and another one is open by now.
        throw isUniqueViolation(error) ? new UserError('study.stale', {}) : error;
      });
      return present(prisma, await load(prisma, user, button.session));
    },
    async end(user, wanted) {
      const { id } = await load(prisma, user, wanted);
      const data = { endedAt: clock.now(), currentId: null, shown: false, rev: { increment: 1 } };
      await prisma.studySession.updateMany({ where: { id, userId: user, endedAt: null }, data });
      return present(prisma, await load(prisma, user, id));
    },
  };
};
