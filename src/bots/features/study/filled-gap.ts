import { aroundGaps, FILLINGS } from '../../../core/gap.js';
import type { StudyCard } from '../../../core/study/session-row.js';
import type { Span } from '../../chat/text.js';
import { emphasized } from '../shared.js';

/** The sentence with its missing words in their place. Further lines of the answer stand below it. */
export const filledGap = ({ front, back }: Pick<StudyCard, 'front' | 'back'>): Span[] => {
  const [before = '', ...after] = aroundGaps(front);
  if (after.length === 0) return [front, '\n', emphasized(back)];
  const [filling = '', ...below] = back.split('\n');
  const each = filling.split(FILLINGS);
  const fillings = each.length === after.length ? each : [filling, ...after.slice(1).map(() => '…')];
  return [
    before,
    ...after.flatMap((words, i) => [emphasized(fillings[i] ?? ''), words]),
    ...below.map((line) => `\n${line}`),
  ];
};
