import type { Grade } from '../../../core/schedule/schedule.js';
import { commandName, type Words } from '../../chat/text.js';
import type { Interval } from '../durations.js';
import { cardCount, dayOf, duration, number, percent, plural, t } from './wording.js';

/** What a person says of an answer, by its grade, or of one that was judged. */
type Saying = Grade | 'next' | 'knew' | 'guessed' | 'wasRight' | 'wasWrong';

const sayings: Readonly<Record<Saying, string>> = {
  1: 'Forgot',
  2: 'Hard',
  3: 'Good',
  4: 'Easy',
  next: 'Next',
  knew: 'I knew it',
  guessed: 'I guessed',
  wasRight: 'I was right',
  wasWrong: 'I was wrong',
};

type Mode = 'misses' | 'new' | 'ahead' | 'practise';
const modes: Readonly<Record<Mode, string>> = {
  misses: 'misses',
  new: 'new cards',
  ahead: 'ahead',
  practise: 'practice',
};

const offer = commandName('deck offer');

const units: Readonly<Record<Interval['unit'], string>> = {
  minutes: 'm',
  hours: 'h',
  days: 'd',
  months: 'mo',
  years: 'y',
};

export const study = {
  allDecks: 'All decks',
  title: ({
    deck,
    card,
    of,
    due,
    repeats,
  }: {
    deck: Words;
    card: number;
    of: number;
    due: number;
    repeats: number;
  }): Words => {
    const where = t`${deck} · card ${card} of ${of}`;
    if (card === of && repeats > 0) return t`${where} · ${repeats} to repeat`;
    return due > 0 ? t`${where} · ${due} due` : where;
  },
  /** On a button: `Good · 10m`. */
  grade: ({ saying, interval: { value, unit } }: { saying: Saying; interval: Interval }) =>
    `${sayings[saying]} · ${number(value)}${units[unit]}`,
  showAnswer: 'Show answer',
  typed: {
    button: 'Type the answer',
    field: 'Your answer',
    hint: 'Write me the answer.',
    right: (_: { typed: string }): Words => '✅ Right!',
    /** In other words than those of the card. */
    rightAs: ({ typed }: { typed: string }) => t`✅ Right! You wrote “${typed}”.`,
    almost: ({ typed }: { typed: string }) => t`✅ Almost: you wrote “${typed}”.`,
    wrong: ({ typed }: { typed: string }) => t`❌ You wrote “${typed}”.`,
  },
  undo: 'Undo',
  source: 'Source',
  end: 'End',
  move: 'Continue in private chat',
  moved: 'This session goes on in our private chat.',
  privateClosed: 'I cannot write to you in private: allow direct messages from this server, then try again.',
  fromPage: ({ page }: { page: number }) => t`from p. ${page}`,
  out: {
    /** `more`: cards beside it. */
    leech: ({ front, more }: { front: string; more: number }): Words =>
      more === 0
        ? t`You keep forgetting “${front}”, so I’ve set it aside. Saying it in other words often helps.`
        : plural(more, {
            one: t`You keep forgetting “${front}” and ${more} other card, so I’ve set them aside. The other one is in its deck, among the cards set aside.`,
            other: t`You keep forgetting “${front}” and ${more} other cards, so I’ve set them aside. The others are in their decks, among the cards set aside.`,
          }),
    setAside: ({ front }: { front: string }) => t`Set aside: “${front}”. I won’t ask it again.`,
    rests: ({ front }: { front: string }) => t`Not today: “${front}” comes back tomorrow.`,
  },
  /** `spread` says on how many days after today the cards come. */
  backlog: {
    waits: ({ cards, days }: { cards: number; days: number }) =>
      t`${cardCount(cards)} are waiting. You can spread them over ${days} days.`,
    spreadOver: ({ days }: { days: number }) => t`Spread over ${days} days`,
    spread: ({ cards, days }: { cards: number; days: number }) =>
      t`${cardCount(cards)} come back over the next ${days} days. Today come those that you are most likely to forget.`,
  },
  rewrite: 'Rewrite it',
  keepLeech: 'Keep it',
  menu: {
    more: 'More',
    title: 'This card',
    explained:
      'Not today: it comes back tomorrow. Set aside: it stays in its deck, and I don’t ask it any more. Flag: a mark to find it by in its deck; I go on asking it.',
    rest: 'Not today',
    setAside: 'Set aside',
    flag: '⚑ Flag',
    unflag: 'Remove flag',
    edit: 'Edit',
    open: 'Open card',
  },
  done: 'Session done',
  nothingDone: 'Session ended before the first card.',
  facts: { reviewed: 'Reviewed', firstTry: 'Known at first try', time: 'Time' },
  reviewed: ({ reviews, cards }: { reviews: number; cards: number }): Words =>
    reviews === cards
      ? cardCount(cards)
      : plural(reviews, {
          one: t`${reviews} time, ${cardCount(cards)}`,
          other: t`${reviews} times, ${cardCount(cards)}`,
        }),
  share: ({ share }: { share: number }) => percent(share),
  spent: ({ milliseconds }: { milliseconds: number }) => duration(milliseconds),
  nextDue: 'The next card is due:',
  dueNow: ({ cards }: { cards: number }) =>
    plural(cards, { one: t`${cardCount(cards)} is due now.`, other: t`${cardCount(cards)} are due now.` }),
  /** Cards that were never seen are left. */
  newLeft: {
    today: 'More new cards are waiting for another session.',
    later: 'You have seen all new cards that your settings allow for today. More come tomorrow.',
  },
  goOn: 'Go on',
  nothingDue: 'Nothing is due right now. Well done!',
  /** Ways to study beside what is due. */
  modes: {
    title: ({
      deck,
      mode,
      card,
      of,
      repeats,
    }: {
      deck: Words;
      mode: Mode;
      card: number;
      of: number;
      repeats: number;
    }): Words => {
      const where = t`${deck} · ${modes[mode]} · card ${card} of ${of}`;
      return card === of && repeats > 0 ? t`${where} · ${repeats} to repeat` : where;
    },
    explained: {
      misses: () =>
        'Cards that you forgot in the last 7 days, until you knew them on two days. These count: your cards get new dates.',
      new: () => 'New cards beyond the number that you set for a day. These count.',
      ahead: ({ day }: { day: number }) =>
        t`Cards that fall due up to ${dayOf(day)}, first those that you would most likely forget by then. These count: your cards get new dates.`,
      practise: () =>
        'Practice: nothing is rescheduled. What you miss comes again until you had everything right.',
    },
    right: ({ isRight }: { isRight: boolean }) => (isRight ? 'Right' : 'Missed'),
    notScheduled: 'That was practice, so your cards keep their dates.',
    nothing: {
      misses: 'You have no misses left from the last 7 days.',
      new: 'There are no new cards.',
      ahead:
        'Nothing to study ahead today: you’ve had the cards of that time today, or none falls due by then.',
      practise: 'All cards are set aside or rest for now.',
    },
    moreNew: 'More new cards',
    ahead: 'Study ahead',
    practise: 'Practise',
    again: 'Practise again',
    choices: {
      misses: 'what I forgot in the last 7 days',
      new: 'new cards, beyond the day’s number',
      ahead: 'ahead of its time, for an exam (until)',
      practise: 'practice: nothing is rescheduled',
    },
  },
  holiday: {
    until: ({ until }: { until: number }) => t`You are on holiday. Your first day back is ${dayOf(until)}.`,
    study: 'Study anyway',
    end: 'End the holiday',
  },
  addCard: 'Add a card',
  decks: 'My decks',
  settings: 'Settings',
  /** A deck of somebody else's. */
  offered: ({ deck, owner }: { deck: string; owner?: string }) =>
    owner === undefined
      ? t`“${deck}” is somebody else’s, and offered to you: get a copy of its cards to study them.`
      : t`“${deck}” is ${owner}’s, and offered to you: get a copy of its cards to study them.`,
  notOffered: ({ deck, owner }: { deck: string; owner?: string }) =>
    owner === undefined
      ? t`“${deck}” is somebody else’s. Send me the PDF yourself to get cards of your own.`
      : t`“${deck}” is ${owner}’s. Ask ${owner} to offer it with ${offer}, or send me the PDF yourself to get cards of your own.`,
  sharedElsewhere: ({ deck, owner }: { deck: string; owner?: string }) =>
    owner === undefined
      ? t`“${deck}” is somebody else’s. Press “Get these cards” below the report on it, then you have your own.`
      : t`“${deck}” is ${owner}’s. Press “Get these cards” below the report on it, then you have your own.`,
  getCards: 'Get these cards',
  studyNow: 'Study now',
  copied: ({ cards, deck }: { cards: number; deck: Words }) =>
    plural(cards, {
      one: t`${cardCount(cards)} is now in your deck ${deck}.`,
      other: t`${cardCount(cards)} are now in your deck ${deck}.`,
    }),
  copiedBefore: 'You have all of these cards already.',
  commands: {
    start: 'Study what is due',
    startDeck: 'Only this deck',
    startLimit: 'At most this many cards',
    startMode: 'Other than what is due: misses, new, ahead, practise',
    startUntil: 'Study ahead up to this day, such as 24.12. or 2 weeks',
    end: 'End your study session',
  },
} as const;
