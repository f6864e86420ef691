import type { Extractor } from '../../src/core/documents/extractor.js';
import type { PipelineSkills } from '../../src/core/generation/make/pipeline.js';
import { setDocument } from '../../test/support/pdfs/set-document.js';
import { deckOf } from './deck.js';
import { documents } from './documents.js';
import { scoreDocument } from './score.js';
import type { Scored } from './table.js';

/** Prints, reads and scores the whole set. */
export const scoreSet = async (extractor: Extractor, skills: PipelineSkills): Promise<readonly Scored[]> => {
  const scored: Scored[] = [];
  for (const document of documents) {
    const deck = await deckOf(extractor, skills, await setDocument(document), document.cards);
    scored.push({ document, deck, score: scoreDocument(document, deck) });
  }
  return scored;
};
