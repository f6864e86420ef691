import { readFile } from 'node:fs/promises';

/** The sample lecture. */
export const SAMPLE_PDF = new URL('./sample/lecture.pdf', import.meta.url);

/** A lecture of six pages on human memory, written for this project and made by `sample/make.ts`. */
export const samplePdf = async (): Promise<Uint8Array> => new Uint8Array(await readFile(SAMPLE_PDF));
