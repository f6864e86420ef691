import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { plainWords } from '../src/bots/chat/view.js';
import { errorText } from '../src/bots/messages/errors.js';
import { pdfWords } from '../src/bots/messages/pdf.js';
import { type Config, ConfigError, type Environment, readConfig } from '../src/config.js';
import { cleanPages } from '../src/core/documents/clean/pages.js';
import { createExtractor, type OpenPdf } from '../src/core/documents/extractor.js';
import { UserError } from '../src/core/errors.js';
import { createExtractiveGenerator } from '../src/core/generation/extractive/extractive.js';
import { createGeminiGenerator } from '../src/core/generation/gemini/gemini.js';
import type { CardGenerator } from '../src/core/generation/generator.js';
import { type ChunkOutcome, generateCards } from '../src/core/generation/make/generate.js';
import { reportOf } from '../src/core/generation/make/report.js';
import { studyTips } from '../src/core/generation/make/tips.js';
import { countWords } from '../src/core/generation/text/words.js';
import type { GeneratedCard, GenerationReport, InputPage } from '../src/core/generation/types.js';
import { cardText, endText } from './generate-output.js';

/** Where the command writes; the process's own streams outside tests. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

/** The file, or what was asked, cannot be used. */
const UNUSABLE = 2;
const DEFAULT_CARDS = 20;
/** Fewer words than this in a whole document make no card. */
const WORDS_MIN = 20;
/** A person waits at the terminal: as generous as the bot's own limits. */
const LIMITS = { maxSeconds: 120, maxMegabytes: 700 };
const USAGE = 'Usage: npm run --silent generate -- file.pdf [--cards N] [--json]';

/**
 * `generate file.pdf [--cards N] [--json]`: prints the cards of a PDF, with pages, quotes, report and tips.
 * @returns the exit code: 0, or 2 with one sentence on standard error for a file that cannot be used.
 */
export async function generateCommand(
  args: readonly string[],
  environment: Environment,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  try {
    const config = readConfig(environment);
    const { file, cards, json } = parse(args, config.MAX_CARDS_PER_PDF);
    const bytes = await read(file);
    const result = await generate(bytes, basename(file), cards, config, json ? undefined : terminal, signal);
    if (json) terminal.out(`${JSON.stringify(result)}\n`);
    else terminal.out(`\n${endText(result.report, result.tips)}`);
    return 0;
  } catch (error) {
    const sentence = inWords(error);
    if (sentence === undefined) throw error;
    terminal.error(`${sentence}\n`);
    return UNUSABLE;
  }
}

class Unusable extends Error {
  override readonly name = 'Unusable';
}

function inWords(error: unknown): string | undefined {
  if (error instanceof UserError) return plainWords(errorText(error));
  return error instanceof Unusable || error instanceof ConfigError ? error.message : undefined;
}

function parse(args: readonly string[], most: number): { file: string; cards: number; json: boolean } {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Unusable(USAGE);
  const cards = Number(values.cards ?? Math.min(DEFAULT_CARDS, most));
  if (!Number.isInteger(cards) || cards < 1 || cards > most)
    throw new UserError('option.out_of_range', { option: 'cards', min: 1, max: most });
  return { file, cards, json: values.json ?? false };
}

function parsed(args: readonly string[]) {
  try {
    const options = { cards: { type: 'string' }, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Unusable(USAGE);
  }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new Unusable(`${file} cannot be read: check the path.`);
  }
}

interface Result {
  cards: GeneratedCard[];
  report: GenerationReport;
  tips: string[];
}

async function generate(
  bytes: Uint8Array,
  name: string,
  wanted: number,
  config: Config,
  terminal: Terminal | undefined,
  signal: AbortSignal,
): Promise<Result> {
  const generator = generatorOf(config);
  const extractor = createExtractor({ ...LIMITS, maxPages: config.MAX_PDF_PAGES });
  try {
    const pdf = await extractor.open(bytes, signal);
    terminal?.out(
      `${name}, ${pdf.pages} ${pdf.pages === 1 ? 'page' : 'pages'}\n${generator.name === 'extractive' ? `${pdfWords.extractive}\n` : ''}\n`,
    );
    const outcomes = await outcomesOf(pdf, generator, wanted, terminal, signal);
    const cards = outcomes.flatMap((outcome) => outcome.cards);
    const report = reportOf(pdf.pages, outcomes);
    return { cards, report, tips: await studyTips({ generator, cards, report }, signal) };
  } finally {
    await extractor.close();
  }
}

function generatorOf(config: Config): CardGenerator {
  if (config.GOOGLE_API_KEY === undefined) return createExtractiveGenerator();
  return createGeminiGenerator({
    apiKey: config.GOOGLE_API_KEY,
    model: config.GEMINI_MODEL,
    temperature: config.GEMINI_TEMPERATURE,
    ...(config.GEMINI_API_URL !== undefined && { baseUrl: config.GEMINI_API_URL }),
    ...(config.GEMINI_MAX_OUTPUT_TOKENS !== undefined && {
      maxOutputTokens: config.GEMINI_MAX_OUTPUT_TOKENS,
    }),
  });
}

/** Every chunk's outcome; its cards are printed as they come. @throws UserError where there is nothing to make cards of. */
async function outcomesOf(
  pdf: OpenPdf,
  generator: CardGenerator,
  wanted: number,
  terminal: Terminal | undefined,
  signal: AbortSignal,
): Promise<ChunkOutcome[]> {
  const seen = { words: 0, texts: 0 };
  const options = {
    generator,
    wanted,
    pages: pdf.pages,
    avoid: [],
    signal,
    pictureOf: (page: number) => pdf.picture(page),
  };
  const outcomes: ChunkOutcome[] = [];
  let made = 0;
  for await (const outcome of generateCards(counted(cleanPages(pdf.read()), seen), options)) {
    outcomes.push(outcome);
    for (const card of outcome.cards) terminal?.out(`${cardText(card, ++made)}\n`);
  }
  if (made === 0 && seen.texts === 0)
    throw new UserError('pdf.no_text', { modelKey: generator.readPage !== undefined });
  if (made === 0 && seen.words < WORDS_MIN) throw new UserError('pdf.too_few_words', { words: seen.words });
  return outcomes;
}

async function* counted(pages: AsyncIterable<InputPage>, seen: { words: number; texts: number }) {
  for await (const page of pages) {
    seen.words += countWords(page.text);
    seen.texts += page.kind === 'empty' ? 0 : 1;
    yield page;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const terminal = {
    out: (text: string) => process.stdout.write(text),
    error: (text: string) => process.stderr.write(text),
  };
  process.exitCode = await generateCommand(
    process.argv.slice(2),
    process.env,
    terminal,
    new AbortController().signal,
  );
}
