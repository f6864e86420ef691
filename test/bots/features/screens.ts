import type { View } from '../../../src/bots/chat/view.js';
import {
  choiceView,
  type ShownSettings,
  settingsView,
} from '../../../src/bots/features/account/settings-view.js';
import * as account from '../../../src/bots/features/account/views.js';
import { openedView, weekView } from '../../../src/bots/features/boards/views.js';
import { LEFT_OUT_MAX } from '../../../src/bots/features/cards/card-lists.js';
import * as lists from '../../../src/bots/features/cards/list-views.js';
import * as mend from '../../../src/bots/features/cards/mend-views.js';
import { keptView, previewView } from '../../../src/bots/features/cards/preview-views.js';
import * as rewrite from '../../../src/bots/features/cards/rewrite-views.js';
import { sourceView } from '../../../src/bots/features/cards/source-view.js';
import * as cards from '../../../src/bots/features/cards/views.js';
import * as decks from '../../../src/bots/features/decks/views.js';
import * as help from '../../../src/bots/features/help/views.js';
import { missingDeckView } from '../../../src/bots/features/missing-deck.js';
import * as moving from '../../../src/bots/features/moving/views.js';
import * as reminders from '../../../src/bots/features/reminders/views.js';
import { statsView } from '../../../src/bots/features/stats/views.js';
import { menuView } from '../../../src/bots/features/study/menu-view.js';
import * as noSession from '../../../src/bots/features/study/no-session-views.js';
import * as others from '../../../src/bots/features/study/others-deck.js';
import * as study from '../../../src/bots/features/study/views.js';
import { errorMessage, messages } from '../../../src/bots/messages/messages.js';
import { UserError } from '../../../src/core/errors.js';
import type { FitState } from '../../../src/core/fit/fits.js';
import { BACK_MAX, DISTRACTOR_MAX, FRONT_MAX } from '../../../src/core/generation/limits.js';
import { EXPLANATION_MAX } from '../../../src/core/generation/model/explain.js';
import {
  type CardId,
  type DeckId,
  type MoveId,
  type NoteId,
  newId,
  type PreviewId,
  type ReminderId,
  type SearchId,
  type SessionId,
  type UserId,
} from '../../../src/core/ids.js';
import type { Card } from '../../../src/core/library/card.js';
import { CARDS_PER_PAGE, type CardPage } from '../../../src/core/library/cards.js';
import { DECKS_PER_PAGE, type DeckDetails } from '../../../src/core/library/decks.js';
import { ENHANCED_BACK_MAX } from '../../../src/core/library/enhance.js';
import {
  CARD_BACK_MAX,
  CARD_DISTRACTOR_MAX,
  CARD_FRONT_MAX,
  CARD_QUOTE_MAX,
  CARDS_MAX,
  DECK_NAME_MAX,
} from '../../../src/core/library/limits.js';
import { NEAREST_MAX } from '../../../src/core/library/nearest-decks.js';
import type { CardPreview } from '../../../src/core/library/previews.js';
import type { StudyState } from '../../../src/core/study/study.js';
import { firstDaysStats, learnersStats, newcomersStats } from '../../support/study-stats.js';
import { pdfScreens } from './pdf/screens.js';
import { quizScreens } from './quiz/screens.js';

/** Makes a text of at most so many UTF-16 units. */
export type Fill = (length: number) => string;

const deckOf = (filled: Fill) => ({ id: newId<DeckId>(), name: filled(DECK_NAME_MAX) });

const cardOf = (filled: (length: number) => string, kind: Card['kind']): Card => ({
  id: newId<CardId>(),
  kind,
  front: filled(CARD_FRONT_MAX),
  back: filled(kind === 'choice' ? CARD_DISTRACTOR_MAX : CARD_BACK_MAX),
  distractors: kind === 'choice' ? [0, 1, 2].map(() => filled(CARD_DISTRACTOR_MAX)) : [],
  deck: deckOf(filled),
  document: filled(200),
  page: 12_345,
  hasSource: true,
  isWrong: true,
  isSetAside: true,
  isLeech: true,
  isFlagged: true,
  note: newId<NoteId>(),
  isReverse: true,
  isBothWays: false,
  revision: 65_535,
});

const statesOf = (filled: Fill): StudyState[] =>
  (['basic', 'cloze', 'choice'] as const).flatMap((kind): StudyState[] => {
    const card = cardOf(filled, kind);
    const sitting = {
      session: newId<SessionId>(),
      rev: 65_535,
      deck: deckOf(filled),
      mode: 'due' as const,
      aheadDay: null,
      reviews: CARDS_MAX,
      due: CARDS_MAX,
      progress: { card: CARDS_MAX, of: CARDS_MAX, repeats: CARDS_MAX },
    };
    const year = 36_500 * 86_400_000;
    const intervals = { 1: 60_000, 2: year, 3: year, 4: year };
    const options = [card.back, ...card.distractors];
    const question = kind === 'choice' ? { kind, options, right: card.back } : { kind: 'typed' as const };
    const answered = {
      text: card.distractors[0] ?? filled(200),
      verdict: 'almost' as const,
      suggested: 3 as const,
      parts: [...filled(60)].map((text, i) => ({ text, isMissed: i % 2 === 0 })),
    };
    const summary = {
      reviews: CARDS_MAX,
      cards: CARDS_MAX,
      firstTry: 1 / 3,
      spentMs: year,
      nextDue: new Date(),
      newLeft: 'later' as const,
    };
    return [
      { ...sitting, phase: 'front', card, question, out: { card, why: 'leech', more: CARDS_MAX } },
      { ...sitting, phase: 'front', card, question, out: { card, why: 'leech' } },
      { ...sitting, phase: 'front', card, question, backlog: { kind: 'waits', cards: CARDS_MAX, days: 28 } },
      { ...sitting, phase: 'front', card, question, backlog: { kind: 'spread', cards: CARDS_MAX, days: 27 } },
      { ...sitting, phase: 'answer', card, question, answered: undefined, intervals },
      { ...sitting, phase: 'answer', card, question, answered, intervals },
      { ...sitting, phase: 'done', summary, out: { card, why: 'rests' } },
      ...(['misses', 'new', 'ahead', 'practise'] as const).flatMap((mode): StudyState[] => [
        { ...sitting, mode, aheadDay: 65_535, reviews: 0, phase: 'front', card, question },
        { ...sitting, mode, aheadDay: 65_535, phase: 'done', summary },
      ]),
      ...[undefined, answered].map(
        (answered): StudyState => ({
          ...{ ...sitting, mode: 'practise', phase: 'answer', card, question, answered, intervals },
        }),
      ),
    ];
  });

const previewScreens = (filled: Fill, deck: ReturnType<typeof deckOf>): View[] => {
  const sides = { front: filled(CARD_FRONT_MAX), back: filled(CARD_BACK_MAX) };
  const cards = Array.from({ length: CARDS_PER_PAGE }, (_, i) => ({
    ...sides,
    number: 90 + i,
    isThere: i > 0,
    isBothWays: true,
  }));
  const list = {
    preview: newId<PreviewId>(),
    deck,
    text: filled(50),
    cards,
    page: 8,
    pages: 10,
    total: 100,
    bothWays: true,
    replaces: null,
  };
  const card = { ...cardOf(filled, 'basic'), document: null, page: null, hasSource: false, isWrong: false };
  const leftOut = filled(LEFT_OUT_MAX);
  const text = `${leftOut}\n${'1 ;a\n'.repeat(leftOut.split('\n').length + 1)}`;
  return [
    previewView({ ...list, fresh: 100 }),
    previewView({ ...list, fresh: 0 }),
    previewView({ ...list, fresh: 100, replaces: card }),
    previewView({ ...list, text, fresh: 0 }),
    keptView({ deck, text, cards: [] }, true),
    keptView({ deck, text, cards: [card] }, true),
    keptView({ deck, text, cards: Array(100).fill(card) }, true),
  ];
};

const libraryScreens = (filled: Fill): View[] => {
  const all = (['basic', 'cloze', 'choice'] as const).map((kind) => cardOf(filled, kind));
  const [card] = all as [Card];
  const page = {
    cards: Array.from({ length: CARDS_PER_PAGE }, () => card),
    page: 1_000,
    pages: 2_000,
    total: CARDS_MAX,
  };
  const facts = {
    ...deckOf(filled),
    isDefault: false,
    cards: CARDS_MAX,
    due: 9_999,
    fresh: 9_999,
    calledWrong: 9_999,
    setAside: CARDS_MAX,
    flagged: CARDS_MAX,
  };
  /** Quotes are kept in one line. */
  const text = filled(200).replaceAll('\n', ' ');
  const source = {
    ...{ document: text, page: 9, path: [text, text, text, text, text] },
    ...{ before: text, sentence: filled(550).replaceAll('\n', ' '), after: text, isPictured: true },
  };
  const othersDeck = { name: facts.name, owner: filled(100), isPublic: true, isShared: false, offeredIn: [] };
  return [
    ...[...all, { ...cardOf(filled, 'basic'), back: filled(CARD_FRONT_MAX), isBothWays: true }].flatMap(
      (each) => [cards.addedView(each, true), cards.changedView(each), cards.deletedView(each)],
    ),
    cards.existingView(
      new UserError('card.exists', {
        ...{ card: card.id, aside: card.id },
        ...{ front: card.front, deck: card.deck.name },
      }),
    ),
    cards.enhancedView({ before: card.back, card: { ...card, back: filled(ENHANCED_BACK_MAX) } }),
    sourceView(source, { card, explain: true }),
    sourceView(source, { card, explain: true, picture: Uint8Array.of(1) }),
    ...all.flatMap((each) => mendScreens(each, filled)),
    cards.addedView(card, true, true),
    ...movingScreens(page, facts),
    missingDeckView(
      {
        typed: facts.name,
        isUnclear: false,
        nearest: Array.from({ length: NEAREST_MAX }, () => card.deck),
        others: [],
      },
      { pick: (deck) => ({ type: 'deck.show', deck }) },
      newId<SearchId>(),
    ),
    lists.cardListView(page, card.deck),
    lists.markedView(page, card.deck.id, 'setAside'),
    lists.markedView(page, card.deck.id, 'calledWrong'),
    lists.cardSearchView({ ...page, search: newId<SearchId>(), words: text }),
    ...previewScreens(filled, facts),
    decks.deckListView({
      page: 10,
      pages: 20,
      total: 200,
      decks: Array.from({ length: DECKS_PER_PAGE }, () => facts),
    }),
    ...(['created', 'renamed', 'restored', undefined] as const).map((note) => decks.deckView(facts, note)),
    decks.deckView({ ...facts, isDefault: true }),
    lists.cardListView({ ...page, cards: [] }, null),
    lists.cardSearchView({ ...page, cards: [], search: newId<SearchId>(), words: text }),
    decks.deckDeletedView(facts),
    others.othersDeckView(othersDeck),
    others.othersDeckView({ ...othersDeck, isShared: true }),
    others.othersDeckView(othersDeck, { type: 'deck.copy', deck: facts.id }),
    others.copiedView({ copied: CARDS_MAX, had: 0, deck: facts.name, deckId: facts.id }),
    ...statesOf(filled).flatMap((state) => [
      study.studyView(state, { movable: true, explain: true, typing: 'both' }),
      ...(state.phase === 'done' ? [] : [menuView(state)]),
      study.notMovedView(study.studyView(state, { movable: true, explain: true, typing: 'both' })),
    ]),
  ];
};

const movingScreens = (page: CardPage, deck: DeckDetails): View[] => {
  const source = { of: 'deck', id: deck.id } as const;
  const selection = { source, page: 9, marked: 0b1111111111, check: 2 ** 32 - 1 };
  const decks = {
    decks: Array.from({ length: DECKS_PER_PAGE }, () => deck),
    page: 10,
    pages: 20,
    total: 200,
  };
  const moved = { move: newId<MoveId>(), cards: CARDS_MAX, into: deck };
  return [
    moving.markView(page, selection),
    moving.chooseView(decks, selection, CARDS_MAX),
    moving.mergeWithView(decks, { id: newId<DeckId>(), name: deck.name }),
    moving.movedView(moved),
    moving.movedBackView(CARDS_MAX),
    ...[true, false].map((isFromLeft) => moving.mergedView({ ...moved, from: deck, isFromLeft })),
  ];
};

const proposalOf = (
  { deck, ...card }: Card,
  total: number,
  filled: Fill,
  quote: string | undefined,
): CardPreview => {
  const sides = { front: filled(FRONT_MAX), back: filled(BACK_MAX), ...(quote && { quote }) };
  const cards = Array.from({ length: total }, (_, i) => ({ ...sides, number: i + 1, isThere: false }));
  const list = { preview: newId<PreviewId>(), deck, text: '', cards, page: 0, pages: 1, total, fresh: total };
  return { ...list, bothWays: undefined, replaces: card };
};

const mendScreens = (card: Card, filled: Fill): View[] => {
  const session = newId<SessionId>();
  const corrected = {
    front: filled(FRONT_MAX),
    back: filled(card.kind === 'choice' ? DISTRACTOR_MAX : BACK_MAX),
    distractors: card.distractors.map(() => filled(DISTRACTOR_MAX)),
  };
  return [
    mend.explanationView({ card, text: filled(EXPLANATION_MAX) }),
    mend.wrongView(card, { session, canCorrect: true }),
    mend.correctionView({ outcome: 'corrected', card, corrected }, session),
    mend.correctionView({ outcome: 'unknown', card }, session),
    mend.correctionView({ outcome: 'right', card }, null),
    mend.mendedView(card, 'corrected', session),
    ...[1, 2].flatMap((count) =>
      [undefined, filled(CARD_QUOTE_MAX)].map((quote) =>
        rewrite.rewriteView({ card, proposed: proposalOf(card, count, filled, quote) }, session),
      ),
    ),
    rewrite.rewriteView({ card }, session),
    rewrite.byHandView(card, {
      why: messages.mend.rewrite.byHand({ why: errorMessage(new UserError('model.slow', {})) }),
      again: { type: 'card.rewrite', card: card.id },
      session,
    }),
    ...[0, 1, 100].map((count) =>
      rewrite.replacedView(
        { deck: card.deck, text: '', cards: Array(count).fill(card) },
        { type: 'card.unreplace', preview: newId<PreviewId>() },
        session,
      ),
    ),
  ];
};

const widest: ShownSettings = {
  ...{ newPerDay: 199, retention: 96, learningSteps: '11h 11h 11h 11h 12h', dayStart: 12 },
  ...{ timeZone: 'UTC', timeZoneName: 'America/Argentina/ComodRivadavia', language: 'de' },
  ...{ askedAs: 'mixed', fitted: true, quizReviews: true, sharesReports: true, isLanguageChosen: true },
  canFit: true,
  reminder: { minute: 1_439, stopped: null },
  holidayUntil: 65_535,
  reviewOrder: 'risk',
};
const narrowest: ShownSettings = {
  ...{ newPerDay: 0, retention: 80, learningSteps: '1m', dayStart: 0, timeZone: 'UTC', timeZoneName: 'UTC' },
  ...{
    askedAs: 'turn',
    fitted: false,
    quizReviews: false,
    sharesReports: false,
    language: 'en',
    isLanguageChosen: false,
  },
  canFit: false,
  reminder: null,
  holidayUntil: null,
  reviewOrder: 'random',
};

const fitStates: readonly FitState[] = [
  { kind: 'off' },
  { kind: 'none' },
  ...[0, 1, 599].map((missing) => ({ kind: 'before', missing }) as const),
  ...[0, 0.12].map((gain) => ({ kind: 'fitted', reviews: 123_456, gain }) as const),
  { kind: 'standard', reviews: 123_456 },
];

const plainScreens: readonly View[] = [
  ...[true, false].flatMap((typed) =>
    [true, false].flatMap((together) => {
      const asked = { typed, together, sends: typed || !together };
      return [help.helpView(asked), help.welcomeView(asked)];
    }),
  ),
  help.greetingView,
  study.movedView,
  noSession.holidayView({ until: 65_535 }, { deck: newId<DeckId>(), limit: 1_000 }),
  noSession.nothingInModeView({ mode: 'misses', nextDue: new Date() }, newId<DeckId>()),
  noSession.nothingDueView({ nextDue: new Date(), newLeftTomorrow: true }, newId<DeckId>()),
  ...[true, false].flatMap((saved) => {
    const shown = saved ? widest : narrowest;
    const choices = (['newPerDay', 'retention', 'dayStart', 'language', 'reminder'] as const).map((what) =>
      choiceView(what, shown),
    );
    const note = messages.reminders.onInPrivate({ time: '23:59', zone: shown.timeZoneName });
    return [settingsView(shown, saved, note), ...choices];
  }),
  ...(['unanswered', 'closed'] as const).map((stopped) =>
    settingsView({ ...widest, reminder: { minute: 1_439, stopped } }),
  ),
  ...[true, false].map((is) =>
    reminders.reminderView(newId<ReminderId>(), {
      ...{ kind: 'due', due: 20_000, takes: 2_000, minute: 0, isLast: is, canWait: is },
    }),
  ),
  reminders.reminderView(newId<ReminderId>(), { kind: 'closed', minute: 0 }),
  ...[true, false].map((isMoved) => openedView('America/Argentina/Buenos_Aires', isMoved)),
  ...[1, 12].map((people) =>
    weekView(
      Array.from({ length: people }, () => ({
        ...{ user: newId<UserId>(), name: '*_~|`'.repeat(20) },
        ...{ reviews: 10_000, points: 1_000, streak: 300 },
      })),
    ),
  ),
  reminders.putOffView(true),
  reminders.putOffView(false),
  reminders.onView(messages.reminders.cannotWrite({ typed: true })),
  reminders.offView(messages.reminders.off, null),
  account.languageView({ language: 'en', isChosen: true, room: 'en', isChanged: true, typed: true }),
  account.languageView({ language: 'en', isChosen: false, room: 'de', isChanged: false, typed: false }),
  account.languageView({ language: 'en', isChosen: false, isChanged: false, typed: false }),
  account.exportView([]),
  ...fitStates.flatMap((fit) =>
    [newcomersStats, firstDaysStats, learnersStats].map((stats) => statsView(stats, fit, new Uint8Array())),
  ),
  noSession.noCardsView(messages.study.nothingDue, null),
  ...[account.privacyView, account.privacyDetailsView].flatMap((view) => [
    view({ google: 'unknown', endpoint: true }),
    view({ google: 'free', endpoint: false }),
    view({ google: 'paid', endpoint: false }),
    view({ endpoint: true }),
    view({ endpoint: false }),
  ]),
  account.forgetView(4_294_967_295),
  account.keptView,
  account.goneView,
];

/** Every view that features show, with texts as `filled` makes them. */
export const screens = (filled: Fill): readonly View[] => [
  ...libraryScreens(filled),
  ...plainScreens,
  ...pdfScreens(filled),
  ...quizScreens(filled),
];
