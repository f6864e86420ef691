import type { UserErrors } from '../../../core/errors.js';
import type { DeckId } from '../../../core/ids.js';
import type { SessionRequest } from '../../../core/study/begin.js';
import type { Message } from '../../chat/text.js';
import { type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { moreButtons, practiseButton } from './mode-views.js';
import { startAs } from './request.js';
import { decksButton } from './views.js';

const words = messages.study;

/** @param why which cards are missing */
export const noCardsView = (why: Message, deck: DeckId | null): View => ({
  accent: 'study',
  blocks: [text(why)],
  buttons: [[{ label: words.addCard, action: { type: 'card.add', deck } }, decksButton]],
});

/** A holiday is not broken by accident. */
export const holidayView = ({ until }: UserErrors['study.holiday'], request: SessionRequest): View => {
  const wanted = { ...startAs(request), type: 'study.inHoliday' } as const;
  return {
    accent: 'study',
    blocks: [text(words.holiday.until({ until }))],
    buttons: [
      [
        { label: words.holiday.study, action: { ...wanted, ends: false } },
        { label: words.holiday.end, action: { ...wanted, ends: true } },
      ],
    ],
  };
};

/** Nothing to study in the mode that was asked for. */
export const nothingInModeView = (
  { mode, nextDue }: UserErrors['study.nothing_in_mode'],
  deck: DeckId | null,
): View => ({
  accent: 'study',
  blocks: [text(words.modes.nothing[mode]), ...nextDueBlocks(nextDue)],
  buttons: [[...(mode === 'practise' ? [] : [practiseButton(deck)]), decksButton]],
});

const nextDueBlocks = (nextDue: Date | undefined): Block[] =>
  nextDue ? [text(words.nextDue), { kind: 'deadline', at: nextDue }] : [];

/** All done for now: when it goes on, in the reader's own time. */
export const nothingDueView = (
  { nextDue, newLeftTomorrow }: UserErrors['study.nothing_due'],
  deck: DeckId | null,
): View => ({
  accent: 'study',
  blocks: [
    text(words.nothingDue),
    ...(newLeftTomorrow ? [text(words.newLeft.later)] : []),
    ...nextDueBlocks(nextDue),
  ],
  buttons: [
    moreButtons(deck, newLeftTomorrow),
    [decksButton, { label: words.settings, action: { type: 'settings.show' } }],
  ],
});
