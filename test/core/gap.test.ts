import { expect, test } from 'vitest';
import { hasGap, WRITTEN_GAPS } from '../../src/core/gap.js';

test.each([
  'Plants make ____ from light',
  '____.',
  'Water (____) is wet',
  'eins ________ drei',
  '首都是____。',
])('a gap stands alone: %s', (front) => expect(hasGap(front)).toBe(true));

test.each(['What does __init__ do?', 'What is __?', 'snake____case', '_____init', 'a_b', '___'])(
  'none in %s',
  (front) => expect(hasGap(front)).toBe(false),
);

test('a model may write shorter ones, but none inside a word', () => {
  expect('It is __ and ___, not __init__'.replace(WRITTEN_GAPS, '…')).toBe('It is … and …, not __init__');
});
