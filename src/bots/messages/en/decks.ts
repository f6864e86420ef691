import type { Words } from '../../chat/text.js';
import { cardCount, t } from './wording.js';

export const decks = {
  title: ({ total }: { total: number }) => t`Your decks · ${total}`,
  counts: ({ cards, due, fresh }: { cards: number; due: number; fresh: number }): Words => {
    const dueToo = due > 0 ? t`, ${due} due` : '';
    return t`${cardCount(cards)}${dueToo}${fresh > 0 ? t`, ${fresh} new` : ''}`;
  },
  pick: 'Tap a number to open a deck.',
  isDefault: 'New cards go here unless you name another deck.',
  created: ({ deck }: { deck: string }) => t`Deck created: ${deck}`,
  renamed: ({ deck }: { deck: string }) => t`Deck renamed: ${deck}`,
  deleted: ({ deck }: { deck: string }) => t`“${deck}” and its cards are deleted.`,
  restored: ({ deck }: { deck: string }) => t`Deck is back: ${deck}`,
  facts: { cards: 'Cards', due: 'Due now', fresh: 'New', setAside: 'Set aside', flagged: 'Flagged' },
  back: 'Back to the deck',
  showMarked: {
    setAside: 'Cards set aside',
    flagged: 'Flagged cards',
    calledWrong: 'Cards called wrong',
  },
  study: 'Study',
  cards: 'Cards',
  addCard: 'Add a card',
  rename: 'Rename',
  delete: 'Delete',
  merge: 'Merge',
  undo: 'Undo',
  all: 'All decks',
  create: 'New deck',
  forms: { create: 'New deck', rename: 'Rename deck', name: 'Name', placeholder: 'Cell biology' },
  /** The deck that a newcomer begins with. */
  first: 'My cards',
  /** A deck that was named and is not there. */
  missing: {
    none: ({ deck }: { deck: string }) => t`You have no deck called “${deck}”.`,
    others: ({ deck }: { deck: string }) => t`You have no deck called “${deck}”. Take one of yours?`,
    nearest: ({ deck }: { deck: string }) => t`You have no deck called “${deck}”. Did you mean one of these?`,
    several: ({ deck }: { deck: string }) => t`Several of your decks begin with “${deck}”. Which one?`,
    wholeName: ({ deck }: { deck: string }) =>
      t`None of your decks is called exactly “${deck}”, so nothing is changed yet. Did you mean one of these?`,
    create: ({ deck }: { deck: string }) => t`Create “${deck}”`,
  },
  commands: {
    list: 'List your decks',
    create: 'Create a deck',
    rename: 'Rename a deck',
    delete: 'Delete a deck with its cards',
    show: 'Show a deck',
    deck: 'The deck',
    name: 'Its name',
    newName: 'Its new name',
  },
} as const;
