import { bold, type Message } from '../../chat/text.js';
import { type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { inLines } from '../shared.js';

const words = messages.help;

/** Where help is asked for. */
export interface Asked {
  /** See `Turn.typed`. */
  readonly typed: boolean;
  /** Others are there, to play with. */
  readonly together: boolean;
  /** They moderate the place, where others are. */
  readonly moderates?: boolean;
  /** A document can be sent by itself. */
  readonly sends: boolean;
}

const study: Button = {
  label: words.buttons.study,
  action: { type: 'study.start', deck: null },
  tone: 'primary',
};
const add: Button = { label: words.buttons.add, action: { type: 'card.add', deck: null } };
const pdf: Button = { label: words.buttons.pdf, action: { type: 'help.pdf' } };
const quiz: Button = { label: words.buttons.quiz, action: { type: 'quiz.begin' } };
const decks: Button = { label: words.buttons.decks, action: { type: 'deck.list', page: 0 } };
const help: Button = { label: words.buttons.help, action: { type: 'help.show' } };

/** An example of everything, in as many lines as half a phone has. */
const examplesView = (title: Message, { typed, together, moderates, sends }: Asked): View => {
  const said = typed ? { ...words.examples, ...words.typedExamples } : words.examples;
  const lines = [
    ...[sends ? said.sentPdf : said.pdf, said.add, said.choice, said.find, said.study, said.modes, said.quiz],
    ...(moderates ? [said.board] : []),
    said.you,
  ];
  return {
    blocks: [text(bold(title)), text(...inLines(lines))],
    buttons: [
      [pdf, add],
      [study, together ? quiz : decks],
    ],
  };
};

export const helpView = (asked: Asked): View => examplesView(words.title, asked);

/** The first thing that a person reads. */
export const welcomeView = (asked: Asked): View => examplesView(words.welcome, asked);

/** Said once where the bot was added. */
export const greetingView: View = { blocks: [text(words.greeting)], buttons: [[add, help]] };
