import type { DeckMastery, StudyStats } from '../../../core/stats/stats.js';
import { DAY_MS } from '../../../core/time.js';
import type { Text } from '../../chat/text.js';
import { plainText } from '../../messages/bind.js';
import type { Catalog } from '../../messages/catalog.js';
import { messages } from '../../messages/messages.js';
import type { StatsPicture } from '../../pictures/stats-picture.js';
import { cardsIn, recalled, together } from './figures.js';

const words = messages.stats;

/** Decks with a row of their own; of more, the others share one. */
const DECKS_SHOWN = 6;

/** The figures as they are drawn, in the catalog's language. */
export const pictured = (stats: StudyStats, catalog: Catalog): StatsPicture => {
  const say = (text: Text): string => plainText(text, catalog);
  const count = (value: number): string => say(words.count({ count: value }));
  const { calendar, today, streak, forecast, recall, decks } = stats;
  const cards = cardsIn(together(decks));
  const rows = rowsOf(decks, (others) => say(words.otherDecks({ decks: others })));
  return {
    figures: [
      { value: count(streak.days), label: say(words.figures.streak(streak)) },
      { value: count(today.reviews), label: say(words.figures.today) },
      { value: say(words.share(recalled(stats))), label: say(words.figures.recall) },
      { value: count(cards), label: say(words.figures.cards({ cards })) },
    ],
    calendar: {
      title: say(words.calendar({ weeks: Math.ceil(calendar.reviews.length / 7) })),
      reviews: calendar.reviews,
      months: monthsOf(calendar).map(({ week, at }) => ({ week, name: say(words.month({ at })) })),
    },
    forecast: {
      title: say(words.forecast({ days: forecast.length })),
      cards: forecast,
      first: say(words.today),
      last: say(words.inDays({ days: forecast.length - 1 })),
      none: say(words.nothingDue),
    },
    recall: {
      title: say(words.recall),
      goal: recall.goal,
      goalLabel: say(words.goal({ share: recall.goal })),
      classes: recall.classes.map(({ reviews, known }, i) => {
        const share = reviews === 0 ? null : known / reviews;
        return { label: say(AFTER[i] ?? ''), share, value: say(words.share({ share })) };
      }),
      none: say(words.noRecall),
    },
    decks: {
      title: say(words.decks),
      rows: rows.map((row) => ({ name: row.name, cards: count(cardsIn(row)), parts: row })),
      legend: {
        mature: say(words.mastery.mature),
        young: say(words.mastery.young),
        learning: say(words.mastery.learning),
        fresh: say(words.mastery.fresh),
      },
      none: say(words.noCards),
    },
  };
};

/** In the order of the classes of recall. */
const AFTER = [words.after.days, words.after.weeks, words.after.months, words.after.longer];

const rowsOf = (decks: readonly DeckMastery[], others: (decks: number) => string): readonly DeckMastery[] => {
  if (decks.length <= DECKS_SHOWN + 1) return decks;
  const rest = decks.slice(DECKS_SHOWN);
  return [...decks.slice(0, DECKS_SHOWN), { ...together(rest), name: others(rest.length) }];
};

/** The first day of each month, in the week of the calendar in which it lies. */
const monthsOf = ({ firstDay, reviews }: StudyStats['calendar']): { week: number; at: Date }[] =>
  reviews.flatMap((_, day) => {
    const at = new Date((firstDay + day) * DAY_MS);
    return at.getUTCDate() === 1 ? [{ week: Math.floor(day / 7), at }] : [];
  });
