import type { View } from '../../../../src/bots/chat/view.js';
import { detailsView } from '../../../../src/bots/features/pdf/details-view.js';
import { endView, takenView } from '../../../../src/bots/features/pdf/end-view.js';
import { reviewOverView, reviewView } from '../../../../src/bots/features/pdf/review-view.js';
import { progressView } from '../../../../src/bots/features/pdf/views.js';
import { UserError } from '../../../../src/core/errors.js';
import { REVIEWED_AT_ONCE } from '../../../../src/core/generation/store/made-cards.js';
import type { GenerationState, MadeCard } from '../../../../src/core/generation/store/states.js';
import type { StudyTip } from '../../../../src/core/generation/tip.js';
import type { GenerationReport, SkipReason } from '../../../../src/core/generation/types.js';
import { type CardId, type DeckId, type GenerationId, newId, type UserId } from '../../../../src/core/ids.js';
import {
  CARD_BACK_MAX,
  CARD_DISTRACTOR_MAX,
  CARD_FRONT_MAX,
  DECK_NAME_MAX,
} from '../../../../src/core/library/limits.js';
import type { Fill } from '../screens.js';

const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;

export const stateOf = (more: Partial<GenerationState> = {}): GenerationState => ({
  id: newId<GenerationId>(),
  owner: newId<UserId>(),
  place: PLACE,
  fallback: PLACE,
  file: 'notes.pdf',
  deck: { id: newId<DeckId>(), name: 'notes' },
  status: 'done',
  requested: 20,
  pagesRead: 6,
  pages: 6,
  cards: 20,
  shown: [],
  isMore: false,
  left: 0,
  tips: [],
  discarded: false,
  isPublic: false,
  isShared: false,
  tellsSharing: false,
  ...more,
});

/** A card of a document, which was kept. */
export const madeCard = (more: Partial<MadeCard> = {}): MadeCard => ({
  ...{ id: newId<CardId>(), kind: 'basic', front: 'A question?', back: 'An answer', page: 1, dropped: false },
  ...more,
});

export const reportOf = (more: Partial<GenerationReport> = {}): GenerationReport => ({
  pages: 6,
  covered: [1, 2, 3],
  skipped: [],
  dropped: {},
  pictured: [],
  builtIn: [],
  unserved: [],
  ...more,
});

export const skips = (reason: SkipReason, ...pages: number[]) => pages.map((page) => ({ page, reason }));

const FILE_NAME_MAX = 100;
/** Of a tip that a model wrote for an earlier version. */
const TIP_MAX = 300;

const BUILT_IN_TIPS: readonly StudyTip[] = [
  { kind: 'pages_failed', pages: [1, 2, 9] },
  { kind: 'pages_without_text', pages: [3] },
  { kind: 'densest_pages', cards: 7, total: 20, pages: [4, 5] },
  { kind: 'confusable', one: 'Mitosis', other: 'Meiosis' },
  { kind: 'first_term', term: 'enzyme', cards: 4 },
  { kind: 'definitions', cards: 1 },
  { kind: 'gaps', cards: 12 },
  { kind: 'first_sitting', cards: 10, page: 6 },
  { kind: 'daily_pace', cards: 50, perDay: 20, days: 3 },
  { kind: 'come_back', cards: 5 },
];

/** Every message about a PDF. */
export const pdfScreens = (filled: Fill): readonly View[] => {
  const scattered = (from: number) => Array.from({ length: 10 }, (_unused, i) => from + 2 * i);
  const reasons = [
    ...(['no_text', 'unreadable', 'unclear', 'tables_only', 'title', 'contents', 'references'] as const),
    ...(['no_facts', 'refused', 'model_failed', 'enough_cards'] as const),
  ];
  const report = reportOf({
    pages: 10_000,
    covered: scattered(9_000),
    skipped: reasons.flatMap((reason, i) => skips(reason, ...scattered(1_000 * (i + 1)))),
    pictured: scattered(9_000).map((page, i) => ({ page, by: i % 2 === 0 ? 'machine' : 'model' })),
    dropped: {
      ungrounded: 9,
      duplicate: 9,
      malformed: 9,
      too_long: 9,
      not_self_contained: 9,
      guessable: 9,
      conflict: 9,
    },
  });
  const bare = stateOf({
    file: filled(FILE_NAME_MAX).replaceAll('\n', ' '),
    deck: { id: newId<DeckId>(), name: filled(DECK_NAME_MAX).replaceAll('\n', ' ') },
    generator: 'extractive',
    report,
    tips: [1, 2, 3].map(() => ({ kind: 'model', text: filled(TIP_MAX) })),
  });
  const card = (kind: MadeCard['kind']): MadeCard => ({
    id: newId<CardId>(),
    kind,
    front: filled(CARD_FRONT_MAX),
    back: filled(kind === 'choice' ? CARD_DISTRACTOR_MAX : CARD_BACK_MAX),
    page: 9_999,
    dropped: true,
  });
  const five = Array.from({ length: REVIEWED_AT_ONCE }, () => card('basic'));
  const worst = { ...bare, shown: [card('basic'), card('choice')] };
  return [
    ...(['queued', 'running', 'cancelled', 'done'] as const).map((status) =>
      progressView({ ...worst, status, pictures: { secondsLeft: 4_000 } }),
    ),
    endView(worst),
    endView({ ...worst, left: 9_999 }),
    endView({ ...worst, discarded: true }),
    endView({ ...worst, status: 'failed', error: new UserError('pages.outside', { pages: 1_000 }) }),
    reviewView(worst.id, {
      cards: five.map((each) => ({ ...each, dropped: false })),
      first: 9_995,
      total: 10_001,
    }),
    reviewView(worst.id, { cards: five, first: 9_995, total: 10_001 }),
    takenView({ ...worst, left: 9_999 }, [...five, ...five]),
    detailsView({ ...worst, tips: [] }),
    detailsView({ ...worst, report: reportOf({ covered: [1, 2, 3] }) }),
    reviewOverView(worst),
    ...BUILT_IN_TIPS.map((tip) =>
      detailsView(stateOf({ file: filled(20), deck: worst.deck, report, tips: [tip] })),
    ),
    endView({ ...worst, onlyPages: scattered(9_000) }),
    detailsView({ ...worst, onlyPages: scattered(9_000), tips: [] }),
    endView({ ...worst, onlyPages: scattered(9_000), cards: 0 }),
    endView({
      ...worst,
      cards: 0,
      report: reportOf({ covered: [], skipped: skips('no_room', 1).concat(skips('cancelled', 2)) }),
      tips: [],
    }),
  ];
};
