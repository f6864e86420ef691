import { commandName, type Span } from '../chat/view.js';

const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** Ended as sentences end, unless it is already. */
const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

export const quizWords = {
  startTitle: (deck: string): string => `Quiz: ${deck}`,
  startFacts: {
    host: 'Host',
    questions: 'Questions',
    seconds: 'Time for each',
    mode: 'Points',
  },
  questions: (asked: number, isFewer: boolean): string =>
    isFewer ? `${asked}, all that the deck gives` : `${asked}`,
  secondsEach: (each: number): string => `${each} s`,
  modes: {
    classic: 'one for each right answer',
    race: '100 for each right answer, and up to 100 more for speed',
  },
  startsSoon: 'Everybody can play: press a button under each question. The first one comes in a moment.',
  /** Around the commands that skip and stop. */
  control: ['The host can use ', ' and ', '; players skip by vote.'],
  trueOrFalse: 'True or false?',
  /** On the buttons, in the order of the options. */
  truths: ['True', 'False'],
  /** What is said to be the answer, below the question. */
  claim: (question: string, claim: string): string => `${question}\n→ ${claim}`,
  title: (number: number, total: number, deck: string): string => `Question ${number} of ${total} · ${deck}`,
  letter: (option: number): string => String.fromCharCode(65 + option),
  chose: (option: string): string =>
    `You chose ${sentence(option)} You can change it until the question closes.`,
  winners: (names: readonly string[], more: number): string =>
    `Right: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  nobodyRight: (answered: number): string => {
    if (answered === 0) return 'Nobody answered.';
    if (answered === 1) return 'The only answer was wrong.';
    return answered === 2 ? 'Both answers were wrong.' : `All ${answered} answers were wrong.`;
  },
  isVoid: 'This question counts for nobody.',
  reopened: 'I was away for a moment, so there is time once more. Answers stand.',
  /** Before the command that votes. */
  skipVote: 'Somebody wants to skip this question. More than half of the players must: ',
  truth: (isTrue: boolean, answer: string): string =>
    isTrue ? '✅ True.' : `❌ False. The answer is ${sentence(answer)}`,
  source: (document: string | null, page: number): string =>
    document === null ? `from p. ${page}` : `from p. ${page} of ${document}`,
  streak: (name: string, streak: number): string => `🔥 ${name}: ${streak} in a row`,
  pausedTitle: 'Is anybody there?',
  paused:
    'Nobody answered three questions in a row, so the quiz is paused. Anybody can resume it; otherwise it ends by itself:',
  resume: 'Resume',
  resumed: 'The quiz goes on.',
  notPaused: 'The quiz is not paused any more.',
  pauseOver: 'There was a pause here: nobody answered three questions in a row.',
  endTitle: (deck: string): string => `Quiz over: ${deck}`,
  reasons: {
    finished: '',
    stopped: 'It was stopped.',
    silence: 'Nobody was there any more.',
    place_lost: 'I could no longer post here.',
  },
  nobodyPlayed: 'Nobody played.',
  medals: ['🥇', '🥈', '🥉'],
  rank: (rank: number): string => `${rank}.`,
  right: (right: number, of: number, ms: number): string => `${right} of ${of} right in ${seconds(ms)}`,
  racePoints: (points: number, rightOf: string): string => `${count(points, 'point')}, ${rightOf}`,
  morePlayers: (more: number): string => `and ${count(more, 'more player', 'more players')}`,
  hardest: 'Hardest questions',
  missed: (missed: number, answered: number): string => `missed by ${missed} of ${answered}`,
  rematch: 'Rematch: only the misses',
  copyMisses: 'Add my misses to my deck',
  /** A deck's name, after the name of the quiz's deck. */
  missesDeck: (deck: string): string => `${deck} (misses)`,
  copied: (copied: number, had: number, deck: string): string => {
    if (copied > 0) return `${count(copied, 'card')} added to “${deck}”.`;
    return had > 0
      ? 'You have the cards that you missed already.'
      : 'The cards that you missed are gone: whoever made them has deleted them.';
  },
  stopped: 'The quiz is stopped.',
  skipped: 'Question skipped.',
  vote: (votes: number, needed: number): string => `You voted to skip: ${votes} of ${needed} needed.`,
  lost: 'Your quiz ended, since I can no longer post where it was played. Ask a moderator to let me, then start again.',
  /** Said to everybody. */
  offered: (deck: string, owner: string): string =>
    `“${deck}” can now be played by everybody here, and only ${owner} can change it.`,
  play: 'Play it',
  offeredHere: (decks: readonly string[], more: boolean): string =>
    `Offered here: ${decks.map((deck) => `“${deck}”`).join(', ')}${more ? ' and more' : ''}.`,
  /** Said to everybody. */
  chooseDeck: [
    'Which deck? These are offered here. To play one of your own, write its name after the command: ',
    commandName('quiz start', 'quiz'),
    ' Biology',
  ] satisfies readonly Span[],
  whichDeck: 'Which one? Write the name of one of your decks after the command.',
  withdrawn: (deck: string): string => `“${deck}” is yours alone again.`,
} as const;

export const quizCommands = {
  start: 'Start a quiz for everybody here',
  deck: 'Your deck, or one that is offered here',
  questions: 'How many questions',
  seconds: 'Seconds for each question',
  mode: 'classic: right answers count; race: quick ones count more',
  stop: 'Stop the quiz (host or moderator)',
  skip: 'Skip the question, or vote to',
  offer: 'Let everybody here play one of your decks',
  withdraw: 'Take an offered deck back',
  ownDeck: 'Your deck',
} as const;
