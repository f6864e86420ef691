const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words in any script; Japanese, Chinese and Thai, which put no spaces between them, are told apart by dictionary. */
export const countWords = (text: string): number => {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
};
