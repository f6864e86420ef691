import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const manifest = z.looseObject({
  scripts: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const lockfile = z.looseObject({
  packages: z.looseObject({ '': z.looseObject({ devDependencies: z.unknown() }) }),
});

/**
 * Fills a new folder with the product as built: compiled sources, migrations, and exactly the locked versions of
 * its production dependencies. Deleting devDependencies before the installation, not pruning after it, also keeps
 * out the development packages that are optional peers of a production package.
 * @throws when the folder holds something, or lies where packages of this project could be found in place of its own
 */
export const makeTree = (out: string): void => {
  refuseUnfit(resolve(out));
  mkdirSync(out, { recursive: true });
  writeManifests(out);
  execFileSync(
    'npm',
    ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: out, stdio: 'inherit' },
  );
  copyCompiled(out);
  cpSync('prisma/migrations', join(out, 'prisma/migrations'), { recursive: true });
  cpSync('LICENSE', join(out, 'LICENSE'));
};

const refuseUnfit = (out: string): void => {
  if (existsSync(out) && readdirSync(out).length > 0) throw new Error(`${out} is not empty.`);
  for (let above = dirname(out); ; above = dirname(above)) {
    if (existsSync(join(above, 'node_modules'))) throw new Error(`${out} lies beside ${above}/node_modules.`);
    if (above === dirname(above)) return;
  }
};

const writeManifests = (out: string): void => {
  const { devDependencies: _, scripts, ...shipped } = manifest.parse(read('package.json'));
  const lock = lockfile.parse(read('package-lock.json'));
  const { devDependencies: __, ...root } = lock.packages[''];
  const ofTheProduct = Object.entries(scripts).filter(([, command]) => command.startsWith('node dist/'));
  write(join(out, 'package.json'), { ...shipped, scripts: Object.fromEntries(ofTheProduct) });
  write(join(out, 'package-lock.json'), { ...lock, packages: { ...lock.packages, '': root } });
};

/** Only what has a source: `dist` may still hold what was built from files that are gone. */
const copyCompiled = (out: string): void => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  for (const source of sources) {
    const compiled = join('dist/src', source.replace(/\.ts$/, '.js'));
    if (!existsSync(compiled)) throw new Error(`${compiled} is missing: run npm run build.`);
    cpSync(compiled, join(out, compiled));
  }
};

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const write = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
