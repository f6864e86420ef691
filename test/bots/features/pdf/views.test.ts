import { describe, expect, test } from 'vitest';
import type { View } from '../../../../src/bots/chat/view.js';
import { endView, failedPages, leastCovered, progressView } from '../../../../src/bots/features/pdf/views.js';
import { UserError } from '../../../../src/core/errors.js';
import { inEnglish } from '../../../support/words.js';
import { textOf } from '../desk.js';
import { reportOf, skips, stateOf } from './screens.js';

const read = (view: View): string => textOf({ kind: 'reply', view });
const labels = (view: View): string[] => (inEnglish(view).buttons ?? []).flat().map(({ label }) => label);

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
    expect(read(progressView(failed))).toBe('notes.pdf\nThat did not work.');
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
    expect(read(few)).toContain('Pages with cards: 3 of 6 (p. 1–3)\nPages without: p. 4–6 (no text)');
    const many = reportOf({ pages: 300, covered: odd, skipped: skips('enough_cards', ...even) });
    expect(read(endView(stateOf({ report: many })))).toContain(
      'Pages with cards: 150 of 300 (from p. 1 to 299)\nPages without: 150 other pages (enough cards without them)',
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

  test('says which quotes are only as good as what was read from pictures', () => {
    const pictured = [1, 2, 4].map((page) => ({ page, by: 'machine' as const }));
    const some = read(endView(stateOf({ report: reportOf({ covered: [1, 2, 3], pictured }) })));
    expect(some).toContain('Read from pictures on this machine: pages 1–2, 4.');
    expect(some).toContain('Every other quote was found on its page.');
    const all = read(endView(stateOf({ report: reportOf({ covered: [1, 2], pictured }) })));
    expect(all).not.toContain('was found on its page');
    const none = read(endView(stateOf({ report: reportOf({ covered: [3], pictured }) })));
    expect(none).toContain('Every quote was found on its page.');
  });

  test('of more from some pages says nothing about the others', () => {
    const onlyPages = [5, 6];
    const some = reportOf({ covered: [6], skipped: skips('no_facts', 5) });
    expect(read(endView(stateOf({ onlyPages, cards: 2, report: some })))).toContain(
      'Pages with new cards: 1 of 2 (p. 6)\nPages without a new one: p. 5 (nothing that makes a card)',
    );
    const none = reportOf({ covered: [], skipped: skips('model_failed', 5, 6) });
    const state = stateOf({ onlyPages, cards: 0, report: none });
    expect(read(progressView(state))).toBe('notes.pdf\nDone.');
    expect(read(endView(state))).toMatch(
      /^notes\.pdf\nI found nothing for another card there\. Study the cards .*\nPages with new cards: none of 2\n/,
    );
    expect(labels(endView(state))).toEqual(['Try the rest', 'Study', 'Add a card']);
  });

  test('without any card says so and offers to add one', () => {
    const view = endView(stateOf({ cards: 0, report: reportOf({ covered: [] }) }));
    expect(read(view)).toContain('No card could be made from it.');
    expect(labels(view)).toEqual(['Add a card']);
  });
});
