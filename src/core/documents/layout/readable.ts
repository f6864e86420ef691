/** The commonest words of languages written in Latin letters: any page of prose has some of them. */
const COMMON = new Set(
  `the of and to in is that for are with as by on be from this it at or an which not
   der die das und ist von den mit für auf ein eine im nicht des zu werden sich
   de la le les et des en un une est dans que pour qui sur du par
   el los las del y se con por una es al como
   il di che e per non una sono della nel con
   o os as da do em um uma não para com
   het een van en op zijn met dat te niet
   och att som på är av till den det för i og af til at er på ikke
   je na si v se že w nie do z jest się to
   az és egy hogy nem ja ei on se että ve bir bu da için ile olan`.split(/\s+/),
);
const WORDS_MIN = 25;
const COMMON_SHARE = 0.06;
const ENGLISH_SHARE = 0.25;
/** So many of the letters are vowels in every language. */
const VOWEL_SHARE = 0.3;

/**
 * False for text whose letters mean something else than what is printed: a cipher, or a font that maps its letters to
 * others. Judged by Latin letters, where most are; too short a text is believed.
 * @param isEnglish whether English has the word, in lower case
 */
export const isReadable = (text: string, isEnglish: (word: string) => boolean): boolean => {
  if (isGibberish(text)) return false;
  const words = text.toLowerCase().match(/(?<![\p{L}\p{M}])\p{Script=Latin}+(?![\p{L}\p{M}])/gu) ?? [];
  if (words.length < WORDS_MIN) return true;
  const letters = words.join('');
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters.length * 2 < all) return true;
  const common = words.filter((word) => COMMON.has(word)).length;
  if (common >= words.length * COMMON_SHARE) return true;
  const vowels = letters.match(/[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýāēīōūąęěő]/g)?.length ?? 0;
  if (vowels >= letters.length * VOWEL_SHARE) return true;
  return words.filter(isEnglish).length >= words.length * ENGLISH_SHARE;
};

/** Prose is of letters, whatever the script; numbers are many in some, but other signs in none. */
const isGibberish = (text: string): boolean => {
  const signs = text.replace(/\s/g, '');
  const letters = signs.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const others = signs.length - letters - (signs.match(/\p{N}/gu)?.length ?? 0);
  return (
    signs.length >= SIGNS_MIN &&
    letters < signs.length * LETTERS_SHARE &&
    others > signs.length * OTHERS_SHARE
  );
};
const SIGNS_MIN = 80;
const LETTERS_SHARE = 0.5;
const OTHERS_SHARE = 0.25;
