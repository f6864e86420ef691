import { FORECAST_DAYS, type StudyStats, WEEKS } from '../../src/core/stats/stats.js';

/** 2026-03-04, a Wednesday, is the last day of the calendar. */
const FIRST_DAY = 20_516 - (WEEKS - 1) * 7 - 2;
const DAYS = (WEEKS - 1) * 7 + 3;

/** The same at each call: a number below `most` for each of so many. */
const wavy = (length: number, most: number): number[] =>
  Array.from({ length }, (_, i) => Math.round(((i * 7_919) % 101) * (most / 100)));

const empty = (length: number): number[] => Array.from({ length }, () => 0);
const RECALL_FROM = [1, 7, 30, 90];

export const newcomersStats: StudyStats = {
  calendar: { firstDay: FIRST_DAY, reviews: empty(DAYS) },
  today: { reviews: 0, spentMs: 0 },
  streak: { days: 0, bridged: 0 },
  forecast: empty(FORECAST_DAYS),
  recall: { goal: 0.9, classes: RECALL_FROM.map((fromDays) => ({ fromDays, reviews: 0, known: 0 })) },
  decks: [],
};

/** After one day with twenty cards. */
export const firstDaysStats: StudyStats = {
  ...newcomersStats,
  calendar: { firstDay: FIRST_DAY, reviews: [...empty(DAYS - 1), 20] },
  today: { reviews: 20, spentMs: 400_000 },
  streak: { days: 1, bridged: 0 },
  forecast: [0, 14, 0, 6, ...empty(FORECAST_DAYS - 4)],
  decks: [{ name: 'My cards', fresh: 10, learning: 4, young: 16, mature: 0 }],
};

const deck = (name: string, fresh: number, learning: number, young: number, mature: number) => ({
  ...{ name, fresh, learning, young, mature },
});

/** Of somebody who has studied for half a year, with decks in many scripts. */
export const learnersStats: StudyStats = {
  calendar: { firstDay: FIRST_DAY, reviews: wavy(DAYS, 90).map((count, i) => (i % 9 === 4 ? 0 : count)) },
  today: { reviews: 1_234, spentMs: 4_000_000 },
  streak: { days: 123, bridged: 9 },
  forecast: wavy(FORECAST_DAYS, 60),
  recall: {
    goal: 0.9,
    classes: [95, 91, 83, 0].map((known, i) => ({
      fromDays: RECALL_FROM[i] ?? 0,
      reviews: known === 0 ? 0 : 100,
      known,
    })),
  },
  decks: [
    deck('Biochemistry II: enzymes, kinetics and regulation of metabolism', 80, 12, 120, 11_200),
    deck('細胞生物学の基礎と応用、第三版の要約', 40, 10, 160, 100),
    deck('بيولوجيا الخلية والوراثة للسنة الأولى الجامعية', 60, 40, 60, 20),
    deck('한국어 단어장', 90, 6, 0, 0),
    deck('🧬 ביולוגיה 2', 0, 0, 0, 64),
    deck('Русская грамматика', 37, 1, 1, 1),
    deck('कोशिका', 5, 5, 5, 5),
    deck('Last', 3, 0, 0, 0),
  ],
};
