import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import { newId, type QuestionId, type QuizId, type RoomId, type UserId } from '../../../src/core/ids.js';
import { createPrivacy, type Privacy } from '../../../src/core/privacy/privacy.js';
import { purgeQuizzes } from '../../../src/core/quiz/after/purge.js';
import type { Failpoint } from '../../../src/core/quiz/play/failpoints.js';
import { createQuizzes, type Quizzes } from '../../../src/core/quiz/play/service.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import {
  freshEvent,
  handClock,
  MINUTE,
  newCards,
  newPerson,
  noLocales,
  SECOND,
} from '../../support/people.js';

let database: Database;
let quizzes: Quizzes;
let privacy: Privacy;
beforeAll(async () => {
  database = await freshDatabase();
  ({ quizzes, privacy } = running());
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const place = (id: string): PlaceRef => ({ kind: 'place', platform: 'test', id });
const clock = handClock();
const queue = { add: async () => undefined };
const blobs = { put: async () => {}, get: async () => new Uint8Array(), delete: async () => {} };
const accounts = { forget: () => {} };
/** Services of a process that dies at the failpoint. */
const running = (dieAt?: Failpoint) => {
  const reach = (failpoint: Failpoint): void => {
    if (failpoint === dieAt) throw new Error(`died at ${failpoint}`);
  };
  const owed = createOwed({ database, clock, queue });
  const quizzes = createQuizzes({ database, clock, queue, owed, reach });
  return {
    quizzes,
    privacy: createPrivacy({ locales: noLocales, database, clock, blobs, quizzes, accounts }),
  };
};

/** Time passes until the game is due, it goes on, and its room is shown what is new. */
const goOn = async (quiz: QuizId) => {
  const { wakeAt } = await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } });
  if (wakeAt) clock.set(wakeAt);
  await quizzes.wake(quiz);
  return deliver(quiz);
};
const roomOf = async (quiz: QuizId): Promise<RoomId> => {
  const rooms = await database.prisma.quizRoom.findMany({ where: { quizId: quiz } });
  return (rooms[0]?.id ?? newId()) as RoomId;
};
const deliver = async (quiz: QuizId) => {
  const posts = await quizzes.pendingPosts(await roomOf(quiz));
  for (const post of posts)
    await quizzes.markShown(post, post.message ?? { kind: 'message', platform: 'test', id: post.id });
  return posts.map(({ content }) => content);
};
const answer = async (quiz: QuizId, player: UserId, name: string) => {
  const where = { quizId: quiz, openedAt: { not: null }, closedAt: null };
  const { id, right } = await database.prisma.quizQuestion.findFirstOrThrow({ where });
  await quizzes.answer(player, { question: id as QuestionId, option: right, name, place: place('room') });
};

/** Ada hosts a game and plays it with Ben: both have the first of five questions, and answered the open second. */
const midQuestion = async () => {
  const [ada, ben] = [await newPerson(database), await newPerson(database)];
  await newCards(database, ada, ['one', 'two', 'three', 'four', 'five']);
  const wanted = { questions: 5, seconds: 10, mode: 'classic' } as const;
  const begin = (room: string) =>
    quizzes.start(
      ada.user,
      { ...wanted, deck: { id: ada.deck, name: 'My cards' } },
      { place: place(room), hostName: 'Ada', hostPlace: place('dm'), sendEveryMs: 0 },
      freshEvent(),
    );
  const { quiz } = await begin('room');
  for (let question = 1; question <= 2; question++) {
    await goOn(quiz);
    clock.pass(SECOND);
    await answer(quiz, ada.user, 'Ada');
    await answer(quiz, ben.user, 'Ben');
    if (question === 1) await goOn(quiz);
  }
  await quizzes.flush();
  return { ada: ada.user, ben: ben.user, quiz, begin };
};

const END_WITHOUT_ADA = [
  { kind: 'revealed', isVoid: true, answered: 1 },
  {
    kind: 'ended',
    reason: 'stopped',
    hasRematch: false,
    hasMisses: false,
    standings: [{ name: 'Ben', points: 1 }],
  },
];

const expectNothingOfGames = async (): Promise<void> => {
  const { quiz, quizRoom, quizQuestion, quizAnswer, quizPlayer, quizPost } = database.prisma;
  const left = await Promise.all([
    quiz.count(),
    quizRoom.count(),
    quizQuestion.count(),
    quizAnswer.count(),
    quizPlayer.count(),
    quizPost.count(),
  ]);
  expect(left).toEqual(left.map(() => 0));
};

describe('whoever forgets themself while they host a game', () => {
  it('stops it: the room sees its end without them, and then nothing of it is left', async () => {
    const { ada, ben, quiz } = await midQuestion();
    await privacy.forgetMe(ada);
    const { prisma } = database;
    expect(await prisma.user.findMany()).toMatchObject([{ id: ben }]);
    const row = await prisma.quiz.findUniqueOrThrow({
      where: { id: quiz },
      include: { questions: true, rooms: true },
    });
    expect(row).toMatchObject({ hostId: null, hostName: '', rooms: [{ hostPlace: null }] });
    expect(row.questions.filter(({ text }) => text !== '')).toHaveLength(2);
    await expect(quizzes.stop(ben, true, place('room'))).rejects.toMatchObject({ code: 'quiz.none_here' });
    expect(await quizzes.due('test')).toEqual({ games: [], rooms: [await roomOf(quiz)] });
    expect(await deliver(quiz)).toMatchObject(END_WITHOUT_ADA);
    await expectNothingOfGames();
    expect(await quizzes.due('test')).toEqual({ games: [], rooms: [] });
  });

  it('leaves no words behind in a room that is closed, and nobody is told', async () => {
    const { ada, quiz } = await midQuestion();
    await privacy.forgetMe(ada);
    await quizzes.loseRoom(await roomOf(quiz));
    await expectNothingOfGames();
    expect(await database.prisma.owed.count()).toBe(0);
  });

  it('leaves none in a room that cannot be shown anything for an hour', async () => {
    const { ada } = await midQuestion();
    await privacy.forgetMe(ada);
    clock.pass(59 * MINUTE);
    await purgeQuizzes(database, clock.now());
    expect(await database.prisma.quiz.count()).toBe(1);
    clock.pass(2 * MINUTE);
    await purgeQuizzes(database, clock.now());
    await expectNothingOfGames();
  });

  it('takes a game that was shown to its end along at once', async () => {
    const { ada, quiz } = await midQuestion();
    await quizzes.stop(ada, false, place('room'));
    expect(await deliver(quiz)).toMatchObject([{ kind: 'revealed' }, { kind: 'ended' }]);
    await privacy.forgetMe(ada);
    await expectNothingOfGames();
  });

  it('lets an end be shown that was still to be, and only then takes it along', async () => {
    const { ada, quiz } = await midQuestion();
    await quizzes.stop(ada, false, place('room'));
    await privacy.forgetMe(ada);
    expect(await deliver(quiz)).toMatchObject(END_WITHOUT_ADA);
    await expectNothingOfGames();
  });

  it('stops one, too, that they begin in that moment', async () => {
    const { ada, quiz, begin } = await midQuestion();
    const second: QuizId[] = [];
    const abandon = async (host: UserId): Promise<void> => {
      await quizzes.abandon(host);
      if (second.length === 0) second.push((await begin('another room')).quiz);
    };
    await createPrivacy({
      locales: noLocales,
      database,
      clock,
      blobs,
      quizzes: { abandon },
      accounts,
    }).forgetMe(ada);
    expect(await deliver(quiz)).toMatchObject(END_WITHOUT_ADA);
    for (const one of second)
      expect(await deliver(one)).toMatchObject([{ kind: 'ended', reason: 'stopped' }]);
    await expectNothingOfGames();
  });
});

describe('when the process dies while a host is forgotten', () => {
  it('before the game is stopped, it goes on, and saying it again stops it', async () => {
    const { ada, quiz } = await midQuestion();
    await expect(running('end.written').privacy.forgetMe(ada)).rejects.toThrow('died at end.written');
    expect(await goOn(quiz)).toMatchObject([{ kind: 'revealed', isVoid: false, winners: ['Ada', 'Ben'] }]);
    await privacy.forgetMe(ada);
    expect(await deliver(quiz)).toMatchObject([{ kind: 'ended', standings: [{ name: 'Ben', points: 2 }] }]);
    await expectNothingOfGames();
  });

  it('after it is stopped, the room sees the end, and saying it again forgets the rest', async () => {
    const { ada, ben, quiz } = await midQuestion();
    await expect(running('end.committed').privacy.forgetMe(ada)).rejects.toThrow('died at end.committed');
    expect(await database.prisma.card.count({ where: { ownerId: ada } })).toBe(5);
    expect(await deliver(quiz)).toMatchObject(END_WITHOUT_ADA);
    await expectNothingOfGames();
    await privacy.forgetMe(ada);
    expect(await database.prisma.user.findMany()).toMatchObject([{ id: ben }]);
    expect(await database.prisma.card.count()).toBe(0);
  });
});
