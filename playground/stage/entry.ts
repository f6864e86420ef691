import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

/** How Node starts Deckhand: its arguments, and the folder it runs in. */
export interface Entry {
  readonly args: readonly string[];
  readonly folder: string;
}

/** Deckhand's source, compiled as it is loaded: what is being worked on, but slower to start. */
export const sourceEntry = (): Entry => ({ args: ['--import', 'tsx', 'src/main.ts'], folder: projectRoot });

/** Deckhand as it was built into a folder. */
export const builtEntry = (folder: string): Entry => ({ args: ['dist/src/main.js'], folder });

/** The build while it is newer than everything in `src`; the source otherwise. */
export const quickestEntry = (): Entry =>
  isBuildCurrent()
    ? { folder: projectRoot, args: ['--enable-source-maps', 'dist/src/main.js'] }
    : sourceEntry();

const GENERATED = join('core', 'database', 'generated');

const isBuildCurrent = (): boolean => {
  const stamp = join(projectRoot, 'dist/.tsbuildinfo');
  if (!existsSync(stamp)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  const sources = join(projectRoot, 'src');
  // Folders too: their time changes when a file in them comes or goes. Not what Prisma generates: each build
  // writes it anew, and TypeScript leaves its stamp alone where nothing changed.
  const paths = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith(GENERATED),
  );
  return [sources, ...paths.map((path) => join(sources, path))].every(
    (path) => statSync(path).mtimeMs <= builtAt,
  );
};
