import type { Words } from '../../chat/text.js';
import type { CatalogOf } from '../catalog-of.js';
import type { request as english } from '../en/request.js';
import type { Runs } from '../tips.js';
import type { RequestKind } from '../typed-words.js';
import { cardCount, day, join, languageName, t } from './wording.js';

const kinds: Readonly<Record<RequestKind, string>> = {
  basic: 'Frage und Antwort',
  cloze: 'Lückentext',
  choice: 'Multiple Choice',
  mixed: 'alle Arten',
};

const anew = 'Neu machen';

const pagesIn = (runs: Runs): Words => {
  const [[from, to] = [0, 0], ...more] = runs;
  const listed = join(
    runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)),
    ', ',
  );
  return from === to && more.length === 0 ? t`Seite ${listed}` : t`Seiten ${listed}`;
};

export const request: CatalogOf<typeof english> = {
  wish: ({ cards, runs, focus, kind, language }) =>
    join(
      [
        cardCount(cards),
        ...(runs ? [pagesIn(runs)] : []),
        ...(focus === undefined ? [] : [t`zum Thema ${focus}`]),
        ...(kind ? [kinds[kind]] : []),
        ...(language === undefined ? [] : [t`auf ${languageName(language)}`]),
      ],
      ' · ',
    ),
  fewerPages: ({ pages }) => t`Die letzte Seite ist ${pages}, weiter geht es also nicht.`,
  ownLanguage: 'Ohne KI-Modell kann ich nicht übersetzen: Die Karten sind in der Sprache des Dokuments.',
  fewerOfKind: ({ kind }) =>
    t`Ohne KI-Modell finde ich nur einige Karten dieser Art (${kinds[kind]}), es können also weniger werden.`,
  notTaken: ({ files, why }) => t`${join(files, ', ')}: ${why}`,
  after: ({ file }) =>
    file === undefined
      ? 'In der Warteschlange, nach einem anderen PDF von dir.'
      : t`In der Warteschlange, nach ${file}.`,
  known: ({ cards, deck }) => t`Das hast du schon: ${cardCount(cards)} in ${deck}.`,
  beingRead: ({ cards, deck }) =>
    cards > 0
      ? t`Das lese ich gerade: bisher ${cardCount(cards)} in ${deck}.`
      : 'Das lese ich gerade. Die ersten Karten kommen gleich.',
  gone: 'Die Karten, die du daraus hattest, sind weg.',
  askedFor: ({ wish }) => t`„${anew}“ gibt dir, was du jetzt möchtest: ${wish}.`,
  more: 'Mehr Karten',
  anew,
  deckOfPhoto: ({ at }) => t`Foto vom ${day(at)}`,
  deckOfFile: ({ at }) => t`PDF vom ${day(at)}`,
  kinds,
  commands: {
    menu: 'Karten aus diesem PDF',
    kind: 'Welche Art von Karten',
    pages: 'Nur diese Seiten, etwa 10-40 oder 3, 7-9',
  },
};
