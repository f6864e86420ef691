import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import { dayAround } from '../day.js';
import type { CardId } from '../ids.js';
import { keepAsked, takeAsked } from './asked-before.js';
import { nextRev, studyTime } from './grade.js';
import { untouched } from './queue-sql.js';
import { studiedCards } from './selection.js';
import type { Session, StudyCard } from './session-row.js';
import { apart, type Sibling } from './siblings.js';
import { holdSession } from './undo.js';

/** Cards of a round at most: of a larger deck each round has others. */
const ROUND_MAX = 200;

/** Shuffles the session's cards, siblings apart from each other, unless its round was made before. */
export const makeRound = async (query: Query, session: Session, now: Date): Promise<void> => {
  const { id, rev, cardLimit } = session;
  const drawn = await query<Sibling>(Prisma.sql`
    SELECT c.id, c.note FROM "Card" c
    WHERE ${studiedCards(session, now)} AND NOT EXISTS (SELECT FROM "StudyQueue" WHERE "sessionId" = ${id}::uuid)
    ORDER BY random() LIMIT ${Math.min(cardLimit ?? ROUND_MAX, ROUND_MAX)}::int`);
  const cards = apart(drawn).map((card) => card.id);
  await query(Prisma.sql`
    WITH round AS (
      SELECT ${cards}::uuid[] AS cards
    ), kept AS (
      UPDATE "StudySession" t SET "queuedAt" = ${now}::timestamptz,
        "queuedUntil" = ${dayAround(now, session).end}::timestamptz,
        "cardLimit" = CASE WHEN q.cards IS NULL THEN cardinality(round.cards) ELSE t."cardLimit" END
      FROM round LEFT JOIN "StudyQueue" q ON q."sessionId" = ${id}::uuid
      WHERE t.id = ${id}::uuid AND t.rev = ${rev}::int RETURNING t.id
    )
    INSERT INTO "StudyQueue" ("sessionId", cards) SELECT kept.id, round.cards FROM kept, round
    ON CONFLICT ("sessionId") DO NOTHING`);
};

/** What one answer adds to a session's counts. The first places are those of the round's cards, each once. */
const countsOf = ({ cardLimit }: Session, place: number, isRight: boolean) => {
  const first = place <= (cardLimit ?? 0) ? 1 : 0;
  return { cards: first, known: isRight ? first : 0 };
};

/**
 * Writes whether the session's card was right: one that was missed comes again at the end of the round. One statement,
 * which does nothing unless the session is still what it says. True if it took effect.
 */
export const writeAnswer = async (
  query: Query,
  session: Session & { readonly card: StudyCard },
  isRight: boolean,
  now: Date,
): Promise<boolean> => {
  const { id, user, card, rev, lastAt, position: place, queued: next } = session;
  const spentMs = studyTime(now.getTime() - lastAt.getTime());
  const { cards, known } = countsOf(session, place, isRight);
  const written = await query(Prisma.sql`
    WITH held AS (
      UPDATE "StudySession" SET rev = ${nextRev(rev)}::int, ${untouched}, "lastAt" = ${now}::timestamptz,
        "currentId" = ${next?.id ?? null}::uuid, "currentPosition" = ${next?.position ?? null}::int,
        position = ${place}::int, reviews = reviews + 1, cards = cards + ${cards}::int, known = known + ${known}::int,
        "spentMs" = "spentMs" + ${spentMs}::int
      WHERE id = ${id}::uuid AND "userId" = ${user}::uuid AND rev = ${rev}::int AND shown
        AND "currentId" = ${card.id}::uuid AND "endedAt" IS NULL
      RETURNING id
    )
    UPDATE "StudyQueue" q SET ${keepAsked(session)}, answers = q.answers || ${isRight ? place : -place}::int,
      cards = ${isRight ? Prisma.sql`q.cards` : Prisma.sql`q.cards || ${card.id}::uuid`}
    FROM held WHERE q."sessionId" = held.id RETURNING q."sessionId"`);
  return written.length === 1;
};

/**
 * Takes back the session's last answer: its card lies turned again, as it was answered, also if it was set aside since. False if there is
 * none. @throws UserError `study.stale` when the session moved on
 */
export const undoAnswer = async (tx: Tx, session: Session, now: Date): Promise<boolean> => {
  await holdSession(tx, session);
  const { id: sessionId, user, rev } = session;
  const queue = await tx.studyQueue.findUnique({ where: { sessionId } });
  const last = queue?.answers.at(-1);
  if (!queue || last === undefined) return false;
  const [place, isRight] = [Math.abs(last), last > 0];
  const { options, answered } = await takeAsked(tx, session);
  const card = queue.cards[place - 1] as CardId;
  await tx.studyQueue.update({
    where: { sessionId },
    data: {
      answers: queue.answers.slice(0, -1),
      // The last card there is the one that this miss put there.
      cards: isRight ? queue.cards : queue.cards.slice(0, -1),
    },
  });
  await tx.card.updateMany({
    where: { id: card, ownerId: user },
    data: { setAsideAt: null },
  });
  // What its person put off since; for a backlog or a sibling it rests all the same.
  await tx.card.updateMany({
    where: { id: card, ownerId: user, spreadIn: null, restsAfter: null },
    data: { restsUntil: null },
  });
  const { cards, known } = countsOf(session, place, isRight);
  await tx.studySession.update({
    where: { id: sessionId },
    data: {
      ...{ currentId: card, currentPosition: place, position: place - 1, shown: true, endedAt: null },
      ...{ options: [...options], answered },
      ...{ lastAt: now, rev: nextRev(rev), reviews: { decrement: 1 }, cards: { decrement: cards } },
      known: { decrement: known },
    },
  });
  return true;
};

/** SQL over "StudySession" t that makes a card of the round that is over the current one again. */
export const backInRound = (card: CardId): Prisma.Sql => {
  const place = Prisma.sql`(
    SELECT max(w.n)::int FROM "StudyQueue" q CROSS JOIN unnest(q.cards[1 : t.position]) WITH ORDINALITY AS w(id, n)
    WHERE q."sessionId" = t.id AND w.id = ${card}::uuid)`;
  return Prisma.sql`, "currentPosition" = ${place}, position = least(t.position, ${place} - 1)`;
};
