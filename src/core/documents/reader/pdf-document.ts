import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import {
  AnnotationType,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { cleanCharacters } from '../characters.js';
import type { DrawnPage } from '../layout/document.js';
import type { Glyph } from '../layout/glyph.js';
import { glyphsOf } from './operators.js';
import type { PdfFont } from './text-state.js';
import { provideFontFace, UNSHOWN_FONTS } from './unshown-fonts.js';

provideFontFace();

/** pdf.js looks up predefined CJK character maps, fonts and image decoders by address; all lie in its package. */
const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
export const assets = {
  cMapUrl: join(folder, 'cmaps') + sep,
  standardFontDataUrl: join(folder, 'standard_fonts') + sep,
  wasmUrl: join(folder, 'wasm') + sep,
  iccUrl: join(folder, 'iccs') + sep,
};

/** Reading needs no pictures: one of more pixels is not even unpacked. */
const LARGEST_PICTURE = 1;

export const openDocument = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    data: bytes,
    ...assets,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    stopAtErrors: false,
    maxImageSize: LARGEST_PICTURE,
    fontExtraProperties: true,
    ...UNSHOWN_FONTS,
  }).promise;

/** What is drawn on a page, and its form values and notes. */
export const readDrawn = async (document: PDFDocumentProxy, page: number): Promise<DrawnPage> => {
  const proxy = await document.getPage(page);
  try {
    const viewport = proxy.getViewport({ scale: 1 });
    const operators = await proxy.getOperatorList();
    // What is broken beside a page's content does not cost the page.
    const layers = await document.getOptionalContentConfig().catch(() => undefined);
    const glyphs = glyphsOf(operators, {
      viewport: viewport.transform,
      fontOf: (name) => fontOf(proxy, name),
      isVisible: (group) => layers?.isVisible(group) ?? true,
    });
    const { width, height } = viewport;
    const shown = glyphs.filter(
      ({ x, y, width: advance, size }) =>
        x > -EDGE && x < width + EDGE && y > -EDGE && y < height + EDGE && Number.isFinite(advance + size),
    );
    return {
      page,
      size: { width, height },
      glyphs: shown,
      notes: await notesOf(document, page, shown).catch(() => []),
    };
  } finally {
    proxy.cleanup();
  }
};

const fontOf = ({ commonObjs }: PDFPageProxy, name: string): PdfFont | undefined =>
  commonObjs.has(name) ? (commonObjs.get(name) as PdfFont) : undefined;

/** Signs that begin further outside, in points, are not on the page. */
const EDGE = 2;

const { TEXT, FREETEXT, HIGHLIGHT, UNDERLINE, SQUIGGLY, STRIKEOUT, CARET, WIDGET } = AnnotationType;
/** Kinds of annotations that have words of their own. */
const WRITTEN = new Set([TEXT, FREETEXT, HIGHLIGHT, UNDERLINE, SQUIGGLY, STRIKEOUT, CARET, WIDGET]);

interface Annotation {
  readonly subtype?: string;
  readonly annotationFlags?: number;
  readonly fieldType?: string;
  readonly fieldValue?: string | readonly string[];
  readonly contentsObj?: { readonly str?: string };
  readonly rect?: readonly number[];
}

/** Flags of annotations that are not shown. */
const HIDDEN = 2 | 32;
const WRITTEN_FIELDS: ReadonlySet<string | undefined> = new Set(['Tx', 'Ch']);

/** What was typed into fields and what notes say, from top to bottom, where it is not drawn on the page already. */
const notesOf = async (
  document: PDFDocumentProxy,
  page: number,
  drawn: readonly Glyph[],
): Promise<readonly string[]> => {
  const others = new Set(Array.from({ length: document.numPages }, (_, i) => i));
  others.delete(page - 1);
  // A page may have hundreds of links, which cost more to read than all that is drawn on it.
  const annotations = (await document.getAnnotationsByType(WRITTEN, others)) as readonly Annotation[];
  const texts = [...annotations]
    .filter(({ annotationFlags = 0 }) => (annotationFlags & HIDDEN) === 0)
    .sort((a, b) => (b.rect?.[3] ?? 0) - (a.rect?.[3] ?? 0))
    .flatMap(textsOf)
    .map((text) => cleanCharacters(text).replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  if (texts.length === 0) return [];
  const signs = lettersOf(drawn.map(({ text }) => text).join(''));
  return texts.filter((text) => !signs.includes(lettersOf(text)));
};

const textsOf = ({ subtype, fieldType, fieldValue, contentsObj }: Annotation): readonly string[] => {
  const typed = WRITTEN_FIELDS.has(fieldType) ? [fieldValue ?? []].flat() : [];
  return subtype === 'Widget' ? typed : [...typed, contentsObj?.str ?? ''];
};

const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
