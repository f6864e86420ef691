import { describe, expect, test } from 'vitest';
import type { View } from '../../../../src/bots/chat/view.js';
import { detailsView } from '../../../../src/bots/features/pdf/details-view.js';
import { endView, failedPages, openPages, takenView } from '../../../../src/bots/features/pdf/end-view.js';
import { requestView } from '../../../../src/bots/features/pdf/progress.js';
import { reviewOverView, reviewView } from '../../../../src/bots/features/pdf/review-view.js';
import { progressView } from '../../../../src/bots/features/pdf/views.js';
import { UserError } from '../../../../src/core/errors.js';
import { inEnglish } from '../../../support/words.js';
import { textOf } from '../desk.js';
import { madeCard, reportOf, skips, stateOf } from './screens.js';

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

  test('in line there is no bar, but the file that is read before', () => {
    const view = progressView(stateOf({ status: 'queued', cards: 0, after: { file: 'lecture3.pdf' } }));
    expect(read(view)).toContain('notes.pdf\nIn line, after lecture3.pdf.\n');
    expect(view.blocks.map(({ kind }) => kind)).not.toContain('progress');
    expect(labels(view)).toEqual(['Cancel']);
    const unnamed = progressView(stateOf({ status: 'queued', cards: 0, after: {} }));
    expect(read(unnamed)).toContain('In line, after another PDF of yours.');
  });

  test('what was asked for stays, with what cannot be had without a model', () => {
    const asked = {
      requested: 10,
      onlyPages: [4, 5, 6, 7],
      focus: 'enzymes',
      kind: 'cloze',
      language: 'de',
    } as const;
    const done = stateOf({ status: 'done', ...asked });
    const wish = '10 cards · pages 4–7 · about enzymes · fill in the blank · in German';
    expect(read(requestView({ hasModel: true }, done))).toContain(`${wish}\nThe last page is 6`);
    expect(read(requestView({ hasModel: true }, done))).not.toContain('Without an AI model');
    const said = read(requestView({ hasModel: false }, done));
    expect(said).toContain('the cards are in the document’s language');
    expect(said).toContain('only some cards of that kind (fill in the blank)');
    expect(read(requestView({ hasModel: false }, stateOf({ status: 'cancelled', ...asked })))).not.toContain(
      wish,
    );
  });

  test('a failure leaves the reason to the end message, and names no deck that came to nothing', () => {
    const failed = stateOf({ status: 'failed', cards: 0, error: new UserError('pdf.password', {}) });
    expect(read(progressView(failed))).toBe('notes.pdf\nThat did not work.');
    expect(read(endView(failed))).toBe(
      'notes.pdf\nThat PDF is protected by a password. Save a copy without one and send that.',
    );
  });
});

test('a failure of the bot is told as its own, and can be tried again', () => {
  const failed = endView(stateOf({ status: 'failed', cards: 0, error: new UserError('pdf.no_reader', {}) }));
  expect(read(failed)).toContain('Something is wrong on my side');
  expect(labels(failed)).toEqual(['Try again']);
});

test('where chosen pages gave nothing, all of them can be had', () => {
  const none = { cards: 0, onlyPages: [3, 4], report: reportOf({}) };
  expect(labels(endView(stateOf(none)))).toContain('All 6 pages');
  const whole = { ...none, onlyPages: [1, 2, 3, 4, 5, 6] };
  for (const state of [whole, { ...none, isMore: true }])
    expect(labels(endView(stateOf(state)))).not.toContain('All 6 pages');
});

const odd = Array.from({ length: 150 }, (_, i) => 2 * i + 1);

describe('the end', () => {
  test('tells what came, where it is, what the cards are like, and from how much', () => {
    const shown = [madeCard({ front: 'What is a cell?', back: 'The unit of life', page: 2 })];
    expect(read(endView(stateOf({ shown, report: reportOf({ covered: [1, 2] }) })))).toBe(
      '20 cards from notes.pdf\nThey are in the deck notes.\nWhat is a cell?\nThe unit of life · p. 2\nFrom 2 of its 6 pages.\n1 ▰▰▱▱▱▱ 6',
    );
    const none = stateOf({ cards: 0, kind: 'cloze', report: reportOf({ unserved: ['kind'] }) });
    expect(read(endView(none))).toContain('no card of that kind (fill in the blank)');
    const noMore = stateOf({
      ...{ cards: 0, kind: 'cloze', onlyPages: [2], isMore: true },
      report: reportOf({ unserved: ['kind'] }),
    });
    expect(read(endView(noMore))).toContain('Nothing more in page 2');
    const off = endView(stateOf({ report: reportOf({ covered: [1], unserved: ['focus'] }) }));
    expect(read(off)).toContain('I found nothing on your topic');
    const all = endView(stateOf({ report: reportOf({ covered: [1, 2, 3, 4, 5, 6] }) }));
    expect(read(all)).toMatch(/From all of its 6 pages\.$/);
    expect(labels(all)).toEqual(['Study now', 'Review', 'Details']);
  });

  test('shows where its cards are from as a cell for each page, in marks for several pages where a line is full', () => {
    const report = reportOf({ pages: 130, covered: [1, 2, 61, 130] });
    const view = inEnglish(endView(stateOf({ report })));
    const strip = view.blocks.find(({ kind }) => kind === 'image');
    expect(strip).toMatchObject({ alt: 'From 4 of its 130 pages.', instead: ['1 ▰▱▱▱▱▱▱▱▱▰▱▱▱▱▱▱▱▱▱▰ 130'] });
    const some = read(endView(stateOf({ onlyPages: [3, 5], report: reportOf({ covered: [5] }) })));
    expect(some).toMatch(/From page 5\.\n3 ▱▰ 5$/);
    const beyond = reportOf({ pages: 6, covered: [5] });
    expect(read(endView(stateOf({ onlyPages: [5, 6, 7, 8], report: beyond })))).toMatch(/\n5 ▰▱ 6$/);
  });

  test('has a strip of a bounded height, however long the document is', () => {
    /** Pixels, from the head of a PNG. */
    const heightOf = (pages: number): number | undefined => {
      const { blocks } = endView(stateOf({ report: reportOf({ pages, covered: [1] }) }));
      const strip = blocks.find((block) => block.kind === 'image');
      return strip && Buffer.from(strip.bytes).readUInt32BE(20);
    };
    expect(heightOf(10_000)).toBe(heightOf(1_000));
    expect(heightOf(1_000)).toBeLessThan(1_200);
  });

  test('says why so few came of a whole document without a model', () => {
    const few = { generator: 'extractive', requested: 20, cards: 3, report: reportOf({ covered: [1] }) };
    const said = 'this text has few of them';
    expect(read(endView(stateOf(few)))).toContain(said);
    expect(read(endView(stateOf({ ...few, cards: 0 })))).toContain(said);
    expect(read(endView(stateOf({ ...few, cards: 12 })))).not.toContain(said);
    expect(read(endView(stateOf({ ...few, onlyPages: [1] })))).not.toContain(said);
    expect(read(endView(stateOf({ ...few, generator: 'gemini' })))).not.toContain(said);
    expect(read(endView(stateOf({ ...few, status: 'cancelled' })))).not.toContain(said);
    const scanned = reportOf({ covered: [1], skipped: skips('no_text', 2, 3, 4, 5) });
    expect(read(endView(stateOf({ ...few, report: scanned })))).not.toContain(said);
    const known = reportOf({ covered: [1], dropped: { duplicate: 9 } });
    expect(read(endView(stateOf({ ...few, report: known })))).not.toContain(said);
  });

  test('offers the rest where the model failed, and more where there is more', () => {
    const report = reportOf({ skipped: [...skips('model_failed', 4), ...skips('enough_cards', 5, 6)] });
    expect(failedPages(report)).toEqual([4]);
    expect(openPages(report)).toEqual({ from: 5, to: 6 });
    const view = endView(stateOf({ report }));
    expect(read(view)).toContain('The AI model didn’t answer for page 4. Try the rest a little later.');
    expect(labels(view)).toEqual(['Study now', 'Review', 'Try the rest', 'More from p. 5–6', 'Details']);
  });

  test('offers first what was made and left over, in cards, not in pages', () => {
    const report = reportOf({ skipped: skips('enough_cards', 5, 6) });
    expect(labels(endView(stateOf({ report, left: 34 })))).toContain('10 more cards');
    expect(labels(endView(stateOf({ report, left: 1 })))).toContain('1 more card');
  });

  test('of more from some pages names those that gave cards', () => {
    const report = reportOf({ covered: [6], skipped: skips('no_facts', 5) });
    expect(read(endView(stateOf({ onlyPages: [5, 6], cards: 2, report })))).toContain('From page 6.');
  });

  test('of more that came to nothing says so in its own words, and what can still be done', () => {
    const none = reportOf({ covered: [], skipped: skips('model_failed', 5, 6) });
    const failed = stateOf({ onlyPages: [5, 6], isMore: true, cards: 0, report: none });
    expect(read(progressView(failed))).toBe('notes.pdf\nDone.');
    expect(read(endView(failed))).toMatch(/^notes\.pdf\nThe AI model didn’t answer for pages 5–6\./);
    expect(labels(endView(failed))).toEqual(['Try the rest', 'Details', 'Study now', 'Add a card']);
    const bare = stateOf({
      ...{ onlyPages: [5, 6], isMore: true, cards: 0 },
      report: reportOf({ covered: [], skipped: skips('no_facts', 5, 6) }),
    });
    expect(read(endView(bare))).toMatch(/^notes\.pdf\nNothing more in pages 5–6: /);
  });

  test('of pages that were asked for at first and came to nothing does not speak of other cards', () => {
    const end = endView(stateOf({ onlyPages: [5, 9], cards: 0, report: reportOf({ covered: [] }) }));
    expect(read(end)).toContain('I found nothing in page 5 to make a card of.');
    expect(labels(end)).not.toContain('Study now');
  });

  test('without any card says so, why, and offers to add one', () => {
    const report = reportOf({ covered: [], skipped: skips('contents', 1, 2) });
    const view = endView(stateOf({ cards: 0, report }));
    expect(read(view)).toMatch(/No card could be made from it\..*\n.*p\. 1–2 \(only a table of contents\)/s);
    expect(labels(view)).toEqual(['Add a card']);
  });
});

describe('the details', () => {
  test('list pages while that is readable, and count them when they are many', () => {
    const even = odd.map((page) => page + 1);
    const few = detailsView(stateOf({ report: reportOf({ skipped: skips('no_text', 4, 5, 6) }) }));
    expect(read(few)).toContain('Pages with cards: 3 of 6 (p. 1–3)\nPages without: p. 4–6 (no text)');
    const many = reportOf({ pages: 300, covered: odd, skipped: skips('enough_cards', ...even) });
    expect(read(detailsView(stateOf({ report: many })))).toContain(
      'Pages with cards: 150 of 300 (from p. 1 to 299)\nPages without: 150 other pages (enough cards without them)',
    );
  });

  test('count the cards that were not kept', () => {
    const report = reportOf({ dropped: { ungrounded: 1, malformed: 2 } });
    expect(read(detailsView(stateOf({ report })))).toContain(
      'Cards not kept: 1 had a quote that is not in the text\n2 were incomplete',
    );
  });

  test('of more from some pages say nothing about the others', () => {
    const report = reportOf({ covered: [6], skipped: skips('no_facts', 5) });
    expect(read(detailsView(stateOf({ onlyPages: [5, 6], cards: 2, report })))).toContain(
      'Pages with new cards: 1 of 2 (p. 6)\nPages without a new one: p. 5 (nothing that makes a card)',
    );
  });

  test('say which quotes are only as good as what was read from pictures', () => {
    const pictured = [1, 2, 4].map((page) => ({ page, by: 'machine' as const }));
    const some = read(detailsView(stateOf({ report: reportOf({ covered: [1, 2, 3], pictured }) })));
    expect(some).toContain('Read from the picture of the page: pages 1–2, 4.');
    expect(some).toContain('Every other quote was found on its page.');
    const all = read(detailsView(stateOf({ report: reportOf({ covered: [1, 2], pictured }) })));
    expect(all).not.toContain('was found on its page');
    const none = read(detailsView(stateOf({ report: reportOf({ covered: [3], pictured }) })));
    expect(none).toContain('Every quote was found on its page.');
  });

  test('say which part no model made, and what could not be had without one', () => {
    const said = (pages: readonly number[], generator = 'gemini') => {
      const builtIn = pages.map((page) => ({ page, reason: 'quota' as const }));
      return read(detailsView(stateOf({ generator, report: reportOf({ builtIn, unserved: ['language'] }) })));
    };
    expect(said([5, 6])).toContain('so I did pages 5–6 without one.\nWithout an AI model, cards are in');
    expect(said([])).not.toContain('model');
    expect(said([1, 2, 3, 4, 5, 6])).toContain('Made without an AI model');
    expect(said([], 'extractive')).toContain('Made without an AI model');
  });
});

describe('review', () => {
  const state = stateOf();
  const cards = [1, 2, 3].map((n) => madeCard({ front: `Question ${n}?`, back: `Answer ${n}`, page: n }));

  test('shows several cards at once, each to be opened or dropped', () => {
    const view = reviewView(state.id, { cards, first: 5, total: 9 });
    expect(read(view)).toContain('Cards 6–8 of 9\n6. Question 1?\nAnswer 1 · p. 1');
    expect(labels(view)).toEqual(['6', '7', '8', '✕ 6', '✕ 7', '✕ 8', '‹ Back', 'Keep the rest', 'Next ›']);
  });

  test('marks those that were dropped, and takes them back', () => {
    const dropped = cards.map((card, i) => ({ ...card, dropped: i === 1 }));
    const view = reviewView(state.id, { cards: dropped, first: 0, total: 3 });
    expect(read(view)).toContain('2. Question 2? — dropped');
    expect(labels(view)).toEqual(['1', '2', '3', '✕ 1', '↩ 2', '✕ 3', 'Keep the rest']);
  });

  test('ends with what stays', () => {
    expect(read(reviewOverView(state))).toContain('20 cards stay in notes.');
    expect(labels(reviewOverView(stateOf({ cards: 0 })))).toEqual([]);
  });
});

test('more cards are shown in short, with what is still left', () => {
  const view = takenView(stateOf({ left: 3 }), [madeCard({ front: 'Q?', back: 'A', page: 2 })]);
  expect(read(view)).toBe('1 more card in the deck notes\nQ? — A · p. 2');
  expect(labels(view)).toEqual(['Study now', '3 more cards']);
});
