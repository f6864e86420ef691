import type { Grade } from '../../core/schedule/schedule.js';
import { DAY_MS } from '../../core/time.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

/** One decimal, and none where it says nothing. */
const short = (value: number): string => `${Math.round(value * 10) / 10}`;

/** A wait as it stands on a button: `10m`, `4h`, `3d`, `2.5mo`, `1.2y`. */
export const intervalText = (milliseconds: number): string => {
  const days = milliseconds / DAY_MS;
  if (milliseconds < HOUR_MS) return `${Math.max(1, Math.round(milliseconds / MINUTE_MS))}m`;
  if (days < 1) return `${Math.round(milliseconds / HOUR_MS)}h`;
  if (days < MONTH_DAYS) return `${Math.round(days)}d`;
  return days < YEAR_DAYS ? `${short(days / MONTH_DAYS)}mo` : `${short(days / YEAR_DAYS)}y`;
};

/** Time spent: `45 s`, `12 min`, `1 h 5 min`. */
export const spentText = (milliseconds: number): string => {
  if (milliseconds < MINUTE_MS) return `${Math.round(milliseconds / 1_000)} s`;
  const minutes = Math.round(milliseconds / MINUTE_MS);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
};

const grades: Readonly<Record<Grade, string>> = { 1: 'Forgot', 2: 'Hard', 3: 'Good', 4: 'Easy' };

export const studyWords = {
  allDecks: 'All decks',
  title: (deck: string, reviews: number): string => `${deck} · card ${reviews + 1}`,
  grade: (grade: Grade, interval: string): string => `${grades[grade]} · ${interval}`,
  showAnswer: 'Show answer',
  undo: 'Undo',
  source: 'Source',
  end: 'End',
  move: 'Continue in private chat',
  moved: 'This session goes on in our private chat.',
  privateClosed: 'I cannot write to you in private: allow direct messages from this server, then try again.',
  fromPage: (page: number): string => `from p. ${page}`,
  leech: (front: string): string => `You keep forgetting “${front}”. Saying it in other words often helps.`,
  rewrite: 'Rewrite it',
  done: 'Session done',
  nothingDone: 'Session ended before the first card.',
  facts: { reviewed: 'Reviewed', firstTry: 'Known at first try', time: 'Time' },
  reviewed: (reviews: number, cards: number): string =>
    reviews === cards ? `${cards} ${cards === 1 ? 'card' : 'cards'}` : `${reviews} times, ${cards} cards`,
  percent: (share: number): string => `${Math.round(share * 100)} %`,
  nextDue: 'The next card is due:',
  newLeft: 'More new cards are waiting for another session.',
  nothingDue: 'Nothing is due right now. Well done!',
  newTomorrow: 'You have seen all new cards that your settings allow for today. More come tomorrow.',
  addCard: 'Add a card',
  decks: 'My decks',
  settings: 'Settings',
} as const;

export const studyCommands = {
  start: 'Study what is due',
  startDeck: 'Only this deck',
  startLimit: 'At most this many cards',
  end: 'End your study session',
} as const;
