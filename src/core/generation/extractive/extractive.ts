import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CardGenerator, CardRequest } from '../generator.js';
import { FRONT_MAX, QUOTE_MAX } from '../limits.js';
import { wordsOf } from '../text.js';
import type { DraftCard, SourcePage } from '../types.js';
import { distractors, gap } from './cloze.js';
import { entryOf } from './glossary.js';
import { languageOf } from './languages.js';
import { paragraphs } from './paragraphs.js';
import { isProse } from './readable.js';
import { type Salience, salienceIn } from './salience.js';
import { type Candidate, choose } from './select.js';
import type { Language, Sentence, Term } from './sentence.js';

/** Makes definition, cloze and choice cards from the sentences of the text itself; needs no model and no key. */
export function createExtractiveGenerator(): CardGenerator {
  return {
    name: 'extractive',
    cards: async (request, signal) => ({
      outcome: 'cards',
      cards: await extract(request, signal),
      malformed: 0,
    }),
  };
}

async function extract(
  { chunk, count, focus, avoid }: CardRequest,
  signal: AbortSignal,
): Promise<DraftCard[]> {
  const language = await languageOf(chunk.pages.map(({ text }) => text).join('\n'));
  const { sentences, candidates } = await read(chunk.pages, language, signal);
  const terms = new Map(sentences.map((sentence) => [sentence, language.terms(sentence)]));
  const salience = salienceIn(sentences, terms);
  const all = sentences.filter((sentence) => !language.leans(sentence));
  for (const sentence of all) {
    const candidate = defined(sentence, language) ?? clozed(sentence, terms, salience);
    if (candidate) candidates.push(candidate);
  }
  return choose(candidates, { count, avoid, focus: wordsOf(focus ?? '') });
}

/** Reads the pages into sentences fit for cards, and the entries of glossaries on the way. */
async function read(pages: readonly SourcePage[], language: Language, signal: AbortSignal) {
  const sentences: Sentence[] = [];
  const candidates: Candidate[] = [];
  let order = 0;
  for (const { page, text } of pages) {
    for (const { text: paragraph } of paragraphs(text)) {
      const entry = entryOf(paragraph);
      if (entry) candidates.push(glossaryCard(entry, paragraph, page, order++, language));
      else
        for (const sentence of await language.sentences(paragraph))
          if (isProse(sentence.text)) sentences.push({ ...sentence, page, order: order++ });
    }
    // Tagging is work of some milliseconds a page: let others in between.
    await nextTurn(undefined, { signal });
  }
  return { sentences, candidates };
}

function glossaryCard(
  { term, meaning }: { term: string; meaning: string },
  paragraph: string,
  page: number,
  order: number,
  language: Language,
): Candidate {
  const card: DraftCard = {
    kind: 'basic',
    front: language.whatIs(term),
    back: meaning,
    distractors: [],
    quote: paragraph.slice(0, QUOTE_MAX),
  };
  return { card, page, order, worth: 0.8, subject: term.toLowerCase() };
}

function defined(sentence: Sentence, language: Language): Candidate | undefined {
  const definition = language.define(sentence);
  if (!definition) return undefined;
  const { front, back, term, worth } = definition;
  const card: DraftCard = {
    kind: 'basic',
    front,
    back,
    distractors: [],
    quote: sentence.text.slice(0, QUOTE_MAX),
  };
  return { card, page: sentence.page, order: sentence.order, worth, subject: term.toLowerCase() };
}

function clozed(
  sentence: Sentence,
  terms: ReadonlyMap<Sentence, Term[]>,
  salience: Salience,
): Candidate | undefined {
  const found = gap(sentence, terms.get(sentence) ?? [], salience);
  if (!found || found.front.length > FRONT_MAX) return undefined;
  const { front, term, worth } = found;
  const wrong = () => distractors(front, term, [...terms.values()].flat());
  const card: DraftCard = {
    kind: 'cloze',
    front,
    back: term.text,
    distractors: [],
    quote: sentence.text.slice(0, QUOTE_MAX),
  };
  return { card, page: sentence.page, order: sentence.order, worth: worth * 0.85, subject: term.key, wrong };
}
