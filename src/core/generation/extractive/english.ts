import type nlp from 'compromise/two';
import { countWords } from '../text.js';
import { defineInEnglish } from './english-definitions.js';
import { termsInEnglish } from './english-terms.js';
import type { Language, Word } from './sentence.js';

interface TaggedWord {
  text: string;
  pre: string;
  post: string;
  tags: string[];
}
interface TaggedSentence {
  text: string;
  terms: TaggedWord[];
}

/** Beginnings that lean on the sentence before. */
const LEANS_BACK =
  /^(?:["“(]?)(?:this|these|those|that|it|its|they|their|he|she|his|her|him|we|our|i|my|you|your|there|here|such|both|either|neither|each|another|other|others|all of|many of|some of|most of|several of|one of these|the (?:former|latter|other|others|same|following|above|below|next|previous|first|second|third|last|two|three|four|rest|result|results|reason|idea|point|answer|question|problem|example|author|authors|reader|lecture|course|book|paper|program|command|file|user|option|default|difference|advantage|disadvantage|term|word|name|latter)\b(?! of\b)|however|therefore|thus|hence|moreover|furthermore|also|but|and|or|so|yet|nor|then|still|instead|otherwise|meanwhile|nevertheless|nonetheless|similarly|likewise|consequently|accordingly|additionally|besides|conversely|finally|lastly|next|later|now|again|indeed|in fact|of course|first(?:ly)?,|second(?:ly)?,|third(?:ly)?,|for (?:example|instance|this|these|that|more|further|details)|in (?:other words|contrast|addition|this|these|that|such|particular|short|summary|general,|our|your|turn|both|either|each)|on the (?:other|contrary)|as (?:a result|such|mentioned|shown|described|noted|seen|we|you|discussed|above|before|i)|at (?:this|that)|by (?:this|that|contrast|doing)|to (?:this|that|do)|from (?:this|these|that|here)|with (?:this|these|that)|after (?:this|that|all)|under (?:this|these)|because of (?:this|that)|due to (?:this|that)|see|note|notice|recall|remember|suppose|assume|imagine|let|let's|consider|think|try|look|please|what|why|how|who|when (?:you|we|this|it|they)|if (?:you|we|this|it|they|not|so|necessary)|while (?:this|it|these)|although (?:this|it|these|they)|since (?:this|it|these|they)|because|which|where|unless you|yes|no|ok|well|example|warning|caution|tip|hint|maybe|perhaps|even|only|just|same|too|unfortunately|fortunately|interestingly|surprisingly|importantly|alternatively|sometimes,|usually,|normally,|basically)\b/iu;

/** Words that lean on the reader's page or speak to the reader, wherever they stand. */
const LEANS_ON_PAGE =
  /\b(?:fig(?:ure|s|\.)?|tables?|chapters?|sections?|pages?|slides?|appendix|equations?|eq\.|example|exercise|footnote|listing|theorem|lemma)\s*\(?[\dA-Z]+(?:\.\d+)*\b|\b(?:as|are|is) (?:shown|seen|described|mentioned|discussed|explained|noted|listed|given|illustrated|defined) (?:above|below|here|in (?:the|this|section|figure|chapter))|\b(?:above|below|aforementioned|previously|earlier|hereafter|herein|the following|as follows|this|these|those|we|us|our|ours|you|your|yours|i|my|me|let's|i'm|we'll|you'll|you're|we're|don't|doesn't|isn't|can't|won't|it's|that's|there's|etc|lecture|slide|tutorial|homework|exam|last week|today|tomorrow|yesterday|click|please)\b/iu;

/** English, tagged by compromise, which is loaded on first use: it is large. */
export function english(): Language {
  return {
    code: 'en',
    sentences: async (paragraph) => tag(await load(), paragraph),
    leans: ({ text, words }) => LEANS_BACK.test(text) || LEANS_ON_PAGE.test(text) || isNoStatement(words),
    terms: termsInEnglish,
    define: defineInEnglish,
    whatIs: (term) => `What is ${term}?`,
  };
}

const load = async (): Promise<typeof nlp> => (await import('compromise/two')).default;

function tag(parse: typeof nlp, paragraph: string): { text: string; words: Word[] }[] {
  const sentences: TaggedSentence[] = parse(paragraph).json();
  return sentences.map(({ text, terms }) => ({ text: text.trim(), words: placed(text, terms) }));
}

function placed(text: string, terms: readonly TaggedWord[]): Word[] {
  const words: Word[] = [];
  let at = text.length - text.trimStart().length;
  const shift = at;
  for (const term of terms) {
    const start = text.indexOf(term.text, at);
    if (start < 0 || term.text === '') continue;
    at = start + term.text.length;
    words.push({ text: term.text, start: start - shift, end: at - shift, tags: term.tags });
  }
  return words;
}

/** No finite verb, or an order to the reader. */
function isNoStatement(words: readonly Word[]): boolean {
  const isFiniteVerb = ({ tags }: Word) =>
    tags.includes('Verb') &&
    !tags.includes('Gerund') &&
    (!tags.includes('Infinitive') || tags.includes('PresentTense'));
  const [first] = words;
  const isOrder =
    first?.tags.includes('Verb') && !first.tags.includes('Gerund') && !first.tags.includes('PastTense');
  return isOrder || !words.some(isFiniteVerb) || countWords(words.map(({ text }) => text).join(' ')) === 0;
}
