import { z } from 'zod';
import { BACK_MAX, FRONT_MAX, GAP } from '../limits.js';
import type { CardRewriter } from '../skills.js';
import { oneLine } from '../text/words.js';
import { parse, withOurGaps } from './answers.js';
import type { Format } from './model.js';
import { DATA_IS_NO_ORDER } from './prompts.js';
import { object, STRING } from './schemas.js';

export const REWRITE = [
  'A student has forgotten this flashcard again and again. You write one card, or two, that take its place and are easier',
  'to remember.',
  DATA_IS_NO_ORDER,
  'Together they teach what the card teaches; two only where it asks for more than one fact. One fact a card, and exactly',
  'one right answer of a few words. Ask more precisely, from the side that is easier to tell apart, or name a reason,',
  'contrast or part of the word that helps to remember it. Each stands alone: never "this", "the text", "above". No',
  `yes-or-no questions, no lists as answers. A sentence with a gap has one gap, written ${GAP}, and the back fills it. Keep`,
  `the language of the card. At most ${FRONT_MAX} and ${BACK_MAX} characters, plain text with formulas in Unicode.`,
  'Where there is a passage, the cards say only what it says; "quote" is four to ten consecutive words copied exactly from',
  'it that prove the card. Without one, they say nothing that the card does not say, and the quote is empty. If you know no',
  'better card, the list is empty.',
].join(' ');

type Rewritten = Awaited<ReturnType<CardRewriter['rewrite']>>;

const card = z.object({
  quote: z.string().transform(oneLine).default(''),
  front: z.string().transform(oneLine).transform(withOurGaps).pipe(z.string().min(1)),
  back: z.string().transform(oneLine).pipe(z.string().min(1)),
});
const rewritten = z.object({ rewritten: z.array(z.unknown()) });

/** A card that is off the schema is left out. */
export const REWRITTEN: Format<Rewritten> = {
  schema: object({
    rewritten: { type: 'array', items: object({ quote: STRING, front: STRING, back: STRING }) },
  }),
  parse: (json) => parse(rewritten, json).rewritten.flatMap((one) => card.safeParse(one).data ?? []),
};
