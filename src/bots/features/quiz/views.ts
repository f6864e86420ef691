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
import type { ActionButton, Block, Span, View } from '../../chat/view.js';
import { bold, commandName, italic, text } from '../../chat/view.js';
import { quizWords as words } from '../../messages/quiz.js';
import { clip, emphasized } from '../parts.js';

/** Names and other people's words are kept to this, so that one long one does not push out the rest. */
const NAME_MAX = 32;
/** On a button of a phone. */
const DECK_LABEL_MAX = 40;
const HARD_QUESTION_MAX = 150;
const WINNERS_SHOWN = 10;
const STREAKS_SHOWN = 3;
const PLAYERS_SHOWN = 10;

export const quizStartView = (quiz: StartedQuiz): View => ({
  title: words.startTitle(quiz.deck),
  blocks: [
    {
      kind: 'facts',
      rows: [
        { label: words.startFacts.host, value: [clip(quiz.host, NAME_MAX)] },
        { label: words.startFacts.questions, value: [words.questions(quiz.questions, quiz.isFewer)] },
        { label: words.startFacts.seconds, value: [words.secondsEach(quiz.seconds)] },
        { label: words.startFacts.mode, value: [words.modes[quiz.mode]] },
      ],
    },
    text(words.startsSoon),
    text(...controlLine()),
  ],
});

const controlLine = (): Span[] => {
  const [before, between, after] = words.control;
  return [before, commandName('quiz skip'), between, commandName('quiz stop'), after];
};

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

type ContentOf<K extends PostContent['kind']> = Extract<PostContent, { kind: K }>;

type Mode = ContentOf<'ended'>['mode'];

const title = ({ number, total, deck }: AskedQuestion): string => words.title(number, total, deck);

/** The name of an option where it is pressed: true or false, else its letter. */
export const optionLabel = ({ kind }: Pick<AskedQuestion, 'kind'>, option: number): string =>
  kind === 'truth' ? (words.truths[option] ?? '') : words.letter(option);

const questionText = (asked: AskedQuestion): Block =>
  text(emphasized(asked.kind === 'truth' ? words.claim(asked.text, asked.claim) : asked.text));

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
    ...(isSkipWanted ? [text(words.skipVote, commandName('quiz skip'))] : []),
  ],
  buttons: [answerButtons(asked)],
});

const answerButtons = (asked: AskedQuestion): ActionButton[] => {
  const options = asked.kind === 'truth' ? words.truths : asked.options;
  return options.map((_, option) => ({
    label: optionLabel(asked, option),
    action: { type: 'quiz.answer', question: asked.id, option },
  }));
};

const optionLines = (options: readonly string[], right?: number): Span[] =>
  options.flatMap((words_, option) => [
    ...(option === 0 ? [] : ['\n']),
    ...(option === right ? ['✅ '] : []),
    bold(words.letter(option)),
    `  ${words_}`,
  ]);

const revealedView = (content: ContentOf<'revealed'>): View => {
  const { asked, right, answer, isVoid, answered } = content;
  const options =
    asked.kind === 'truth'
      ? text(words.truth(right === 0, answer.text))
      : text(...optionLines(asked.options, right));
  const result = isVoid ? words.isVoid : winnersLine(content.winners, answered);
  return {
    title: title(asked),
    blocks: [questionText(asked), options, text(result), ...sourceBlock(answer), ...streakBlock(content)],
  };
};

const winnersLine = (winners: readonly string[], answered: number): string => {
  if (winners.length === 0) return words.nobodyRight(answered);
  const shown = winners.slice(0, WINNERS_SHOWN).map((name) => clip(name, NAME_MAX));
  return words.winners(shown, winners.length - shown.length);
};

const sourceBlock = (answer: RightAnswer): Block[] => {
  const from = sourceOf(answer);
  return from === undefined ? [] : [text(italic(from))];
};

const sourceOf = ({ document, page }: RightAnswer): string | undefined =>
  page === null ? undefined : words.source(document === null ? null : clip(document, NAME_MAX), page);

const streakBlock = ({ streaks }: ContentOf<'revealed'>): Block[] => {
  const shown = streaks.slice(0, STREAKS_SHOWN);
  if (shown.length === 0) return [];
  return [text(shown.map(({ name, streak }) => words.streak(clip(name, NAME_MAX), streak)).join('\n'))];
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
    title: words.endTitle(deck),
    blocks: [
      ...(words.reasons[reason] === '' ? [] : [text(words.reasons[reason])]),
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
    ...shown.flatMap((standing, i): Span[] => [
      `${i === 0 ? '' : '\n'}${place(standing)} `,
      bold(clip(standing.name, NAME_MAX)),
      ` — ${earned(standing, mode, questions)}`,
    ]),
    ...(more > 0 ? [`\n${words.morePlayers(more)}`] : []),
  );
};

/** Nobody gets a medal for nothing. */
const place = ({ rank, points }: Standing): string =>
  (points > 0 ? words.medals[rank - 1] : undefined) ?? words.rank(rank);

/** Points are right answers, except in a race. */
const earned = ({ points, right, ms }: Standing, mode: Mode, questions: number): string => {
  const rightOf = words.right(right, questions, ms);
  return mode === 'race' ? words.racePoints(points, rightOf) : rightOf;
};

const hardBlock = ({ text: question, source, missed, answered }: HardQuestion): Block => {
  const from = sourceOf(source);
  const facts = [words.missed(missed, answered), ...(from === undefined ? [] : [from])].join(', ');
  return text(
    `${clip(question, HARD_QUESTION_MAX)}\n`,
    `→ ${clip(source.text, HARD_QUESTION_MAX)} `,
    italic(`(${facts})`),
  );
};

/** Said to all who may play the deck from now on. */
export const offeredView = ({ id, name }: DeckName, owner: string): View => ({
  blocks: [text(words.offered(name, clip(owner, NAME_MAX)))],
  buttons: [[{ label: words.play, action: { type: 'quiz.play', deck: id }, tone: 'primary' }]],
});

/** What is offered here, each deck with the button that plays it. */
export const chooseDeckView = ({ decks }: OfferedHere): View => ({
  blocks: [text(...words.chooseDeck)],
  buttons: decks.map(({ id, name }) => [
    { label: clip(name, DECK_LABEL_MAX), action: { type: 'quiz.play', deck: id } },
  ]),
});
