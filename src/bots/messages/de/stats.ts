import type { Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { stats as english } from '../en/stats.js';
import { cardCount, duration, month, number, percent, plural, t } from './wording.js';

const reviewCount = (count: number): Words =>
  plural(count, { one: t`${count} Wiederholung`, other: t`${count} Wiederholungen` });
const dayCount = (count: number): Words => plural(count, { one: t`${count} Tag`, other: t`${count} Tage` });

export const stats: CatalogOf<typeof english> = {
  title: 'So lernst du',
  command: 'Wie dein Lernen läuft, als Bild',
  count: ({ count }) => number(count),
  share: ({ share }) => (share === null ? '–' : percent(share)),
  figures: {
    streak: ({ days }) => plural(days, { one: 'Tag in Folge', other: 'Tage in Folge' }),
    today: 'heute gelernt',
    recall: 'noch gewusst',
    cards: ({ cards }) => plural(cards, { one: 'Karte', other: 'Karten' }),
  },
  calendar: ({ weeks }) => t`Wiederholungen in ${weeks} Wochen`,
  month: ({ at }) => month(at),
  forecast: ({ days }) => t`Fällig: nächste ${days} Tage`,
  today: 'heute',
  inDays: ({ days }) => plural(days, { one: t`in ${days} Tag`, other: t`in ${days} Tagen` }),
  nothingDue: 'Noch nichts',
  recall: 'Noch gewusst nach',
  goal: ({ share }) => t`Ziel ${percent(share)}`,
  after: { days: '1–6 T.', weeks: '1–4 Wo.', months: '1–3 Mon.', longer: '> 3 Mon.' },
  noRecall: 'Noch nichts',
  decks: 'Stapel',
  otherDecks: ({ decks }) =>
    plural(decks, { one: t`${decks} weiterer Stapel`, other: t`${decks} weitere Stapel` }),
  noCards: 'Noch keine Karten',
  mastery: { mature: 'Gefestigt', young: 'Jung', learning: 'Wird gelernt', fresh: 'Neu' },
  alt: ({ weeks, days }) =>
    t`Diagramme: Wiederholungen an jedem Tag von ${weeks} Wochen, fällige Karten an jedem der nächsten ${days} Tage, wie viele Karten nach Tagen, Wochen und Monaten noch gewusst wurden, und wie gut jeder Stapel sitzt. Die wichtigsten Zahlen stehen im Text.`,
  facts: {
    today: 'Heute',
    streak: 'In Folge',
    weeks: ({ weeks }) => t`${weeks} Wochen`,
    recall: 'Noch gewusst',
    due: 'Fällig',
    cards: 'Karten',
    schedule: 'Lernplan',
  },
  studiedToday: ({ reviews, milliseconds }) =>
    milliseconds < 1_000 ? reviewCount(reviews) : t`${reviewCount(reviews)}, ${duration(milliseconds)}`,
  notToday: 'noch nichts',
  streak: ({ days, bridged }) =>
    bridged === 0 ? dayCount(days) : t`${dayCount(days)}, dazu ${bridged} frei`,
  streakHint: 'ein Tag in der Woche ist frei',
  studiedIn: ({ reviews, days }) =>
    plural(days, {
      one: t`${reviewCount(reviews)} an ${days} Tag`,
      other: t`${reviewCount(reviews)} an ${days} Tagen`,
    }),
  recalled: ({ share, reviews }) =>
    plural(reviews, {
      one: t`${percent(share)} von ${reviews} Antwort`,
      other: t`${percent(share)} von ${reviews} Antworten`,
    }),
  noAnswers: 'erst, wenn Karten wiederkommen',
  due: ({ today, all, days }) => t`${today} heute, ${all} in ${days} Tagen`,
  known: ({ cards, mature }) => t`${cardCount(cards)}, davon ${mature} gefestigt`,
  matureHint: 'Abstand mindestens drei Wochen',
  fitted: ({ reviews, gain }) =>
    gain === null
      ? t`auf ${reviews} deiner Wiederholungen abgestimmt; sagt etwas besser voraus, was du noch weißt, als der Standard`
      : t`auf ${reviews} deiner Wiederholungen abgestimmt; sagt ${percent(gain)} besser voraus, was du noch weißt, als der Standard`,
  fitSoon: 'Standard; bald auf dich abgestimmt',
  fitBefore: ({ missing }) =>
    plural(missing, {
      one: t`Standard; auf dich abgestimmt nach noch ${missing} Wiederholung einer Karte von früheren Tagen`,
      other: t`Standard; auf dich abgestimmt nach noch ${missing} Wiederholungen von Karten früherer Tage`,
    }),
  fitStandard: ({ reviews }) =>
    t`Standard; nach ${reviews} deiner Wiederholungen sagt nichts anderes besser voraus, was du noch weißt`,
  fitOff: 'Standard, wie in den Einstellungen gewählt',
  study: 'Jetzt lernen',
  settings: 'Einstellungen',
};
