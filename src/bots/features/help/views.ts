import { bold, type Message } from '../../chat/text.js';
import { type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

const words = messages.help;

const shortcuts: readonly Button[] = [
  { label: words.buttons.study, action: { type: 'study.start', deck: null }, tone: 'primary' },
  { label: words.buttons.add, action: { type: 'card.add', deck: null } },
  { label: words.buttons.decks, action: { type: 'deck.list', page: 0 } },
  { label: words.buttons.settings, action: { type: 'settings.show' } },
];
const helpButton: Button = { label: words.buttons.help, action: { type: 'help.show' } };

/** @param typed see `Turn.typed` */
export const helpView = (typed: boolean): View => {
  const said = typed ? { ...words, ...words.typed } : words;
  const topics: readonly (readonly [topic: Message, how: Message])[] = [
    [words.topics.pdf, said.pdf],
    [words.topics.cards, said.cards],
    [words.topics.decks, said.decks],
    [words.topics.study, said.study],
    [words.topics.quiz, said.quiz],
    [words.topics.you, said.you],
  ];
  return {
    title: words.title,
    blocks: topics.map(([topic, how]) => text(bold(topic), '\n', how)),
    buttons: [shortcuts],
  };
};

/** The first thing that a person reads. @param typed see `Turn.typed` */
export const welcomeView = (typed: boolean): View => ({
  blocks: [text(bold(words.welcome)), text((typed ? words.typed : words).welcomeHow)],
  buttons: [[{ label: words.buttons.add, action: { type: 'card.add', deck: null } }, helpButton]],
});

/** Said once where the bot was added. */
export const greetingView: View = { blocks: [text(words.greeting)], buttons: [[helpButton]] };
