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

/** @param typed see `Turn.typed` */
export const helpView = (typed: boolean): View => ({
  title: words.title,
  blocks: words.topics(typed).map(([topic, how]) => text(bold(topic), '\n', ...how)),
  buttons: [shortcuts],
});

/** The first thing that a person reads. @param typed see `Turn.typed` */
export const welcomeView = (typed: boolean): View => ({
  blocks: [text(bold(words.welcome)), text(...words.welcomeHow(typed))],
  buttons: [[{ label: words.buttons.add, action: { type: 'card.add', deck: null } }, helpButton]],
});

/** Said once where the bot was added. */
export const greetingView: View = { blocks: [text(...words.greeting)], buttons: [[helpButton]] };
