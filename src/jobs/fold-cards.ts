import type { Database } from '../core/database/client.js';
import { foldCards } from '../core/library/folded.js';
import { defineScheduledJob } from './define-job.js';

/** Folds the cards of earlier versions for search. Until then, a search folds those of its person first. */
export const foldCardsForSearch = defineScheduledJob({
  name: 'fold-cards',
  // The first run waits until the start, which people wait for, is over.
  schedule: { everyMs: 60 * 60_000, firstAfterMs: 15_000 },
  work: ({ database }: { readonly database: Database }) => foldCards(database.prisma),
});
