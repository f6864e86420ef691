import type { MadeCard } from '../../../core/generation/store/states.js';
import { bold, italic, type Piece } from '../../chat/text.js';
import { type Block, quote } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip } from '../shared.js';

/** Characters of a card that is shown for others to see what cards there are. */
const FRONT = 160;
const BACK = 120;

/** A card as people see it go by: its question, its answer, and its page. */
export const cardBlock = ({ front, back, page }: MadeCard): Block =>
  quote(bold(clip(front, FRONT)), '\n', clip(back, BACK), ...pageBadge(page));

/** The page that a card is from, behind its answer. */
export const pageBadge = (page: number | null): readonly Piece[] =>
  page === null ? [] : [' · ', italic(messages.made.onPage({ page }))];
