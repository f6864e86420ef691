import type { GenerationState, MadeCard } from '../../../core/generation/store/states.js';
import type { StudyTip } from '../../../core/generation/tip.js';
import type { GenerationReport } from '../../../core/generation/types.js';
import { bold, italic, type Message } from '../../chat/text.js';
import { type Block, type Button, quote, text, type View } from '../../chat/view.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { inLines } from '../shared.js';
import { longestRun } from './page-list.js';
import { groundedBlocks, reportBlocks } from './report.js';

const words = messages.pdf;

/**
 * The message that is edited while a PDF is read, including its final state.
 * @param about what was asked of it, shown until it is over
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
    title: state.file,
    blocks: [
      ...progressBlocks(state),
      ...(isOver ? [] : about),
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
      return [{ kind: 'progress', done: 0, total: 1 }, text(waitingText(state))];
    case 'running':
      if (pages === undefined) return [{ kind: 'progress', done: 0, total: 1 }, text(words.opening)];
      return [...readBlocks(state, pages), ...pictureBlocks(state)];
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

const waitingText = ({ after }: GenerationState): Message =>
  after === undefined ? words.waiting : messages.request.after({ file: after });

/** How far it is, among the pages that were asked for. */
const readBlocks = ({ onlyPages, pagesRead, cards }: GenerationState, pages: number): Block[] => {
  const asked = onlyPages?.filter((page) => page <= pages);
  const [read, total] = asked
    ? [asked.filter((page) => page <= pagesRead).length, asked.length]
    : [pagesRead, pages];
  const said = asked ? messages.request.pagesRead : words.soFar;
  return [{ kind: 'progress', done: read, total }, text(said({ read, pages: total, cards }))];
};

/** How it ended: cards, coverage, what was left out and why, tips, and what to do next. */
export const endView = (state: GenerationState): View => {
  if (state.discarded) return discardedView(state);
  if (state.status === 'failed') return failedView(state);
  const { report, onlyPages } = state;
  return {
    title: state.cards > 0 ? words.title({ cards: state.cards, file: state.file }) : state.file,
    blocks: [
      text(resultOf(state)),
      ...(report ? reportBlocks(report, onlyPages) : []),
      ...(state.generator === 'extractive' ? [text(italic(words.extractive))] : []),
      ...(state.cards > 0 ? groundedBlocks(report) : []),
      ...tipBlocks(state.tips),
    ],
    buttons: endButtons(state),
  };
};

const resultOf = ({ cards, deck, onlyPages }: GenerationState): Message => {
  if (cards > 0) return words.inDeck({ deck: [bold(deck.name)] });
  return onlyPages ? words.noMore : words.noCards;
};

const failedView = (state: GenerationState): View => ({
  title: state.file,
  blocks: [
    text(state.error ? errorMessage(state.error) : words.noCards),
    ...(state.cards > 0
      ? [text(words.madeBefore({ cards: state.cards, deck: [bold(state.deck.name)] }))]
      : []),
  ],
  ...(state.cards > 0 ? { buttons: endButtons(state) } : {}),
});

const discardedView = (state: GenerationState): View => ({
  title: state.file,
  blocks: [text(words.discarded)],
  buttons: [[{ label: words.undo, action: { type: 'pdf.undiscard', generation: state.id } }]],
});

const tipBlocks = (tips: readonly StudyTip[]): Block[] =>
  tips.length === 0
    ? []
    : [text(bold(words.tips), '\n', ...inLines(tips.map((tip, i) => [`${i + 1}. `, words.tip({ tip })])))];

const endButtons = (state: GenerationState): Button[][] => {
  const { id: generation, deck, cards, report } = state;
  const rest = failedPages(report);
  const more = leastCovered(report);
  const first: Button[] = [
    { label: words.studyNow, action: { type: 'study.start', deck: deck.id }, tone: 'primary' },
    { label: words.review, action: { type: 'pdf.review', generation } },
  ];
  const second: Button[] = [
    ...(rest.length > 0 ? [{ label: words.rest, action: { type: 'pdf.rest', generation } } as const] : []),
    ...(more
      ? [
          {
            label: words.more(more),
            action: { type: 'pdf.more', generation, ...more },
          } as const,
        ]
      : []),
    ...(cards > 0
      ? [{ label: words.discard, action: { type: 'pdf.discard', generation }, tone: 'danger' } as const]
      : []),
  ];
  return [...(cards > 0 ? [first] : []), ...(second.length > 0 ? [second] : []), ...leadOn(state)];
};

/** Where there are no cards: add one; where more pages gave no more, study those that were there before. */
const leadOn = ({ cards, deck, onlyPages }: GenerationState): Button[][] => {
  if (cards > 0) return [];
  const add: Button = { label: words.add, action: { type: 'card.add', deck: onlyPages ? deck.id : null } };
  return onlyPages
    ? [[{ label: words.study, action: { type: 'study.start', deck: deck.id }, tone: 'primary' }, add]]
    : [[add]];
};

/** Pages that can be tried again, since nothing but the model's absence kept them from giving cards. */
export const failedPages = (report: GenerationReport | undefined): number[] =>
  (report?.skipped ?? []).filter(({ reason }) => reason === 'model_failed').map(({ page }) => page);

/** Pages in a row that "More" offers at most. */
const MORE_PAGES = 20;

/** The longest run of pages with text and without cards, or else the document's start. */
export const leastCovered = (
  report: GenerationReport | undefined,
): { from: number; to: number } | undefined => {
  if (!report || report.covered.length === 0) return;
  const open = report.skipped.filter(({ reason }) => reason === 'enough_cards').map(({ page }) => page);
  const [from, last] = longestRun(open) ?? [report.covered[0] ?? 1, report.pages];
  return { from, to: Math.min(last, from + MORE_PAGES - 1) };
};

/** One generated card, to be kept, edited or dropped. */
export const reviewView = (generation: GenerationState['id'], card: MadeCard): View => {
  const at = { generation, card: card.id, index: card.index };
  return {
    title: (card.dropped ? words.cardDropped : words.card)({ number: card.index + 1, total: card.total }),
    blocks: [
      text(bold(card.front)),
      text(card.back),
      ...(card.distractors.length > 0 ? [text(italic(words.wrongAnswers), '\n', wrong(card))] : []),
      ...(card.quote
        ? [quote(card.page === null ? card.quote : words.quoted({ page: card.page, quote: card.quote }))]
        : []),
    ],
    buttons: [
      [
        { label: words.keep, action: { type: 'pdf.keep', ...at }, tone: 'success' },
        { label: words.edit, action: { type: 'card.edit', card: card.id } },
        { label: words.drop, action: { type: 'pdf.drop', ...at }, tone: 'danger' },
        ...(card.index > 0
          ? [{ label: words.back, action: { type: 'pdf.turn', generation, index: card.index - 1 } } as const]
          : []),
      ],
    ],
  };
};

const wrong = ({ distractors }: MadeCard): string => distractors.map((each) => `– ${each}`).join('\n');

/** After the last card. */
export const reviewOverView = (state: GenerationState): View => ({
  blocks: [text(words.reviewOver({ cards: state.cards, deck: [bold(state.deck.name)] }))],
  buttons: [
    [{ label: words.studyNow, action: { type: 'study.start', deck: state.deck.id }, tone: 'primary' }],
  ],
});
