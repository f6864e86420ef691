import { createHash } from 'node:crypto';
import type { StudyCard } from '../../../core/study/session-row.js';
import { type Block, text } from '../../chat/view.js';

export interface ShownOption {
  readonly letter: string;
  readonly text: string;
  readonly right: boolean;
}

/** The options of a `choice` card in an order that only the card decides, so that both sides show the same. */
export const optionsOf = ({ id, back, distractors }: StudyCard): readonly ShownOption[] =>
  [back, ...distractors]
    .map((option, i) => ({ option, right: i === 0, order: hash(`${id}:${option}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ option, right }, i) => ({ letter: String.fromCharCode(65 + i), text: option, right }));

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The options as they stand below the question; nothing for other cards. */
export const optionsText = (card: StudyCard): Block[] =>
  card.distractors.length === 0
    ? []
    : [
        text(
          optionsOf(card)
            .map((option) => `${option.letter}) ${option.text}`)
            .join('\n'),
        ),
      ];
