import { setImmediate as nextTurn } from 'node:timers/promises';
import { CARD_QUOTE_MAX } from '../../library/limits.js';
import { FRONT_MAX } from '../limits.js';
import type { CardRequest, CardsAnswer, CardWriter } from '../skills.js';
import { plainTextOf } from '../text/markdown.js';
import { wordsOf } from '../text/words.js';
import type { DraftCard, InputPage } from '../types.js';
import { casingIn } from './casing.js';
import { distractors, gap } from './cloze.js';
import { entryOf } from './glossary.js';
import { languageOf } from './languages.js';
import { type Paragraph, paragraphs } from './paragraphs.js';
import { isProse } from './readable.js';
import { type Salience, salienceIn } from './salience.js';
import { type Candidate, choose } from './select.js';
import type { Casing, Language, Sentence, Term } from './sentence.js';

interface Source {
  readonly language: Language;
  readonly casing: Casing;
  readonly salience: Salience;
  readonly terms: ReadonlyMap<Sentence, Term[]>;
}

const extract = async (
  { chunk, count, focus, avoid }: CardRequest,
  signal: AbortSignal,
): Promise<CardsAnswer> => {
  const text = plainTextOf(chunk.pages);
  const language = await languageOf(text);
  const { sentences, candidates } = await read(chunk.pages, language, signal);
  const terms = new Map(sentences.map((sentence) => [sentence, language.terms(sentence)]));
  const source = { language, casing: casingIn(text), salience: salienceIn(text), terms };
  for (const sentence of sentences) {
    const candidate = defined(sentence, source) ?? clozed(sentence, source);
    if (candidate) candidates.push(candidate);
  }
  return {
    outcome: 'cards',
    malformed: 0,
    by: 'extractive',
    ...choose(candidates, { count, avoid, focus: wordsOf(focus ?? '') }),
  };
};

/** Makes definition, cloze and choice cards from the sentences of the text itself; needs no model and no key. */
export const createExtractiveWriter = (): CardWriter => ({
  name: 'extractive',
  isFree: true,
  load: { pages: 30, words: 2_000, sideBySide: 1 },
  write: extract,
});

/** Reads the pages into sentences fit for cards, and the entries of glossaries on the way. */
const read = async (pages: readonly InputPage[], language: Language, signal: AbortSignal) => {
  const sentences: Sentence[] = [];
  const candidates: Candidate[] = [];
  let order = 0;
  for (const inputPage of pages) {
    const { page } = inputPage;
    for (const paragraph of paragraphs(inputPage)) {
      const { text, heading } = paragraph;
      const entry = entryOf(text, language);
      if (entry) candidates.push(glossaryCard(entry, { text, page, heading, order: order++ }, language));
      else
        for (const fit of statements(paragraph, language))
          sentences.push({ ...fit, page, heading, order: order++ });
    }
    // Tagging is work of some milliseconds a page: let others in between.
    await nextTurn(undefined, { signal });
  }
  return { sentences, candidates };
};

const statements = ({ text, isItem }: Paragraph, language: Language): Pick<Sentence, 'text' | 'words'>[] =>
  language
    .split(isItem && language.knowsStatements ? withStop(text) : text)
    .filter((text) => isProse(text) && !language.leans(text))
    .map((text) => ({ text, words: language.words(text) }))
    .filter(({ words }) => language.states(words));

/** A bullet of a slide may be a whole statement without a full stop. */
const withStop = (text: string): string => (/[\p{L}\p{N})%°]$/u.test(text) ? `${text}.` : text);

/** A line with a colon is less surely a definition than a sentence that says so. */
const GLOSSARY_WORTH = 0.75;

const glossaryCard = (
  { term, meaning }: { readonly term: string; readonly meaning: string },
  { text, ...place }: Pick<Sentence, 'text' | 'page' | 'heading' | 'order'>,
  language: Language,
): Candidate => {
  const card: DraftCard = {
    kind: 'basic',
    front: language.whatIs(term),
    back: meaning,
    distractors: [],
    importance: GLOSSARY_WORTH,
    quote: text.slice(0, CARD_QUOTE_MAX),
  };
  return { card, ...place, worth: GLOSSARY_WORTH, subject: term.toLowerCase() };
};

const defined = (sentence: Sentence, { language, casing }: Source): Candidate | undefined => {
  const definition = language.define(sentence, casing);
  if (!definition) return undefined;
  const { front, back, term, worth } = definition;
  const card: DraftCard = {
    ...{ kind: 'basic', front, back, distractors: [], quote: quoteOf(sentence) },
    importance: worth,
  };
  const { page, heading, order, text } = sentence;
  return {
    card,
    page,
    heading,
    order,
    worth: worth - language.vagueness(text) / 2,
    subject: term.toLowerCase(),
  };
};

/** A cloze card is worth less than a definition of as good a term. */
const CLOZE_FACTOR = 0.85;
/** A wrong answer must itself be a term of the text. */
const DISTRACTOR_SALIENCE = 0.35;

const clozed = (sentence: Sentence, { language, salience, terms }: Source): Candidate | undefined => {
  const found = gap(sentence, terms.get(sentence) ?? [], salience);
  const worth = found ? found.worth * CLOZE_FACTOR - language.vagueness(sentence.text) : 0;
  if (!found || worth < LEAST_WORTH || found.front.length > FRONT_MAX) return undefined;
  const { front, term } = found;
  const others = () => [...terms.values()].flat().filter((other) => salience(other) >= DISTRACTOR_SALIENCE);
  const card: DraftCard = {
    kind: 'cloze',
    front,
    back: term.text,
    distractors: [],
    quote: quoteOf(sentence),
    importance: worth,
  };
  const { page, heading, order } = sentence;
  return {
    card,
    page,
    heading,
    order,
    worth,
    subject: term.key,
    wrong: () => distractors(front, term, others()),
  };
};

/** Better no card than one below this. */
const LEAST_WORTH = 0.33;

const quoteOf = ({ text }: Sentence): string => text.slice(0, CARD_QUOTE_MAX);
