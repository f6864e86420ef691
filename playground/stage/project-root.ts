import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootAbove = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above this file.');
  return rootAbove(parent);
};

/** The folder of `package.json`. */
export const projectRoot: string = rootAbove(dirname(fileURLToPath(import.meta.url)));
