import { code, commandName, type Span } from '../chat/view.js';

const pdf = commandName('pdf');
const add = commandName('flashcard add', 'add');
const pages = 'Every card shows the page that it came from.';

export const helpWords = {
  welcome: 'Hello! I turn lecture PDFs into flashcards and help you remember them.',
  /** @param typed commands are messages, and a document can be sent by itself */
  welcomeHow: (typed: boolean): readonly Span[] => [
    ...(typed ? ['Send me a PDF'] : ['Give me a PDF with ', pdf]),
    ' to begin. Cards appear while I am still reading.',
  ],
  title: 'What I can do',
  topics: (typed: boolean): readonly (readonly [string, readonly Span[]])[] => [
    [
      'PDF',
      typed
        ? ['Send me one in our private chat, or reply to one in a group with ', pdf, '. ', pages]
        : [pdf, ' makes cards from one. ', pages],
    ],
    [
      'Cards',
      [
        add,
        ' makes one yourself. ',
        ...(typed
          ? ['A reply to any message with ', add, ' makes one from it. ']
          : ['“Make flashcard” in a message’s menu, under Apps, makes one from it. ']),
        commandName('flashcard list', 'list'),
        ', ',
        commandName('flashcard search', 'search'),
        ', ',
        commandName('flashcard edit', 'edit'),
        ' and ',
        commandName('flashcard delete', 'delete'),
        ' do the rest.',
      ],
    ],
    [
      'Decks',
      [
        commandName('deck list', 'decks'),
        ' shows them. New cards go to “My cards” unless you name another deck.',
      ],
    ],
    [
      'Study',
      [
        commandName('study start', 'study'),
        ' asks you what is due, just before you would forget it. ',
        commandName('study end', 'end'),
        ' stops.',
      ],
    ],
    [
      'Quiz',
      [
        'In a server or group, ',
        commandName('quiz start', 'quiz'),
        ' lets everybody play one of your decks, and ',
        commandName('deck offer'),
        ' lends it to all there.',
        ...(typed
          ? [' Say more after the command: ', code('/quiz Biology questions: 20 seconds: 15 mode: race'), '.']
          : []),
      ],
    ],
    [
      'You',
      [
        commandName('settings'),
        ', ',
        commandName('privacy'),
        ', ',
        commandName('export'),
        ' and ',
        commandName('forget-me'),
        '.',
      ],
    ],
  ],
  buttons: { add: 'Add a card', decks: 'My decks', study: 'Study', settings: 'Settings', help: 'Help' },
  greeting: [
    'Hello, I am Deckhand. Give me a lecture PDF with ',
    pdf,
    ' and I make flashcards from it, each with the page it came from. Study them with ',
    commandName('study start', 'study'),
    '; only you see your cards and answers.',
  ] satisfies readonly Span[],
} as const;

export const helpCommands = {
  help: 'What I can do',
  start: 'Begin',
} as const;
