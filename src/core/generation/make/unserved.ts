import { detect } from 'tinyld';
import { isAbout } from '../text/focus.js';
import type { ChunkSummary, GeneratedCard, Unserved } from '../types.js';
import type { ChunkRequest } from './drafts.js';

/** Languages in which people name a language, beside that language itself. */
const NAMED_IN = ['en', 'de', 'fr', 'es'];

/** What was requested and is not there, since the built-in writer made cards. */
export const unservedOf = (
  {
    language,
    kind,
    focus,
    requested,
  }: Pick<ChunkRequest, 'language' | 'kind' | 'focus'> & { readonly requested: number },
  chunks: readonly ChunkSummary[],
  cards: readonly GeneratedCard[],
): Unserved[] => {
  if (!chunks.some(({ writers }) => writers.includes('extractive'))) return [];
  const isOther = language !== undefined && cards.length > 0 && !isIn(language, cards);
  return [
    ...(isOther ? (['language'] as const) : []),
    ...(focus !== undefined && cards.length > 0 && !cards.some((card) => isOn(focus, card))
      ? (['focus'] as const)
      : []),
    ...(kind !== undefined && cards.length < requested ? (['kind'] as const) : []),
  ];
};

const isOn = (focus: string, { front, back, quote }: GeneratedCard): boolean =>
  isAbout(focus, `${front} ${back} ${quote}`);

const isIn = (language: string, cards: readonly GeneratedCard[]): boolean => {
  const code = detect(cards.map(({ front, back }) => `${front} ${back}`).join('\n'));
  if (code === '') return false;
  const names = [...NAMED_IN, code].map((locale) =>
    new Intl.DisplayNames([locale], { type: 'language' }).of(code)?.toLocaleLowerCase(locale),
  );
  const requested = language.trim().toLowerCase();
  return requested === code || requested.startsWith(`${code}-`) || names.includes(requested);
};
