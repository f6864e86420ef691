import type { Words } from '../../chat/text.js';
import { cardCount, duration, month, number, percent, plural, t } from './wording.js';

const reviewCount = (count: number): Words =>
  plural(count, { one: t`${count} review`, other: t`${count} reviews` });
const dayCount = (count: number): Words => plural(count, { one: t`${count} day`, other: t`${count} days` });

export const stats = {
  title: 'Your study',
  command: 'How your study goes, as a picture',
  count: ({ count }: { count: number }) => number(count),
  share: ({ share }: { share: number | null }) => (share === null ? '–' : percent(share)),
  /** In the picture: a figure stands above each. */
  figures: {
    streak: ({ days }: { days: number }) => plural(days, { one: 'day in a row', other: 'days in a row' }),
    today: 'reviewed today',
    recall: 'still known',
    cards: ({ cards }: { cards: number }) => plural(cards, { one: 'card', other: 'cards' }),
  },
  calendar: ({ weeks }: { weeks: number }) => t`Reviews in ${weeks} weeks`,
  month: ({ at }: { at: Date }) => month(at),
  forecast: ({ days }: { days: number }) => t`Due in the next ${days} days`,
  today: 'today',
  inDays: ({ days }: { days: number }) => plural(days, { one: t`in ${days} day`, other: t`in ${days} days` }),
  nothingDue: 'Nothing so far',
  recall: 'Still known after',
  goal: ({ share }: { share: number }) => t`Goal ${percent(share)}`,
  /** How long cards had not been seen, as short as can be. */
  after: { days: '1–6 d', weeks: '1–4 wk', months: '1–3 mo', longer: '> 3 mo' },
  noRecall: 'Nothing so far',
  decks: 'Decks',
  otherDecks: ({ decks }: { decks: number }) =>
    plural(decks, { one: t`${decks} other deck`, other: t`${decks} other decks` }),
  noCards: 'No cards so far',
  mastery: { mature: 'Solid', young: 'Young', learning: 'Learning', fresh: 'New' },
  alt: ({ weeks, days }: { weeks: number; days: number }) =>
    t`Charts: reviews on each day of ${weeks} weeks, cards due on each of the next ${days} days, how many cards were still known after days, weeks and months, and how well each deck is known. The text has the main figures.`,
  /** The same as text. */
  facts: {
    today: 'Today',
    streak: 'In a row',
    weeks: ({ weeks }: { weeks: number }) => t`${weeks} weeks`,
    recall: 'Still known',
    due: 'Due',
    cards: 'Cards',
    schedule: 'Schedule',
  },
  studiedToday: ({ reviews, milliseconds }: { reviews: number; milliseconds: number }): Words =>
    milliseconds < 1_000 ? reviewCount(reviews) : t`${reviewCount(reviews)}, ${duration(milliseconds)}`,
  notToday: 'nothing yet',
  streak: ({ days, bridged }: { days: number; bridged: number }): Words =>
    bridged === 0 ? dayCount(days) : t`${dayCount(days)}, and ${bridged} off`,
  streakHint: 'one day a week is free',
  studiedIn: ({ reviews, days }: { reviews: number; days: number }) =>
    t`${reviewCount(reviews)} on ${dayCount(days)}`,
  recalled: ({ share, reviews }: { share: number; reviews: number }) =>
    plural(reviews, {
      one: t`${percent(share)} of ${reviews} answer`,
      other: t`${percent(share)} of ${reviews} answers`,
    }),
  noAnswers: 'shown once cards come back',
  due: ({ today, all, days }: { today: number; all: number; days: number }) =>
    t`${today} today, ${all} in ${days} days`,
  known: ({ cards, mature }: { cards: number; mature: number }) =>
    t`${cardCount(cards)}, ${mature} of them solid`,
  matureHint: 'three weeks or more between reviews',
  /** `gain`, by which share it predicts better, is null where that is too little to tell. */
  fitted: ({ reviews, gain }: { reviews: number; gain: number | null }) =>
    gain === null
      ? t`fitted to ${reviews} of your reviews, and predicts a little better than the standard one`
      : t`fitted to ${reviews} of your reviews, and predicts ${percent(gain)} better than the standard one`,
  fitSoon: 'the standard one; soon fitted to you',
  fitBefore: ({ missing }: { missing: number }) =>
    plural(missing, {
      one: t`the standard one; fitted to you after ${missing} more review of a card from an earlier day`,
      other: t`the standard one; fitted to you after ${missing} more reviews of cards from earlier days`,
    }),
  fitStandard: ({ reviews }: { reviews: number }) =>
    t`the standard one; after ${reviews} of your reviews nothing predicts better`,
  fitOff: 'the standard one, as you chose in Settings',
  study: 'Study now',
  settings: 'Settings',
} as const;
