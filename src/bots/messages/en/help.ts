import { code, commandName } from '../../chat/text.js';
import { t } from './wording.js';

const pdf = commandName('pdf');
const add = commandName('flashcard add', 'add');
const list = commandName('flashcard list', 'list');
const search = commandName('flashcard search', 'search');
const edit = commandName('flashcard edit', 'edit');
const remove = commandName('flashcard delete', 'delete');
const study = commandName('study start', 'study');
const quiz = commandName('quiz start', 'quiz');

/** In `typed` entries commands are messages, and a document can be sent by itself. */
export const help = {
  welcome: 'Hello! I turn lecture PDFs into flashcards and help you remember them.',
  welcomeHow: t`Give me a PDF or a photo of a page with ${pdf} to begin. Cards appear while I am still reading.`,
  title: 'What I can do',
  topics: { pdf: 'PDF', cards: 'Cards', decks: 'Decks', study: 'Study', quiz: 'Quiz', you: 'You' },
  pdf: t`${pdf} makes cards from one. Every card shows the page that it came from.`,
  cards: t`${add} makes one yourself. “Make flashcard” in a message’s menu, under Apps, makes one from it. ${list}, ${search}, ${edit} and ${remove} do the rest.`,
  decks: t`${commandName('deck list', 'decks')} shows them. New cards go to your first deck unless you name another.`,
  study: t`${study} asks you what is due, just before you would forget it. ${commandName('study end', 'end')} stops.`,
  quiz: t`In a server or group, ${quiz} lets everybody play one of your decks, and ${commandName('deck offer')} lends it to all there.`,
  you: t`${commandName('settings')}, ${commandName('language')}, ${commandName('privacy')}, ${commandName('export')} and ${commandName('forget-me')}.`,
  typed: {
    welcomeHow: 'Send me a PDF or a photo of a page to begin. Cards appear while I am still reading.',
    pdf: t`Send me one in our private chat, or reply to one in a group with ${pdf}. Every card shows the page that it came from.`,
    cards: t`${add} makes one yourself. A reply to any message with ${add} makes one from it. ${list}, ${search}, ${edit} and ${remove} do the rest.`,
    quiz: t`In a server or group, ${quiz} lets everybody play one of your decks, and ${commandName('deck offer')} lends it to all there. Say more after the command: ${code('/quiz Biology questions: 20 seconds: 15 mode: race')}.`,
  },
  buttons: { add: 'Add a card', decks: 'My decks', study: 'Study', settings: 'Settings', help: 'Help' },
  greeting: t`Hello, I am Deckhand. Give me a lecture PDF with ${pdf} and I make flashcards from it, each with the page it came from. Study them with ${study}; only you see your cards and answers.`,
  commands: {
    help: 'What I can do',
    start: 'Begin',
  },
} as const;
