import { messages } from '../messages/messages.js';
import type { Notice } from './outcome.js';
import { piecesOf } from './text.js';
import { text, type View } from './view.js';

/** A notice where it is shown as a message. */
export const noticeView = ({ text: said, retry, refused }: Notice): View => ({
  ...(refused && { accent: 'refusal' }),
  blocks: [text(...piecesOf(said))],
  ...(retry && { buttons: [[{ label: messages.answers.tryAgain, action: retry }]] }),
});
