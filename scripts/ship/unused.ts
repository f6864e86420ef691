import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filesUnder } from './files.js';

/** What one package brings and the product never loads. Every path named must exist, so that the list stays true. */
interface Unused {
  readonly in: string;
  /** Files or folders to delete. */
  readonly delete?: readonly string[];
  /** All that stays of the folder: names, or what they look like. */
  readonly keep?: readonly string[] | RegExp;
  readonly because: string;
}

const UNUSED: readonly Unused[] = [
  {
    in: '@prisma/client/runtime',
    keep: [
      'client.js',
      'query_compiler_fast_bg.postgresql.mjs',
      'query_compiler_fast_bg.postgresql.wasm-base64.mjs',
    ],
    because: 'query compilers of other databases, the small one, and every one a second time as CommonJS',
  },
  {
    in: 'pdfjs-dist',
    delete: ['build', 'image_decoders', 'legacy/image_decoders', 'legacy/web', 'types', 'web', 'webpack.mjs'],
    because: 'builds and viewers for browsers; pdf-parse loads legacy/build',
  },
  {
    in: 'pdfjs-dist/legacy/build',
    keep: ['pdf.mjs', 'pdf.worker.mjs'],
    because: 'minified twins, and the sandbox for scripts inside a PDF, which are never run',
  },
  {
    in: 'pdf-parse',
    delete: ['bin', 'dist/node', 'dist/worker', 'dist/pdf-parse/web', 'dist/pdf-parse/cjs/pdf.worker.mjs'],
    because: 'command line, builds for browsers, and further copies of the pdfjs worker',
  },
  {
    in: 'tesseract.js-core',
    keep: ['LICENSE', 'package.json', 'tesseract-core-simd.js', 'tesseract-core-simd.wasm'],
    because: 'builds for other processors and without the part that tells which way is up',
  },
  ...['deu', 'eng', 'osd'].map((language) => ({
    in: `@tesseract.js-data/${language}`,
    delete: ['4.0.0'],
    because: 'an older model of the same language',
  })),
  ...['noto-sans', 'noto-sans-arabic', 'noto-sans-hebrew', 'noto-sans-thai'].map((font) => ({
    in: `@fontsource/${font}/files`,
    keep: /-(400|700)-normal\.woff2$/,
    because: 'weights and formats that no picture uses',
  })),
  ...['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'].map((font) => ({
    in: `@fontsource/${font}/files`,
    keep: /-500-normal\.woff2$/,
    because: 'the same, of far larger fonts',
  })),
  {
    in: 'tinyld',
    delete: [
      'bin',
      'playground',
      'tests-integration',
      'dist/benchmark',
      'dist/train',
      'dist/tinyld.heavy.browser.js',
      'dist/tinyld.heavy.node.js',
      'dist/tinyld.heavy.node.mjs',
      'dist/tinyld.light.browser.js',
      'dist/tinyld.light.node.js',
      'dist/tinyld.light.node.mjs',
      'dist/tinyld.normal.browser.js',
      'dist/tinyld.normal.node.js',
    ],
    because: 'other sizes and builds of the same detector',
  },
  { in: 'zod', delete: ['src'], because: 'sources of what is compiled beside them' },
  { in: 'luxon', delete: ['src', 'build/amd', 'build/cjs-browser', 'build/global'], because: 'other builds' },
  {
    in: 'bullmq',
    delete: ['dist/esm'],
    because: 'a second build, which its manifest does not name for Node',
  },
  { in: 'lodash', delete: ['fp'], because: 'the functional variant, which nobody asks for' },
  { in: 'csv-stringify', delete: ['dist/esm', 'dist/iife', 'dist/umd'], because: 'builds for browsers' },
  { in: '@sapphire/shapeshift', delete: ['dist/iife'], because: 'a build for browsers' },
  { in: 'grammy', delete: ['out/web.mjs'], because: 'a build for browsers' },
  { in: 'msgpackr', delete: ['dist/test.js'], because: 'its tests' },
  {
    in: '@electric-sql/pglite/dist',
    delete: ['contrib', 'live', 'worker', 'pgcrypto.tar.gz'],
    because: 'PostgreSQL extensions and layers for browsers',
  },
  { in: '@types', delete: ['node', 'pg', 'ws'], because: 'types only' },
  { in: 'undici-types', keep: ['LICENSE', 'package.json'], because: 'types only' },
  { in: '.bin', keep: [], because: 'command lines of packages' },
];

/** Node reads none of these. A licence may be a `.md` and stays. */
const NEVER_LOADED = /\.(map|ts|mts|cts|md|markdown|flow|css|scss)$/i;
const LICENCE = /^(licen[cs]e|notice|copying)/i;

/**
 * Deletes from the tree's `node_modules` what the product never loads.
 * @throws when a path of the list is not there: the package changed, and the list has to follow
 */
export const removeUnused = async (out: string): Promise<void> => {
  const modules = join(out, 'node_modules');
  for (const unused of UNUSED) await removeOne(join(modules, unused.in), unused);
  const files = await filesUnder(modules);
  const dead = files.filter((file) => NEVER_LOADED.test(file) && !LICENCE.test(basename(file)));
  await Promise.all(dead.map((file) => rm(join(modules, file))));
};

const removeOne = async (folder: string, unused: Unused): Promise<void> => {
  const kept = unused.keep instanceof RegExp ? await matching(folder, unused.keep) : unused.keep;
  const named = [...(unused.delete ?? []), ...(kept ?? [])];
  const missing = named.filter((path) => !existsSync(join(folder, path)));
  if (missing.length > 0)
    throw new Error(`${unused.in} has no ${missing.join(', ')}: mend scripts/ship/unused.ts`);
  const others = kept ? (await readdir(folder)).filter((name) => !kept.includes(name)) : [];
  for (const path of [...(unused.delete ?? []), ...others]) await rm(join(folder, path), { recursive: true });
};

const matching = async (folder: string, pattern: RegExp): Promise<readonly string[]> => {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  if (names.length === 0)
    throw new Error(`${folder} has nothing like ${pattern}: mend scripts/ship/unused.ts`);
  return names;
};
