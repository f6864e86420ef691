import type { Schema } from './transport.js';

export const STRING: Schema = { type: 'string' };
export const STRINGS: Schema = { type: 'array', items: STRING };
const CARD_NUMBER: Schema = { type: 'integer' };

/** All of its fields are required, in their order. */
export const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const list = (name: string, properties: Readonly<Record<string, Schema>>): Schema =>
  object({ [name]: { type: 'array', items: object(properties) } });

/** The evidence first: what a model has quoted it asks about, and not the other way round. */
export const CARDS: Schema = list('cards', {
  quote: STRING,
  front: STRING,
  back: STRING,
  kind: { type: 'string', enum: ['basic', 'cloze', 'choice'] },
  distractors: STRINGS,
  importance: { type: 'integer' },
});
export const IMPROVED: Schema = object({ back: STRING });
export const PAGES: Schema = list('pages', { page: { type: 'integer' }, text: STRING });
export const DISTRACTORS: Schema = list('answers', { card: CARD_NUMBER, distractors: STRINGS });
/** `says`: what the passage says on it, so that the judgement comes after a look at it. */
export const VERDICTS: Schema = list('verdicts', {
  card: CARD_NUMBER,
  says: STRING,
  right: { type: 'boolean' },
});
