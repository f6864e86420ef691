import type { Database } from '../database/client.js';
import type { Prisma } from '../database/generated/client.js';
import { transaction } from '../database/transaction.js';
import { dayAround, nextTimeOfDay } from '../day.js';
import { eachAlone } from '../each-alone.js';
import type { Owed } from '../events/owed.js';
import { type PlaceRef, placeRef } from '../events/refs.js';
import { newId, type SpaceId, type UserId, type WeekId } from '../ids.js';
import type { Clock } from '../ports.js';
import { DAY_MS, daysBefore } from '../time.js';
import { placesOf, type Standing, standingsOf } from './standings.js';

/** A board of a server or group: every Monday, how those who joined studied in the week before. */
export interface Boards {
  /**
   * Has the board told in that place from now on.
   * @param moderator whose time zone says when it is Monday morning
   * @returns `there` where nothing changed, `retimed` where the time zone did alone
   */
  open(space: SpaceId, place: PlaceRef, moderator: UserId): Promise<Opened>;
  /** @returns whether there was one */
  close(space: SpaceId): Promise<boolean>;
  /** The time zone of the space's board; undefined where it has none. */
  timeZoneOf(space: SpaceId): Promise<string | undefined>;
  /** @returns false where there is no board */
  join(space: SpaceId, user: UserId): Promise<boolean>;
  leave(space: SpaceId, user: UserId): Promise<void>;
  /** Tells the week wherever it is time. @throws AggregateError */
  sweep(): Promise<void>;
  /** Best first, only those who studied; undefined once there is another week, or no board. */
  find(week: WeekId): Promise<readonly Standing[] | undefined>;
  /** The bot may not post where the board is. */
  lose(week: WeekId): Promise<void>;
}

export type Opened = 'opened' | 'moved' | 'retimed' | 'there';

export interface BoardsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly owed: Owed;
}

const MORNING_MINUTE = 9 * 60;
const WEEK_DAYS = 7;
/** Days are counted from a Thursday. */
const FIRST_MONDAY = 4;
/** Boards that one sweep tells; the others come with the next. */
const SWEPT_AT_ONCE = 100;

export const createBoards = (dependencies: BoardsDependencies): Boards => {
  const { prisma } = dependencies.database;
  const timeZoneOf = async (spaceId: SpaceId) =>
    (await prisma.board.findUnique({ where: { spaceId } }))?.timeZone;
  return {
    async open(spaceId, { kind, platform, id }, moderator) {
      const before = await prisma.board.findUnique({ where: { spaceId } });
      const isHere = before !== null && placeRef.parse(before.place).id === id;
      const { timeZone } = await prisma.user.findUniqueOrThrow({ where: { id: moderator } });
      if (isHere && before.timeZone === timeZone) return 'there';
      const nextAt = nextMonday(timeZone, afterTold(before, dependencies.clock.now()));
      const columns = { place: { kind, platform, id }, timeZone, nextAt };
      await prisma.board.upsert({ where: { spaceId }, create: { spaceId, ...columns }, update: columns });
      if (isHere) return 'retimed';
      return before ? 'moved' : 'opened';
    },
    async close(spaceId) {
      return (await prisma.board.deleteMany({ where: { spaceId } })).count > 0;
    },
    timeZoneOf,
    async join(spaceId, userId) {
      if ((await timeZoneOf(spaceId)) === undefined) return false;
      const data = [{ spaceId, userId, joinedAt: dependencies.clock.now() }];
      await prisma.boardMember.createMany({ data, skipDuplicates: true });
      return true;
    },
    async leave(spaceId, userId) {
      await prisma.boardMember.deleteMany({ where: { spaceId, userId } });
    },
    sweep: () => sweep(dependencies),
    find: (week) => find(dependencies, week),
    async lose(weekId) {
      await prisma.board.deleteMany({ where: { weekId } });
    },
  };
};

/** Where it is still Monday morning in another time zone, the week that was told is not told again. */
const afterTold = (before: { readonly weekEnd: Date | null } | null, now: Date): Date => {
  const told = before?.weekEnd ? before.weekEnd.getTime() + DAY_MS : 0;
  return new Date(Math.max(now.getTime(), told));
};

const nextMonday = (timeZone: string, now: Date): Date => {
  const at = nextTimeOfDay(MORNING_MINUTE, timeZone, now);
  const { number } = dayAround(at, { timeZone, dayStart: 0 });
  return number % WEEK_DAYS === FIRST_MONDAY ? at : nextMonday(timeZone, at);
};

const sweep = async (dependencies: BoardsDependencies): Promise<void> => {
  const now = dependencies.clock.now();
  const boards = await dependencies.database.prisma.board.findMany({
    where: { nextAt: { lte: now } },
    orderBy: { nextAt: 'asc' },
    take: SWEPT_AT_ONCE,
    include: { space: true },
  });
  await eachAlone(boards, (board) => tell(dependencies, board, now));
};

type StoredBoard = Prisma.BoardGetPayload<{ readonly include: { readonly space: true } }>;

/** Of several processes one finds the row as it was read. A week is not told in which nobody studied, or after the next. */
const tell = async ({ database, owed }: BoardsDependencies, board: StoredBoard, now: Date): Promise<void> => {
  const { spaceId, nextAt, timeZone } = board;
  const next = nextMonday(timeZone, now);
  const isMissed = nextMonday(timeZone, nextAt) < next;
  const subject = { kind: 'board', id: newId<WeekId>() } as const;
  const [first] = isMissed ? [] : await standingsIn(database, board, nextAt);
  const isTold = await transaction(database, async (tx) => {
    const claimed = await tx.board.updateMany({
      where: { spaceId, nextAt },
      data: { nextAt: next, weekId: subject.id, weekEnd: nextAt },
    });
    if (claimed.count === 0 || !first) return false;
    const place = placeRef.parse(board.place);
    await owed.add(tx, { user: first.user, subject, place, fallback: place });
    return true;
  });
  if (isTold) await owed.dispatch(subject);
};

const find = async (
  { database }: BoardsDependencies,
  weekId: WeekId,
): Promise<readonly Standing[] | undefined> => {
  const board = await database.prisma.board.findUnique({ where: { weekId }, include: { space: true } });
  if (!board?.weekEnd) return;
  const standings = await standingsIn(database, board, board.weekEnd);
  return standings.length === 0 ? undefined : standings;
};

const standingsIn = (
  { query }: Database,
  { spaceId, space, place }: StoredBoard,
  end: Date,
): Promise<readonly Standing[]> =>
  standingsOf(query, {
    space: spaceId as SpaceId,
    platform: space.platform,
    places: placesOf(placeRef.parse(place), space.platformSpaceId),
    start: daysBefore(end, WEEK_DAYS),
    end,
  });
