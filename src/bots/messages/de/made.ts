import type { CatalogOf } from '../catalog-of.js';
import type { made as english } from '../en/made.js';
import { runsText, somePages } from './pdf.js';
import { cardCount, plural, t } from './wording.js';

export const made: CatalogOf<typeof english> = {
  onPage: ({ page }) => t`S. ${page}`,
  inDeck: ({ cards, deck }) =>
    plural(cards, {
      one: t`Sie liegt im Stapel ${deck}.`,
      other: t`Sie liegen im Stapel ${deck}.`,
    }),
  moreInDeck: ({ cards, deck }) =>
    t`${plural(cards, { one: t`${cards} weitere Karte`, other: t`${cards} weitere Karten` })} im Stapel ${deck}`,
  fromAll: ({ pages }) =>
    plural(pages, { one: 'Aus der einen Seite.', other: t`Aus allen ${pages} Seiten.` }),
  fromSome: ({ covered, pages }) => t`Aus ${covered} von ${pages} Seiten.`,
  fromThese: ({ runs, count }) => (runs ? t`Von S. ${runsText(runs)}.` : t`Aus ${count} Seiten.`),
  unreached: ({ runs, count }) =>
    t`Für ${somePages(runs, count)} hat das KI-Modell nicht geantwortet. Versuch es mit dem Rest etwas später.`,
  full: 'Mehr Karten kannst du nicht haben. Lösch welche, dann ist wieder Platz.',
  noMore: ({ runs, count }) =>
    runs
      ? t`Mehr ist auf S. ${runsText(runs)} nicht: Dort steht nichts, was deine Karten nicht schon abfragen.`
      : t`Mehr ist auf diesen ${count} Seiten nicht: Dort steht nichts, was deine Karten nicht schon abfragen.`,
  noneIn: ({ runs, count }) =>
    runs
      ? t`Auf S. ${runsText(runs)} steht nichts, woraus ich eine Karte machen kann.`
      : t`Auf diesen ${count} Seiten steht nichts, woraus ich eine Karte machen kann.`,
  noneOfKind: ({ kind }) =>
    t`Ohne KI-Modell habe ich keine Karte dieser Art (${kind}) darin gefunden. Schick es noch einmal, ohne eine Art zu nennen, dann mache ich, was ich kann.`,
  review: 'Durchsehen',
  quiz: 'Quiz daraus',
  sharing:
    'Andere hier können sich diese Karten holen. Wer das PDF geschickt hat, kann das abstellen: in „Einzelheiten“, oder in /settings für alle PDFs.',
  share: 'Für andere freigeben',
  dontShare: 'Nur für mich',
  details: 'Einzelheiten',
  rest: 'Rest versuchen',
  tryAgain: 'Noch einmal versuchen',
  wholeDocument: ({ pages }) => t`Alle ${pages} Seiten`,
  moreCards: ({ cards }) =>
    plural(cards, { one: t`${cards} weitere Karte`, other: t`${cards} weitere Karten` }),
  detailsOf: ({ file }) => t`Was aus ${file} geworden ist`,
  withoutModel: 'Ohne KI-Modell gemacht, aus dem, was im Text selbst steht.',
  few: 'Ohne KI-Modell mache ich nur aus Definitionen, Aufzählungen und hervorgehobenen Begriffen Karten, und davon hat dieser Text wenige.',
  notByModel: ({ runs, count }) =>
    t`Das KI-Modell war nicht für alles zu erreichen, darum habe ich es ohne gemacht: ${somePages(runs, count)}.`,
  unserved: {
    language: 'Ohne KI-Modell sind die Karten in der Sprache des Dokuments.',
    kind: 'Ohne KI-Modell kann ich nicht jede Art von Karte machen.',
    focus: 'Zu deinem Thema habe ich nichts gefunden, darum sind die Karten aus dem Übrigen.',
  },
  reviewed: ({ first, last, total }) =>
    first === last ? t`Karte ${first} von ${total}` : t`Karten ${first}–${last} von ${total}`,
  howToReview: 'Tipp auf eine Zahl, um die Karte zu sehen oder zu bearbeiten, auf ✕, um sie zu verwerfen.',
  dropped: 'verworfen',
  keepRest: 'Rest behalten',
  kept: ({ cards, deck }) =>
    cards === 0
      ? t`Keine Karte daraus bleibt in ${deck}.`
      : plural(cards, {
          one: t`${cardCount(cards)} bleibt in ${deck}.`,
          other: t`${cardCount(cards)} bleiben in ${deck}.`,
        }),
};
