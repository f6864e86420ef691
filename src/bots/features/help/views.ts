import type { Button } from '../../chat/view.js';
import { bold, text, type View } from '../../chat/view.js';
import { helpWords as words } from '../../messages/help.js';

const shortcuts: readonly Button[] = [
  { label: words.buttons.study, action: { type: 'study.start', deck: null }, tone: 'primary' },
  { label: words.buttons.add, action: { type: 'card.add', deck: null } },
  { label: words.buttons.decks, action: { type: 'deck.list', page: 0 } },
  { label: words.buttons.settings, action: { type: 'settings.show' } },
];
const helpButton: Button = { label: words.buttons.help, action: { type: 'help.show' } };

export const helpView: View = {
  title: words.title,
  blocks: [...words.topics.map(([topic, how]) => text(bold(topic), `\n${how}`)), text(words.group)],
  buttons: [shortcuts],
};

/** The first thing that a person reads. */
export const welcomeView: View = {
  blocks: [text(bold(words.welcome)), text(words.welcomeHow)],
  buttons: [[{ label: words.buttons.add, action: { type: 'card.add', deck: null } }, helpButton]],
};

/** Said once where the bot was added. */
export const greetingView: View = { blocks: [text(words.greeting)], buttons: [[helpButton]] };
