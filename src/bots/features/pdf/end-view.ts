import { MORE_CARDS } from '../../../core/generation/store/candidates.js';
import type { GenerationState, MadeCard } from '../../../core/generation/store/states.js';
import type { GenerationReport, SkipReason } from '../../../core/generation/types.js';
import { bold, italic } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { errorMessage, messages } from '../../messages/messages.js';
import { clip } from '../shared.js';
import { cardBlock, pageBadge } from './card-lines.js';
import { coverageBlocks } from './coverage.js';
import { longestRun, readableRuns } from './page-list.js';
import { reportBlocks } from './report.js';

const words = messages.made;

/** How it ended: what there is, where, three of the cards, and what to do next. The rest is behind Details. */
export const endView = (state: GenerationState): View => {
  if (state.discarded) return discardedView(state);
  if (state.status === 'failed') return failedView(state);
  if (state.cards === 0) return emptyView(state);
  const { cards, deck, file, report } = state;
  return {
    accent: 'report',
    title: messages.pdf.title({ cards, file }),
    blocks: [
      text(words.inDeck({ cards, deck: [bold(deck.name)] })),
      ...state.shown.map(cardBlock),
      ...(report ? [...coverageBlocks(report, state.onlyPages), ...troubleBlocks(report)] : []),
      ...fewBlocks(state),
      ...(state.tellsSharing ? [text(italic(words.sharing))] : []),
    ],
    buttons: endButtons(state),
  };
};

const isFull = ({ skipped, dropped }: GenerationReport): boolean =>
  skipped.some(({ reason }) => reason === 'no_room') || (dropped.no_room ?? 0) > 0;

/** What is missing though it need not be. */
const troubleBlocks = (report: GenerationReport): Block[] => {
  const failed = failedPages(report);
  return [
    ...(failed.length > 0
      ? [text(words.unreached({ runs: readableRuns(failed), count: failed.length }))]
      : []),
    ...(isFull(report) ? [text(words.full)] : []),
    ...(report.unserved.includes('focus') ? [text(words.unserved.focus)] : []),
  ];
};

/** Why the whole of a document gave so few, where no model wrote: manuals and papers seldom define their terms. */
const fewBlocks = ({
  status,
  generator,
  cards,
  requested,
  onlyPages,
  kind,
  report,
}: GenerationState): Block[] => {
  const isOfWhole = status === 'done' && !onlyPages && !kind && generator === 'extractive';
  if (!isOfWhole || !report || isFull(report)) return [];
  const known = (report.dropped.duplicate ?? 0) + (report.dropped.conflict ?? 0);
  const unread = report.skipped.filter(({ reason }) => UNREAD.has(reason)).length;
  const isOfText = cards + known < requested * FEW && unread < report.pages * FEW;
  return isOfText ? [text(words.few)] : [];
};

const FEW = 0.5;
const UNREAD: ReadonlySet<SkipReason> = new Set(['no_text', 'unreadable', 'unclear', 'cancelled']);

/** Nothing came, and why. */
const emptyView = (state: GenerationState): View => {
  const { file, report, onlyPages, kind, isMore } = state;
  // Its pages hold no card of that kind; others might be made of them.
  if (kind && !isMore && report?.unserved.includes('kind'))
    return {
      accent: 'report',
      title: file,
      blocks: [text(words.noneOfKind({ kind: messages.request.kinds[kind] })), ...troubleBlocks(report)],
      buttons: rows([...againButtons(state), detailsButton(state)]),
    };
  return {
    accent: 'report',
    title: file,
    blocks: [
      ...nothingBlocks(state),
      ...fewBlocks(state),
      ...(report ? troubleBlocks(report) : []),
      ...(report && !onlyPages ? reportBlocks(report) : []),
    ],
    buttons: [
      ...rows([...againButtons(state), ...wholeButtons(state), ...(onlyPages ? [detailsButton(state)] : [])]),
      ...leadOn(state),
    ],
  };
};

/** Of pages that no model answered for, nobody knows whether there is something in them. */
const nothingBlocks = ({ report, onlyPages, isMore, pages = 0 }: GenerationState): Block[] => {
  const failed = failedPages(report);
  if (!onlyPages) return failed.length === pages && pages > 0 ? [] : [text(messages.pdf.noCards)];
  const read = onlyPages.filter((page) => page <= pages && !failed.includes(page));
  const said = isMore ? words.noMore : words.noneIn;
  return read.length > 0 ? [text(said({ runs: readableRuns(read), count: read.length }))] : [];
};

const failedView = (state: GenerationState): View => ({
  accent: 'report',
  title: state.file,
  blocks: [
    text(state.error ? errorMessage(state.error) : messages.pdf.noCards),
    ...(state.cards > 0
      ? [text(messages.pdf.madeBefore({ cards: state.cards, deck: [bold(state.deck.name)] }))]
      : []),
  ],
  buttons: [...rows(tryAgainButtons(state)), ...(state.cards > 0 ? endButtons(state) : [])],
});

const tryAgainButtons = ({ id: generation, error }: GenerationState): Button[] =>
  error?.code === 'pdf.no_reader'
    ? [{ label: words.tryAgain, action: { type: 'pdf.again', generation }, tone: 'primary' }]
    : [];

/** All its cards are gone; Undo brings them back. */
export const discardedView = ({ file, id }: GenerationState): View => ({
  accent: 'report',
  title: file,
  blocks: [text(messages.pdf.discarded)],
  buttons: [[{ label: messages.pdf.undo, action: { type: 'pdf.undiscard', generation: id } }]],
});

const studyButton = ({ deck }: GenerationState): Button => ({
  label: messages.pdf.studyNow,
  action: { type: 'study.start', deck: deck.id },
  tone: 'primary',
});

const detailsButton = ({ id }: GenerationState): Button => ({
  label: words.details,
  action: { type: 'pdf.details', generation: id },
});

const endButtons = (state: GenerationState): (readonly Button[])[] => {
  const { id: generation } = state;
  return [
    [studyButton(state), ...sharedButtons(state)],
    [
      { label: words.review, action: { type: 'pdf.review', generation } },
      ...againButtons(state),
      detailsButton(state),
    ],
  ];
};

/** For everybody who sees the report. */
export const sharedButtons = ({
  id: generation,
  isShared,
}: Pick<GenerationState, 'id' | 'isShared'>): Button[] =>
  isShared
    ? [
        { label: messages.study.getCards, action: { type: 'pdf.get', generation } },
        { label: words.quiz, action: { type: 'pdf.quiz', generation } },
      ]
    : [];

/** What else can be made of it: the pages that a model did not answer for, and more where something is left. */
const againButtons = (state: GenerationState): Button[] => [
  ...(failedPages(state.report).length > 0
    ? [{ label: words.rest, action: { type: 'pdf.rest', generation: state.id } } as const]
    : []),
  ...moreButtons(state),
];

/** The other pages were not asked for, and may give what these did not. */
const wholeButtons = ({ id: generation, pages = 0, onlyPages, isMore }: GenerationState): Button[] =>
  onlyPages && !isMore && onlyPages.length < pages
    ? [
        {
          label: words.wholeDocument({ pages }),
          action: { type: 'pdf.more', generation, from: 1, to: pages },
        },
      ]
    : [];

const moreButtons = ({ id: generation, left, report }: GenerationState): Button[] => {
  if (left > 0) {
    const label = words.moreCards({ cards: Math.min(left, MORE_CARDS) });
    return [{ label, action: { type: 'pdf.takeLeft', generation } }];
  }
  const open = openPages(report);
  return open ? [{ label: messages.pdf.more(open), action: { type: 'pdf.more', generation, ...open } }] : [];
};

/** The cards that were just made of what was left over. */
export const takenView = (state: GenerationState, taken: readonly MadeCard[]): View => ({
  accent: 'report',
  title: words.moreInDeck({ cards: taken.length, deck: state.deck.name }),
  blocks: taken.map(({ front, back, page }) =>
    text(bold(clip(front, TAKEN_FRONT)), ' — ', clip(back, TAKEN_BACK), ...pageBadge(page)),
  ),
  buttons: [[studyButton(state), ...moreButtons(state)]],
});

/** Characters of a card among ten. */
const TAKEN_FRONT = 100;
const TAKEN_BACK = 50;

/** Where there are no cards: add one; where more pages gave no more, study those that were there before. */
const leadOn = (state: GenerationState): Button[][] => {
  const { deck, isMore } = state;
  const add: Button = {
    label: messages.pdf.add,
    action: { type: 'card.add', deck: isMore ? deck.id : null },
  };
  return isMore ? [[studyButton(state), add]] : [[add]];
};

const rows = (buttons: readonly Button[]): (readonly Button[])[] => (buttons.length > 0 ? [buttons] : []);

/** Pages that can be tried again, since nothing but the model's absence kept them from giving cards. */
export const failedPages = (report: GenerationReport | undefined): number[] =>
  (report?.skipped ?? []).filter(({ reason }) => reason === 'model_failed').map(({ page }) => page);

/** Pages in a row that "More" offers at most. */
const MORE_PAGES = 20;

/** The longest run of pages with text that were not needed; undefined where nothing is left. */
export const openPages = (
  report: GenerationReport | undefined,
): { readonly from: number; readonly to: number } | undefined => {
  const open = (report?.skipped ?? []).filter(({ reason }) => reason === 'enough_cards');
  const run = longestRun(open.map(({ page }) => page));
  return run && { from: run[0], to: Math.min(run[1], run[0] + MORE_PAGES - 1) };
};
