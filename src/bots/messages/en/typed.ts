import type { TypedWords } from '../typed-words.js';

export const typed: TypedWords = {
  options: {},
  choices: { english: 'en', german: 'de', all: 'everyone' },
  yes: ['1', 'y', 'yes', 'true', 'on'],
};
