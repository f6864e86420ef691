import type { DeckId } from '../../../core/ids.js';
import type { StudyState } from '../../../core/study/study.js';
import { italic, type Message } from '../../chat/text.js';
import { type Block, type Button, text } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import type { InPhase } from './parts.js';
import { startAs } from './request.js';

const words = messages.study;

export const titleOf = ({ deck, mode, progress, due }: StudyState): Message => {
  const where = { deck: deck?.name ?? words.allDecks, ...progress };
  return mode === 'due' ? words.title({ ...where, due }) : words.modes.title({ ...where, mode });
};

/** At the beginning, what the answers of a mode come to. */
export const modeBlocks = ({ mode, aheadDay, reviews }: StudyState): Block[] => {
  if (mode === 'due' || reviews > 0) return [];
  return [text(italic(words.modes.explained[mode]({ day: aheadDay ?? 0 })))];
};

/** In practice nothing is scheduled, so that an answer is right or not; what was judged so comes first. */
export const practiceGrades = ({ session, rev, answered }: InPhase<'answer'>): Button[] => {
  const button = (isRight: boolean, tone?: 'primary' | 'danger' | 'success'): Button => ({
    label: words.modes.right({ isRight }),
    action: { type: 'study.grade', session, rev, grade: isRight ? 3 : 1 },
    ...(tone ? { tone } : {}),
  });
  if (!answered) return [button(false, 'danger'), button(true, 'success')];
  const isRight = answered.verdict !== 'wrong';
  return [button(isRight, 'primary'), button(!isRight)];
};

export const practiseButton = (deck: DeckId | null): Button => ({
  label: words.modes.practise,
  action: startAs({ deck, mode: 'practise' }),
});

/** What one can do beyond what is due. @param hasNew whether cards wait for the new cards of other days */
export const moreButtons = (deck: DeckId | null, hasNew: boolean): Button[] => [
  ...(hasNew ? [{ label: words.modes.moreNew, action: startAs({ deck, mode: 'new' }) }] : []),
  { label: words.modes.ahead, action: startAs({ deck, mode: 'ahead' }) },
  practiseButton(deck),
];

/** What is left, in the order of its urgency; nothing of it where the session was of another mode. */
export const whatIsNext = ({ mode, due, summary: { nextDue, newLeft } }: InPhase<'done'>): Block[] => {
  if (mode === 'practise') return [text(words.modes.notScheduled)];
  if (mode !== 'due') return [];
  return [
    ...(due > 0 ? [text(words.dueNow({ cards: due }))] : []),
    ...(due === 0 && nextDue ? [text(words.nextDue), { kind: 'deadline', at: nextDue } as const] : []),
    ...(newLeft ? [text(words.newLeft[newLeft])] : []),
  ];
};

/** The rest, or else what one can do beyond it. */
export const goOn = ({ deck, mode, aheadDay, due, summary: { newLeft } }: InPhase<'done'>): Button[] => {
  const { id = null } = deck ?? {};
  const again: Button = {
    label: mode === 'practise' ? words.modes.again : words.goOn,
    action:
      mode === 'due' ? { type: 'study.start', deck: id } : startAs({ deck: id, mode, until: aheadDay ?? 0 }),
    tone: 'primary',
  };
  if (mode === 'practise' || due > 0 || newLeft === 'today') return [again];
  return mode === 'due' ? moreButtons(id, newLeft === 'later') : [practiseButton(id)];
};
