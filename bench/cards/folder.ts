import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { detect } from 'tinyld';
import type { Extractor } from '../../src/core/documents/extractor.js';
import type { PipelineSkills } from '../../src/core/generation/make/pipeline.js';
import { type Deck, deckOf } from './deck.js';
import { type DeckScore, scoreDeck } from './score.js';

/** A PDF of a folder with its deck, or why there is none. */
export type Made =
  | { readonly name: string; readonly deck: Deck; readonly score: DeckScore }
  | { readonly name: string; readonly error: unknown };

/** Makes so many cards of each PDF of the folder, one after another. */
export const decksIn = async function* (
  folder: string,
  extractor: Extractor,
  skills: PipelineSkills,
  requested: number,
): AsyncGenerator<Made> {
  const names = (await readdir(folder)).filter((name) => /\.pdf$/i.test(name)).toSorted();
  for (const name of names) {
    try {
      const deck = await deckOf(extractor, skills, await readFile(join(folder, name)), requested);
      yield { name, deck, score: scoreDeck(deck, languageOf(deck)) };
    } catch (error) {
      yield { name, error };
    }
  }
};

const languageOf = ({ pages }: Deck): string =>
  detect(pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n')) || 'und';
