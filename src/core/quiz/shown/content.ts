import type { QuestionId, QuizId } from '../../ids.js';
import type { LoadedQuiz, StoredQuestion } from '../play/stored-game.js';
import { withoutClaim } from '../questions/questions.js';
import type { EndReason, PlayerId, QuizAnswer, QuizGame, QuizMode } from '../rules/game.js';
import { closedQuestions, missedQuestions, type Score, scoresOf } from '../rules/scores.js';

/** A question as it was asked. */
export interface AskedQuestion {
  readonly quiz: QuizId;
  readonly id: QuestionId;
  /** Counted from 1. */
  readonly number: number;
  readonly total: number;
  readonly deck: string;
  readonly text: string;
  readonly options: readonly string[];
}

export interface RightAnswer {
  readonly text: string;
  readonly document: string | null;
  /** Counted from 1. */
  readonly page: number | null;
}

/** A player in words. */
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

/** What a message of a game shows right now. */
export type PostContent =
  | {
      readonly kind: 'question';
      readonly asked: AskedQuestion;
      /** Time to answer. */
      readonly seconds: number;
      /** None while it is not shown: its time runs from then on. */
      readonly deadline: Date | undefined;
      /** Somebody voted to skip it. */
      readonly isSkipWanted: boolean;
      /** It was open before, when the bot was away at its end. */
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
      /** Players with several right answers in a row. */
      readonly streaks: readonly { readonly name: string; readonly streak: number }[];
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

/** Right answers in a row from which a streak is worth a word. */
const STREAK_FROM = 3;
const HARDEST_MAX = 3;

type Names = ReadonlyMap<PlayerId, string>;

export const postContent = (quiz: LoadedQuiz, subject: string, names: Names): PostContent => {
  const [kind, index] = subject.split(':');
  if (kind === 'end') return ended(quiz, names);
  if (kind === 'pause') {
    const { phase } = quiz.game;
    const isPaused = phase.kind === 'paused' && phase.question === Number(index);
    return { kind: 'paused', quiz: quiz.id, until: isPaused ? new Date(phase.until) : null };
  }
  return question(quiz, Number(index), names);
};

const question = (quiz: LoadedQuiz, index: number, names: Names): PostContent => {
  const { game, questions } = quiz;
  const stored = questions[index];
  if (!stored) throw new RangeError(`no question ${index}`);
  const asked = {
    quiz: quiz.id,
    id: stored.id,
    number: index + 1,
    total: questions.length,
    deck: quiz.deckName,
    text: stored.text,
    options: stored.options,
  };
  const { phase } = game;
  if (phase.kind === 'asking' && phase.question === index) {
    const deadline = phase.posted ? new Date(phase.deadline) : undefined;
    const { reopened: isReopened } = phase;
    const isSkipWanted = game.votes.length > 0;
    return { kind: 'question', asked, seconds: game.rules.seconds, deadline, isSkipWanted, isReopened };
  }
  const given = [...(game.answers[index] ?? [])];
  return {
    kind: 'revealed',
    asked,
    right: stored.right,
    answer: rightAnswer(stored),
    isVoid: game.void.includes(index),
    winners: winners(given, stored.right).flatMap((player) => names.get(player) ?? []),
    answered: given.length,
    streaks: streaks(upTo(game, index), names),
  };
};

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

const streaks = (game: QuizGame, names: Names) =>
  scoresOf(game)
    .filter(({ streak }) => streak >= STREAK_FROM)
    .sort((a, b) => b.streak - a.streak)
    .flatMap(({ player, streak }) => {
      const name = names.get(player);
      return name === undefined ? [] : [{ name, streak }];
    });

const rightAnswer = ({ answer, options, right, document, page }: StoredQuestion): RightAnswer => ({
  text: answer ?? options[right] ?? '',
  document,
  page,
});

const ended = (quiz: LoadedQuiz, names: Names): PostContent => {
  const { game, questions } = quiz;
  const reason = game.phase.kind === 'ended' ? game.phase.reason : 'stopped';
  const asked = closedQuestions(game).length;
  const scores = scoresOf(game);
  // A game without a host goes as soon as this is shown.
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
      const text = stored.answer === null ? stored.text : withoutClaim(stored.text);
      return [{ text, source: rightAnswer(stored), missed, answered: given.length }];
    })
    .sort((a, b) => b.missed - a.missed || a.answered - b.answered)
    .slice(0, HARDEST_MAX);
