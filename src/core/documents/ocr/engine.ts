import { createRequire } from 'node:module';
import { z } from 'zod';
import { modelOf, ORIENTATION } from './languages.js';

const box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
/** Before it is read, a word has a place alone. */
const word = z.object({
  text: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  /** 0 to 100. */
  confidence: z
    .number()
    .nullable()
    .transform((sure) => sure ?? 0),
  bbox: box,
});
const line = z.object({
  bbox: box,
  /** From where its text begins to where it ends; turned text runs backwards or upright. */
  baseline: box,
  rowAttributes: z.object({ rowHeight: z.number(), descenders: z.number() }),
  words: z.array(word),
});
const found = z.object({
  blocks: z.array(z.object({ paragraphs: z.array(z.object({ lines: z.array(line) })) })).nullish(),
});

/** A box in pixels, from the top left corner. */
export type PixelBox = z.infer<typeof box>;
export type FoundWord = z.infer<typeof word>;
/** Words that Tesseract takes for one line. */
export type FoundLine = z.infer<typeof line>;

/** What was found on a picture. */
export interface Found {
  readonly lines: readonly FoundLine[];
  /** The picture was turned by so much about its middle before it was read, in radians clockwise. */
  readonly angle: number;
}

/** Reads pictures in this process's own thread, which it blocks for seconds. */
export interface Engine {
  /**
   * Words and their places, also of pages that lie on a side or on their head.
   * @param picture PNG, JPEG or WebP, as it is shown
   * @returns null when it cannot be decoded; after an error the engine is of no more use.
   */
  read(picture: Uint8Array): Found | null;
}

/**
 * Tesseract, compiled to WebAssembly. Of its builds this is the one with instructions for vectors, which all of today's
 * processors have, and with the part that tells a page's direction. It reads files of its own memory alone: nothing is
 * fetched, nothing written.
 */
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => Api;
  destroy(object: object): void;
}
interface Api {
  Init(folder: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, radians: number): number;
  AnalyseLayout(): object;
  GetGradient(): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  Clear(): void;
}
type StartCore = (options: { print(): void; printErr(): void }) => Promise<Core>;

const startCore: StartCore = createRequire(import.meta.url)('tesseract.js-core/tesseract-core-simd.js');

/** The engine that is a neural network. */
const NETWORK = 1;
/** As in EXIF. */
const UPRIGHT = 1;
const INPUT = '/input';

/** @param languages Tesseract's codes. The first decides where several have a word. */
export const startEngine = async (languages: readonly string[]): Promise<Engine> => {
  const silent = (): void => undefined;
  const core = await startCore({ print: silent, printErr: silent });
  for (const name of [...languages, ORIENTATION]) core.FS.writeFile(`./${name}.traineddata`, modelOf(name));
  const api = new core.TessBaseAPI();
  if (api.Init(null, languages.join('+'), NETWORK) !== 0) throw new Error(`no model for ${languages}`);
  return { read: (picture) => read({ core, api }, picture) };
};

interface Started {
  readonly core: Core;
  readonly api: Api;
}

const read = (engine: Started, picture: Uint8Array): Found | null => {
  const { core, api } = engine;
  core.FS.writeFile(INPUT, picture);
  if (!load(api, 0)) return null;
  const evened = layOut(engine, EVENED);
  const plain = layOut(engine, PLAIN);
  if (evened > plain * CLEARLY_MORE) layOut(engine, { ...EVENED, ...DIRECTED });
  const gradient = api.GetGradient();
  const angle = Math.abs(gradient) < SKEWED ? 0 : gradient;
  if (angle !== 0) load(api, angle);
  api.Recognize(null);
  const lines = linesOf(api);
  api.Clear();
  return { lines, angle };
};

/** Two ways to tell ink from paper: by one grey for the whole page, or by the greys around each spot (Sauvola). */
const PLAIN = { thresholding_method: '0', tessedit_pageseg_mode: '1' };
/** Under uneven light it finds what the other one loses in the dark; but on dark slides it finds frames of letters. */
const EVENED = { thresholding_method: '2', tessedit_pageseg_mode: '3' };
/** The mode that also asks in which direction the page's text runs. */
const DIRECTED = { tessedit_pageseg_mode: '1' };
/**
 * Evenly lit pages have 0.97 to 1.05 times as much text the second way, noisy ones up to 1.1; pages with one end in the
 * shade, 1.3 times and more.
 */
const CLEARLY_MORE = 1.15;
/** A smaller slant, in radians, costs no words, and straightening blurs a little. */
const SKEWED = 0.005;

/** Finds where words are, without reading them. @returns how much of the page they fill, in pixels of lines */
const layOut = ({ core, api }: Started, variables: Readonly<Record<string, string>>): number => {
  for (const [name, value] of Object.entries(variables)) api.SetVariable(name, value);
  load(api, 0);
  core.destroy(api.AnalyseLayout());
  return linesOf(api)
    .flatMap(({ words }) => words)
    .reduce((sum, { bbox }) => sum + Math.max(bbox.x1 - bbox.x0, bbox.y1 - bbox.y0), 0);
};

/** @returns whether the picture could be decoded */
const load = (api: Api, radians: number): boolean => api.SetImageFile(UPRIGHT, radians) === 0;

const linesOf = (api: Api): readonly FoundLine[] =>
  (found.parse(JSON.parse(api.GetJSONText())).blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) => lines),
  );
