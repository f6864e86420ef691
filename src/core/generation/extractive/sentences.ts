import type { Language } from './languages/language.js';

/** The sentences of a paragraph: as Unicode cuts them, put together again where an abbreviation was taken for an end. */
export const sentencesOf = (paragraph: string, { code, abbreviations }: Language): readonly string[] => {
  const whole: string[] = [];
  let held = '';
  for (const { segment } of segmenterFor(code).segment(paragraph)) {
    if (held !== '' && !goesOn(held.trimEnd(), segment, abbreviations)) {
      whole.push(held.trim());
      held = '';
    }
    held += segment;
  }
  if (held.trim() !== '') whole.push(held.trim());
  return whole;
};

/** No sentence begins so, but after a full stop that stands for nothing else. */
const GOES_ON = /^(?!\p{Ll}\d)[\p{Ll},;)\]]/u;

const goesOn = (held: string, next: string, abbreviations: RegExp): boolean =>
  abbreviations.test(held) || (GOES_ON.test(next) && !/[。．।۔]$/u.test(held));

const segmenterFor = (code: string): Intl.Segmenter =>
  new Intl.Segmenter(code === 'und' ? 'en' : code, { granularity: 'sentence' });

const FULL_STOP = /[.。．।۔]["'”’»」』)]?$/u;

/** True for what ends as a statement does. */
export const hasStop = (sentence: string): boolean => FULL_STOP.test(sentence);

/** The sentence without its full stop. */
export const withoutStop = (sentence: string): string => sentence.replace(/\s*[.。．।۔]+$/u, '');
