import { spokenIn } from '../../language/lexicon.js';
import { fold } from '../../language/plain.js';
import { isFormOf } from '../../language/stems.js';
import { wordsOf } from './words.js';

/** Whether the text says a word of the topic, in another form too: `enzyme` for `enzymes`. */
export const isAbout = (focus: string, text: string): boolean => {
  const { lexicon } = spokenIn(text);
  const asked = wordsOf(fold(focus)).filter((word) => !lexicon.functions.has(word));
  return wordsOf(fold(text)).some((word) => asked.some((topic) => isFormOf(topic, word, lexicon)));
};
