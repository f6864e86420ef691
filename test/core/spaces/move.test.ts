import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import {
  type DeckId,
  newId,
  type OwedId,
  type QuizId,
  type RoomId,
  type UserId,
} from '../../../src/core/ids.js';
import type { SpaceAddress } from '../../../src/core/spaces/move.js';
import { placeKey } from '../../../src/core/spaces/place-key.js';
import { createSpaces } from '../../../src/core/spaces/spaces.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { handClock, newPerson } from '../../support/people.js';

const address = (platformSpaceId: string): SpaceAddress => ({
  platformSpaceId,
  place: { kind: 'place', platform: 'telegram', id: platformSpaceId },
});
const [OLD, NEW, OTHER] = [address('-5'), address('-1005'), address('-51')];
const spaceOf = ({ platformSpaceId }: SpaceAddress) => ({
  ...{ platform: 'telegram', platformSpaceId, name: 'Study' },
});

let database: Database;
let user: UserId;
let deck: DeckId;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  await emptyDatabase(database);
  ({ user, deck } = await newPerson(database));
});
afterAll(() => database.close());

const clock = handClock();
const setUp = () => createSpaces({ database, clock });

const owe = async ({ place }: SpaceAddress): Promise<OwedId> => {
  const id = newId<OwedId>();
  const fallback = { kind: 'place', platform: 'telegram', id: '7' } as const;
  await database.prisma.owed.create({
    data: { id, userId: user, subject: `generation:${id}:end`, place: { ...place }, fallback },
  });
  return id;
};

const open = async ({ place }: SpaceAddress): Promise<string> => {
  const quizId = newId<QuizId>();
  const host = { hostId: user, hostName: 'Ada', deckName: 'Capitals', state: {} };
  const endedAt = clock.now();
  await database.prisma.quiz.create({ data: { id: quizId, ...host, startedAt: clock.now(), endedAt } });
  const room = {
    id: newId<RoomId>(),
    quizId,
    platform: 'telegram',
    place: { ...place },
    placeKey: placeKey(place),
  };
  return (await database.prisma.quizRoom.create({ data: room })).id;
};

const rooms = async () =>
  Object.fromEntries((await database.prisma.quizRoom.findMany()).map((room) => [room.id, room.placeKey]));

it('a space takes along what is owed in it, its games and its decks, and nothing of another', async () => {
  const spaces = setUp();
  const id = await spaces.remember(spaceOf(OLD));
  await database.prisma.deckOffer.create({ data: { deckId: deck, spaceId: id, createdAt: clock.now() } });
  const [here, elsewhere] = [await owe(OLD), await owe(OTHER)];
  const [room, otherRoom] = [await open(OLD), await open(OTHER)];

  for (let times = 0; times < 2; times++) {
    await spaces.move(OLD, NEW);
    const owed = createOwed({ database, clock, queue: { add: async () => {} } });
    expect((await owed.find(here, 0))?.place).toEqual(NEW.place);
    expect((await owed.find(elsewhere, 0))?.place).toEqual(OTHER.place);
    expect(await rooms()).toEqual({ [room]: placeKey(NEW.place), [otherRoom]: placeKey(OTHER.place) });
    expect(await spaces.remember(spaceOf(NEW))).toBe(id);
  }
});

it('a space that was met at its new address first becomes one with the old', async () => {
  const spaces = setUp();
  const old = await spaces.remember(spaceOf(OLD));
  await spaces.claimGreeting(spaceOf(OLD));
  await database.prisma.deckOffer.create({ data: { deckId: deck, spaceId: old, createdAt: clock.now() } });
  await database.prisma.space.update({ where: { id: old }, data: { language: 'de' } });
  const present = await spaces.remember(spaceOf(NEW));
  const [older, newer] = [await open(OLD), await open(NEW)];
  await spaces.move(OLD, NEW);
  expect(await database.prisma.space.findMany({ include: { offers: true } })).toMatchObject([
    { id: present, platformSpaceId: '-1005', language: 'de', offers: [{ deckId: deck }] },
  ]);
  expect(await spaces.claimGreeting(spaceOf(NEW))).toBe(false);
  expect(await rooms()).toEqual({ [older]: placeKey(OLD.place), [newer]: placeKey(NEW.place) });
});
