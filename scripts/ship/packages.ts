import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const lockfile = z.object({ packages: z.record(z.string(), z.unknown()) });
const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('none'),
  author: person.optional(),
});

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package states it, in SPDX's terms. */
  readonly license: string;
  /** Who wrote it; the package's own authors where it names none. */
  readonly author: string;
  /** Where it lies. */
  readonly folder: string;
}

/** The packages that `npm ci` put into the tree and that are still there, by name. */
export const packagesIn = (out: string): readonly ShippedPackage[] => {
  const lock = lockfile.parse(read(join(out, 'node_modules/.package-lock.json')));
  return Object.keys(lock.packages)
    .map((path) => join(out, path))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(packageIn)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
};

const packageIn = (folder: string): ShippedPackage => {
  const { author, ...stated } = manifest.parse(read(join(folder, 'package.json')));
  return { ...stated, author: author ?? `the authors of ${stated.name}`, folder };
};

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
