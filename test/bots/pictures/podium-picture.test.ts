import { expect, it } from 'vitest';
import { podiumPicture } from '../../../src/bots/pictures/podium-picture.js';
import { differenceFrom } from '../../support/looks.js';

const TOLERANCE = 12;
const ada = { name: 'Ada Lovelace, Countess of long names', points: 12, rank: 1 };
const sakura = { name: '田中さくら', points: 9, rank: 2 };
const layla = { name: 'ليلى', points: 7, rank: 3 };

it.each([
  ['podium-three', [ada, sakura, layla]],
  ['podium-tie', [ada, { ...sakura, points: 12, rank: 1 }]],
])('looks as it did: %s', async (name, places) => {
  expect(await differenceFrom(name, podiumPicture(places))).toBeLessThan(TOLERANCE);
});

it('would notice that two have changed their places', async () => {
  const picture = podiumPicture([{ ...sakura, rank: 1 }, { ...ada, rank: 2 }, layla]);
  expect(await differenceFrom('podium-three', picture)).toBeGreaterThan(TOLERANCE);
});
