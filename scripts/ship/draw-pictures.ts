import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { pictured } from '../../src/bots/features/stats/pictured.js';
import { catalogs } from '../../src/bots/messages/catalog.js';
import { learnersStats } from '../../test/support/study-stats.js';

/** Draws in a thread, with names of decks in many scripts: every font has to be there. */
export const drawPictures = async (out: string): Promise<void> => {
  const shipped: typeof import('../../src/bots/pictures/pictures.js') = await import(
    join(out, 'dist/src/bots/pictures/pictures.js')
  );
  const { signal } = new AbortController();
  const picture = await shipped.createPictures().stats(pictured(learnersStats, catalogs.en), signal);
  assert.equal(Buffer.from(picture).toString('latin1', 1, 4), 'PNG');
};
