import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { GuardSettings } from './guard-settings.js';

/** Starts the guarding thread; resolves once it watches. */
export async function startGuard(workerData: GuardSettings): Promise<void> {
  const guard = import.meta.url.endsWith('.ts') ? guardFromSources(workerData) : compiledGuard(workerData);
  await once(guard, 'message');
  guard.unref();
}

function compiledGuard(workerData: GuardSettings): Worker {
  return new Worker(new URL('./guard.js', import.meta.url), { workerData });
}

/** A thread does not inherit tsx's loader on Node 20, so it registers the loader before it loads TypeScript. */
function guardFromSources(workerData: GuardSettings): Worker {
  const [tsx, guard] = [import.meta.resolve('tsx/esm/api'), new URL('./guard.ts', import.meta.url).href];
  const script = `import('${tsx}').then(({ register }) => { register(); return import('${guard}'); })`;
  return new Worker(script, { eval: true, workerData });
}
