import type { DeckName } from '../../../core/library/find-deck.js';
import type { OfferedHere } from '../../../core/library/offers.js';
import type { StartedQuiz } from '../../../core/quiz/play/begin.js';
import type {
  AskedQuestion,
  HardQuestion,
  PostContent,
  RightAnswer,
  Standing,
} from '../../../core/quiz/shown/content.js';
import { bold, italic, type Message, type Piece } from '../../chat/text.js';
import { type ActionButton, type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, emphasized, inLines } from '../shared.js';

const words = messages.quiz;

/** Names and other people's words are kept to this, so that one long one does not push out the rest. */
const NAME_MAX = 32;
/** On a button of a phone. */
const DECK_LABEL_MAX = 40;
const HARD_QUESTION_MAX = 150;
const WINNERS_SHOWN = 10;
const STREAKS_SHOWN = 3;
const PLAYERS_SHOWN = 10;

export const quizStartView = (quiz: StartedQuiz): View => ({
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

/** Said to the host in private when a game lost its place. */
export const quizLostView: View = { blocks: [text(words.lost)] };

type ContentOf<K extends PostContent['kind']> = Extract<PostContent, { readonly kind: K }>;

type Mode = ContentOf<'ended'>['mode'];

const title = ({ number, total, deck }: AskedQuestion): Message => words.title({ number, total, deck });

export const letterOf = (option: number): string => String.fromCharCode(65 + option);

/** On the buttons of a true-or-false question. */
const TRUTHS = [words.true, words.false];
export const truthLabel = (option: number): string | Message => TRUTHS[option] ?? '';

/** The name of an option where it is pressed: true or false, else its letter. */
const optionLabel = ({ kind }: Pick<AskedQuestion, 'kind'>, option: number): string | Message =>
  kind === 'truth' ? truthLabel(option) : letterOf(option);

const questionText = (asked: AskedQuestion): Block =>
  text(emphasized(asked.kind === 'truth' ? `${asked.text}\n→ ${asked.claim}` : asked.text));

const questionView = (
  { asked, seconds, deadline, isSkipWanted, isReopened }: ContentOf<'question'>,
  now: Date,
): View => ({
  title: title(asked),
  blocks: [
    questionText(asked),
    asked.kind === 'truth' ? text(words.trueOrFalse) : text(...optionLines(asked.options)),
    { kind: 'deadline', at: deadline ?? new Date(now.getTime() + seconds * 1_000) },
    ...(isReopened ? [text(words.reopened)] : []),
    ...(isSkipWanted ? [text(words.skipVote)] : []),
  ],
  buttons: [answerButtons(asked)],
});

const answerButtons = (asked: AskedQuestion): ActionButton[] =>
  (asked.kind === 'truth' ? TRUTHS : asked.options).map((_, option) => ({
    label: optionLabel(asked, option),
    action: { type: 'quiz.answer', question: asked.id, option },
  }));

const optionLines = (options: readonly string[], right?: number): Piece[] =>
  options.flatMap((words_, option) => [
    ...(option === 0 ? [] : ['\n']),
    ...(option === right ? ['✅ '] : []),
    bold(letterOf(option)),
    `  ${words_}`,
  ]);

const revealedView = (content: ContentOf<'revealed'>): View => {
  const { asked, right, answer, isVoid, answered } = content;
  const options =
    asked.kind === 'truth'
      ? text(right === 0 ? words.isTrue : words.isFalse({ answer: answer.text }))
      : text(...optionLines(asked.options, right));
  const result = isVoid ? words.isVoid : winnersLine(content.winners, answered);
  return {
    title: title(asked),
    blocks: [questionText(asked), options, text(result), ...sourceBlock(answer), ...streakBlock(content)],
  };
};

const winnersLine = (winners: readonly string[], answered: number): Message => {
  if (winners.length === 0) return answered === 0 ? words.nobodyAnswered : words.nobodyRight({ answered });
  const shown = winners.slice(0, WINNERS_SHOWN).map((name) => clip(name, NAME_MAX));
  return words.winners({ names: shown, more: winners.length - shown.length });
};

const sourceBlock = (answer: RightAnswer): Block[] => {
  const from = sourceOf(answer);
  return from === undefined ? [] : [text(italic(from))];
};

const sourceOf = ({ document, page }: RightAnswer): Message | undefined => {
  if (page === null) return;
  return document === null
    ? words.fromPage({ page })
    : words.fromPageOf({ document: clip(document, NAME_MAX), page });
};

const streakBlock = ({ streaks }: ContentOf<'revealed'>): Block[] => {
  const shown = streaks.slice(0, STREAKS_SHOWN);
  if (shown.length === 0) return [];
  return [
    text(...inLines(shown.map(({ name, streak }) => words.streak({ name: clip(name, NAME_MAX), streak })))),
  ];
};

const pausedView = ({ quiz, until }: ContentOf<'paused'>): View =>
  until === null
    ? { blocks: [text(words.pauseOver)] }
    : {
        title: words.pausedTitle,
        blocks: [text(words.paused), { kind: 'deadline', at: until }],
        buttons: [[{ label: words.resume, action: { type: 'quiz.resume', quiz }, tone: 'primary' }]],
      };

const endedView = (content: ContentOf<'ended'>): View => {
  const { deck, reason, standings, hardest } = content;
  const buttons = endButtons(content);
  return {
    title: words.endTitle({ deck }),
    blocks: [
      ...(reason === 'finished' ? [] : [text(words.reasons[reason])]),
      standings.length === 0 ? text(words.nobodyPlayed) : leaderboard(content),
      ...(hardest.length === 0 ? [] : [text(bold(words.hardest)), ...hardest.map(hardBlock)]),
    ],
    // One below the other: side by side, a phone would cut their labels.
    ...(buttons.length > 0 && { buttons: buttons.map((button) => [button]) }),
  };
};

const endButtons = ({ quiz, hasRematch, hasMisses }: ContentOf<'ended'>): ActionButton[] => [
  ...(hasRematch
    ? [{ label: words.rematch, action: { type: 'quiz.rematch', quiz }, tone: 'primary' } as const]
    : []),
  ...(hasMisses ? [{ label: words.copyMisses, action: { type: 'quiz.copyMisses', quiz } } as const] : []),
];

const leaderboard = ({ standings, mode, questions }: ContentOf<'ended'>): Block => {
  const shown = standings.slice(0, PLAYERS_SHOWN);
  const more = standings.length - shown.length;
  return text(
    ...shown.flatMap((standing, i): Piece[] => [
      `${i === 0 ? '' : '\n'}${place(standing)} `,
      bold(clip(standing.name, NAME_MAX)),
      ' — ',
      earned(standing, mode, questions),
    ]),
    ...(more > 0 ? ['\n', words.morePlayers({ more })] : []),
  );
};

const MEDALS = ['🥇', '🥈', '🥉'];

/** Players without points get no medal. */
const place = ({ rank, points }: Standing): string =>
  (points > 0 ? MEDALS[rank - 1] : undefined) ?? `${rank}.`;

/** Points are right answers, except in a race. */
const earned = ({ points, right, ms }: Standing, mode: Mode, questions: number): Message => {
  const answered = { right, of: questions, seconds: ms / 1_000 };
  return mode === 'race' ? words.racePoints({ points, ...answered }) : words.right(answered);
};

const hardBlock = ({ text: question, source, missed, answered }: HardQuestion): Block => {
  const from = sourceOf(source);
  return text(
    `${clip(question, HARD_QUESTION_MAX)}\n`,
    `→ ${clip(source.text, HARD_QUESTION_MAX)} `,
    italic(
      from === undefined ? words.missed({ missed, answered }) : words.missedFrom({ missed, answered, from }),
    ),
  );
};

/** Said to all who may play the deck from now on. */
export const offeredView = ({ id, name }: DeckName, owner: string): View => ({
  blocks: [text(words.offered({ deck: name, owner: clip(owner, NAME_MAX) }))],
  buttons: [[{ label: words.play, action: { type: 'quiz.play', deck: id }, tone: 'primary' }]],
});

/** What is offered here, each deck with the button that plays it. @param typed see `Turn.typed` */
export const chooseDeckView = ({ decks }: OfferedHere, typed = false): View => ({
  blocks: [text(words.chooseDeck({ typed }))],
  buttons: playButtons(decks),
});

export const playButtons = (decks: readonly DeckName[]): ActionButton[][] =>
  decks.map(({ id, name }) => [
    { label: clip(name, DECK_LABEL_MAX), action: { type: 'quiz.play', deck: id } },
  ]);
