import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createSkills } from '../app/models.js';
import { type Config, ConfigError, type Environment, readConfig } from '../config.js';
import { createExtractor, type OpenPdf } from '../core/documents/extractor.js';
import { createPictureReader } from '../core/documents/picture-reader.js';
import { UserError } from '../core/errors.js';
import { machineReader } from '../core/generation/machine-reader.js';
import { type DocumentStore, type MadeDocument, makeDocument } from '../core/generation/make/pipeline.js';
import { inputPages } from '../core/generation/text/input.js';
import type { GeneratedCard } from '../core/generation/types.js';
import { cardText, endText, errorSentence, jsonText, openedText } from './generate-output.js';

/** Where the command writes; the process's own streams outside tests. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

/** The exit code for a file or an option that cannot be used. */
const UNUSABLE = 2;
const DEFAULT_CARDS = 20;
/** A person waits at the terminal: as generous as the bot's own limits. */
const LIMITS = { maxSeconds: 120, maxMegabytes: 700 };
const USAGE = 'Usage: npm run --silent generate -- file.pdf [--cards N] [--json]';

/**
 * `generate file.pdf [--cards N] [--json]`: prints the cards of a PDF, with pages, quotes, report and tips.
 * @returns the exit code: 0, or 2 with one sentence on standard error for a file that cannot be used
 */
export const generateCommand = async (
  args: readonly string[],
  environment: Environment,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  try {
    const config = readConfig(environment);
    await run(parse(args, config.MAX_CARDS_PER_PDF), config, terminal, signal);
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    terminal.error(`${sentence}\n`);
    return UNUSABLE;
  }
};

class Unusable extends Error {
  override readonly name = 'Unusable';
}

const sentenceOf = (error: unknown): string | undefined => {
  if (error instanceof UserError) return errorSentence(error);
  return error instanceof Unusable || error instanceof ConfigError ? error.message : undefined;
};

interface Options {
  readonly file: string;
  readonly cards: number;
  readonly json: boolean;
}

const parse = (args: readonly string[], most: number): Options => {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Unusable(USAGE);
  const cards = Number(values.cards ?? Math.min(DEFAULT_CARDS, most));
  if (!Number.isInteger(cards) || cards < 1 || cards > most)
    throw new UserError('option.out_of_range', { option: 'cards', min: 1, max: most });
  return { file, cards, json: values.json ?? false };
};

const parsed = (args: readonly string[]) => {
  try {
    const options = { cards: { type: 'string' }, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Unusable(USAGE);
  }
};

/** With `json` one line at the end, else text as the cards come. */
const run = async (
  { file, cards, json }: Options,
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> => {
  const bytes = await read(file);
  const out = json ? () => {} : terminal.out;
  const made = await generate({ name: basename(file), bytes, cards }, config, out, signal);
  if (json) terminal.out(jsonText(made));
  else terminal.out(endText(made));
};

const read = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch {
    throw new Unusable(`${file} cannot be read: check the path.`);
  }
};

const generate = async (
  { name, bytes, cards }: { readonly name: string; readonly bytes: Uint8Array; readonly cards: number },
  config: Config,
  out: (text: string) => void,
  signal: AbortSignal,
): Promise<MadeDocument> => {
  const pictureReader = createPictureReader({ languages: config.OCR_LANGUAGES });
  const skills = { pageReader: machineReader(pictureReader), ...createSkills(config) };
  const extractor = createExtractor({ ...LIMITS, maxPages: config.MAX_PDF_PAGES });
  try {
    const pdf = await extractor.open(bytes, signal);
    out(openedText(name, pdf.pages, skills.cardWriter.name));
    const request = { requested: cards, avoid: [] };
    return await makeDocument(skills, documentOf(pdf), request, printing(out), signal);
  } finally {
    await extractor.close();
    await pictureReader.close();
  }
};

const documentOf = (pdf: OpenPdf) => ({
  total: pdf.pages,
  ...(pdf.title === undefined ? {} : { title: pdf.title }),
  read: () => inputPages(pdf.read()),
  picture: (page: number, width: number) => pdf.picture(page, { width, type: 'png' }),
});

/** Keeps nothing, and prints the cards as they come. */
const printing = (out: (text: string) => void): DocumentStore => {
  let printed = 0;
  const print = <C extends GeneratedCard>(cards: readonly C[]): readonly C[] => {
    for (const card of cards) out(cardText(card, ++printed));
    return cards;
  };
  return {
    keep: async (chunk) => {
      print(chunk.cards);
      return chunk;
    },
    promote: async (cards) => print(cards),
  };
};

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
