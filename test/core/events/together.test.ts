import { expect, it } from 'vitest';
import { together } from '../../../src/core/events/together.js';

/** Lots as they were handed over, and what ends the one under way. */
const lots = () => {
  const seen: number[][] = [];
  let end = (_?: Error): void => {};
  const hand = together<number>((lot) => {
    seen.push([...lot]);
    return new Promise((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve());
    });
  });
  return { seen, hand, end: (error?: Error) => end(error) };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('hands over at once what comes alone, and together what comes meanwhile', async () => {
  const { seen, hand, end } = lots();
  const first = hand([1]);
  await turn();
  const later = Promise.all([hand([2]), hand([3, 4])]);
  await turn();
  expect(seen).toEqual([[1]]);
  end();
  await first;
  await turn();
  expect(seen).toEqual([[1], [2, 3, 4]]);
  end();
  await later;
});

it('tells of a failure those whose lot it was, and goes on', async () => {
  const { seen, hand, end } = lots();
  const first = hand([1]);
  const outcome = expect(first).rejects.toThrow('down');
  await turn();
  const second = hand([2]);
  end(new Error('down'));
  await outcome;
  await turn();
  end();
  await second;
  expect(seen).toEqual([[1], [2]]);
});
