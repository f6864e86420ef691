import type { QuestionId, QuizId } from '../../ids.js';
import type { LoadedQuiz, StoredQuestion } from '../play/stored-game.js';
import type { EndReason, PlayerId, QuizAnswer, QuizGame, QuizMode } from '../rules/game.js';
import { closedQuestions, missedQuestions, type Score, scoresOf } from '../rules/scores.js';
import { isPosted } from '../rules/timing.js';
import type { PostSubject } from './subject.js';

/** A question as it was asked. */
export type AskedQuestion = {
  readonly quiz: QuizId;
  readonly id: QuestionId;
  /** Counted from 1. */
  readonly number: number;
  readonly total: number;
  readonly deck: string;
  readonly text: string;
} & (
  | { readonly kind: 'options'; readonly options: readonly string[] }
  /** Whether the claim answers the text: option 0 is true, option 1 is false. */
  | { readonly kind: 'truth'; readonly claim: string }
);

export interface RightAnswer {
  readonly text: string;
  readonly document: string | null;
  /** Counted from 1. */
  readonly page: number | null;
}

/** A player's place on the leaderboard. */
export interface Standing extends Omit<Score, 'player'> {
  readonly name: string;
  /** Counted from 1; equal for a tie. */
  readonly rank: number;
}

export interface HardQuestion {
  readonly text: string;
  readonly source: RightAnswer;
  /** Answers that were wrong, and all of them. */
  readonly missed: number;
  readonly answered: number;
}

export type PostContentOf<K extends PostContent['kind']> = Extract<PostContent, { readonly kind: K }>;

/** What a message of a game shows right now. */
export type PostContent =
  | {
      readonly kind: 'question';
      readonly asked: AskedQuestion;
      /** Time to answer. */
      readonly seconds: number;
      /** None while no room shows it: the time to answer has not begun. */
      readonly deadline: Date | undefined;
      /** Somebody voted to skip it. */
      readonly isSkipWanted: boolean;
      /** It was open before, and the bot was away at its deadline. */
      readonly isReopened: boolean;
    }
  | {
      readonly kind: 'revealed';
      readonly asked: AskedQuestion;
      readonly right: number;
      readonly answer: RightAnswer;
      /** Skipped or broken off: it counts for nobody. */
      readonly isVoid: boolean;
      /** Who had it, the quickest first. */
      readonly winners: readonly string[];
      readonly answered: number;
      /** How many chose each option. */
      readonly counts: readonly number[];
      /** As they are after this question, the best first. */
      readonly standings: readonly Standing[];
    }
  | { readonly kind: 'paused'; readonly quiz: QuizId; readonly until: Date | null }
  | {
      readonly kind: 'ended';
      readonly quiz: QuizId;
      /** Whether there are questions to be played once more. */
      readonly hasRematch: boolean;
      /** Whether a player missed something that can be had afterwards. */
      readonly hasMisses: boolean;
      readonly deck: string;
      readonly mode: QuizMode;
      readonly reason: EndReason;
      /** How many were closed and count. */
      readonly questions: number;
      readonly standings: readonly Standing[];
      readonly hardest: readonly HardQuestion[];
    };

const HARDEST_MAX = 3;

type Names = ReadonlyMap<PlayerId, string>;

export const postContent = (quiz: LoadedQuiz, subject: PostSubject, names: Names): PostContent => {
  switch (subject.kind) {
    case 'question':
      return question(quiz, subject.question, names);
    case 'pause':
      return paused(quiz, subject.question);
    case 'end':
      return ended(quiz, names);
    default:
      return subject satisfies never;
  }
};

const paused = ({ id, game: { phase } }: LoadedQuiz, index: number): PostContent => {
  const isPaused = phase.kind === 'paused' && phase.question === index;
  return { kind: 'paused', quiz: id, until: isPaused ? new Date(phase.until) : null };
};

const question = (quiz: LoadedQuiz, index: number, names: Names): PostContent => {
  const { game, questions } = quiz;
  const stored = questions[index];
  if (!stored) throw new RangeError(`no question ${index}`);
  const asked = askedQuestion(quiz, stored, index);
  const { phase } = game;
  if (phase.kind !== 'asking' || phase.question !== index) return revealed(game, stored, asked, names);
  return {
    kind: 'question',
    asked,
    seconds: game.rules.seconds,
    deadline: isPosted(phase) ? new Date(phase.deadline) : undefined,
    isSkipWanted: game.votes.length > 0,
    isReopened: phase.reopened,
  };
};

const askedQuestion = (quiz: LoadedQuiz, stored: StoredQuestion, index: number): AskedQuestion => {
  const { id, text } = stored;
  const { questions, deckName: deck } = quiz;
  const asked = { quiz: quiz.id, id, number: index + 1, total: questions.length, deck, text };
  return stored.kind === 'truth'
    ? { ...asked, kind: 'truth', claim: stored.claim }
    : { ...asked, kind: 'options', options: stored.options };
};

const revealed = (
  game: QuizGame,
  stored: StoredQuestion,
  asked: AskedQuestion,
  names: Names,
): PostContent => {
  const index = asked.number - 1;
  const given = [...(game.answers[index] ?? [])];
  return {
    kind: 'revealed',
    asked,
    right: stored.right,
    answer: rightAnswer(stored),
    isVoid: game.void.includes(index),
    winners: winners(given, stored.right).flatMap((player) => names.get(player) ?? []),
    answered: given.length,
    counts: counts(given, asked),
    standings: standings(scoresOf(upTo(game, index)), names),
  };
};

const counts = (given: readonly (readonly [PlayerId, QuizAnswer])[], asked: AskedQuestion): number[] =>
  Array.from(
    { length: asked.kind === 'truth' ? 2 : asked.options.length },
    (_, option) => given.filter(([, answer]) => answer.option === option).length,
  );

const winners = (given: readonly (readonly [PlayerId, QuizAnswer])[], right: number): PlayerId[] =>
  given
    .filter(([, { option }]) => option === right)
    .sort(([, a], [, b]) => a.ms - b.ms)
    .map(([player]) => player);

/** The game as it stood when the question closed, for a message that is shown late. */
const upTo = (game: QuizGame, index: number): QuizGame => ({
  ...game,
  answers: game.answers.slice(0, index + 1),
});

const rightAnswer = (stored: StoredQuestion): RightAnswer => {
  const { document, page } = stored;
  const text = stored.kind === 'truth' ? stored.answer : (stored.options[stored.right] ?? '');
  return { text, document, page };
};

const ended = (quiz: LoadedQuiz, names: Names): PostContent => {
  const { game, questions } = quiz;
  const reason = game.phase.kind === 'ended' ? game.phase.reason : 'stopped';
  const asked = closedQuestions(game).length;
  const scores = scoresOf(game);
  // A game without a host is removed as soon as this is shown.
  const isKept = game.host !== null && scores.length > 0;
  return {
    kind: 'ended',
    quiz: quiz.id,
    hasRematch: isKept && missedQuestions(game).length > 0,
    hasMisses: isKept && scores.some(({ right }) => right < asked),
    deck: quiz.deckName,
    mode: game.rules.mode,
    reason,
    questions: asked,
    standings: standings(scores, names),
    hardest: hardest(game, questions),
  };
};

const standings = (scores: readonly Score[], names: Names): Standing[] =>
  scores.flatMap(({ player, ...score }) => {
    const name = names.get(player);
    const rank = 1 + scores.findIndex(({ points, ms }) => points === score.points && ms === score.ms);
    return name === undefined ? [] : [{ ...score, name, rank }];
  });

const hardest = (game: QuizGame, questions: readonly StoredQuestion[]): HardQuestion[] =>
  closedQuestions(game)
    .flatMap((index) => {
      const stored = questions[index];
      const given = [...(game.answers[index]?.values() ?? [])];
      const missed = given.filter(({ option }) => option !== stored?.right).length;
      if (!stored || missed === 0) return [];
      return [{ text: stored.text, source: rightAnswer(stored), missed, answered: given.length }];
    })
    .sort((a, b) => b.missed - a.missed || a.answered - b.answered)
    .slice(0, HARDEST_MAX);
