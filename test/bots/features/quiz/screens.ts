import type { View } from '../../../../src/bots/chat/view.js';
import {
  chooseDeckView,
  offeredView,
  quizLostView,
  quizPostView,
  quizStartView,
} from '../../../../src/bots/features/quiz/views.js';
import { OPTION_MAX } from '../../../../src/core/answers/alike.js';
import { type DeckId, newId, type QuestionId, type QuizId } from '../../../../src/core/ids.js';
import { CARD_FRONT_MAX, DECK_NAME_MAX } from '../../../../src/core/library/limits.js';
import type { AskedQuestion, PostContent } from '../../../../src/core/quiz/shown/content.js';
import type { Fill } from '../screens.js';

const NAME_MAX = 100;
const PLAYERS = 200;

const countsOf = (asked: AskedQuestion): number[] =>
  asked.kind === 'truth' ? [PLAYERS, PLAYERS] : asked.options.map(() => PLAYERS);

/** Every message of a quiz. */
export const quizScreens = (filled: Fill): readonly View[] => {
  const quiz = newId<QuizId>();
  const deck = filled(DECK_NAME_MAX).replaceAll('\n', ' ');
  const name = filled(NAME_MAX);
  const id = newId<QuestionId>();
  const asked = { quiz, id, number: 50, total: 50, deck, text: filled(CARD_FRONT_MAX) };
  const answer = { text: filled(OPTION_MAX), document: filled(200), page: 12_345 };
  const names = Array.from({ length: PLAYERS }, () => name);
  const options = Array.from({ length: 4 }, () => filled(OPTION_MAX));
  const four: AskedQuestion = { ...asked, kind: 'options', options };
  const truth: AskedQuestion = { ...asked, kind: 'truth', claim: filled(OPTION_MAX) };
  const standing = { name, rank: 1, points: 10_000, right: 50, ms: 6_000_000, streak: 50 };
  const idle = { ...standing, rank: PLAYERS, points: 0, right: 0, streak: 0 };
  const result = { right: 1, answer, answered: PLAYERS, winners: names };
  const standings = names.map(() => standing);
  const away = { isSkipWanted: true, isReopened: true };
  const hard = { text: filled(CARD_FRONT_MAX), source: answer, missed: PLAYERS, answered: PLAYERS };
  const shown = (content: PostContent): View => quizPostView(content, new Date());
  return [
    quizStartView({
      ...{ quiz, deck, host: name, mode: 'race', seconds: 120, questions: 50, isFewer: true },
    }),
    ...[four, truth].flatMap((one) => [
      shown({ kind: 'question', asked: one, seconds: 120, deadline: undefined, ...away }),
      shown({ kind: 'revealed', asked: one, ...result, counts: countsOf(one), isVoid: false, standings }),
    ]),
    shown({
      ...{ kind: 'revealed', asked: four, ...result, counts: countsOf(four) },
      ...{ winners: [], isVoid: true, standings: [] },
    }),
    shown({ kind: 'paused', quiz, until: new Date() }),
    shown({ kind: 'paused', quiz, until: null }),
    shown({
      ...{
        kind: 'ended',
        quiz,
        hasRematch: true,
        hasMisses: true,
        deck,
        mode: 'race',
        reason: 'silence',
        questions: 50,
      },
      standings: [...standings.slice(0, 50), ...names.map(() => idle)],
      hardest: [hard, hard, hard],
    }),
    shown({
      ...{
        kind: 'ended',
        quiz,
        hasRematch: true,
        hasMisses: true,
        deck,
        mode: 'classic',
        reason: 'stopped',
        questions: 0,
      },
      standings: [],
      hardest: [],
    }),
    offeredView({ id: newId<DeckId>(), name: deck }, name),
    chooseDeckView({ decks: [{ id: newId<DeckId>(), name: deck }], more: true }, true),
    chooseDeckView({ decks: [{ id: newId<DeckId>(), name: deck }], more: true }, false),
    quizLostView,
  ];
};
