const cards = (count: number): string => `${count} ${count === 1 ? 'card' : 'cards'}`;

export const deckWords = {
  /** What a newcomer's first deck is called. */
  defaultName: 'My cards',
  title: (total: number): string => `Your decks · ${total}`,
  counts: (all: number, due: number, fresh: number): string =>
    [cards(all), ...(due > 0 ? [`${due} due`] : []), ...(fresh > 0 ? [`${fresh} new`] : [])].join(', '),
  pick: 'Tap a number to open a deck.',
  isDefault: 'New cards go here unless you name another deck.',
  created: 'Deck created',
  renamed: 'Deck renamed',
  deleted: (name: string): string => `“${name}” and its cards are deleted.`,
  restored: 'Deck is back',
  facts: { cards: 'Cards', due: 'Due now', fresh: 'New' },
  study: 'Study',
  cards: 'Cards',
  addCard: 'Add a card',
  rename: 'Rename',
  delete: 'Delete',
  undo: 'Undo',
  all: 'All decks',
  create: 'New deck',
  forms: { create: 'New deck', rename: 'Rename deck', name: 'Name', placeholder: 'Cell biology' },
} as const;

export const deckCommands = {
  list: 'List your decks',
  create: 'Create a deck',
  rename: 'Rename a deck',
  delete: 'Delete a deck with its cards',
  show: 'Show a deck',
  deck: 'The deck',
  name: 'Its name',
  newName: 'Its new name',
} as const;
