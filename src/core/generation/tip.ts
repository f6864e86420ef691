import { z } from 'zod';

const pages = z.array(z.int()).readonly();
const count = z.int();

/** Tips on how to study a deck, as they are stored. Their words live in `bots/messages`. */
export const studyTip = z.discriminatedUnion('kind', [
  /** The model failed on these pages: try the rest. */
  z.object({ kind: z.literal('pages_failed'), pages }),
  /** These pages held no text. */
  z.object({ kind: z.literal('pages_without_text'), pages }),
  /** So many of the `total` cards come from these pages. */
  z.object({ kind: z.literal('densest_pages'), cards: count, total: count, pages }),
  /** These two answers are easily taken for one another. */
  z.object({ kind: z.literal('confusable'), one: z.string(), other: z.string() }),
  /** So many cards ask with this term, which another card has as its answer. */
  z.object({ kind: z.literal('first_term'), term: z.string(), cards: count }),
  // Those below are not given any more; earlier versions stored them.
  /** So many cards ask what something is. */
  z.object({ kind: z.literal('definitions'), cards: count }),
  /** So many cards have a gap or options. */
  z.object({ kind: z.literal('gaps'), cards: count }),
  /** The first so many cards, which end on this page, make one sitting. */
  z.object({ kind: z.literal('first_sitting'), cards: count, page: count }),
  /** At so many new cards a day all are met in so many days. */
  z.object({ kind: z.literal('daily_pace'), cards: count, perDay: count, days: count }),
  /** So few cards are met in a day: come back to them soon. */
  z.object({ kind: z.literal('come_back'), cards: count }),
  /** Written by a model, in the language of the cards. */
  z.object({ kind: z.literal('model'), text: z.string() }),
  /** A sentence, stored by an earlier version. */
  z.object({ kind: z.literal('text'), text: z.string() }),
]);
export type StudyTip = Readonly<z.infer<typeof studyTip>>;
