import type nlp from 'compromise/two';
import { leansInEnglish, vaguenessInEnglish } from './english-context.js';
import { defineInEnglish } from './english-definitions.js';
import { termsInEnglish } from './english-terms.js';
import type { Language, Word } from './sentence.js';

interface TaggedWord {
  readonly text: string;
  readonly tags: readonly string[];
}
interface TaggedSentence {
  readonly text: string;
  readonly terms: readonly TaggedWord[];
}

/** English, tagged by compromise, which is loaded on first use: it is large. */
export const english = async (): Promise<Language> => {
  const { default: parse } = await import('compromise/two');
  return {
    code: 'en',
    split: (paragraph) => split(parse, paragraph),
    leans: leansInEnglish,
    words: (sentence) => tag(parse, sentence),
    knowsStatements: true,
    states,
    terms: termsInEnglish,
    define: defineInEnglish,
    whatIs: (term) => `What does “${term}” mean?`,
    vagueness: vaguenessInEnglish,
  };
};

const split = (parse: typeof nlp, paragraph: string): string[] => {
  const sentences: Pick<TaggedSentence, 'text'>[] = parse.tokenize(paragraph).json();
  return sentences.map(({ text }) => text.trim());
};

const tag = (parse: typeof nlp, sentence: string): Word[] => {
  const sentences: TaggedSentence[] = parse(sentence).json();
  const words: Word[] = [];
  let at = 0;
  for (const { text, tags } of sentences.flatMap(({ terms }) => terms)) {
    const start = text === '' ? -1 : sentence.indexOf(text, at);
    if (start < 0) continue;
    at = start + text.length;
    words.push({ text, start, end: at, tags });
  }
  return words;
};

/** There is a finite verb, and it is no order to the reader. */
const states = (words: readonly Word[]): boolean => {
  const [first] = words;
  const isOrder =
    first?.tags.includes('Verb') && !first.tags.includes('Gerund') && !first.tags.includes('PastTense');
  return !isOrder && words.some(isFiniteVerb);
};

/** Verbs of definitions that the tagger sometimes takes for nouns. */
const DEFINES = new Set([
  'stands',
  'means',
  'refers',
  'denotes',
  'consists',
  'contains',
  'causes',
  'converts',
]);

const isFiniteVerb = ({ text, tags }: Word): boolean =>
  DEFINES.has(text) ||
  (tags.includes('Verb') &&
    !tags.includes('Gerund') &&
    (!tags.includes('Infinitive') || tags.includes('PresentTense')));
