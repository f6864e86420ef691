import { expect, it } from 'vitest';
import { missesDeckNames } from '../../../../src/bots/features/quiz/misses-deck.js';
import { DECK_NAME_MAX } from '../../../../src/core/library/limits.js';

it('a deck of misses is named after the quiz’s deck, and one that is played once more keeps its name', () => {
  expect(missesDeckNames('en')('Capitals')).toEqual(['Capitals (misses)', 'Capitals (Fehler)']);
  expect(missesDeckNames('de')('Capitals')).toEqual(['Capitals (Fehler)', 'Capitals (misses)']);
  expect(missesDeckNames('en')('Capitals (misses)')).toEqual(['Capitals (misses)']);
});

it('the name is never longer than a deck’s may be', () => {
  const [name] = missesDeckNames('en')('x'.repeat(DECK_NAME_MAX));
  expect(name).toHaveLength(DECK_NAME_MAX);
  expect(name).toMatch(/x \(misses\)$/);
});
