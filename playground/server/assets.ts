import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { projectRoot } from '../stage/project-root.js';

const FOLDER = join(projectRoot, 'playground/page');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The page's own files: its scripts as one, made when the server starts, and what else its folder holds then. */
export const pageAssets = async (): Promise<Hono> => {
  const app = new Hono();
  const serve = (path: string, read: () => Promise<string | Buffer<ArrayBuffer>>) => {
    const headers = { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'cache-control': 'no-cache' };
    const address = `/${relative(FOLDER, path).split(sep).join('/')}`;
    app.get(address === '/index.html' ? '/' : address, async () => new Response(await read(), { headers }));
  };
  const [scripts, entries] = await Promise.all([
    bundle(),
    readdir(FOLDER, { recursive: true, withFileTypes: true }),
  ]);
  for (const { path, text } of scripts) serve(path, async () => text);
  for (const entry of entries.filter(({ name }) => /\.(html|css|svg)$/.test(name))) {
    const path = join(entry.parentPath, entry.name);
    serve(path, () => readFile(path));
  }
  return app;
};

/** `main.js` and its source map; nothing is written. */
const bundle = async () => {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, 'main.tsx')],
    outdir: FOLDER,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    sourcemap: 'linked',
  });
  return outputFiles;
};
