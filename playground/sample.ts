import { readFile } from 'node:fs/promises';

/** The sample lecture, seen from the sources and from `dist/playground`. */
export const SAMPLE_PDF = new URL(
  import.meta.url.endsWith('.ts') ? './sample/lecture.pdf' : '../../playground/sample/lecture.pdf',
  import.meta.url,
);

/** A lecture of six pages on human memory, written for this project and made by `sample/make.ts`. */
export const samplePdf = async (): Promise<Uint8Array> => new Uint8Array(await readFile(SAMPLE_PDF));
