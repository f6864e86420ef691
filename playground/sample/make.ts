import { writeFile } from 'node:fs/promises';
import { SAMPLE_PDF } from '../sample.js';
import { drawLecture } from './draw.js';

/** Draws `lecture.pdf` anew after its text was changed: `npx tsx playground/sample/make.ts`. */
await writeFile(SAMPLE_PDF, await drawLecture());
