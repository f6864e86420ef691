import { code, commandName, plainWords, type Words } from '../../chat/text.js';
import { join, oneDecimal, plural, t } from './wording.js';

const start = commandName('quiz start', 'quiz');
const skip = commandName('quiz skip');
const stop = commandName('quiz stop');

/** Ended as sentences end, unless it is already. */
const sentence = (words: Words): string => {
  const said = plainWords(words);
  return /[.!?…]$/.test(said) ? said : `${said}.`;
};

/** How an answer was, by the number of its question. */
interface AnswerBefore {
  readonly question: number;
  readonly right: boolean;
}

/** `text` is the option's own, where its name does not say it; questions are counted from 1. */
interface ChosenNow {
  readonly question: number;
  readonly option: Words;
  readonly text?: string;
  readonly before: AnswerBefore | null;
}

const verdict = ({ question, right }: AnswerBefore): Words =>
  right ? t`✅ You had question ${question} right.` : t`❌ You had question ${question} wrong.`;

/** Before the choice, or the verdict would seem to be about that. */
const withBefore = (before: AnswerBefore | null, choice: Words): Words =>
  before ? t`${verdict(before)}\n${choice}` : t`${choice} You can still change it.`;

const quoted = (names: readonly string[]): readonly Words[] => names.map((name) => t`“${name}”`);

/** Said of a player instead of a score. */
const noneFinished = 'no question was finished';

export const quiz = {
  startTitle: ({ deck }: { deck: string }) => t`Quiz: ${deck}`,
  startFacts: {
    host: 'Host',
    questions: 'Questions',
    seconds: 'Time for each',
    mode: 'Points',
  },
  fewerQuestions: ({ asked }: { asked: number }) => t`${asked}, all that the deck gives`,
  secondsEach: ({ seconds }: { seconds: number }) => t`${seconds} s`,
  modes: {
    classic: 'one for each right answer',
    race: '100 for each right answer, and up to 100 more for speed',
  },
  startsSoon: 'Everybody can play: press a button under each question. The first one comes in a moment.',
  control: t`The host can use ${skip} and ${stop}; players skip by vote.`,
  trueOrFalse: 'True or false?',
  true: 'True',
  false: 'False',
  title: ({ number, total, deck }: { number: number; total: number; deck: string }) =>
    t`Question ${number} of ${total} · ${deck}`,
  /** The name of an option, behind its mark: `🔷 A`. */
  option: ({ mark, name }: { mark: string; name: Words }) => t`${mark} ${name}`,
  /** In passing. Where it also says how the answer before was, each line names its question. */
  chose: ({ question, option, text, before }: ChosenNow) => {
    const chose = before ? t`Question ${question}: You chose ${option}` : t`You chose ${option}`;
    return withBefore(before, text === undefined ? t`${chose}.` : t`${chose}: ${sentence(text)}`);
  },
  /** Once the game is over. */
  lastAnswer: (answer: AnswerBefore) => verdict(answer),
  winners: ({ names, more }: { names: readonly string[]; more: number }) =>
    more > 0 ? t`Right: ${join(names, ', ')} and ${more} more` : t`Right: ${join(names, ', ')}`,
  nobodyAnswered: 'Nobody answered.',
  nobodyRight: ({ answered }: { answered: number }): Words => {
    if (answered === 1) return 'The only answer was wrong.';
    return answered === 2 ? 'Both answers were wrong.' : t`All ${answered} answers were wrong.`;
  },
  isVoid: 'This question counts for nobody.',
  reopened: 'I was away for a moment, so there is time once more. Answers stand.',
  skipVote: t`Somebody wants to skip this question. More than half of the players must: ${skip}`,
  answerIs: ({ answer }: { answer: string }) => t`The answer is ${sentence(answer)}`,
  fromPage: ({ page }: { page: number }) => t`from p. ${page}`,
  fromPageOf: ({ document, page }: { document: string; page: number }) => t`from p. ${page} of ${document}`,
  /** In the running score: `Ada 3`. */
  score: ({ name, points }: { name: string; points: number }) => t`${name} ${points}`,
  streak: ({ name, streak }: { name: string; streak: number }) => t`🔥 ${name}: ${streak} in a row`,
  pausedTitle: 'Is anybody there?',
  paused:
    'Nobody answered three questions in a row, so the quiz is paused. Anybody can resume it; otherwise it ends by itself:',
  resume: 'Resume',
  resumed: 'The quiz goes on.',
  notPaused: 'The quiz is not paused any more.',
  pauseOver: 'There was a pause here: nobody answered three questions in a row.',
  endTitle: ({ deck }: { deck: string }) => t`Quiz over: ${deck}`,
  reasons: {
    stopped: 'It was stopped.',
    silence: 'Nobody was there any more.',
    place_lost: 'I could no longer post here.',
  },
  nobodyPlayed: 'Nobody played.',
  right: ({ right, of, seconds }: { right: number; of: number; seconds: number }): Words =>
    of === 0 ? noneFinished : t`${right} of ${of} right in ${oneDecimal(seconds)} s`,
  racePoints: (slots: { points: number; right: number; of: number; seconds: number }): Words => {
    if (slots.of === 0) return noneFinished;
    return plural(slots.points, {
      one: t`${slots.points} point, ${slots.right} of ${slots.of} right in ${oneDecimal(slots.seconds)} s`,
      other: t`${slots.points} points, ${slots.right} of ${slots.of} right in ${oneDecimal(slots.seconds)} s`,
    });
  },
  morePlayers: ({ more }: { more: number }) =>
    plural(more, { one: t`and ${more} more player`, other: t`and ${more} more players` }),
  nobodyScored: 'Nobody got one right this time.',
  /** Describes its picture. */
  podium: ({ names }: { names: readonly string[] }) => t`Podium: ${join(names, ', ')}`,
  /** Those without a right answer. */
  alsoPlayed: ({ names, more }: { names: readonly string[]; more: number }) =>
    more > 0 ? t`Also played: ${join(names, ', ')} and ${more} more` : t`Also played: ${join(names, ', ')}`,
  hardest: 'Hardest questions',
  missed: ({ missed, answered }: { missed: number; answered: number }) =>
    t`(missed by ${missed} of ${answered})`,
  missedFrom: ({ missed, answered, from }: { missed: number; answered: number; from: Words }) =>
    t`(missed by ${missed} of ${answered}, ${from})`,
  rematch: 'Rematch: only the misses',
  copyMisses: 'Add my misses to my deck',
  /** The deck that the misses of a deck are copied to. */
  missesDeck: ({ deck }: { deck: string }) => t`${deck} (misses)`,
  copied: ({ copied, deck }: { copied: number; deck: string }) =>
    plural(copied, {
      one: t`${copied} card added to “${deck}”.`,
      other: t`${copied} cards added to “${deck}”.`,
    }),
  copiedBefore: 'You already have the cards that you missed.',
  missesGone: 'The cards that you missed are gone: whoever made them has deleted them.',
  stopped: 'The quiz is stopped.',
  skipped: 'Question skipped.',
  vote: ({ votes, needed }: { votes: number; needed: number }) =>
    t`You voted to skip: ${votes} of ${needed} needed.`,
  lost: 'Your quiz ended, since I can no longer post where it was played. Ask a moderator to let me, then start again.',
  /** Said to everybody. */
  offered: ({ deck, owner }: { deck: string; owner: string }) =>
    t`“${deck}” can now be played by everybody here, and only ${owner} can change it.`,
  play: 'Play it',
  /** Behind the reason why nothing was started. */
  offeredHere: ({ why, decks, more }: { why: Words; decks: readonly string[]; more: boolean }) =>
    more
      ? t`${why} Offered here: ${join(quoted(decks), ', ')} and more.`
      : t`${why} Offered here: ${join(quoted(decks), ', ')}.`,
  /** Said to everybody. */
  chooseDeck: ({ typed }: { typed: boolean }) =>
    typed
      ? t`Which deck? These are offered here. To play one of your own, write its name after the command: ${code('/quiz Biology')}`
      : t`Which deck? These are offered here. To play one of your own, choose it as ${code('deck')} in ${start}.`,
  whichDeck: ({ typed }: { typed: boolean }) =>
    typed
      ? 'Which one? Write the name of one of your decks after the command.'
      : t`Which one? Choose one of your decks as ${code('deck')} in the command.`,
  withdrawn: ({ deck }: { deck: string }) => t`“${deck}” is yours alone again.`,
  commands: {
    start: 'Start a quiz for everybody here',
    deck: 'Your deck, or one that is offered here',
    questions: 'How many questions',
    seconds: 'Seconds for each question',
    mode: 'classic: right answers count; race: quick ones count more',
    classic: 'classic',
    race: 'race',
    stop: 'Stop the quiz (host or moderator)',
    skip: 'Skip the question, or vote to',
    offer: 'Let everybody here play one of your decks',
    withdraw: 'Take an offered deck back',
    ownDeck: 'Your deck',
  },
} as const;
