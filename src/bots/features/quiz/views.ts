import type { CopiedCards } from '../../../core/library/copy-cards.js';
import type { DeckName } from '../../../core/library/find-deck.js';
import type { OfferedHere } from '../../../core/library/offers.js';
import type { LastAnswer } from '../../../core/quiz/after/last-answers.js';
import type { StartedQuiz } from '../../../core/quiz/play/begin.js';
import type { PostContent, PostContentOf } from '../../../core/quiz/shown/content.js';
import type { Message } from '../../chat/text.js';
import { type ActionButton, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip } from '../shared.js';
import { endedView } from './end-view.js';
import { questionView } from './question-view.js';
import { NAME_MAX, revealedView } from './revealed-view.js';

const words = messages.quiz;

/** On a button of a phone. */
const DECK_LABEL_MAX = 40;

/** A game that is about to begin. */
export const quizStartView = (quiz: StartedQuiz): View => ({
  accent: 'quiz',
  title: words.startTitle({ deck: quiz.deck }),
  blocks: [
    {
      kind: 'facts',
      rows: [
        { label: words.startFacts.host, value: [clip(quiz.host, NAME_MAX)] },
        { label: words.startFacts.questions, value: [questionCount(quiz)] },
        { label: words.startFacts.seconds, value: [words.secondsEach({ seconds: quiz.seconds })] },
        { label: words.startFacts.mode, value: [words.modes[quiz.mode]] },
      ],
    },
    text(words.startsSoon),
    text(words.control),
  ],
});

const questionCount = ({ questions, isFewer }: StartedQuiz): string | Message =>
  isFewer ? words.fewerQuestions({ asked: questions }) : `${questions}`;

/** A message of a game, as it should look now. */
export const quizPostView = (content: PostContent, now: Date): View => {
  switch (content.kind) {
    case 'question':
      return questionView(content, now);
    case 'revealed':
      return revealedView(content);
    case 'paused':
      return pausedView(content);
    case 'ended':
      return endedView(content);
    default:
      return content satisfies never;
  }
};

/** In place of what the player alone was told when they chose. */
export const lastAnswerView = ({ number: question, right }: LastAnswer): View => ({
  blocks: [text(right === null ? words.isVoid : words.lastAnswer({ question, right }))],
});

/** Said to the host in private when a game lost its place. */
export const quizLostView: View = { accent: 'quiz', blocks: [text(words.lost)] };

const pausedView = ({ quiz, until }: PostContentOf<'paused'>): View =>
  until === null
    ? { accent: 'quiz', blocks: [text(words.pauseOver)] }
    : {
        accent: 'quiz',
        title: words.pausedTitle,
        blocks: [text(words.paused), { kind: 'deadline', at: until }],
        buttons: [[{ label: words.resume, action: { type: 'quiz.resume', quiz }, tone: 'primary' }]],
      };

/** What a player took home, to be studied at once. */
export const missesCopiedView = ({ copied, deck, deckId }: CopiedCards): View => ({
  blocks: [text(words.copied({ copied, deck }))],
  buttons: [
    [
      {
        label: messages.study.studyNow,
        action: { type: 'study.start', deck: deckId },
        tone: 'primary',
      },
    ],
  ],
});

/** Said to all who may play the deck from now on. */
export const offeredView = ({ id, name }: DeckName, owner: string): View => ({
  accent: 'quiz',
  blocks: [text(words.offered({ deck: name, owner: clip(owner, NAME_MAX) }))],
  buttons: [[{ label: words.play, action: { type: 'quiz.play', deck: id }, tone: 'primary' }]],
});

/** What is offered here, each deck with the button that plays it. @param typed see `Turn.typed` */
export const chooseDeckView = ({ decks }: OfferedHere, typed = false): View => ({
  accent: 'quiz',
  blocks: [text(words.chooseDeck({ typed }))],
  buttons: playButtons(decks),
});

export const playButtons = (decks: readonly DeckName[]): ActionButton[][] =>
  decks.map(({ id, name }) => [
    { label: clip(name, DECK_LABEL_MAX), action: { type: 'quiz.play', deck: id } },
  ]);
