import type { CatalogOf } from '../catalog-of.js';
import type { decks as english } from '../en/decks.js';
import { cardCount, t } from './wording.js';

export const decks: CatalogOf<typeof english> = {
  title: ({ total }) => t`Deine Stapel · ${total}`,
  counts: ({ cards, due, fresh }) => {
    const dueToo = due > 0 ? t`, ${due} fällig` : '';
    return t`${cardCount(cards)}${dueToo}${fresh > 0 ? t`, ${fresh} neu` : ''}`;
  },
  pick: 'Tippe auf eine Nummer, um einen Stapel zu öffnen.',
  isDefault: 'Neue Karten kommen hierher, wenn du keinen anderen Stapel nennst.',
  created: ({ deck }) => t`Stapel erstellt: ${deck}`,
  renamed: ({ deck }) => t`Stapel umbenannt: ${deck}`,
  deleted: ({ deck }) => t`„${deck}“ und die Karten darin sind gelöscht.`,
  restored: ({ deck }) => t`Stapel ist wieder da: ${deck}`,
  facts: {
    cards: 'Karten',
    due: 'Jetzt fällig',
    fresh: 'Neu',
    setAside: 'Beiseitegelegt',
    flagged: 'Markiert',
  },
  back: 'Zum Stapel',
  showMarked: {
    setAside: 'Beiseitegelegte Karten',
    flagged: 'Markierte Karten',
    calledWrong: 'Als falsch gemeldete Karten',
  },
  study: 'Lernen',
  cards: 'Karten',
  addCard: 'Neue Karte',
  rename: 'Umbenennen',
  delete: 'Löschen',
  merge: 'Zusammenlegen',
  undo: 'Rückgängig',
  all: 'Alle Stapel',
  create: 'Neuer Stapel',
  forms: { create: 'Neuer Stapel', rename: 'Stapel umbenennen', name: 'Name', placeholder: 'Zellbiologie' },
  first: 'Meine Karten',
  missing: {
    none: ({ deck }) => t`Du hast keinen Stapel namens „${deck}“.`,
    others: ({ deck }) => t`Du hast keinen Stapel namens „${deck}“. Nimmst du einen anderen?`,
    nearest: ({ deck }) => t`Du hast keinen Stapel namens „${deck}“. Meinst du einen von diesen?`,
    several: ({ deck }) => t`Mehrere deiner Stapel beginnen mit „${deck}“. Welchen meinst du?`,
    wholeName: ({ deck }) =>
      t`Keiner deiner Stapel heißt genau „${deck}“, deshalb ist noch nichts geändert. Meinst du einen von diesen?`,
    create: ({ deck }) => t`„${deck}“ erstellen`,
  },
  commands: {
    list: 'Deine Stapel anzeigen',
    create: 'Einen Stapel erstellen',
    rename: 'Einen Stapel umbenennen',
    delete: 'Einen Stapel mit seinen Karten löschen',
    show: 'Einen Stapel anzeigen',
    deck: 'Der Stapel',
    name: 'Sein Name',
    newName: 'Sein neuer Name',
  },
};
