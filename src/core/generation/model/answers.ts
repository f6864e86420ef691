import { z } from 'zod';
import { WRITTEN_GAPS } from '../../gap.js';
import { DISTRACTORS, GAP } from '../limits.js';
import { comparable, oneLine } from '../text/words.js';
import type { DraftCard } from '../types.js';

/** Importance goes from 1 to 5. */
const MIDDLING = 3;
const IMPORTANT = 5;

const text = z.string().transform(oneLine).pipe(z.string().min(1));
const draft = z.object({
  kind: z.enum(['basic', 'cloze', 'choice']),
  front: text,
  back: text,
  distractors: z.array(z.string().transform(oneLine)).nullish(),
  quote: text,
  importance: z.number().catch(MIDDLING),
});
const cardList = z.object({ cards: z.array(z.unknown()) });
const improved = z.object({ back: text });
const answerList = z.object({ answers: z.array(z.unknown()) });
const answersOfOne = z.object({ card: z.int(), distractors: z.array(z.string()) });
const pageList = z.object({ pages: z.array(z.object({ page: z.int(), text: z.string() })) });
const verdictList = z.object({ verdicts: z.array(z.unknown()) });
const verdict = z.object({ card: z.int(), right: z.boolean() });

/** The answer does not have the requested shape. */
export class OffSchema extends Error {
  override readonly name = 'OffSchema';
}

/** The cards of an answer, each checked by itself; `malformed` counts the others. @throws OffSchema */
export const parseCards = (
  json: string,
): { readonly cards: readonly DraftCard[]; readonly malformed: number } => {
  const listed = parse(cardList, json).cards;
  const cards = listed.flatMap((card) => parseCard(card) ?? []);
  return { cards, malformed: listed.length - cards.length };
};

/** A card of an answer; undefined where it does not have the requested shape. */
export const parseCard = (card: unknown): DraftCard | undefined => {
  const { data } = draft.safeParse(card);
  return data && draftCard(data);
};

/**
 * For each of so many cards, which the answer names by their numbers from 1, whether it is right. A card that it leaves
 * out is not.
 * @throws OffSchema
 */
export const parseVerdicts = (json: string, cards: number): boolean[] => {
  const parsed = parse(verdictList, json).verdicts.map((one) => verdict.safeParse(one).data);
  const right = new Set(parsed.flatMap((one) => (one?.right ? [one.card] : [])));
  const wrong = new Set(parsed.flatMap((one) => (one && !one.right ? [one.card] : [])));
  return Array.from({ length: cards }, (_, index) => right.has(index + 1) && !wrong.has(index + 1));
};

/** @throws OffSchema */
export const parseImproved = (json: string): string => parse(improved, json).back;

/**
 * The distractors for each of so many cards, which the answer names by their numbers from 1; none for a card that
 * it leaves out or gives in another shape.
 * @throws OffSchema also if it names none of the cards
 */
export const parseDistractors = (json: string, cards: number): string[][] => {
  const parsed = parse(answerList, json).answers.map((answer) => answersOfOne.safeParse(answer));
  const given = new Map(parsed.flatMap(({ data }) => (data ? [[data.card, data.distractors]] : [])));
  const wrong = Array.from({ length: cards }, (_, index) => given.get(index + 1));
  if (wrong.every((texts) => texts === undefined)) throw new OffSchema('the answer names no card');
  return wrong.map((texts) => texts ?? []);
};

/**
 * The Markdown of each page that the answer has, by the page's number. Asked for one page, models also answer with its
 * text alone.
 * @throws OffSchema
 */
export const parsePages = (json: string, pages: readonly number[]): ReadonlyMap<number, string> => {
  const [only, ...others] = pages;
  if (only !== undefined && others.length === 0 && readJson(json) === undefined)
    return new Map([[only, json]]);
  const read = new Map(parse(pageList, json).pages.map(({ page, text: markdown }) => [page, markdown]));
  if (!pages.some((page) => read.has(page))) throw new OffSchema('the answer names no page');
  return read;
};

/** @throws OffSchema */
export const parse = <T>(schema: z.ZodType<T>, json: string): T => {
  const result = schema.safeParse(readJson(json));
  if (!result.success) throw new OffSchema('the answer does not have the requested shape');
  return result.data;
};

/** The JSON of an answer, also where it stands between fences or after words. */
const readJson = (json: string): unknown => {
  const inner = json.slice(json.indexOf('{'), json.lastIndexOf('}') + 1);
  return parseJson(json) ?? parseJson(inner);
};

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** A front whose gaps are written as ours. */
export const withOurGaps = (front: string): string =>
  front.replace(WRITTEN_GAPS, GAP).replace(/\[(?:\.{3}|…)\]|\{\{c\d::.*?\}\}/g, GAP);

/** Gaps written otherwise become ours; distractors of a choice are made distinct, those of other kinds dropped. */
const draftCard = ({
  kind,
  front,
  back,
  distractors,
  quote,
  importance,
}: z.infer<typeof draft>): DraftCard => {
  const wrong = kind === 'choice' ? distinct(distractors ?? [], back) : [];
  return {
    kind,
    front: withOurGaps(front),
    back,
    distractors: wrong,
    quote,
    importance: (Math.min(Math.max(importance, 1), IMPORTANT) - 1) / (IMPORTANT - 1),
  };
};

const distinct = (texts: readonly string[], answer: string): string[] => {
  const seen = new Set([comparable(answer), '']);
  return texts
    .filter((text) => !seen.has(comparable(text)) && seen.add(comparable(text)))
    .slice(0, DISTRACTORS);
};
