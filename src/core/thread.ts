import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';

/** What a thread keeps, such as dictionaries and fonts, takes memory, which an idle one gives back. */
const IDLE_MS = 30_000;

export interface ThreadOptions {
  /** Of its JavaScript. */
  readonly memoryMb: number;
  /** All that it sees of the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A thread that runs one function, one call after another. */
export interface Thread<Request, Answer> {
  /** @throws what the function throws, and the signal's reason as soon as it is aborted */
  run(request: Request, signal: AbortSignal): Promise<Answer>;
}

/**
 * Work that takes long in a thread of its own, so that whoever presses a button meanwhile does not wait for it. The
 * thread is started when it is needed and keeps no process alive.
 * @param url `import.meta.url` of the caller, beside whose file the program `thread` lies
 * @param name the function that the program exports
 */
export const createThread = <Request, Answer>(
  url: string,
  name: string,
  options: ThreadOptions,
): Thread<Request, Answer> => {
  let pool: Piscina<Request, Answer> | undefined;
  return {
    run: (request, signal) => {
      signal.throwIfAborted();
      pool ??= startPool(url, options);
      return pool.run(request, { name, signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    },
  };
};

const startPool = (url: string, { memoryMb, env = {} }: ThreadOptions) => {
  const isSource = url.endsWith('.ts');
  return new Piscina({
    filename: fileURLToPath(new URL(`thread.${isSource ? 'ts' : 'js'}`, url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    env,
    ...(isSource && { execArgv: ['--import', typescriptLoader()] }),
  });
};

/** Threads do not inherit the loader of whoever runs from the sources. Its CommonJS build finds not all of itself. */
const typescriptLoader = (): string => {
  const api = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  );
  const code = `import { register } from ${JSON.stringify(api.href)}; register();`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
};
