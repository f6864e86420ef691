import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import type { CardAnswer, CardRequest, CardWriter } from '../skills.js';
import { createExtractiveWriter } from './extractive.js';

/** Its dictionaries take memory, which an idle thread gives back. */
const IDLE_MS = 30_000;
const MEMORY_MB = 384;

const { url } = import.meta;
const isSource = url.endsWith('.ts');

/**
 * The built-in writer in a thread of its own, so that whoever presses a button meanwhile does not wait for it. The
 * thread is started when it is needed and keeps no process alive.
 */
export const createThreadedWriter = (): CardWriter => {
  const { name, load, isFree = false } = createExtractiveWriter();
  let pool: Piscina<CardRequest, CardAnswer> | undefined;
  return {
    ...{ name, load, isFree },
    write: (request, signal) => {
      signal.throwIfAborted();
      pool ??= startPool();
      return pool.run(request, { name: 'write', signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    },
  };
};

const startPool = () =>
  new Piscina<CardRequest, CardAnswer>({
    filename: fileURLToPath(new URL(`thread.${isSource ? 'ts' : 'js'}`, url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What the environment holds is of no use to it.
    env: {},
    ...(isSource && { execArgv: ['--import', typescriptLoader()] }),
  });

/** Threads do not inherit the loader of whoever runs from the sources. Its CommonJS build finds not all of itself. */
const typescriptLoader = (): string => {
  const api = pathToFileURL(
    createRequire(url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  );
  const code = `import { register } from ${JSON.stringify(api.href)}; register();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
};
