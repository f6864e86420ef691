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
} = wording('de');

/** `1 Karte`, `2 Karten`. */
export const cardCount = (count: number): Words =>
  plural(count, { one: t`${count} Karte`, other: t`${count} Karten` });
