import type { GenerationState } from '../../../core/generation/store/states.js';
import { bold } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { cardBlock } from './card-lines.js';

const words = messages.pdf;

/**
 * The message that is edited while a PDF is read, including its final state.
 * @param about what was asked of it, shown unless that came to nothing
 */
export const progressView = (state: GenerationState, about: readonly Block[] = []): View => {
  const study: Button = {
    label: words.studyNow,
    action: { type: 'study.start', deck: state.deck.id },
    tone: 'primary',
  };
  const cancel: Button = {
    label: words.cancel,
    action: { type: 'pdf.cancel', generation: state.id },
    tone: 'danger',
  };
  const isOver = state.status !== 'queued' && state.status !== 'running';
  const leadsOn = state.cards > 0 && state.status !== 'done';
  const buttons = [...(leadsOn ? [study] : []), ...(isOver ? [] : [cancel])];
  return {
    accent: 'report',
    title: state.file,
    blocks: [
      ...progressBlocks(state),
      ...(isOver && state.status !== 'done' ? [] : about),
      ...(isOver && state.cards === 0 ? [] : [text(words.deck({ deck: [bold(state.deck.name)] }))]),
    ],
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
  };
};

/** In tens of seconds, or in minutes: more nobody can promise. */
const pictureBlocks = ({ pictures }: GenerationState): Block[] => {
  if (!pictures) return [];
  const { secondsLeft } = pictures;
  if (secondsLeft === undefined) return [text(words.readingPictures)];
  const step = secondsLeft < 100 ? 10 : 60;
  return [text(words.secondsLeft({ seconds: Math.ceil(Math.max(1, secondsLeft) / step) * step }))];
};

const progressBlocks = (state: GenerationState): Block[] => {
  const { status, pages, cards } = state;
  switch (status) {
    case 'offered':
    case 'queued':
      return waitingBlocks(state);
    case 'running':
      if (pages === undefined) return [{ kind: 'progress', done: 0, total: 1 }, text(words.opening)];
      return [...readBlocks(state, pages), ...pictureBlocks(state), ...state.shown.map(cardBlock)];
    case 'cancelled':
      return [text(cards > 0 ? words.cancelled({ cards }) : words.cancelledEmpty)];
    case 'failed':
      // The end message says why, and what to do.
      return [text(words.stopped)];
    case 'done':
      return [text(cards === 0 ? words.doneWithout : words.done({ cards }))];
    default:
      return status satisfies never;
  }
};

/** In line its place is said; nothing moves yet that a bar could show. */
const waitingBlocks = ({ after }: GenerationState): Block[] =>
  after === undefined
    ? [{ kind: 'progress', done: 0, total: 1 }, text(words.waiting)]
    : [text(messages.request.after(after))];

/** How far it is, among the pages that were asked for. */
const readBlocks = ({ onlyPages, pagesRead, cards }: GenerationState, pages: number): Block[] => {
  const asked = onlyPages?.filter((page) => page <= pages);
  const [read, total] = asked
    ? [asked.filter((page) => page <= pagesRead).length, asked.length]
    : [pagesRead, pages];
  return [{ kind: 'progress', done: read, total }, text(words.soFar({ read, pages: total, cards }))];
};
