import type { GenerationState, MadeCard, MadePage } from '../../../core/generation/store/states.js';
import type { GenerationId } from '../../../core/ids.js';
import { bold, italic } from '../../chat/text.js';
import { type ActionButton, type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { clip } from '../shared.js';
import { pageBadge } from './card-lines.js';

const words = messages.made;

/** Characters of a card where five of them share a message. */
const FRONT = 180;
const BACK = 110;

/** Some generated cards, each to be opened or dropped. */
export const reviewView = (generation: GenerationId, { cards, first, total }: MadePage): View => {
  const turn = (index: number) => ({ type: 'pdf.turn', generation, index }) as const;
  const last = first + cards.length;
  return {
    accent: 'report',
    title: words.reviewed({ first: first + 1, last, total }),
    blocks: [...cards.map((card, i) => reviewLine(card, first + i)), text(italic(words.howToReview))],
    buttons: [
      cards.map(({ id }, i) => ({
        label: `${first + i + 1}`,
        action: { type: 'card.show', card: id } as const,
      })),
      cards.map((card, i) => dropButton(generation, card, first + i)),
      [
        ...(first > 0 ? [{ label: messages.answers.back, action: turn(first - 1) }] : []),
        { label: words.keepRest, action: { type: 'pdf.keepRest', generation }, tone: 'success' } as const,
        ...(last < total ? [{ label: messages.answers.next, action: turn(last) }] : []),
      ],
    ],
  };
};

const reviewLine = ({ front, back, page, dropped }: MadeCard, index: number): Block => {
  const number = `${index + 1}. `;
  if (dropped) return text(number, italic(clip(front, FRONT)), ' — ', words.dropped);
  return text(number, bold(clip(front, FRONT)), '\n', clip(back, BACK), ...pageBadge(page));
};

const dropButton = (generation: GenerationId, { id, dropped }: MadeCard, index: number): ActionButton => ({
  label: `${dropped ? '↩' : '✕'} ${index + 1}`,
  action: { type: dropped ? 'pdf.keep' : 'pdf.drop', generation, card: id, index },
});

/** After the review. */
export const reviewOverView = ({ cards, deck }: GenerationState): View => ({
  blocks: [text(words.kept({ cards, deck: [bold(deck.name)] }))],
  ...(cards > 0
    ? {
        buttons: [
          [
            {
              label: messages.pdf.studyNow,
              action: { type: 'study.start', deck: deck.id },
              tone: 'primary',
            } as const,
          ],
        ],
      }
    : {}),
});
