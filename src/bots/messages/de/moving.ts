import type { CatalogOf } from '../catalog-of.js';
import type { moving as english } from '../en/moving.js';
import { cardCount, plural, t } from './wording.js';

export const moving: CatalogOf<typeof english> = {
  mark: 'Karten verschieben',
  move: 'Verschieben',
  which: 'Welche Karten?',
  howToMark: 'Tippe auf die Nummern der Karten, die du verschieben möchtest.',
  moveSome: ({ cards }) => t`${cardCount(cards)} verschieben`,
  moveAll: ({ cards }) =>
    plural(cards, { one: t`${cardCount(cards)} verschieben`, other: t`Alle ${cards} verschieben` }),
  whereTo: ({ cards }) =>
    plural(cards, {
      one: 'In welchen Stapel?',
      other: t`In welchen Stapel? ${cardCount(cards)} kommen dorthin.`,
    }),
  mergeWith: ({ deck }) =>
    t`In welchen Stapel? Alle Karten aus „${deck}“ kommen mit deinem Lernstand dorthin, und „${deck}“ ist weg. Du kannst das rückgängig machen.`,
  moved: ({ cards, deck }) =>
    plural(cards, {
      one: t`${cardCount(cards)} liegt jetzt in „${deck}“.`,
      other: t`${cardCount(cards)} liegen jetzt in „${deck}“.`,
    }),
  merged: ({ cards, from, into }) => t`„${from}“ gehört jetzt zu „${into}“: ${cardCount(cards)} verschoben.`,
  emptied: ({ cards, from, into }) =>
    t`${cardCount(cards)} nach „${into}“ verschoben. „${from}“ ist jetzt leer und bleibt für neue Karten.`,
  back: ({ cards }) =>
    plural(cards, {
      one: 'Die Karte liegt wieder, wo sie war.',
      other: t`${cardCount(cards)} liegen wieder, wo sie waren.`,
    }),
  open: 'Stapel öffnen',
  undo: 'Rückgängig',
  cancel: 'Abbrechen',
  commands: {
    merge: 'Alle Karten eines Stapels in einen anderen legen',
    from: 'Der Stapel, der im anderen aufgeht',
    into: 'Der Stapel, der bleibt',
  },
};
