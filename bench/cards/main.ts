import { writeFile } from 'node:fs/promises';
import { env, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { createSkills } from '../../src/app/models.js';
import { readConfig } from '../../src/config.js';
import { createExtractor, type Extractor } from '../../src/core/documents/extractor.js';
import { createExtractiveWriter } from '../../src/core/generation/extractive/extractive.js';
import type { PipelineSkills } from '../../src/core/generation/make/pipeline.js';
import type { Deck } from './deck.js';
import { goalsOf } from './floors.js';
import { decksIn } from './folder.js';
import { sampleOf } from './sample.js';
import type { DeckScore } from './score.js';
import { scoreSet } from './scored.js';
import { documentFlaws, figuresOf, flawsOf, summaryOf, tableOf } from './table.js';

// Without a folder: the scored set. With one: what rules say of the cards of its PDFs, and a sample of them to grade.

const LIMITS = { maxSeconds: 120, maxMegabytes: 700, maxPages: 1_000 };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    cards: { type: 'string', default: '20' },
    writer: { type: 'string', default: 'extractive' },
    sample: { type: 'string' },
    out: { type: 'string', default: 'cards.csv' },
    flaws: { type: 'boolean', default: false },
  },
});

/** `extractive`: the built-in writer. Any other: the model of the settings. */
const skillsOf = (writer: string): PipelineSkills =>
  writer === 'extractive' ? { cardWriter: createExtractiveWriter() } : createSkills(readConfig(env));

const scoreAll = async (extractor: Extractor, skills: PipelineSkills): Promise<readonly Deck[]> => {
  const scored = await scoreSet(extractor, skills);
  if (values.flaws)
    for (const { document, score } of scored)
      stdout.write(`${document.name}: missing are ${score.missing.join(', ')}\n${documentFlaws(score)}`);
  const figures = figuresOf(scored.map(({ score }) => score));
  stdout.write(`${tableOf(scored)}\n\n${goalsOf(figures)}\n`);
  return scored.map(({ deck }) => deck);
};

const scoreFolder = async (
  folder: string,
  extractor: Extractor,
  skills: PipelineSkills,
): Promise<readonly Deck[]> => {
  const decks: Deck[] = [];
  const scores: DeckScore[] = [];
  for await (const made of decksIn(folder, extractor, skills, Number(values.cards))) {
    if ('error' in made) {
      stderr.write(`${made.name}: ${made.error}\n`);
      continue;
    }
    const { name, deck, score } = made;
    decks.push(deck);
    scores.push(score);
    const time = `${Math.round(deck.milliseconds)} ms`;
    stdout.write(`${score.delivered}/${values.cards} cards, ${score.clean} rule-clean, ${time}  ${name}\n`);
    if (values.flaws) stdout.write(flawsOf(score));
  }
  stdout.write(`\n${summaryOf(scores)}\n`);
  return decks;
};

const [folder] = positionals;
const extractor = createExtractor(LIMITS);
const skills = skillsOf(values.writer);
const decks = folder ? await scoreFolder(folder, extractor, skills) : await scoreAll(extractor, skills);
await extractor.close();
if (values.sample !== undefined)
  await writeFile(values.out, sampleOf(decks, Number(values.sample), Math.random));
