import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from './project-root.js';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The lecture that was written for the project. */
export const samplePath: string = join(projectRoot, 'playground/sample/lecture.pdf');

/** A file by its path; the sample lecture by default. */
export const readNamed = async (path: string = samplePath): Promise<NamedFile> => ({
  name: basename(path),
  bytes: await readFile(path),
});
