import type { Standing } from '../../../core/boards/standings.js';
import { bold, type Message, type Piece, type Text } from '../../chat/text.js';
import { type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip, inLines, MEDALS } from '../shared.js';

const words = messages.boards;

/** People who are named. */
const NAMED_MAX = 10;
/** Nobody is last. */
const UNRANKED = '▫️';
/** Of each name. */
const NAME_MAX = 40;
/** From so many days in a row on it is a streak. */
const STREAK_MIN = 2;

const buttons: readonly (readonly Button[])[] = [
  [
    { label: words.join, action: { type: 'board.join' }, tone: 'primary' },
    { label: words.leave, action: { type: 'board.leave' } },
  ],
];

/** @param timeZone by whose clock it is Monday morning */
export const openedView = (timeZone: string, isMoved = false): View => ({
  blocks: [...(isMoved ? [text(words.movedHere)] : []), text(words.opened({ timeZone }))],
  buttons,
});

/** In place of the announcement, once it promises nothing any more. */
export const overView = (why: 'closed' | 'movedAway'): View => ({ blocks: [text(words[why])] });

/** @param standings best first, only those who studied */
export const weekView = (standings: readonly Standing[]): View => {
  const more = standings.length - NAMED_MAX;
  return {
    accent: 'study',
    title: words.title,
    blocks: [
      text(...inLines(standings.slice(0, NAMED_MAX).map(lineOf))),
      text(more > 0 ? words.more({ people: more }) : words.wellDone),
    ],
    buttons,
  };
};

const lineOf = (standing: Standing, i: number): Text => {
  const { name, reviews, points, streak } = standing;
  const did: Message[] = [
    ...(reviews > 0 ? [words.reviews({ reviews })] : []),
    ...(points > 0 ? [words.points({ points })] : []),
    ...(streak >= STREAK_MIN ? [words.streak({ days: streak })] : []),
  ];
  return [
    `${MEDALS[i] ?? UNRANKED} `,
    bold(clip(name, NAME_MAX)),
    ...did.flatMap((each): Piece[] => [' · ', each]),
  ];
};
