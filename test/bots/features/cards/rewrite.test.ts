import { expect, it } from 'vitest';
import { rewriteView } from '../../../../src/bots/features/cards/rewrite-views.js';
import { type CardId, type DeckId, newId, type PreviewId } from '../../../../src/core/ids.js';
import type { Card } from '../../../../src/core/library/card.js';
import { buttonsOf, textOf } from '../desk.js';

const deck = { id: newId<DeckId>(), name: 'Cells' };
const card: Card = {
  ...{
    id: newId<CardId>(),
    kind: 'basic',
    front: 'Parts of a cell?',
    back: 'Wall, core',
    distractors: [],
    deck,
  },
  ...{ document: 'cells.pdf', page: 3, hasSource: true, isWrong: false, isSetAside: true, isLeech: true },
  ...{ isFlagged: false, revision: 0, note: null, isReverse: false, isBothWays: false },
};
const shown = (isThere: readonly boolean[]) => {
  const cards = isThere.map((is, i) => ({
    ...{ front: `front ${i}`, back: 'back', quote: 'words', number: i + 1, isThere: is },
  }));
  const list = {
    preview: newId<PreviewId>(),
    deck,
    text: '',
    page: 0,
    pages: 1,
    total: cards.length,
    fresh: 1,
    bothWays: undefined,
  };
  return {
    kind: 'reply',
    view: rewriteView({ card, proposed: { ...list, cards, replaces: card } }, undefined),
  } as const;
};

it('what is proposed and there already is not shown, as it would not be added', () => {
  const one = shown([true, false]);
  expect(textOf(one)).toContain('In its place\nfront 1');
  expect(textOf(one)).not.toContain('front 0');
  expect(buttonsOf(one)).toEqual(['Use this', 'Keep the old one', 'Split it', 'Edit', 'Source']);
  expect(buttonsOf(shown([true, true]))).toEqual(['Split it', 'Edit', 'Keep it']);
});
