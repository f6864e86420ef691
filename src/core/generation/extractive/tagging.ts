import type { ItemToken, WinkMethods } from 'wink-nlp';

/** Universal parts of speech, as far as they matter here. */
export type PartOfSpeech =
  | 'noun'
  | 'name'
  | 'adjective'
  | 'verb'
  | 'number'
  | 'pronoun'
  | 'function'
  | 'sign';

/** A word of an English sentence, where it stands, and what it is. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly is: PartOfSpeech;
}

export type Tagger = (sentence: string) => readonly Word[];

let loading: Promise<WinkMethods> | undefined;

const load = async (): Promise<WinkMethods> => {
  const [{ default: wink }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  return wink(model, ['pos']);
};

/** Tags English; its model is loaded on first use. */
export const englishTagger = async (): Promise<Tagger> => {
  loading ??= load();
  const nlp = await loading;
  return (sentence) => withVerb(joined(tokens(nlp, sentence)));
};

const KINDS: Readonly<Record<string, PartOfSpeech>> = {
  NOUN: 'noun',
  PROPN: 'name',
  ADJ: 'adjective',
  VERB: 'verb',
  AUX: 'verb',
  NUM: 'number',
  PRON: 'pronoun',
  PUNCT: 'sign',
  SYM: 'sign',
};

const tokens = (nlp: WinkMethods, sentence: string): Word[] => {
  const words: Word[] = [];
  let at = 0;
  nlp
    .readDoc(sentence)
    .tokens()
    .each((token: ItemToken) => {
      const text = token.out();
      const start = sentence.indexOf(text, at);
      if (start < 0) return;
      at = start + text.length;
      words.push({ text, start, end: at, is: KINDS[token.out(nlp.its.pos)] ?? 'function' });
    });
  return words;
};

/** Verbs that are nouns too, and are tagged so in short sentences. */
const VERBS = new Set(
  `stands means refers causes contains converts results leads stores equals states measures uses forms produces needs
  falls rises acts binds limits transports controls functions increases decreases aims lies holds carries drives cuts
  signals regulates turns moves feeds breaks joins links covers ends starts begins reaches releases secretes attacks
  fights affects blocks protects supplies filters sets ranks plots provides describes supports sinks masks cause lead
  repairs removes encodes inhibits activates catalyzes catalyses enables prevents
  form produce contain lower raise slow open close mean need use block mask carry store`.split(/\s+/),
);

/** The same without their ending: what several do. */
const PLURAL_VERBS = new Set(
  [...VERBS].flatMap((verb) => [verb, verb.replace(/(?<=ch|sh|x|ss)es$|s$/, '').replace(/ie$/, 'y')]),
);

/** "Igneous rocks form when …" */
const isAfterPlural = (words: readonly Word[], i: number): boolean =>
  !/s$/.test(words[i]?.text ?? '') &&
  /[^s]s$/.test(words[i - 1]?.text ?? '') &&
  /^(?:noun|name)$/.test(words[i - 1]?.is ?? '');

/** "Cholesterol keeps the membrane …" */
const isBeforeArticle = (words: readonly Word[], i: number): boolean =>
  /^\p{Ll}+[^s]s$/u.test(words[i]?.text ?? '') &&
  /^(?:noun|name|adjective)$/.test(words[i - 1]?.is ?? '') &&
  /^(?:the|an?|its|their|his|her|no|both|all|each|one|two|three)$/.test(words[i + 1]?.text ?? '');

/** Where no word was taken for a verb, the first that can be one is it. */
const withVerb = (words: readonly Word[]): readonly Word[] => {
  const hasVerb = words.some(({ is, text }, i) => i > 0 && is === 'verb' && !/ing$/.test(text));
  const isOne = ({ text }: Word, i: number): boolean =>
    (VERBS.has(text) && isAfterPlural(words, i) && words[i + 1]?.is === 'function') ||
    (!hasVerb &&
      ((VERBS.has(text) && /s$/.test(text)) ||
        (PLURAL_VERBS.has(text) && isAfterPlural(words, i)) ||
        isBeforeArticle(words, i)));
  const verb = words.findIndex((word, i) => i > 0 && isOne(word, i));
  return words.map((word, i) => (i === verb ? { ...word, is: 'verb' } : word));
};

/** "six-membered" is one word; what its last part is, it is. */
const joined = (words: readonly Word[]): Word[] => {
  const whole: Word[] = [];
  for (const [i, word] of words.entries()) {
    const before = whole.at(-1);
    const touches = before !== undefined && before.end === word.start;
    const isHyphen = /^[-‐–]$/.test(word.text) && words[i + 1]?.start === word.end;
    const afterHyphen = touches && /[-‐–]$/.test(before.text) && before.text.length > 1;
    if (before && touches && ((isHyphen && before.is !== 'sign') || afterHyphen)) {
      whole[whole.length - 1] = {
        text: before.text + word.text,
        start: before.start,
        end: word.end,
        is: isHyphen ? before.is : compound(word),
      };
    } else whole.push(word);
  }
  return whole;
};

const compound = ({ text, is }: Word): PartOfSpeech =>
  is === 'verb' || /(?:ed|ing|like|free|based)$/.test(text) ? 'adjective' : is;
