import type { Seen } from './scene.js';
import type { KnownCard } from './table.js';

/** `Question 2 of 5`, counted from 1. */
export const numberOf = ({ lines }: Seen): { number: number; of: number } | undefined => {
  const [, number, of] = /^Question (\d+) of (\d+)/.exec(lines[0] ?? '') ?? [];
  return number === undefined ? undefined : { number: Number(number), of: Number(of) };
};

/** The button that is right for whoever knows the cards; undefined for a question from somewhere else. */
export const rightLabel = (message: Seen, cards: readonly KnownCard[]): string | undefined => {
  const asked = squeezed(message.lines.join(' '));
  const [card] = cards
    .filter(({ front }) => asked.includes(squeezed(front)))
    .sort((a, b) => b.front.length - a.front.length);
  if (card === undefined) return undefined;
  const claim = message.lines.find((line) => line.startsWith('→ '));
  if (claim !== undefined) return squeezed(claim) === squeezed(card.back) ? 'True' : 'False';
  return labels(message).find((label) => squeezed(optionOf(message, label)) === squeezed(card.back));
};

export const labels = ({ buttons }: Seen): string[] => buttons.flat();

/** The button that a closed question names as the right one. */
export const revealedLabel = ({ lines }: Seen): string | undefined => {
  const right = lines.find((line) => /^[✅❌]/u.test(line));
  return /^[✅❌] (\w+)/u.exec(right ?? '')?.[1];
};

/** Who had it, the quickest first. */
export const winnersIn = ({ lines }: Seen): string[] => {
  const line = lines.find((one) => one.startsWith('Right: '));
  return line === undefined ? [] : line.slice('Right: '.length).split(', ');
};

/** Points by name, from the leaderboard. */
export const pointsIn = ({ lines }: Seen): Map<string, number> => {
  const places = lines.flatMap((line) => {
    const [, name, points] = /^\S+ (.+) — (\d+) (?:points?|of)/.exec(line) ?? [];
    return name === undefined ? [] : [[name, Number(points)] as const];
  });
  return new Map(places);
};

const optionOf = ({ lines }: Seen, label: string): string =>
  lines.find((line) => line.startsWith(`${label}  `))?.slice(label.length) ?? '';

/** Letters and digits alone: gaps and quotes are drawn differently from place to place. */
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
