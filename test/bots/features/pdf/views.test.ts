import { describe, expect, test } from 'vitest';
import type { View } from '../../../../src/bots/chat/view.js';
import { render as renderForDiscord } from '../../../../src/bots/discord/render.js';
import {
  endView,
  failedPages,
  leastCovered,
  progressView,
  reviewOverView,
  reviewView,
} from '../../../../src/bots/features/pdf/views.js';
import { render as renderForTelegram } from '../../../../src/bots/telegram/render.js';
import { UserError } from '../../../../src/core/errors.js';
import { TIP_MAX } from '../../../../src/core/generation/make/tips.js';
import type { GenerationState, MadeCard } from '../../../../src/core/generation/store/states.js';
import type { GenerationReport, SkipReason } from '../../../../src/core/generation/types.js';
import { type CardId, type DeckId, type GenerationId, newId, type UserId } from '../../../../src/core/ids.js';
import {
  CARD_BACK_MAX,
  CARD_DISTRACTOR_MAX,
  CARD_FRONT_MAX,
  CARD_QUOTE_MAX,
  DECK_NAME_MAX,
} from '../../../../src/core/library/limits.js';
import { inEnglish } from '../../../support/words.js';
import { textOf } from '../desk.js';

const PLACE = { kind: 'place', platform: 'test', id: 'here' } as const;

const stateOf = (more: Partial<GenerationState> = {}): GenerationState => ({
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
  tips: [],
  discarded: false,
  ...more,
});

const reportOf = (more: Partial<GenerationReport> = {}): GenerationReport => ({
  pages: 6,
  covered: [1, 2, 3],
  skipped: [],
  dropped: {},
  ...more,
});

const read = (view: View): string => textOf({ kind: 'reply', view });
const labels = (view: View): string[] => (inEnglish(view).buttons ?? []).flat().map(({ label }) => label);
const skips = (reason: SkipReason, ...pages: number[]) => pages.map((page) => ({ page, reason }));

describe('progress', () => {
  test.each([
    [{ status: 'queued', cards: 0 }, /Waiting for its turn/, ['Cancel']],
    [
      { status: 'running', cards: 1, pagesRead: 2 },
      /Read 2 of 6 pages, 1 card so far/,
      ['Study now', 'Cancel'],
    ],
    [{ status: 'cancelled', cards: 1 }, /The card made before that is in your deck/, ['Study now']],
    [{ status: 'cancelled', cards: 0 }, /^notes\.pdf\nCancelled before the first card\.$/, []],
    [{ status: 'done', cards: 20 }, /Done: 20 cards/, []],
  ] as const)('%j', (more, words, buttons) => {
    const view = progressView(stateOf(more));
    expect(read(view)).toMatch(words);
    expect(labels(view)).toEqual(buttons);
  });

  test('a failure leaves the reason to the end message, and names no deck that came to nothing', () => {
    const failed = stateOf({ status: 'failed', cards: 0, error: new UserError('pdf.password', {}) });
    expect(read(progressView(failed))).toBe('notes.pdf\nStopped.');
    expect(read(endView(failed))).toBe(
      'notes.pdf\nThat PDF is protected by a password. Save a copy without one and send that.',
    );
  });
});

describe('the end', () => {
  test('lists pages while that is readable, and counts them when they are many', () => {
    const odd = Array.from({ length: 150 }, (_, i) => 2 * i + 1);
    const even = odd.map((page) => page + 1);
    const few = endView(stateOf({ report: reportOf({ skipped: skips('no_text', 4, 5, 6) }) }));
    expect(read(few)).toContain('Pages with cards: 3 of 6 (p. 1–3)\nPages without: p. 4–6: no text');
    const many = reportOf({ pages: 300, covered: odd, skipped: skips('enough_cards', ...even) });
    expect(read(endView(stateOf({ report: many })))).toContain(
      'Pages with cards: 150 of 300 (from p. 1 to 299)\nPages without: 150 other pages: enough cards without them',
    );
  });

  test('counts the cards that were not kept', () => {
    const report = reportOf({ dropped: { ungrounded: 1, malformed: 2 } });
    expect(read(endView(stateOf({ report })))).toContain(
      'Cards not kept: 1 had a quote that is not in the text\n2 were incomplete',
    );
  });

  test('offers the rest where the model failed, and more where there is more', () => {
    const report = reportOf({ skipped: [...skips('model_failed', 4), ...skips('enough_cards', 5, 6)] });
    expect(failedPages(report)).toEqual([4]);
    expect(leastCovered(report)).toEqual({ from: 5, to: 6 });
    expect(labels(endView(stateOf({ report })))).toEqual([
      'Study now',
      'Review cards',
      'Try the rest',
      'More from p. 5–6',
      'Discard all',
    ]);
  });

  test('without any card says so and offers nothing to study', () => {
    const view = endView(stateOf({ cards: 0, report: reportOf({ covered: [] }) }));
    expect(read(view)).toContain('No card could be made from it.');
    expect(labels(view)).toEqual([]);
  });
});

/** Texts as long as can be: every character escaped, four bytes each, right to left, mentions, lines. */
const hostile = {
  markdown: (length: number) => '*_`~|>#'.repeat(length).slice(0, length),
  emoji: (length: number) => '🧬'.repeat(length / 2),
  rightToLeft: (length: number) => 'الخلية\u202e'.repeat(length).slice(0, length),
  mentions: (length: number) => '@everyone <@1> '.repeat(length).slice(0, length),
  lines: (length: number) => '#\n'.repeat(length).slice(0, length),
};
const FILE_NAME_MAX = 100;

describe.each(Object.entries(hostile))('with %s as long as allowed', (_, filled) => {
  const scattered = (from: number) => Array.from({ length: 10 }, (_unused, i) => from + 2 * i);
  const reasons = ['no_text', 'tables_only', 'no_facts', 'refused', 'model_failed', 'enough_cards'] as const;
  const report = reportOf({
    pages: 10_000,
    covered: scattered(9_000),
    skipped: reasons.flatMap((reason, i) => skips(reason, ...scattered(1_000 * (i + 1)))),
    dropped: { ungrounded: 9, duplicate: 9, malformed: 9, too_long: 9, not_self_contained: 9 },
  });
  const worst = stateOf({
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
    distractors: kind === 'choice' ? [1, 2, 3].map(() => filled(CARD_DISTRACTOR_MAX)) : [],
    page: 9_999,
    quote: filled(CARD_QUOTE_MAX).replaceAll('\n', ' '),
    dropped: true,
    index: 9_998,
    total: 9_999,
  });

  test('every view fits one message on either platform', () => {
    const views = [
      ...(['queued', 'running', 'cancelled', 'done'] as const).map((status) =>
        progressView({ ...worst, status }),
      ),
      endView(worst),
      endView({ ...worst, discarded: true }),
      endView({ ...worst, status: 'failed', error: new UserError('pdf.running', { file: worst.file }) }),
      reviewView(worst.id, card('basic')),
      reviewView(worst.id, card('choice')),
      reviewOverView(worst),
    ];
    for (const view of views) {
      expect(renderForDiscord(inEnglish(view))).toHaveLength(1);
      expect(renderForTelegram(inEnglish(view))).toHaveLength(1);
    }
  });
});
