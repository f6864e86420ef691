import type { UserErrors } from '../../../core/errors.js';
import type { DeckId } from '../../../core/ids.js';
import type { SessionRequest } from '../../../core/study/begin.js';
import type { Message } from '../../chat/text.js';
import { text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { decksButton } from './views.js';

const words = messages.study;

/** @param why which cards are missing */
export const noCardsView = (why: Message, deck: DeckId | null): View => ({
  accent: 'study',
  blocks: [text(why)],
  buttons: [[{ label: words.addCard, action: { type: 'card.add', deck } }, decksButton]],
});

/** A holiday is not broken by accident. */
export const holidayView = (until: number, { deck, limit = 0 }: SessionRequest): View => ({
  accent: 'study',
  blocks: [text(words.holiday.until({ until }))],
  buttons: [
    [
      { label: words.holiday.study, action: { type: 'study.inHoliday', deck, limit, ends: false } },
      { label: words.holiday.end, action: { type: 'study.inHoliday', deck, limit, ends: true } },
    ],
  ],
});

/** All done for now: when it goes on, in the reader's own time. */
export const nothingDueView = ({ nextDue, newLeftTomorrow }: UserErrors['study.nothing_due']): View => ({
  accent: 'study',
  blocks: [
    text(words.nothingDue),
    ...(newLeftTomorrow ? [text(words.newLeft.later)] : []),
    ...(nextDue ? [text(words.nextDue), { kind: 'deadline', at: nextDue } as const] : []),
  ],
  buttons: [[decksButton, { label: words.settings, action: { type: 'settings.show' } }]],
});
