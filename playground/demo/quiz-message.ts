import { plainWords } from '../../src/bots/chat/text.js';
import { catalogs } from '../../src/bots/messages/catalog.js';
import type { Seen } from './scene.js';
import type { KnownCard } from './table.js';

/** `Question 2 of 5` in any language, counted from 1. */
export const numberOf = ({ lines: [title = ''] }: Seen): { number: number; of: number } | undefined => {
  const [number = 0, of = 0] = (title.match(/\d+/g) ?? []).map(Number);
  const asks = { number, total: of, deck: '' };
  const isAsked = Object.values(catalogs).some(({ quiz }) => title.includes(plainWords(quiz.title(asks))));
  return isAsked ? { number, of } : undefined;
};

/** The button that is right for whoever knows the cards; undefined for a question from somewhere else. */
export const rightLabel = (message: Seen, cards: readonly KnownCard[]): string | undefined => {
  const asked = squeezed(message.lines.join(' '));
  const [card] = cards
    .filter(({ front }) => asked.includes(squeezed(front)))
    .sort((a, b) => b.front.length - a.front.length);
  if (card === undefined) return undefined;
  const claim = message.lines.find((line) => line.startsWith('→ '));
  const [yes, no] = labels(message);
  if (claim !== undefined) return squeezed(claim) === squeezed(card.back) ? yes : no;
  return labels(message).find((label) => squeezed(optionOf(message, label)) === squeezed(card.back));
};

export const labels = ({ buttons }: Seen): string[] => buttons.flat();

/** The button that a closed question names as the right one. */
export const revealedLabel = ({ lines }: Seen): string | undefined =>
  lines.find((line) => line.includes('✅'))?.split(/\s{2,}/)[0];

/** Who had it, the quickest first. */
export const winnersIn = ({ lines }: Seen): string[] => namesAfter('Right: ', lines);

/** Points by name, from the leaderboard, which names those without any behind the others. */
export const pointsIn = ({ lines }: Seen): Map<string, number> => {
  const places = lines.flatMap((line) => {
    const [, name, points] = /^\S+ (.+) — (\d+) (?:points?|of)/.exec(line) ?? [];
    return name === undefined ? [] : [[name, Number(points)] as const];
  });
  return new Map([...places, ...namesAfter('Also played: ', lines).map((name) => [name, 0] as const)]);
};

const namesAfter = (start: string, lines: readonly string[]): string[] =>
  lines
    .find((line) => line.startsWith(start))
    ?.slice(start.length)
    .split(', ') ?? [];

const optionOf = ({ lines }: Seen, label: string): string =>
  lines.find((line) => line.startsWith(`${label}  `))?.slice(label.length) ?? '';

/** Letters and digits alone: gaps and quotes are drawn differently from place to place. */
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
