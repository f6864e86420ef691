import type { DropReason, SkipReason } from '../../../core/generation/types.js';
import type { Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { pdf as english, Runs } from '../en/pdf.js';
import { cardCount, join, plural, t } from './wording.js';

/** How pages without a card are explained. */
const skipReasons: Readonly<Record<SkipReason, string>> = {
  no_text: 'kein Text',
  tables_only: 'nur Tabellen oder Abbildungen',
  no_facts: 'nichts, was eine Karte ergibt',
  refused: 'vom KI-Modell abgelehnt',
  model_failed: 'KI-Modell nicht erreichbar',
  enough_cards: 'auch so schon genug Karten',
  no_room: 'kein Platz für weitere Karten',
  cancelled: 'nicht gelesen',
};

/** What was wrong with so many proposed cards that were not kept. */
const dropReasons: Readonly<Record<DropReason, (count: number) => Words>> = {
  ungrounded: (count) =>
    plural(count, {
      one: t`${count} mit einem Zitat, das nicht im Text steht`,
      other: t`${count} mit Zitaten, die nicht im Text stehen`,
    }),
  duplicate: (count) =>
    plural(count, {
      one: t`${count} wiederholte eine andere Karte`,
      other: t`${count} wiederholten andere Karten`,
    }),
  malformed: (count) =>
    plural(count, { one: t`${count} war unvollständig`, other: t`${count} waren unvollständig` }),
  too_long: (count) => plural(count, { one: t`${count} war zu lang`, other: t`${count} waren zu lang` }),
  not_self_contained: (count) =>
    plural(count, {
      one: t`${count} ergab ohne die Seite keinen Sinn`,
      other: t`${count} ergaben ohne die Seite keinen Sinn`,
    }),
  no_room: (count) =>
    plural(count, {
      one: t`${count} hatte keinen Platz mehr: Mehr Karten kannst du nicht haben`,
      other: t`${count} hatten keinen Platz mehr: Mehr Karten kannst du nicht haben`,
    }),
};

const runsText = (runs: Runs): Words =>
  join(
    runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)),
    ', ',
  );

export const pdf: CatalogOf<typeof english> = {
  studyNow: 'Jetzt lernen',
  cancel: 'Abbrechen',
  review: 'Karten prüfen',
  rest: 'Rest versuchen',
  discard: 'Alle verwerfen',
  undo: 'Rückgängig',
  keep: 'Behalten',
  edit: 'Bearbeiten',
  drop: 'Verwerfen',
  back: 'Zurück',
  more: ({ from, to }) => t`Mehr aus S. ${runsText([[from, to]])}`,
  waiting: 'In der Warteschlange.',
  stopped: 'Abgebrochen.',
  opening: 'Ich öffne die Datei.',
  soFar: ({ read, pages, cards }) =>
    plural(pages, {
      one: t`${read} von ${pages} Seite gelesen, bisher ${cardCount(cards)}.`,
      other: t`${read} von ${pages} Seiten gelesen, bisher ${cardCount(cards)}.`,
    }),
  done: ({ cards }) => t`Fertig: ${cardCount(cards)}.`,
  deck: ({ deck }) => t`Stapel: ${deck}`,
  title: ({ cards, file }) => t`${cardCount(cards)} aus ${file}`,
  inDeck: ({ deck }) => t`In deinem Stapel ${deck}.`,
  madeBefore: ({ cards, deck }) =>
    plural(cards, {
      one: t`${cardCount(cards)} war schon fertig und ist in ${deck}.`,
      other: t`${cardCount(cards)} waren schon fertig und sind in ${deck}.`,
    }),
  extractive: 'Ohne KI-Modell gemacht, aus den Sätzen des Textes selbst.',
  grounded:
    'Jedes Zitat habe ich auf seiner Seite gefunden. Das zeigt, woher eine Karte stammt, nicht, dass sie stimmt.',
  cancelled: ({ cards }) =>
    plural(cards, {
      one: 'Abgebrochen. Die Karte, die schon fertig war, ist in deinem Stapel.',
      other: t`Abgebrochen. Die ${cards} Karten, die schon fertig waren, sind in deinem Stapel.`,
    }),
  cancelledEmpty: 'Abgebrochen, bevor eine Karte fertig war.',
  discarded: 'Alle Karten daraus sind verworfen.',
  noCards: 'Daraus ließ sich keine Karte machen.',
  facts: { covered: 'Seiten mit Karten', skipped: 'Seiten ohne Karten', dropped: 'Verworfene Karten' },
  covered: ({ covered, pages, runs }) => t`${covered} von ${pages} (S. ${runsText(runs)})`,
  coveredBetween: ({ covered, pages, first, last }) =>
    t`${covered} von ${pages} (zwischen S. ${first} und S. ${last})`,
  coveredNone: ({ pages }) => t`keine von ${pages}`,
  skipped: ({ runs, reason }) => t`S. ${runsText(runs)}: ${skipReasons[reason]}`,
  skippedMany: ({ count, reason }) => t`${count} andere Seiten: ${skipReasons[reason]}`,
  dropped: ({ count, reason }) => dropReasons[reason](count),
  card: ({ number, total }) => t`Karte ${number} von ${total}`,
  cardDropped: ({ number, total }) => t`Karte ${number} von ${total} (verworfen)`,
  quoted: ({ page, quote }) => t`S. ${page}: ${quote}`,
  reviewOver: ({ cards, deck }) =>
    plural(cards, {
      one: t`Das war die letzte. ${cardCount(cards)} bleibt in ${deck}.`,
      other: t`Das war die letzte. ${cardCount(cards)} bleiben in ${deck}.`,
    }),
  wrongAnswers: 'Falsche Antworten',
  private: 'Die Karten kommen in unseren privaten Chat.',
  tips: 'Lerntipps',
  commands: {
    pdf: 'Karteikarten aus einem PDF machen',
    file: 'Das PDF',
    cards: 'Wie viele Karten',
    deck: 'Der Stapel, in den sie kommen; sonst ein neuer mit dem Namen der Datei',
    focus: 'Worauf ich darin achten soll',
    language: 'Die Sprache der Karten',
    private: 'Fortschritt und Karten in unseren privaten Chat schicken',
  },
};
