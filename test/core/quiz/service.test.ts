import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/core/database/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { PlaceRef } from '../../../src/core/events/refs.js';
import {
  type CardId,
  type DeckId,
  newId,
  type QuestionId,
  type QuizId,
  type RoomId,
  type UserId,
} from '../../../src/core/ids.js';
import type { Job } from '../../../src/core/ports.js';
import type { DeckNames } from '../../../src/core/quiz/after/misses.js';
import { createQuizzes, type Quizzes } from '../../../src/core/quiz/play/service.js';
import type { PendingPost } from '../../../src/core/quiz/shown/posts.js';
import { emptyDatabase, freshDatabase } from '../../support/database.js';
import { freshEvent, handClock, MINUTE, newPerson, SECOND } from '../../support/people.js';

let database: Database;
let jobs: Job[];
let clock: ReturnType<typeof handClock>;
let quizzes: Quizzes;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  jobs = [];
  clock = handClock();
  const queue = { add: async (job: Job) => void jobs.push(job) };
  quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
});

const place = (id = 'room'): PlaceRef => ({ kind: 'place', platform: 'test', id });
const where = (id?: string) => ({
  place: place(id),
  hostName: 'Ada',
  hostPlace: place('dm'),
  sendEveryMs: 0,
});
/** As the feature names the deck of a player's misses. */
const missesDeck: DeckNames = (deck) => [`${deck} (misses)`];
const settings = { mode: 'classic', seconds: 10, questions: 3 } as const;

/** A host with a deck of capitals. */
const newHost = async (cities = ['Paris', 'Rome', 'Berlin', 'Madrid', 'Lisbon']) => {
  const { user, deck } = await newPerson(database);
  const cards = cities.map((back) => ({
    ...{ id: newId<CardId>(), deckId: deck, ownerId: user, kind: 'basic' as const },
    ...{ front: `Capital ${back}?`, back },
  }));
  await database.prisma.card.createMany({ data: cards });
  return { user, deck: { id: deck, name: 'My cards' } };
};
const begin = async (
  host: Awaited<ReturnType<typeof newHost>>,
  { room, ...more }: { questions?: number; room?: string } = {},
) =>
  (await quizzes.start(host.user, { ...settings, ...more, deck: host.deck }, where(room), freshEvent())).quiz;

let sent = 0;
const roomOf = async (quiz: QuizId): Promise<RoomId> =>
  (await database.prisma.quizRoom.findFirstOrThrow({ where: { quizId: quiz } })).id as RoomId;
const pending = async (quiz: QuizId) => quizzes.pendingPosts(await roomOf(quiz));
/** Shows all that is pending, as the job does. */
const deliver = async (quiz: QuizId): Promise<readonly PendingPost[]> => {
  const posts = await pending(quiz);
  for (const post of posts)
    await quizzes.markShown(post, post.message ?? { kind: 'message', platform: 'test', id: `m${sent++}` });
  return posts;
};
/** Time passes until the game is due, and it goes on. */
const goOn = async (quiz: QuizId): Promise<readonly PendingPost[]> => {
  const row = await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } });
  if (row.wakeAt) clock.set(row.wakeAt);
  await quizzes.wake(quiz);
  return deliver(quiz);
};
const openQuestion = async (quiz: QuizId) => {
  const where = { quizId: quiz, openedAt: { not: null }, closedAt: null };
  const row = await database.prisma.quizQuestion.findFirstOrThrow({ where });
  return { id: row.id as QuestionId, right: row.right, wrong: (row.right + 1) % row.options.length };
};
const answer = async (quiz: QuizId, user: UserId, how: 'right' | 'wrong', name = 'Ben', at = place()) => {
  const question = await openQuestion(quiz);
  const press = { question: question.id, option: question[how], name, place: at };
  const chosen = await quizzes.answer(user, press);
  await quizzes.flush();
  return chosen;
};

describe('a game', () => {
  it('is asked, answered, revealed, and ended with a leaderboard', async () => {
    const host = await newHost();
    const ben = await newPerson(database);
    const quiz = await begin(host);
    for (let i = 0; i < 3; i++) {
      const [asked] = await goOn(quiz);
      expect(asked?.content).toMatchObject({ kind: 'question', asked: { number: i + 1, total: 3 } });
      clock.pass(SECOND);
      await answer(quiz, host.user, 'right', 'Ada');
      await answer(quiz, ben.user, i === 0 ? 'right' : 'wrong');
      const [revealed, end] = await goOn(quiz);
      expect(revealed?.content).toMatchObject({
        kind: 'revealed',
        winners: i === 0 ? ['Ada', 'Ben'] : ['Ada'],
      });
      expect(revealed?.message).toEqual(asked?.message ?? revealed?.message);
      if (i === 2)
        expect(end?.content).toMatchObject({
          kind: 'ended',
          reason: 'finished',
          standings: [
            { name: 'Ada', points: 3, rank: 1 },
            { name: 'Ben', points: 1, rank: 2 },
          ],
          hardest: [{ missed: 1, answered: 2 }, { missed: 1 }],
        });
    }
    expect(await database.prisma.quizRoom.count({ where: { open: true } })).toBe(0);
  });

  it('is one for a place and one for a host, and a replayed command begins no second', async () => {
    const host = await newHost();
    const other = await newHost();
    const event = freshEvent();
    const first = await quizzes.start(host.user, { ...settings, deck: host.deck }, where(), event);
    const again = await quizzes.start(host.user, { ...settings, deck: host.deck }, where(), event);
    expect(again.quiz).toBe(first.quiz);
    await expect(begin(other)).rejects.toMatchObject({ code: 'quiz.running_here' });
    const elsewhere = quizzes.start(host.user, { ...settings, deck: host.deck }, where('b'), freshEvent());
    await expect(elsewhere).rejects.toMatchObject({ code: 'quiz.running_elsewhere' });
    await quizzes.stop(host.user, false, place());
    await expect(begin(other)).resolves.toBeDefined();
  });

  it('cannot be begun with a deck that gives no question', async () => {
    await expect(begin(await newHost(['Paris']))).rejects.toMatchObject({ code: 'quiz.no_questions' });
  });

  it('plays on though cards and deck are gone', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    await database.prisma.deck.deleteMany({ where: { id: host.deck.id } });
    expect((await goOn(quiz))[0]?.content.kind).toBe('question');
  });

  it('asks for an alarm at each of its moments, and for a look at what a command changed', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    const startsAt = clock.now().getTime() + 5 * SECOND;
    expect(jobs).toEqual([{ name: 'quiz', platform: 'test', quiz, revision: 0, at: startsAt }]);
    await goOn(quiz);
    expect(jobs.at(-1)).toMatchObject({ at: startsAt + 10 * SECOND });
    await quizzes.stop(host.user, false, place());
    expect(jobs.at(-1)).toMatchObject({ at: clock.now().getTime() });
  });
});

describe('presses', () => {
  it('may change; the last one counts, and pressing the same again keeps its time', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    await goOn(quiz);
    clock.pass(SECOND);
    await answer(quiz, host.user, 'wrong');
    clock.pass(SECOND);
    await answer(quiz, host.user, 'right');
    clock.pass(SECOND);
    await answer(quiz, host.user, 'right');
    const { right } = await openQuestion(quiz);
    expect(await database.prisma.quizAnswer.findMany()).toMatchObject([{ option: right, ms: 2 * SECOND }]);
  });

  it('are taken where the game is, and nowhere else', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    await goOn(quiz);
    const { id: question } = await openQuestion(quiz);
    const eve = await newPerson(database);
    const elsewhere = place('elsewhere');
    const expired = { code: 'action.expired' };
    const forged = quizzes.answer(eve.user, { question, option: 0, name: 'Eve', place: elsewhere });
    await expect(forged).rejects.toMatchObject(expired);
    await expect(quizzes.resume(quiz, elsewhere)).rejects.toMatchObject(expired);
    const copied = quizzes.copyMisses(eve.user, quiz, elsewhere, freshEvent(), missesDeck);
    await expect(copied).rejects.toMatchObject(expired);
    const rematch = quizzes.rematch(eve.user, quiz, where('elsewhere'), freshEvent());
    await expect(rematch).rejects.toMatchObject(expired);
    expect(await database.prisma.quizPlayer.count()).toBe(0);
  });

  it('that come before it is known that the question is posted are timed like the others', async () => {
    const host = await newHost();
    const ben = await newPerson(database);
    const quiz = await begin(host);
    const { wakeAt } = await database.prisma.quiz.findUniqueOrThrow({ where: { id: quiz } });
    if (wakeAt) clock.set(wakeAt);
    await quizzes.wake(quiz);
    clock.pass(SECOND);
    await answer(quiz, host.user, 'right', 'Ada');
    await deliver(quiz);
    clock.pass(SECOND);
    await answer(quiz, ben.user, 'right');
    const [revealed] = await goOn(quiz);
    expect(revealed?.content).toMatchObject({ winners: ['Ada', 'Ben'] });
    const stored = await database.prisma.quizAnswer.findMany({ orderBy: { ms: 'asc' } });
    expect(stored).toMatchObject([
      { userId: host.user, ms: 0 },
      { userId: ben.user, ms: SECOND },
    ]);
  });

  it('are too late at the deadline and after the close, and mean nothing for options there are not', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    await goOn(quiz);
    const { id: question } = await openQuestion(quiz);
    const press = (option: number) =>
      quizzes.answer(host.user, { question, option, name: 'Ada', place: place() });
    await expect(press(4)).rejects.toMatchObject({ code: 'quiz.too_late' });
    clock.pass(10 * SECOND);
    await expect(press(0)).rejects.toMatchObject({ code: 'quiz.too_late' });
    await goOn(quiz);
    clock.pass(-5 * SECOND);
    await expect(press(0)).rejects.toMatchObject({ code: 'quiz.too_late' });
    expect(await database.prisma.quizAnswer.count()).toBe(0);
  });

  it('bring the close forward once everybody usual has answered, and it was quiet', async () => {
    const host = await newHost();
    const ben = await newPerson(database);
    const quiz = await begin(host);
    await goOn(quiz);
    for (const { user } of [host, ben]) await answer(quiz, user, 'right');
    await goOn(quiz);
    await goOn(quiz);
    const opened = clock.now().getTime();
    await answer(quiz, host.user, 'right');
    await answer(quiz, ben.user, 'wrong');
    clock.pass(SECOND);
    await answer(quiz, ben.user, 'right');
    expect(jobs.at(-1)).toMatchObject({ at: opened + 2 * SECOND });
    expect(await goOn(quiz)).toEqual([]);
    const [revealed] = await goOn(quiz);
    expect(revealed?.content).toMatchObject({ kind: 'revealed', winners: ['Ben', 'Ben'] });
    expect(clock.now().getTime()).toBe(opened + 3 * SECOND);
  });
});

describe('whatever goes wrong', () => {
  it('a question whose close comes late opens once more, in the same message, and answers stand', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    await goOn(quiz);
    await answer(quiz, host.user, 'right');
    clock.pass(MINUTE);
    await quizzes.wake(quiz);
    const [again] = await deliver(quiz);
    expect(again).toMatchObject({ content: { kind: 'question' }, message: { kind: 'message' } });
    const [revealed] = await goOn(quiz);
    expect(revealed?.content).toMatchObject({ kind: 'revealed', answered: 1 });
  });

  it('what was not shown before a crash is still owed after it, in order', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    clock.pass(5 * SECOND);
    await quizzes.wake(quiz);
    expect(await quizzes.due('test')).toEqual({ games: [], rooms: [await roomOf(quiz)] });
    const posts = await pending(quiz);
    expect(await pending(quiz)).toEqual(posts);
    await deliver(quiz);
    expect(await quizzes.due('test')).toEqual({ games: [], rooms: [] });
    expect(await quizzes.due('other')).toEqual({ games: [], rooms: [] });
  });

  it('a question that cannot be shown yet waits, and its time runs from when it is', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    clock.pass(5 * SECOND);
    await quizzes.wake(quiz);
    for (let waited = 0; waited < 4; waited++) {
      clock.pass(10 * SECOND);
      await quizzes.wake(quiz);
      expect(jobs.at(-1)).toMatchObject({ at: clock.now().getTime() + 10 * SECOND });
    }
    const [asked] = await deliver(quiz);
    expect(asked).toMatchObject({ content: { kind: 'question', seconds: 10 }, message: undefined });
    expect(asked?.content).toHaveProperty('deadline', undefined);
    await answer(quiz, host.user, 'right');
    clock.pass(9 * SECOND);
    await quizzes.wake(quiz);
    expect(await pending(quiz)).toEqual([]);
    const [revealed] = await goOn(quiz);
    expect(revealed?.content).toMatchObject({ kind: 'revealed', answered: 1 });
  });

  it('a question that cannot be shown for ten minutes ends the game', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    clock.pass(5 * SECOND);
    await quizzes.wake(quiz);
    clock.pass(10 * MINUTE);
    await quizzes.wake(quiz);
    const [, end] = await pending(quiz);
    expect(end?.content).toMatchObject({ kind: 'ended', reason: 'place_lost' });
    expect(await database.prisma.owed.findMany()).toMatchObject([{ subject: `quiz:${quiz}:lost` }]);
    expect((await begin(host)).length).toBeGreaterThan(0);
  });

  it('a place that is closed ends the game, and the host is owed a word', async () => {
    const host = await newHost();
    const quiz = await begin(host);
    await goOn(quiz);
    await quizzes.loseRoom(await roomOf(quiz));
    await quizzes.loseRoom(await roomOf(quiz));
    expect(await pending(quiz)).toEqual([]);
    expect(await database.prisma.owed.findMany()).toMatchObject([
      { subject: `quiz:${quiz}:lost`, userId: host.user },
    ]);
  });

  it('pauses after three silent questions, goes on with Resume, else ends', async () => {
    const host = await newHost();
    const quiz = await begin(host, { questions: 5 });
    for (let i = 0; i < 5; i++) await goOn(quiz);
    const [, paused] = await goOn(quiz);
    expect(paused?.content).toMatchObject({ kind: 'paused', until: expect.any(Date) });
    expect(await quizzes.resume(quiz, place())).toBe(true);
    expect(await quizzes.resume(quiz, place())).toBe(false);
    expect((await deliver(quiz)).map(({ content }) => content)).toMatchObject([
      { kind: 'paused', until: null },
      { kind: 'question', asked: { number: 4 } },
    ]);
  });
});

describe('who may do what', () => {
  it('only host and moderators stop; bystanders cannot vote', async () => {
    const host = await newHost();
    const [ben, eve] = [await newPerson(database), await newPerson(database)];
    const quiz = await begin(host);
    await expect(quizzes.stop(ben.user, false, place())).rejects.toMatchObject({ code: 'quiz.not_host' });
    await goOn(quiz);
    await expect(quizzes.skip(ben.user, place())).rejects.toMatchObject({ code: 'quiz.not_playing' });
    await answer(quiz, ben.user, 'right');
    await answer(quiz, eve.user, 'right');
    expect(await quizzes.skip(ben.user, place())).toEqual({ done: false, votes: 1, needed: 2 });
    expect(await quizzes.skip(eve.user, place())).toEqual({ done: true });
    expect((await deliver(quiz))[0]?.content).toMatchObject({ kind: 'revealed', isVoid: true });
    await quizzes.stop(ben.user, true, place());
    await expect(quizzes.skip(host.user, place())).rejects.toMatchObject({ code: 'quiz.none_here' });
  });
});

describe('afterwards', () => {
  /** Three questions: Ben has the first, Ada none of them. */
  const played = async (room?: string) => {
    const host = await newHost();
    const ben = await newPerson(database);
    const quiz = await begin(host, room === undefined ? {} : { room });
    for (let i = 0; i < 3; i++) {
      await goOn(quiz);
      clock.pass(SECOND);
      await answer(quiz, ben.user, i === 0 ? 'right' : 'wrong', 'Ben', place(room));
      await goOn(quiz);
    }
    return { host, ben, quiz };
  };

  it('a rematch asks only what was missed', async () => {
    const { ben, quiz } = await played();
    const again = await quizzes.rematch(ben.user, quiz, where(), freshEvent());
    expect(again).toMatchObject({ questions: 2, seconds: 10 });
  });

  it('misses are copied once, with their origin, and what one owns is not', async () => {
    const { host, ben, quiz } = await played();
    const event = freshEvent();
    const copied = await quizzes.copyMisses(ben.user, quiz, place(), event, missesDeck);
    expect(copied).toMatchObject({ copied: 2, had: 0, deck: 'My cards (misses)' });
    expect(await quizzes.copyMisses(ben.user, quiz, place(), event, missesDeck)).toEqual(copied);
    expect(await quizzes.copyMisses(ben.user, quiz, place(), freshEvent(), missesDeck)).toMatchObject({
      copied: 0,
      had: 2,
    });
    expect(await database.prisma.card.count({ where: { ownerId: ben.user, originId: { not: null } } })).toBe(
      2,
    );
    await expect(
      quizzes.copyMisses(host.user, quiz, place(), freshEvent(), missesDeck),
    ).rejects.toMatchObject({
      code: 'quiz.not_played',
    });
  });

  it('misses go to a deck that has one of the names already, and else to one of the first name', async () => {
    const { ben, quiz } = await played();
    const older = { id: newId<DeckId>(), ownerId: ben.user, name: 'MY CARDS (misses)' };
    await database.prisma.deck.create({ data: { ...older, nameKey: 'my cards (misses)' } });
    const names: DeckNames = (deck) => [`${deck}: Fehler`, `${deck} (misses)`];
    const copied = await quizzes.copyMisses(ben.user, quiz, place(), freshEvent(), names);
    expect(copied).toMatchObject({ copied: 2, had: 0, deck: 'MY CARDS (misses)' });
    expect(await database.prisma.card.count({ where: { deckId: older.id } })).toBe(2);
    const another = await played('b');
    const first = await quizzes.copyMisses(another.ben.user, another.quiz, place('b'), freshEvent(), names);
    expect(first).toMatchObject({ copied: 2, deck: 'My cards: Fehler' });
  });

  it('a topic’s game is taken up from its group, in the topic, since old messages do not name it', async () => {
    const { ben, quiz } = await played('-1/7');
    expect(await quizzes.copyMisses(ben.user, quiz, place('-1'), freshEvent(), missesDeck)).toMatchObject({
      copied: 2,
    });
    for (const other of ['-1/8', '-', '-17', '_1'])
      await expect(quizzes.rematch(ben.user, quiz, where(other), freshEvent())).rejects.toMatchObject({
        code: 'action.expired',
      });
    const again = await quizzes.rematch(ben.user, quiz, where('-1'), freshEvent());
    const rooms = await database.prisma.quizRoom.findMany({ where: { quizId: again.quiz } });
    expect(rooms).toMatchObject([{ place: place('-1/7'), placeKey: 'test:-1/7' }]);
  });

  it('misses of a deck that is gone are not copied', async () => {
    const { host, ben, quiz } = await played();
    await database.prisma.deck.update({ where: { id: host.deck.id }, data: { deletedAt: clock.now() } });
    const copied = await quizzes.copyMisses(ben.user, quiz, place(), freshEvent(), missesDeck);
    expect(copied).toMatchObject({ copied: 0, had: 0 });
  });

  it.each(['deck', 'card'] as const)(
    'misses are copied anew once the %s of their copies is deleted',
    async (what) => {
      const { ben, quiz } = await played();
      const copy = () => quizzes.copyMisses(ben.user, quiz, place(), freshEvent(), missesDeck);
      await copy();
      const mine = { ownerId: ben.user };
      const deletedAt = clock.now();
      if (what === 'card') await database.prisma.card.updateMany({ where: mine, data: { deletedAt } });
      else await database.prisma.deck.updateMany({ where: mine, data: { deletedAt } });
      expect(await copy()).toMatchObject({ copied: 2, had: 0 });
      // What comes back afterwards stands beside the new copies.
      if (what === 'card') await database.prisma.card.updateMany({ where: mine, data: { deletedAt: null } });
      expect(await copy()).toMatchObject({ copied: 0, had: 2 });
      expect(await database.prisma.card.count({ where: mine })).toBe(4);
    },
  );

  it('answers count as reviews, once, for those who want it and have the card', async () => {
    const host = await newHost();
    const ben = await newPerson(database);
    await database.prisma.user.updateMany({ data: { quizReviews: true } });
    const quiz = await begin(host);
    for (let i = 0; i < 3; i++) {
      await goOn(quiz);
      clock.pass(SECOND);
      await answer(quiz, host.user, i === 0 ? 'right' : 'wrong');
      await answer(quiz, ben.user, 'right');
      await goOn(quiz);
    }
    await deliver(quiz);
    const reviews = await database.prisma.reviewLog.findMany({ orderBy: { at: 'asc' } });
    expect(reviews.map(({ userId, rating }) => [userId, rating])).toEqual([
      [host.user, 2],
      [host.user, 1],
      [host.user, 1],
    ]);
    expect(await database.prisma.schedule.count()).toBe(3);
  });
});
