import { expect, test } from 'vitest';
import { sourceView } from '../../../../src/bots/features/cards/source-view.js';
import { type CardId, newId } from '../../../../src/core/ids.js';
import type { Source } from '../../../../src/core/library/source.js';
import { textOf } from '../desk.js';

const source: Source = {
  document: 'Lecture.pdf',
  page: 7,
  path: ['Cells', 'Membranes'],
  before: 'It is thin. ',
  sentence: 'A membrane lets water pass.',
  after: ' It keeps salt out.',
  isPictured: false,
};
const linesOf = (more: Partial<Source>): string[] =>
  textOf({
    kind: 'reply',
    view: sourceView({ ...source, ...more }, { card: { id: newId<CardId>() }, explain: false }),
  })
    .trim()
    .split('\n');

test('a source begins with its sentence, then the passage under its headings, then the page', () => {
  expect(linesOf({}).slice(0, -1)).toEqual([
    'A membrane lets water pass.',
    'Cells › Membranes',
    'It is thin. A membrane lets water pass. It keeps salt out.',
    'From: Lecture.pdf, p. 7',
  ]);
});

test('a source shows a sentence that stands alone once, and says nothing of headings that it does not know', () => {
  expect(linesOf({ path: [], before: '', after: '' }).slice(0, -1)).toEqual([
    'A membrane lets water pass.',
    'From: Lecture.pdf, p. 7',
  ]);
});

test('a source shows the nearest of many headings', () => {
  expect(linesOf({ path: ['A', 'B', 'C', 'D', 'E'] })[1]).toBe('B › C › D › E');
});
