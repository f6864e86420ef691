import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { Hono } from 'hono';
import { projectRoot } from '../stage/project-root.js';

const FOLDER = join(projectRoot, 'playground/page');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's own files: those in its folder when the server starts, and nothing else. */
export const pageAssets = async (): Promise<Hono> => {
  const app = new Hono();
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(FOLDER, path).split(sep).join('/')}`;
    const headers = { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'cache-control': 'no-cache' };
    const serve = async () => new Response(await readFile(path), { headers });
    app.get(address, serve);
    if (address === '/index.html') app.get('/', serve);
  }
  return app;
};
