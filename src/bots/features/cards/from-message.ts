import type { Sides } from '../../../core/library/content.js';
import { splitAtSeparator } from '../../chat/separator.js';
import { readCards, type TypedCards } from './typed-cards.js';

/** A question and what follows it, or `Term: definition`, in this order. */
const SPLITS = [
  /^(?<front>[^\n]{3,}[?？؟])\s*\n?\s*(?<back>\S.*)$/s,
  /^(?<front>[^\n:]{2,100}):\s+(?<back>.+)$/s,
  /^(?<front>[^\n]{2,100}?)\s+[–—=]\s+(?<back>.+)$/s,
];

/** What a message gives for cards: all that is written like cards, else a question for the front or anything else for the back. */
export const cardsOfMessage = (message: string): TypedCards => {
  const read = readCards({ front: message });
  return read.kind === 'part' ? readCards(sidesOfMessage(message)) : read;
};

/** Both sides of a message that is written like one card, else one of them. */
export const sidesOfMessage = (message: string): Partial<Sides> => {
  const text = message.trim();
  const typed = splitAtSeparator(text);
  if (typed.front && typed.back) return typed;
  for (const split of SPLITS) {
    const { front, back } = split.exec(text)?.groups ?? {};
    if (front && back) return { front: front.trim(), back: back.trim() };
  }
  if (text === '') return {};
  return /[?？؟]$/.test(text) ? { front: text } : { back: text };
};
