import { z } from 'zod';
import { pageSchema } from '../page.js';

/** A page, and how large it is in points. */
export const pictured = z.object({
  /** Counted from 1. */
  page: z.int().min(1),
  size: z.object({ width: z.number(), height: z.number() }),
});
export type PicturedPage = z.infer<typeof pictured>;

/** A word on a page that was straightened, in points. */
const placedWord = z.object({
  text: z.string(),
  /** Its left end in the direction in which it runs, and its baseline there. */
  x: z.number(),
  y: z.number(),
  width: z.number(),
  /** The size of its font. */
  size: z.number(),
  /** In quarter turns clockwise from left to right. */
  turn: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
});
export type PlacedWord = z.infer<typeof placedWord>;

/** What was read off a page's picture. */
export const recognised = pictured.extend({
  /** Lines of words, as they stand on the page once it is straightened. */
  lines: z.array(z.array(placedWord).readonly()).readonly(),
  /** The page was turned by so much about its middle to be straight, in radians clockwise. */
  angle: z.number(),
  /** The share of its words that were left out, since what they say was too uncertain: 0 to 1. */
  doubtful: z.number().min(0).max(1),
});
export type RecognisedPage = z.infer<typeof recognised>;

/** Requests to the process, one at a time. Of the pages that are laid out, the `last` are asked for. */
export type PictureRequest =
  | { readonly kind: 'recognise'; readonly picture: Uint8Array; readonly page: PicturedPage }
  | { readonly kind: 'lay_out'; readonly pages: readonly RecognisedPage[]; readonly last: number };

/** Nothing is recognised on what is no picture. */
export const answers = { recognise: recognised.nullable(), lay_out: z.array(pageSchema) };
