import { transaction } from '../../database/transaction.js';
import { once } from '../../events/effects.js';
import type { MessageRef, PlaceRef } from '../../events/refs.js';
import type { EventId, QuizId, RoomId, UserId } from '../../ids.js';
import type { CopiedCards } from '../../library/copy-cards.js';
import { type LastAnswer, lastAnswersOf } from '../after/last-answers.js';
import { copyMisses, type DeckNames } from '../after/misses.js';
import type { PendingPost } from '../shown/posts.js';
import { abandonGames } from './abandon.js';
import { type Answering, createAnswering } from './answering.js';
import { type QuizRequest, rematch, type StartedQuiz, startQuiz } from './begin.js';
import { resume, type Skipped, skip, stop } from './control.js';
import type { QuizDependencies } from './dependencies.js';
import { needRoomWithin } from './rooms.js';
import { type DueWork, dueWork, loseRoom, markShown, pendingPosts, wake } from './running.js';
import type { QuizPlace } from './start.js';
import type { Room } from './stored-game.js';

/** Games of several people. What a room is to show is stored in the transaction of the step that changed it. */
export interface Quizzes extends Answering {
  /**
   * Begins a game with the host's own deck or one that was offered here; a replay gives the first.
   * @throws UserError `deck.not_found`, `quiz.no_questions`, `quiz.running_here`, `quiz.running_elsewhere`
   */
  start(host: UserId, request: QuizRequest, where: QuizPlace, event: EventId): Promise<StartedQuiz>;
  /**
   * Begins a game of the questions that were missed in another one that was played there, or in a topic of it.
   * @throws UserError `quiz.no_misses`, `action.expired`
   */
  rematch(host: UserId, quiz: QuizId, where: QuizPlace, event: EventId): Promise<StartedQuiz>;
  /** @throws UserError `quiz.none_here`, `quiz.none_asked`, `quiz.not_playing` */
  skip(player: UserId, place: PlaceRef): Promise<Skipped>;
  /** @throws UserError `quiz.none_here`, `quiz.not_host` */
  stop(person: UserId, moderator: boolean, place: PlaceRef): Promise<void>;
  /** False when the game is not paused any more. @throws UserError `action.expired` */
  resume(quiz: QuizId, place: PlaceRef): Promise<boolean>;
  /**
   * Copies the cards of the questions that the player missed in a game that was played there. A replay gives the
   * first result.
   * @throws UserError `quiz.not_played`, `quiz.all_right`, `card.limit`, `action.expired`
   */
  copyMisses(
    player: UserId,
    quiz: QuizId,
    place: PlaceRef,
    event: EventId,
    deckNames: DeckNames,
  ): Promise<CopiedCards>;
  /**
   * Stops the game that a person hosts, if any, and removes the person from it. The game is removed once its rooms
   * have shown the end. A replay finds nothing to do.
   */
  abandon(host: UserId): Promise<void>;
  /**
   * Makes the game's step by time, when one is due.
   * @returns the game's rooms, which may have something to show
   */
  wake(quiz: QuizId): Promise<readonly Room[]>;
  /** The work that is due on a platform, of all games. */
  due(platform: string): Promise<DueWork>;
  /** What the room still has to show, in the order of the game. */
  pendingPosts(room: RoomId): Promise<readonly PendingPost[]>;
  /** How the last answers of a game that is over were, of its players on a platform. */
  lastAnswers(quiz: QuizId, platform: string): Promise<readonly LastAnswer[]>;
  /** Records that the message shows the post. */
  markShown(post: PendingPost, message: MessageRef): Promise<void>;
  /** The bot can no longer post in the room. A game that loses its last room ends; its host gets a private message. */
  loseRoom(room: RoomId): Promise<void>;
}

export const createQuizzes = (dependencies: QuizDependencies): Quizzes => {
  const { database, clock } = dependencies;
  return {
    ...createAnswering(dependencies),
    start: (host, request, where, event) => startQuiz(dependencies, host, request, where, event),
    rematch: (host, quiz, where, event) => rematch(dependencies, host, quiz, where, event),
    skip: (player, place) => skip(dependencies, player, place),
    stop: (person, moderator, place) => stop(dependencies, person, moderator, place),
    resume: (quiz, place) => resume(dependencies, quiz, place),
    copyMisses: (player, quiz, place, event, deckNames) =>
      transaction(database, async (tx) => {
        await needRoomWithin(tx, quiz, place);
        const copy = async () => ({ ...(await copyMisses(tx, player, quiz, deckNames, clock.now())) });
        return once(tx, event, player, copy);
      }),
    abandon: (host) => abandonGames(dependencies, host),
    wake: (quiz) => wake(dependencies, quiz),
    due: (platform) => dueWork(dependencies, platform),
    pendingPosts: (room) => pendingPosts(dependencies, room),
    lastAnswers: (quiz, platform) => lastAnswersOf(database, quiz, platform),
    markShown: (post, message) => markShown(dependencies, post, message),
    loseRoom: (room) => loseRoom(dependencies, room),
  };
};
