import type { Sides } from '../../../core/library/edits.js';

/** `Front :: Back`, a question and what follows it, or `Term: definition`, in this order. */
const SPLITS = [
  /^(?<front>.+?)\s*::\s*(?<back>.+)$/s,
  /^(?<front>[^\n]{3,}[?？؟])\s*\n?\s*(?<back>\S.*)$/s,
  /^(?<front>[^\n:]{2,100}):\s+(?<back>.+)$/s,
  /^(?<front>[^\n]{2,100}?)\s+[–—=]\s+(?<back>.+)$/s,
];

/**
 * What a message gives for a card: both sides where it is written like a card, else a question for the front or
 * anything else for the back.
 */
export const sidesOfMessage = (message: string): Partial<Sides> => {
  const text = message.trim();
  for (const split of SPLITS) {
    const { front, back } = split.exec(text)?.groups ?? {};
    if (front && back) return { front: front.trim(), back: back.trim() };
  }
  if (text === '') return {};
  return /[?？؟]$/.test(text) ? { front: text } : { back: text };
};
