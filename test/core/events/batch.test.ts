import { expect, it } from 'vitest';
import { inBatches } from '../../../src/core/events/batch.js';

/** Batches as they were handed over, and what ends the one under way. */
const batches = () => {
  const seen: number[][] = [];
  let end = (_?: Error): void => {};
  const add = inBatches<number>((batch) => {
    seen.push([...batch]);
    return new Promise((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve());
    });
  });
  return { seen, add, end: (error?: Error) => end(error) };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('hands over at once what comes alone, and in one batch what comes meanwhile', async () => {
  const { seen, add, end } = batches();
  const first = add([1]);
  await turn();
  const later = Promise.all([add([2]), add([3, 4])]);
  await turn();
  expect(seen).toEqual([[1]]);
  end();
  await first;
  await turn();
  expect(seen).toEqual([[1], [2, 3, 4]]);
  end();
  await later;
});

it('rejects for the items of a failed batch alone, and continues', async () => {
  const { seen, add, end } = batches();
  const first = add([1]);
  const outcome = expect(first).rejects.toThrow('down');
  await turn();
  const second = add([2]);
  end(new Error('down'));
  await outcome;
  await turn();
  end();
  await second;
  expect(seen).toEqual([[1], [2]]);
});
