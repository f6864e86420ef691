import type { Where } from '../chat/turn.js';

/** The kinds of place that there are where commands are typed, and where they are not. */
const KINDS: Readonly<Record<'typed' | 'chosen', readonly Where[]>> = {
  typed: ['botDm', 'group', 'groupAdmin'],
  chosen: ['guild', 'botDm', 'userInstall'],
};

/** Those of the places that somebody can find on their platform. @param typed see `Turn.typed` */
export const placesOf = (where: readonly string[], typed: boolean): readonly Where[] =>
  KINDS[typed ? 'typed' : 'chosen']
    .filter((place) => where.includes(place))
    .filter((place) => place !== 'groupAdmin' || !where.includes('group'));

/** Whether it takes others: no private chat is among the places. */
export const isTogether = (where: readonly string[]): boolean =>
  where.includes('guild') && !where.includes('botDm');
