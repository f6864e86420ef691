import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { detect } from 'tinyld';
import { createSkills } from '../../src/app/models.js';
import { readConfig } from '../../src/config.js';
import { createExtractor, type Extractor } from '../../src/core/documents/extractor.js';
import { createExtractiveWriter } from '../../src/core/generation/extractive/extractive.js';
import type { PipelineSkills } from '../../src/core/generation/make/pipeline.js';
import { type Deck, deckOf } from './deck.js';
import { GOALS } from './floors.js';
import { sampleOf } from './sample.js';
import { type DeckScore, scoreDeck } from './score.js';
import { scoreSet } from './scored.js';
import { figuresOf, flawsOf, percent, tableOf } from './table.js';

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
  for (const { document, score } of values.flaws ? scored : []) {
    stdout.write(
      `${document.name}: no card says ${score.missing.join(', ') || 'nothing less'}\n${flawsOf(score)}`,
    );
    for (const { card, what } of score.violated)
      stdout.write(`  no card: ${what}: ${card.front} → ${card.back}\n`);
  }
  const goals = figuresOf(scored.map(({ score }) => score));
  stdout.write(
    `${tableOf(scored)}\n\nGoals: recall ${percent(GOALS.recall)}, cards ${percent(GOALS.delivered)}; `,
  );
  stdout.write(`recall is ${percent(goals.recall)}, cards ${percent(goals.delivered)}\n`);
  return scored.map(({ deck }) => deck);
};

const scoreFolder = async (
  folder: string,
  extractor: Extractor,
  skills: PipelineSkills,
): Promise<readonly Deck[]> => {
  const decks: Deck[] = [];
  const scores: DeckScore[] = [];
  for (const name of (await readdir(folder)).filter((one) => /\.pdf$/i.test(one)).toSorted()) {
    try {
      const deck = await deckOf(extractor, skills, await readFile(join(folder, name)), Number(values.cards));
      const text = deck.pages.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
      const score = scoreDeck(deck, detect(text) || 'und');
      decks.push(deck);
      scores.push(score);
      stdout.write(`${score.delivered}/${values.cards} cards, ${score.clean} rule-clean  ${name}\n`);
      if (values.flaws) stdout.write(flawsOf(score));
    } catch (error) {
      stderr.write(`${name}: ${error}\n`);
    }
  }
  const sum = (of: (score: DeckScore) => number): number => scores.reduce((total, one) => total + of(one), 0);
  const cards = sum((one) => one.delivered);
  stdout.write(
    `\n${cards} cards of ${decks.length} documents, ${percent(sum((one) => one.clean) / cards)} rule-clean, `,
  );
  stdout.write(
    `${sum((one) => one.duplicates.length)} twice, ${sum((one) => one.ungrounded.length)} not in the text\n`,
  );
  return decks;
};

const [folder] = positionals;
const extractor = createExtractor(LIMITS);
const skills = skillsOf(values.writer);
const decks = folder ? await scoreFolder(folder, extractor, skills) : await scoreAll(extractor, skills);
await extractor.close();
if (values.sample !== undefined)
  await writeFile(values.out, sampleOf(decks, Number(values.sample), Math.random));
