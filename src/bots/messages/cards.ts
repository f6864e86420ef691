/** Around lists that are turned page by page. */
export const pagingWords = {
  back: '‹ Back',
  next: 'Next ›',
  page: (page: number, pages: number): string => (pages > 1 ? ` · page ${page + 1} of ${pages}` : ''),
} as const;

const count = (cards: number): string => `${cards} ${cards === 1 ? 'card' : 'cards'}`;

export const cardWords = {
  added: 'Card added',
  changed: 'Card changed',
  restored: 'Card is back',
  deleted: 'Card deleted',
  improved: 'Answer improved',
  before: 'Before',
  after: 'After',
  deck: 'Deck',
  source: 'From',
  wrongAnswers: 'Wrong answers',
  edit: 'Edit',
  delete: 'Delete',
  undo: 'Undo',
  study: 'Study',
  showSource: 'Source',
  improve: 'Improve answer',
  add: 'Add a card',
  sourceOf: (document: string | null, page: number | null): string =>
    [document ?? 'a document deleted since', ...(page === null ? [] : [`p. ${page}`])].join(', '),
  sourceCaution: 'This is where the card comes from. Whether it is right is for you to judge.',
  allCards: (total: number): string => `Your cards · ${total}`,
  cardsOf: (deck: string, total: number): string => `${deck} · ${count(total)}`,
  found: (words: string, total: number): string => `“${words}” · ${count(total)}`,
  pick: 'Tap a number to open a card, with Edit and Delete.',
  none: 'No cards here yet. Give me a PDF with /pdf, or add a card yourself.',
  nothingFound: 'No card has all of these words. Try fewer, or the beginning of one.',
  forms: {
    new: 'New card',
    edit: 'Edit card',
    front: 'Front (the question)',
    back: 'Back (the answer)',
    search: 'Search your cards',
    words: 'Words to look for',
  },
  placeholder: { front: 'What is osmosis?', back: 'Water moving through a membrane', words: 'osmosis' },
  askQuestion:
    'Reply to the message again with /add and your question, like “/add What is osmosis?”. The message becomes the answer.',
  /** Before it. */
  youWrote: '\nYou wrote: ',
  /** Before the reason. */
  notImproved: 'The card is saved as you wrote it. ',
} as const;

export const cardCommands = {
  add: 'Add a flashcard',
  addFront: 'The question. Leave it out to fill in a form',
  addBack: 'The answer',
  addDeck: 'The deck it goes to',
  addEnhance: 'Let the AI model improve the answer',
  menu: 'Make flashcard',
  list: 'List your cards',
  listDeck: 'Only the cards of this deck',
  show: 'Show a card',
  edit: 'Change a card',
  delete: 'Delete a card',
  card: 'The card; some of its words find it',
  search: 'Find cards by their words',
  words: 'Words on either side of the card',
} as const;
