import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DrawnPage } from '../layout/document.js';
import { glyphsOf, type PdfFont } from './operators.js';

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
  }).promise;

/** What is drawn on a page, its form values and notes among it. */
export const readDrawn = async (document: PDFDocumentProxy, page: number): Promise<DrawnPage> => {
  const proxy = await document.getPage(page);
  try {
    const viewport = proxy.getViewport({ scale: 1 });
    const operators = await proxy.getOperatorList();
    const layers = await document.getOptionalContentConfig();
    const glyphs = glyphsOf(operators, {
      viewport: viewport.transform as unknown as readonly [number, number, number, number, number, number],
      fontOf: (name) => fontOf(proxy, name),
      isVisible: (group) => layers.isVisible(group),
    });
    const { width, height } = viewport;
    return { page, size: { width, height }, glyphs, notes: await notesOf(proxy) };
  } finally {
    proxy.cleanup();
  }
};

const fontOf = ({ commonObjs }: PDFPageProxy, name: string): PdfFont | undefined =>
  commonObjs.has(name) ? (commonObjs.get(name) as PdfFont) : undefined;

/** Notes that pop up; what is typed onto a page is drawn on it. */
const notesOf = async (page: PDFPageProxy): Promise<readonly string[]> => {
  const annotations = (await page.getAnnotations()) as readonly {
    readonly subtype?: string;
    readonly contentsObj?: { readonly str?: string };
  }[];
  return annotations.flatMap(({ subtype, contentsObj }) =>
    subtype === 'Text' && contentsObj?.str ? [contentsObj.str] : [],
  );
};
