import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * The JavaScript file that a reader process runs: what was built, or, run from the sources, what is compiled
 * on the spot. A loader of TypeScript inside the reader would take more memory and time than pdfjs itself.
 * @param file from this folder
 */
export const readerEntry = (file: string): string =>
  join(import.meta.url.endsWith('.ts') ? compiledSources() : folder, file);

const compiledSources = (): string => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const sources = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const cache = join(dirname(createRequire(import.meta.url).resolve('zod/package.json')), '..', '.cache');
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const compiled = join(cache, `deckhand-reader-${hash}`);
  if (!existsSync(compiled)) compile(sources, cache, compiled);
  return compiled;
};

/** Several test processes may do this at once: each writes its own folder, the first one's counts. */
const compile = (
  sources: readonly { readonly name: string; readonly text: string }[],
  cache: string,
  compiled: string,
): void => {
  const ts: typeof import('typescript') = createRequire(import.meta.url)('typescript');
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  mkdirSync(cache, { recursive: true });
  const own = mkdtempSync(join(cache, 'deckhand-reader-'));
  writeFileSync(join(own, 'package.json'), '{ "type": "module" }');
  for (const { name, text } of sources) {
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    const file = join(own, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputText);
  }
  try {
    renameSync(own, compiled);
  } catch (error) {
    if (!existsSync(compiled)) throw error;
  }
};
