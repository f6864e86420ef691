import { italic } from '../../chat/text.js';
import { text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, emphasized } from '../shared.js';
import { flagOf, type InPhase, NAMED_FRONT } from './parts.js';

const words = messages.study;

/** What can be done with the card in a session, beside answering it. */
export const menuView = (state: InPhase<'front' | 'answer'>): View => {
  const { session, rev, card } = state;
  const flag = { type: 'study.flag', session, card: card.id, flagged: !card.isFlagged } as const;
  return {
    accent: 'study',
    title: words.menu.title,
    blocks: [
      text(...flagOf(card), emphasized(clip(card.front, NAMED_FRONT))),
      text(italic(words.menu.explained)),
    ],
    buttons: [
      [
        { label: words.menu.rest, action: { type: 'study.putAside', session, rev, how: 'rests' } },
        { label: words.menu.setAside, action: { type: 'study.putAside', session, rev, how: 'setAside' } },
        { label: card.isFlagged ? words.menu.unflag : words.menu.flag, action: flag },
      ],
      [
        { label: words.menu.edit, action: { type: 'card.edit', card: card.id } },
        { label: words.menu.open, action: { type: 'card.show', card: card.id } },
        { label: messages.answers.back, action: { type: 'study.look', session } },
      ],
    ],
  };
};
