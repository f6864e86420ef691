import { loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { pictured } from '../../../src/bots/features/stats/pictured.js';
import { catalogs } from '../../../src/bots/messages/catalog.js';
import { createPictures } from '../../../src/bots/pictures/pictures.js';
import { statsPicture } from '../../../src/bots/pictures/stats-picture.js';
import { differenceFrom } from '../../support/looks.js';
import { firstDaysStats, learnersStats, newcomersStats } from '../../support/study-stats.js';

/** Edges of letters differ between processors; a word that is gone is more. */
const TOLERANCE = 12;

it.each([
  ['stats-newcomer', pictured(newcomersStats, catalogs.en)],
  ['stats-first-day', pictured(firstDaysStats, catalogs.de)],
  ['stats-learner', pictured(learnersStats, catalogs.en)],
  ['stats-learner-german', pictured(learnersStats, catalogs.de)],
])('looks as it did: %s', async (name, picture) => {
  expect(await differenceFrom(name, statsPicture(picture))).toBeLessThan(TOLERANCE);
});

it('would notice another number', async () => {
  const other = { ...learnersStats, streak: { days: 456, bridged: 0 } };
  const picture = statsPicture(pictured(other, catalogs.en));
  expect(await differenceFrom('stats-learner', picture)).toBeGreaterThan(TOLERANCE);
});

it('is as wide as a sharp phone, and light enough to send', async () => {
  const png = statsPicture(pictured(learnersStats, catalogs.en));
  const { width } = await loadImage(png);
  expect(width).toBe(1_080);
  expect(png.length).toBeLessThan(400_000);
});

it('is drawn in a thread as it is without', async () => {
  const picture = pictured(learnersStats, catalogs.en);
  const drawn = await createPictures().stats(picture, new AbortController().signal);
  expect(Buffer.from(drawn).equals(statsPicture(picture))).toBe(true);
});
