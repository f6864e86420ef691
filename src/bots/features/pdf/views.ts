import type { GenerationState, MadeCard } from '../../../core/generation/store/states.js';
import type { StudyTip } from '../../../core/generation/tip.js';
import type { DropReason, GenerationReport, SkippedPage } from '../../../core/generation/types.js';
import { type Block, type Button, bold, italic, quote, spansOf, text, type View } from '../../chat/view.js';
import { errorText } from '../../messages/errors.js';
import { cardCount, dropText, pdfWords, skipText, tipText } from '../../messages/pdf.js';
import { longestRun, pageList, pageSpan } from './page-list.js';

/** The message that is edited while a PDF is read, up to its last word. */
export const progressView = (state: GenerationState): View => {
  const study: Button = {
    label: 'Study now',
    action: { type: 'study.start', deck: state.deck.id },
    tone: 'primary',
  };
  const cancel: Button = {
    label: 'Cancel',
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
      ...(isOver && state.cards === 0 ? [] : [text('Deck: ', bold(state.deck.name))]),
    ],
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
  };
};

const progressBlocks = (state: GenerationState): Block[] => {
  const { status, pages, pagesRead, cards } = state;
  switch (status) {
    case 'queued':
      return [{ kind: 'progress', done: 0, total: 1 }, text(pdfWords.waiting)];
    case 'running':
      if (pages === undefined) return [{ kind: 'progress', done: 0, total: 1 }, text(pdfWords.opening)];
      return [
        { kind: 'progress', done: pagesRead, total: pages },
        text(pdfWords.soFar(pagesRead, pages, cards)),
      ];
    case 'cancelled':
      return [text(cards > 0 ? pdfWords.cancelled(cards) : pdfWords.cancelledEmpty)];
    case 'failed':
      // The end message says why, and what to do.
      return [text(pdfWords.stopped)];
    case 'done':
      return [text(`Done: ${cardCount(cards)}.`)];
    default:
      return status satisfies never;
  }
};

/** How it ended: cards, coverage, what was left out and why, tips, and what to do next. */
export const endView = (state: GenerationState): View => {
  if (state.discarded) return discardedView(state);
  if (state.status === 'failed') return failedView(state);
  const { report } = state;
  return {
    title: state.cards > 0 ? `${cardCount(state.cards)} from ${state.file}` : state.file,
    blocks: [
      ...(state.cards > 0 ? [text('In your deck ', bold(state.deck.name), '.')] : [text(pdfWords.noCards)]),
      ...(report ? reportBlocks(report) : []),
      ...(state.generator === 'extractive' ? [text(italic(pdfWords.extractive))] : []),
      ...(state.cards > 0 ? [text(italic(pdfWords.grounded))] : []),
      ...tipBlocks(state.tips),
    ],
    buttons: endButtons(state),
  };
};

const failedView = (state: GenerationState): View => ({
  title: state.file,
  blocks: [
    text(...spansOf(state.error ? errorText(state.error) : pdfWords.noCards)),
    ...(state.cards > 0
      ? [text(`${cardCount(state.cards)} made before that are in `, bold(state.deck.name), '.')]
      : []),
  ],
  ...(state.cards > 0 ? { buttons: endButtons(state) } : {}),
});

const discardedView = (state: GenerationState): View => ({
  title: state.file,
  blocks: [text(pdfWords.discarded)],
  buttons: [[{ label: 'Undo', action: { type: 'pdf.undiscard', generation: state.id } }]],
});

const reportBlocks = ({ pages, covered, skipped, dropped }: GenerationReport): Block[] => {
  const left = [...groupByReason(skipped)].map(
    ([reason, numbers]) => `${pageList(numbers)}: ${skipText[reason](numbers.length)}`,
  );
  const drops = Object.entries(dropped) as [DropReason, number][];
  const rows = [
    {
      label: 'Pages with cards',
      value: [
        covered.length > 0 ? `${covered.length} of ${pages} (${pageSpan(covered)})` : `none of ${pages}`,
      ],
    },
    ...(left.length > 0 ? [{ label: 'Pages without', value: [left.join('\n')] }] : []),
    ...(drops.length > 0
      ? [
          {
            label: 'Cards not kept',
            value: [drops.map(([reason, count]) => `${count} ${dropText[reason](count)}`).join('\n')],
          },
        ]
      : []),
  ];
  return [{ kind: 'facts', rows }];
};

const groupByReason = (skipped: readonly SkippedPage[]): Map<SkippedPage['reason'], number[]> => {
  const groups = new Map<SkippedPage['reason'], number[]>();
  for (const { page, reason } of skipped) groups.set(reason, [...(groups.get(reason) ?? []), page]);
  return groups;
};

const tipBlocks = (tips: readonly StudyTip[]): Block[] =>
  tips.length === 0
    ? []
    : [text(bold(pdfWords.tips), '\n', tips.map((tip, i) => `${i + 1}. ${tipText(tip)}`).join('\n'))];

const endButtons = (state: GenerationState): Button[][] => {
  const { id: generation, deck, cards, report } = state;
  const rest = failedPages(report);
  const more = leastCovered(report);
  const first: Button[] = [
    { label: 'Study now', action: { type: 'study.start', deck: deck.id }, tone: 'primary' },
    { label: 'Review cards', action: { type: 'pdf.review', generation } },
  ];
  const second: Button[] = [
    ...(rest.length > 0
      ? [{ label: 'Try the rest', action: { type: 'pdf.rest', generation } } as const]
      : []),
    ...(more
      ? [
          {
            label: `More from p. ${more.from === more.to ? more.from : `${more.from}–${more.to}`}`,
            action: { type: 'pdf.more', generation, ...more },
          } as const,
        ]
      : []),
    ...(cards > 0
      ? [{ label: 'Discard all', action: { type: 'pdf.discard', generation }, tone: 'danger' } as const]
      : []),
  ];
  return [...(cards > 0 ? [first] : []), ...(second.length > 0 ? [second] : [])];
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

/** One made card, to be kept, mended or dropped. */
export const reviewView = (generation: GenerationState['id'], card: MadeCard): View => {
  const at = { generation, card: card.id, index: card.index };
  return {
    title: `Card ${card.index + 1} of ${card.total}${card.dropped ? ' (dropped)' : ''}`,
    blocks: [
      text(bold(card.front)),
      text(card.back),
      ...(card.distractors.length > 0 ? [text(italic(pdfWords.wrongAnswers), '\n', wrong(card))] : []),
      ...(card.quote ? [quote(card.page === null ? card.quote : `p. ${card.page}: ${card.quote}`)] : []),
    ],
    buttons: [
      [
        { label: 'Keep', action: { type: 'pdf.keep', ...at }, tone: 'success' },
        { label: 'Edit', action: { type: 'card.edit', card: card.id } },
        { label: 'Drop', action: { type: 'pdf.drop', ...at }, tone: 'danger' },
        ...(card.index > 0
          ? [{ label: 'Back', action: { type: 'pdf.turn', generation, index: card.index - 1 } } as const]
          : []),
      ],
    ],
  };
};

const wrong = ({ distractors }: MadeCard): string => distractors.map((each) => `– ${each}`).join('\n');

/** After the last card. */
export const reviewOverView = (state: GenerationState): View => ({
  blocks: [text(pdfWords.reviewOver, ` ${cardCount(state.cards)} kept in `, bold(state.deck.name), '.')],
  buttons: [[{ label: 'Study now', action: { type: 'study.start', deck: state.deck.id }, tone: 'primary' }]],
});
