import { expect, test } from 'vitest';
import { wholeNumber } from '../../../src/core/language/whole-number.js';

test.each([
  [' 20 ', 20],
  ['ten', 10],
  ['zehn', 10],
  ['fünfundzwanzig', 25],
  ['two hundred', 200],
  ['-3', Number.NaN],
  ['1.5', Number.NaN],
  ['half', Number.NaN],
  ['ten cards', Number.NaN],
  ['', Number.NaN],
])('“%s” is %d', (typed, number) => {
  expect(wholeNumber(typed)).toBe(number);
});
