import { messages } from '../messages/messages.js';
import type { Notice } from './outcome.js';
import { piecesOf } from './text.js';
import { type Button, text, type View } from './view.js';

/** A notice where it is shown as a message. */
export const noticeView = ({ text: said, retry, refused, buttons = [] }: Omit<Notice, 'kind'>): View => {
  const again: Button[][] = retry ? [[{ label: messages.answers.tryAgain, action: retry }]] : [];
  return {
    ...(refused && { accent: 'refusal' }),
    blocks: [text(...piecesOf(said))],
    buttons: [...buttons, ...again],
  };
};
