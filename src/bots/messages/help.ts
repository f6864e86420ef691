export const helpWords = {
  welcome: 'Hello! I turn lecture PDFs into flashcards and help you remember them.',
  welcomeHow: 'Send me a PDF to begin. Cards appear while I am still reading.',
  title: 'What I can do',
  topics: [
    ['PDF', 'Send me one in our private chat, or use /pdf. Every card shows the page that it came from.'],
    [
      'Cards',
      '/add makes one yourself (on Discord: /flashcard add). /list, /search, /edit and /delete do the rest.',
    ],
    [
      'Decks',
      '/decks shows them (on Discord: /deck list). New cards go to “My cards” unless you name a deck.',
    ],
    ['Study', '/study shows what is due, at the moment when you are about to forget it. /end stops.'],
    ['You', '/settings, /privacy, /export, and /forget_me (on Discord: /forget-me).'],
  ],
  group: 'In a group: reply to a PDF with /pdf, or to any message with /add.',
  buttons: { add: 'Add a card', decks: 'My decks', study: 'Study', settings: 'Settings', help: 'Help' },
  greeting:
    'Hello, I am Deckhand. Give me a lecture PDF with /pdf and I make flashcards from it, each with the page it came from. Study them with /study; only you see your cards and answers.',
} as const;

export const helpCommands = {
  help: 'What I can do',
  start: 'Begin',
} as const;
