import type { Words } from '../../chat/text.js';
import { wording } from '../wording.js';

export const {
  t,
  plural,
  list,
  join,
  number,
  oneDecimal,
  percent,
  duration,
  moment,
  progress,
  day,
  dayOf,
  month,
  languageName,
} = wording('en');

/** `1 card`, `2 cards`. */
export const cardCount = (count: number): Words =>
  plural(count, { one: t`${count} card`, other: t`${count} cards` });
