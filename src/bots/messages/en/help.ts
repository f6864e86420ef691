import { code, commandName, type Words } from '../../chat/text.js';
import { request } from './request.js';
import { t } from './wording.js';

const pdf = commandName('pdf');
const add = commandName('flashcard add', 'add');
const list = commandName('flashcard list', 'list');
const search = commandName('flashcard search', 'search');
const decks = commandName('deck list', 'decks');
const study = commandName('study start', 'study');
const quiz = commandName('quiz start', 'quiz');

const { menu } = request.commands;

export const help = {
  welcome: 'Hello! I turn lecture PDFs into flashcards and help you remember them.',
  title: 'What I can do',
  /** One line each, with a command as one gives it. */
  examples: {
    pdf: t`📄 ${pdf} Lecture 3.pdf → cards, each with its page`,
    /** Where a document can be sent by itself. */
    sentPdf: '📄 Send me a PDF: “10 cards about enzymes, p. 3-8”',
    add: t`✏️ ${add} What is osmosis? → Water moving through a membrane · with both: asked both ways`,
    choice: t`🔘 ${add} alone opens a form, with wrong answers for multiple choice`,
    find: t`🗂️ ${decks} · ${list} · ${search} osmosis`,
    study: t`🧠 ${study} asks you what is due, just before you forget it; ${commandName('stats')} shows how it goes`,
    modes: t`🎯 ${study} with until (Dec 24): ahead of an exam · with mode: practice, only misses, new cards`,
    quiz: t`🏆 ${quiz} Biology, in a server where everybody can play`,
    /** For those who may. */
    board: t`📅 ${commandName('board here')}: every Monday, how all who join have studied`,
    you: t`⚙️ ${commandName('settings')} · ${commandName('language')} · ${commandName('privacy')} · ${commandName('export')} · ${commandName('forget-me')}`,
  },
  /** The same where commands are messages. */
  typedExamples: {
    modes: t`🎯 ${study} until: Dec 24, ahead of an exam · ${study} mode: practise, misses or new`,
    add: t`✏️ ${add} What is osmosis? :: Water moving through a membrane · ${code('cat ::: Katze')} is asked both ways`,
    choice: t`🔘 Multiple choice: wrong answers go below, one a line, each after ${code('x')}`,
    quiz: t`🏆 ${quiz} Biology, in a group where everybody can play`,
  },
  /** How a PDF gets here. */
  howToSend: ({ typed }: { typed: boolean }): Words =>
    typed
      ? t`Send me a PDF or a photo of a page in our private chat, or reply to one in a group with ${pdf}.`
      : t`Use ${pdf} and choose a PDF or a photo of a page, or send me one as a direct message. If it is already in a channel, open that message’s menu: Apps, “${menu}”.`,
  buttons: {
    pdf: 'Cards from a PDF',
    add: 'Add a card',
    study: 'Study',
    quiz: 'Start a quiz',
    decks: 'My decks',
    help: 'Help',
  },
  greeting: t`Hello, I am Deckhand. Give me a lecture PDF with ${pdf} and I make flashcards from it, each with the page it came from. Study them with ${study}. Your answers are yours alone; cards of a PDF sent here can be copied by others, unless you close that.`,
  commands: {
    help: 'What I can do',
    start: 'Begin',
  },
} as const;
