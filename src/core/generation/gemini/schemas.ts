import { type ResponseSchema, SchemaType } from '@google/generative-ai';

const STRING = { type: SchemaType.STRING } as const;
const STRINGS = { type: SchemaType.ARRAY, items: STRING } as const;
export const CARDS: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['cards'],
  properties: {
    cards: {
      type: SchemaType.ARRAY,
      items: {
        type: SchemaType.OBJECT,
        required: ['kind', 'front', 'back', 'distractors', 'quote'],
        properties: {
          kind: { type: SchemaType.STRING, format: 'enum', enum: ['basic', 'cloze', 'choice'] },
          front: STRING,
          back: STRING,
          distractors: STRINGS,
          quote: STRING,
        },
      },
    },
  },
};
export const IMPROVED: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['back'],
  properties: { back: STRING },
};
export const PAGES: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['pages'],
  properties: {
    pages: {
      type: SchemaType.ARRAY,
      items: {
        type: SchemaType.OBJECT,
        required: ['page', 'text'],
        properties: { page: { type: SchemaType.INTEGER }, text: STRING },
      },
    },
  },
};
export const TIPS: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['tips'],
  properties: { tips: STRINGS },
};
export const DISTRACTORS: ResponseSchema = {
  type: SchemaType.OBJECT,
  required: ['answers'],
  properties: {
    answers: {
      type: SchemaType.ARRAY,
      items: {
        type: SchemaType.OBJECT,
        required: ['card', 'distractors'],
        properties: { card: { type: SchemaType.INTEGER }, distractors: STRINGS },
      },
    },
  },
};
