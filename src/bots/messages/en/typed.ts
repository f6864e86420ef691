import type { TypedWords } from '../typed-words.js';

export const typed: TypedWords = {
  options: {},
  choices: {
    english: 'en',
    german: 'de',
    everyone: 'everyone',
    all: 'everyone',
    everybody: 'everyone',
    group: 'everyone',
    server: 'everyone',
  },
  yes: ['1', 'y', 'yes', 'true', 'on'],
};
