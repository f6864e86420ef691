import { runsOf } from '../../../core/generation/text/ranges.js';
import type { DropReason, SkipReason } from '../../../core/generation/types.js';
import type { Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { pdf as english } from '../en/pdf.js';
import { type Runs, type TipTexts, tipIn } from '../tips.js';
import { cardCount, duration, join, plural, t } from './wording.js';

/** How pages without a card are explained. */
const skipReasons: Readonly<Record<SkipReason, string>> = {
  no_text: 'kein Text',
  unreadable: 'Buchstaben nicht lesbar',
  unclear: 'zu undeutlich zum Lesen',
  tables_only: 'nur Tabellen oder Abbildungen',
  title: 'nur ein Titel',
  contents: 'nur Inhaltsverzeichnis',
  references: 'nur Literaturangaben',
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
  unproven: (count) =>
    plural(count, {
      one: t`${count} mit einer Antwort, die so nicht auf der Seite steht`,
      other: t`${count} mit Antworten, die so nicht auf der Seite stehen`,
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
  guessable: (count) =>
    plural(count, { one: t`${count} ließ sich erraten`, other: t`${count} ließen sich erraten` }),
  conflict: (count) =>
    plural(count, {
      one: t`${count} fragte dasselbe wie eine andere Karte, mit anderer Antwort`,
      other: t`${count} fragten dasselbe wie andere Karten, mit anderen Antworten`,
    }),
  no_room: (count) =>
    plural(count, {
      one: t`${count} hatte keinen Platz mehr: Mehr Karten kannst du nicht haben`,
      other: t`${count} hatten keinen Platz mehr: Mehr Karten kannst du nicht haben`,
    }),
};

export const runsText = (runs: Runs): Words =>
  join(
    runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)),
    ', ',
  );

/** `Seite 4`, `den Seiten 4–5, 7`, behind „von“, „aus“ or „zu“. */
const pagesAfter = (pages: readonly number[]): Words =>
  plural(pages.length, {
    one: t`Seite ${runsText(runsOf(pages))}`,
    other: t`den Seiten ${runsText(runsOf(pages))}`,
  });

export const somePages = (runs: Runs | undefined, count: number): Words =>
  runs
    ? plural(count, { one: t`Seite ${runsText(runs)}`, other: t`Seiten ${runsText(runs)}` })
    : plural(count, { one: t`${count} Seite`, other: t`${count} Seiten` });

const tips: TipTexts = {
  pages_failed: ({ pages }) =>
    t`Aus ${pagesAfter(pages)} ist diesmal nichts geworden: Versuch es mit dem Rest, bevor du dich auf den Stapel verlässt.`,
  pages_without_text: ({ pages }) =>
    t`Zu ${pagesAfter(pages)} gibt es keine Karte, weil dort kein lesbarer Text stand: Ergänze selbst, was wichtig ist.`,
  densest_pages: ({ cards, total, pages }) =>
    t`${cards} der ${total} Karten stammen von ${pagesAfter(pages)}: Lies dort noch einmal nach, bevor du anfängst.`,
  confusable: ({ one, other }) =>
    t`„${one}“ und „${other}“ verwechselt man leicht: Lern beide zusammen und sag, was sie unterscheidet.`,
  first_term: ({ term, cards }) =>
    plural(cards, {
      one: t`Lern zuerst „${term}“: ${cards} andere Karte setzt es voraus.`,
      other: t`Lern zuerst „${term}“: ${cards} andere Karten setzen es voraus.`,
    }),
  definitions: ({ cards }) =>
    plural(cards, {
      one: t`${cards} Karte fragt, was etwas ist: Sag die Antwort laut, bevor du die Karte umdrehst, und vergleich dann Wort für Wort.`,
      other: t`${cards} Karten fragen, was etwas ist: Sag die Antwort laut, bevor du die Karte umdrehst, und vergleich dann Wort für Wort.`,
    }),
  gaps: ({ cards }) =>
    plural(cards, {
      one: t`${cards} Karte hat eine Lücke: Lies den ganzen Satz und nenn das Wort, bevor du auf die Auswahl schaust.`,
      other: t`${cards} Karten haben eine Lücke: Lies den ganzen Satz und nenn das Wort, bevor du auf die Auswahl schaust.`,
    }),
  first_sitting: ({ cards, page }) =>
    plural(cards, {
      one: t`Fang heute mit der ersten Karte an (Seite ${page}) und nimm die anderen dazu, wenn diese leichtfällt.`,
      other: t`Fang heute mit den ersten ${cards} Karten an (bis Seite ${page}) und nimm die anderen dazu, wenn diese leichtfallen.`,
    }),
  daily_pace: ({ cards, perDay, days }) =>
    t`Mit ${perDay} neuen Karten am Tag hast du alle ${cards} in ${plural(days, { one: t`einem Tag`, other: t`${days} Tagen` })} gesehen: Fang mindestens eine Woche vor der Prüfung an.`,
  come_back: ({ cards }) =>
    plural(cards, {
      one: 'Schau dir diese Karte morgen und in drei Tagen wieder an: Ein kurzer zweiter Blick spart später einen langen.',
      other: t`Schau dir diese ${cards} Karten morgen und in drei Tagen wieder an: Ein kurzer zweiter Blick spart später einen langen.`,
    }),
  model: ({ text }) => text,
  text: ({ text }) => text,
};

export const pdf: CatalogOf<typeof english> = {
  studyNow: 'Jetzt lernen',
  cancel: 'Abbrechen',
  discard: 'Alle verwerfen',
  undo: 'Rückgängig',
  more: ({ from, to }) => t`Mehr aus S. ${runsText([[from, to]])}`,
  waiting: 'In der Warteschlange.',
  stopped: 'Das hat nicht geklappt.',
  opening: 'Ich öffne die Datei.',
  readingPictures: 'Einige Seiten sind Bilder. Die lese ich Wort für Wort, das dauert je ein paar Sekunden.',
  secondsLeft: ({ seconds }) =>
    t`Das dauert noch etwa ${duration(seconds * 1_000)}, denn einige Seiten sind Bilder.`,
  soFar: ({ read, pages, cards }) =>
    plural(pages, {
      one: t`${read} von ${pages} Seite gelesen, bisher ${cardCount(cards)}.`,
      other: t`${read} von ${pages} Seiten gelesen, bisher ${cardCount(cards)}.`,
    }),
  doneWithout: 'Fertig.',
  done: ({ cards }) => t`Fertig: ${cardCount(cards)}.`,
  deck: ({ deck }) => t`Stapel: ${deck}`,
  title: ({ cards, file }) => t`${cardCount(cards)} aus ${file}`,
  madeBefore: ({ cards, deck }) =>
    plural(cards, {
      one: t`${cardCount(cards)} war schon fertig und ist in ${deck}.`,
      other: t`${cardCount(cards)} waren schon fertig und sind in ${deck}.`,
    }),
  pictured: ({ by, runs, count }) =>
    by === 'machine'
      ? t`Vom Bild der Seite gelesen: ${somePages(runs, count)}.`
      : t`Vom KI-Modell vom Bild der Seite gelesen: ${somePages(runs, count)}.`,
  lookAtSource: 'Sieh in die Quelle, bevor du einer Karte von dort traust.',
  groundedElsewhere: 'Jedes andere Zitat habe ich auf seiner Seite gefunden.',
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
  add: 'Neue Karte',
  facts: { covered: 'Seiten mit Karten', skipped: 'Seiten ohne Karten', dropped: 'Verworfene Karten' },
  factsOfMore: { covered: 'Seiten mit neuen Karten', skipped: 'Seiten ohne neue Karte' },
  covered: ({ covered, pages, runs }) => t`${covered} von ${pages} (S. ${runsText(runs)})`,
  coveredBetween: ({ covered, pages, first, last }) =>
    t`${covered} von ${pages} (zwischen S. ${first} und S. ${last})`,
  coveredNone: ({ pages }) => t`keine von ${pages}`,
  skipped: ({ runs, reason }) => t`S. ${runsText(runs)} (${skipReasons[reason]})`,
  skippedMany: ({ count, reason }) =>
    plural(count, {
      one: t`${count} andere Seite (${skipReasons[reason]})`,
      other: t`${count} andere Seiten (${skipReasons[reason]})`,
    }),
  dropped: ({ count, reason }) => dropReasons[reason](count),
  quoted: ({ page, quote }) => t`S. ${page}: ${quote}`,
  private:
    'Die Karten kommen in unseren privaten Chat. Kann ich dir dort nicht schreiben, warten sie auf deinen nächsten Befehl.',
  tips: 'Lerntipps',
  tip: ({ tip }) => tipIn(tips, tip),
  terminal: {
    opened: ({ file, pages }) =>
      plural(pages, { one: t`${file}, ${pages} Seite`, other: t`${file}, ${pages} Seiten` }),
    covered: ({ covered, pages }) =>
      covered.length === 0
        ? t`Karten von keiner der ${pages} Seiten.`
        : t`Karten von ${pagesAfter(covered)} (insgesamt ${pages}).`,
    skipped: ({ skipped, reason }) => t`S. ${runsText(runsOf(skipped))}: ${skipReasons[reason]}`,
    notKept: ({ reason, count }) => t`nicht behalten: ${dropReasons[reason](count)}`,
    wrong: ({ distractors }) => t`nicht: ${join(distractors, ' · ')}`,
  },
  commands: {
    pdf: 'Karteikarten aus einem PDF machen',
    file: 'Das PDF oder das Bild einer Seite',
    cards: 'Wie viele Karten',
    deck: 'Der Stapel, in den sie kommen; sonst ein neuer mit dem Namen der Datei',
    focus: 'Worauf ich darin achten soll',
    language: 'Die Sprache der Karten',
    private: 'Fortschritt und Karten in unseren privaten Chat schicken',
  },
};
