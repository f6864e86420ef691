import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/core/database/client.js';
import { createOwed } from '../../src/core/events/owed.js';
import type { PlaceRef } from '../../src/core/events/refs.js';
import {
  type CardId,
  newId,
  type QuestionId,
  type QuizId,
  type RoomId,
  type UserId,
} from '../../src/core/ids.js';
import { FAILPOINTS, type Failpoint, type Transition } from '../../src/core/quiz/play/failpoints.js';
import { createQuizzes, type Quizzes } from '../../src/core/quiz/play/service.js';
import { servicesDatabase } from '../support/database.js';
import { freshEvent, handClock, newPerson, SECOND } from '../support/people.js';
import { type Deed, type Errand, perform, showAll } from './quiz-errand.js';

const QUESTIONS = 5;
/** Steps that a game of five questions takes at most, with a reopened question and a pause. */
const STEPS_MAX = 20;

let database: Database & { url: string };
beforeAll(async () => {
  database = await servicesDatabase();
});
afterAll(() => database?.close());

it.concurrent.each(FAILPOINTS)(
  'killed at %s, a game goes on to its end',
  { timeout: 180_000 },
  async (dieAt) => {
    const game = await newGame();
    const deed = await game.leadTo(dieAt);
    await dieAtWork({ ...game.whereabouts(), url: database.url, deed, dieAt });
    // Whoever pressed does so again; what the clock does comes by itself.
    await game.perform(deed);
    const end = await game.playToTheEnd();
    const { prisma } = database;
    const questions = await prisma.quizQuestion.findMany({ where: { quizId: game.quiz() } });
    expect(questions.filter(({ closedAt }) => closedAt)).toHaveLength(QUESTIONS);
    const posts = await prisma.quizPost.findMany({ where: { room: { quizId: game.quiz() } } });
    const asked = posts.filter(({ subject }) => subject.startsWith('question')).map(({ subject }) => subject);
    expect(asked.sort()).toEqual(questions.map(({ index }) => `question:${index}`).sort());
    expect(posts.filter(({ shown, wanted, message }) => shown < wanted || !message)).toEqual([]);
    const answers = await prisma.quizAnswer.findMany({ where: { question: { quizId: game.quiz() } } });
    const stored = answers.map(({ questionId, userId, option }) => [`${questionId} ${userId}`, option]);
    expect(new Map(stored as [string, number][])).toEqual(game.given);
    const right = new Map(questions.map((question) => [question.id, question.right]));
    const points = (user: UserId) =>
      answers.filter(({ userId, questionId, option }) => userId === user && option === right.get(questionId))
        .length;
    expect(end?.standings.map((score) => [score.name, score.points]).sort()).toEqual(
      game.players.map(({ user, name }) => [name, points(user)]).sort(),
    );
  },
);

interface Player {
  readonly user: UserId;
  readonly name: string;
}

const newGame = async () => {
  const clock = handClock();
  const queue = { add: async () => {} };
  const quizzes = createQuizzes({ database, clock, queue, owed: createOwed({ database, clock, queue }) });
  const host = await hostWithCapitals();
  const players: readonly [Player, Player] = [
    { user: host.user, name: 'Ada' },
    { user: (await newPerson(database)).user, name: 'Ben' },
  ];
  const place: PlaceRef = { kind: 'place', platform: 'test', id: newId() };
  const deck = { id: host.deck, name: 'My cards' };
  return new Game(quizzes, clock, place, players, {
    kind: 'start',
    host: host.user,
    deck,
    event: freshEvent(),
  });
};

/** A game of two players who answer whatever is asked, and what they were told that they chose. */
class Game {
  readonly given = new Map<string, number>();
  #quiz: QuizId | undefined;
  #room: RoomId | undefined;

  constructor(
    private readonly quizzes: Quizzes,
    private readonly clock: ReturnType<typeof handClock>,
    private readonly place: PlaceRef,
    readonly players: readonly [Player, Player],
    private readonly start: Deed,
  ) {}

  quiz(): QuizId {
    if (!this.#quiz) throw new Error('the game has not begun');
    return this.#quiz;
  }

  whereabouts(): Pick<Errand, 'now' | 'place' | 'quiz' | 'room'> {
    return { now: this.clock.now().getTime(), place: this.place, quiz: this.#quiz, room: this.#room };
  }

  async perform(deed: Deed): Promise<void> {
    await perform(this.quizzes, { ...this.whereabouts(), deed });
    const room = await database.prisma.quizRoom.findFirstOrThrow({
      where: { placeKey: `test:${this.place.id}` },
    });
    this.#quiz = room.quizId as QuizId;
    this.#room = room.id as RoomId;
  }

  /** Plays until the next deed reaches the failpoint. */
  async leadTo(failpoint: Failpoint): Promise<Deed> {
    if (failpoint === 'show.sent') return this.#leadToShow();
    const [transition] = failpoint.split('.') as [Transition];
    switch (transition) {
      case 'begin':
        return this.start;
      case 'open':
        await this.perform(this.start);
        return this.#alarm();
      case 'wait':
        await this.#leadToShow();
        return this.#alarm();
      case 'post':
        return this.#leadToShow();
      case 'vote':
        await this.#ask();
        await this.#answer();
        return { kind: 'skip', person: this.players[1].user };
      case 'reopen':
        await this.#ask();
        await this.#answer();
        await this.#alarm();
        this.clock.pass(3 * SECOND);
        return { kind: 'wake' };
      case 'close':
        await this.#ask();
        await this.#answer();
        return this.#alarm();
      case 'pause':
        return this.#leadToPause();
      case 'resume':
        await this.perform(await this.#leadToPause());
        await this.perform({ kind: 'show' });
        return { kind: 'resume' };
      case 'end':
        return this.#leadToEnd();
      default:
        return transition satisfies never;
    }
  }

  /** @returns the leaderboard, as it is shown */
  async playToTheEnd() {
    for (let step = 0; step < STEPS_MAX; step++) {
      const shown = this.#room ? await showAll(this.quizzes, this.#room) : [];
      const end = shown.map(({ content }) => content).find((content) => content.kind === 'ended');
      if (end) return end;
      await this.#answer();
      const isPaused = shown.some(({ content }) => content.kind === 'paused' && content.until);
      await this.perform(isPaused ? { kind: 'resume' } : await this.#alarm());
    }
  }

  async #ask(): Promise<void> {
    await this.perform(await this.#leadToShow());
  }

  async #leadToShow(): Promise<Deed> {
    await this.perform(this.start);
    await this.perform(await this.#alarm());
    return { kind: 'show' };
  }

  async #leadToPause(): Promise<Deed> {
    await this.#ask();
    for (let silent = 0; silent < 2; silent++) {
      await this.perform(await this.#alarm());
      await this.perform(await this.#alarm());
      await this.perform({ kind: 'show' });
    }
    return this.#alarm();
  }

  async #leadToEnd(): Promise<Deed> {
    await this.#ask();
    await this.#answer();
    for (let question = 1; question < QUESTIONS; question++) {
      await this.perform(await this.#alarm());
      await this.perform(await this.#alarm());
      await this.perform({ kind: 'show' });
      await this.#answer();
    }
    return this.#alarm();
  }

  /** Time passes until the game is due. */
  async #alarm(): Promise<Deed> {
    const { wakeAt } = await database.prisma.quiz.findUniqueOrThrow({ where: { id: this.quiz() } });
    if (wakeAt) this.clock.set(wakeAt);
    return { kind: 'wake' };
  }

  /** Ada is right and Ben chooses the first, unless nothing is being asked. */
  async #answer(): Promise<void> {
    const now = this.clock.now();
    const open = await database.prisma.quizQuestion.findFirst({
      where: { quizId: this.quiz(), openedAt: { not: null }, closedAt: null, deadline: { gt: now } },
    });
    if (!open) return;
    for (const [{ user, name }, option] of [
      [this.players[0], open.right],
      [this.players[1], 0],
    ] as const) {
      await this.quizzes.answer(user, { question: open.id as QuestionId, option, name, place: this.place });
      this.given.set(`${open.id} ${user}`, option);
    }
  }
}

const hostWithCapitals = async () => {
  const host = await newPerson(database);
  const data = ['Paris', 'Rome', 'Berlin', 'Madrid', 'Lisbon'].map((back) => ({
    ...{ id: newId<CardId>(), deckId: host.deck, ownerId: host.user, kind: 'basic' as const },
    ...{ front: `Capital ${back}?`, back },
  }));
  await database.prisma.card.createMany({ data });
  return host;
};

/** Another process goes on the errand, and is killed on it. */
const dieAtWork = async (errand: Errand): Promise<void> => {
  const entry = fileURLToPath(new URL('dying-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', entry, JSON.stringify(errand)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
};
