import type { Query } from '../database/client.js';
import { Prisma } from '../database/generated/client.js';
import { queryIn, transaction } from '../database/transaction.js';
import { type Day, dayAround } from '../day.js';
import type { SessionId, UserId } from '../ids.js';
import { isDue } from '../schedule/due.js';
import { stands } from '../schedule/stands.js';
import { riskAt, studiedCards } from './selection.js';
import type { Session } from './session-row.js';
import { load, loadForPress, presentStored, type StudyDependencies, turnTo } from './sitting.js';
import type { StudyButton, StudyState } from './state.js';

/** Cards that wait and could be spread over so many days, or were spread over so many days after today. */
export interface Backlog {
  readonly kind: 'waits' | 'spread';
  readonly cards: number;
  readonly days: number;
}

/** Cards due from which on there is a backlog, if they also are more than two days' work. */
const BACKLOG_MIN = 50;
const BACKLOG_DAYS_MIN = 2;
/** A smaller share would hardly make a backlog less beside what comes due meanwhile. */
const SHARE_MIN = 20;
/** What waits for longer is mostly forgotten when it comes: rather more cards a day. */
const DAYS_MAX = 28;
/** Reviews that tell how much somebody does in a day. */
const USUAL_REVIEWS = 500;

/** The state of a session that begins, with the backlog that it begins with. */
export const withBacklog = async (
  dependencies: StudyDependencies,
  user: UserId,
  state: StudyState,
): Promise<StudyState> => {
  // Few are due in most sessions, which spares these a count.
  if (state.phase !== 'front' || state.mode !== 'due' || state.reviews > 0 || state.due < BACKLOG_MIN)
    return state;
  const { query } = dependencies.database;
  const session = await load(dependencies, query, user, state.session);
  const backlog = await backlogOf(query, session, dependencies.clock.now());
  return backlog ? { ...state, backlog } : state;
};

/** SQL over "Card" c and "Schedule" s: due reviews of the session. Learning steps are shown on time, and not spread. */
const waiting = (session: Session, now: Date): Prisma.Sql => Prisma.sql`
  "Card" c JOIN "Schedule" s ON s."cardId" = c.id AND s."userId" = ${session.user}::uuid
  WHERE ${studiedCards(session, now)} AND s.state = 2 AND ${isDue({ now, day: dayAround(now, session) })}`;

/** The due reviews of a session, where they are a backlog. A day's share is what the person does in a day. */
const backlogOf = async (query: Query, session: Session, now: Date): Promise<Backlog | undefined> => {
  const [due] = await query<{ cards: number }>(
    Prisma.sql`SELECT count(*)::int AS cards FROM ${waiting(session, now)}`,
  );
  const cards = due?.cards ?? 0;
  if (cards < BACKLOG_MIN) return;
  const share = Math.max(SHARE_MIN, await usualOf(query, session.user));
  if (cards <= share * BACKLOG_DAYS_MIN) return;
  return { kind: 'waits', cards, days: Math.min(DAYS_MAX, Math.ceil(cards / share)) };
};

/** Reviews on a day with reviews, lately. */
const usualOf = async (query: Query, user: UserId): Promise<number> => {
  const [usual] = await query<{ reviews: number }>(Prisma.sql`
    SELECT coalesce(round(count(*)::numeric / nullif(count(DISTINCT day), 0)), 0)::int AS reviews FROM (
      SELECT r.day FROM "ReviewLog" r
      WHERE r."userId" = ${user}::uuid AND r.day IS NOT NULL AND r.mode IS DISTINCT FROM 'quiz' AND ${stands}
      ORDER BY r.at DESC LIMIT ${USUAL_REVIEWS}::int
    ) r`);
  return usual?.reviews ?? 0;
};

/**
 * Keeps the day's share of the session's due reviews, those that are most likely forgotten, and lets the others rest,
 * a share for each of the days after. Without effect where the button was pressed before, or there is no backlog.
 * @throws UserError `study.stale`, `study.none_open`
 */
export const spreadBacklog = async (
  dependencies: StudyDependencies,
  user: UserId,
  button: StudyButton,
): Promise<StudyState> => {
  const { database, clock } = dependencies;
  await transaction(database, async (tx) => {
    const query = queryIn(tx);
    const { session, repeated } = await loadForPress(dependencies, query, user, button);
    if (repeated || session.ended || session.mode !== 'due') return;
    const now = clock.now();
    const backlog = await backlogOf(query, session, now);
    if (!backlog) return;
    await letRest(query, session, backlog, now);
    await turnTo(query, session, null, now);
  });
  const state = await presentStored(dependencies, user, button.session);
  if (state.phase !== 'front') return state;
  const backlog = await restingIn(database.query, user, button.session, clock.now());
  return backlog ? { ...state, backlog } : state;
};

const letRest = async (
  query: Query,
  session: Session,
  { cards, days }: Backlog,
  now: Date,
): Promise<void> => {
  const { id } = session;
  const [, ...later] = daysFrom(now, session, days);
  const starts = later.map(({ start }) => start);
  const share = Math.ceil(cards / days);
  await query(Prisma.sql`
    WITH due AS (
      SELECT c.id, row_number() OVER (ORDER BY ${riskAt(now)} DESC, c.id) - 1 AS place
      FROM ${waiting(session, now)}
    )
    UPDATE "Card" c SET "spreadIn" = ${id}::uuid,
      "restsUntil" = (${starts}::timestamptz[])[least(due.place / ${share}::int, ${starts.length}::int)]
    FROM due WHERE c.id = due.id AND due.place >= ${share}::int`);
};

/** The day around now, and those after it. */
const daysFrom = (now: Date, session: Session, count: number): readonly [Day, ...Day[]] => {
  const today = dayAround(now, session);
  const days: [Day, ...Day[]] = [today];
  for (let last: Day = today; days.length < count; days.push(last)) last = dayAround(last.end, session);
  return days;
};

/** What rests since the session's backlog was spread; undefined if nothing does. */
const restingIn = async (
  query: Query,
  user: UserId,
  session: SessionId,
  now: Date,
): Promise<Backlog | undefined> => {
  const [resting] = await query<{ cards: number; days: number }>(Prisma.sql`
    SELECT count(*)::int AS cards, count(DISTINCT "restsUntil")::int AS days FROM "Card"
    WHERE "ownerId" = ${user}::uuid AND "restsUntil" > ${now}::timestamptz AND "spreadIn" = ${session}::uuid`);
  return resting && resting.cards > 0 ? { kind: 'spread', ...resting } : undefined;
};

/**
 * Brings back the cards that the session spread, without those that rest by themselves or have rested.
 * @throws UserError `study.none_open`, `study.stale`
 */
export const gatherBacklog = async (
  dependencies: StudyDependencies,
  user: UserId,
  which: SessionId,
): Promise<StudyState> => {
  await transaction(dependencies.database, async (tx) => {
    const query = queryIn(tx);
    const session = await load(dependencies, query, user, which);
    const now = dependencies.clock.now();
    const { count } = await tx.card.updateMany({
      where: { ownerId: user, spreadIn: which, restsUntil: { gt: now } },
      data: { restsUntil: null, spreadIn: null },
    });
    if (count > 0 && !session.ended) await turnTo(query, session, null, now);
  });
  return presentStored(dependencies, user, which);
};
