import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const manifestOf = (name: string, from: string) => {
  const path = createRequire(from).resolve(`${name}/package.json`);
  return { path, ...JSON.parse(readFileSync(path, 'utf8')) };
};

it('pages are read and drawn by the same pdf.js', () => {
  const own = JSON.parse(readFileSync('package.json', 'utf8'));
  const parser = manifestOf('pdf-parse', import.meta.url);
  expect(own.dependencies['pdfjs-dist']).toBe(parser.dependencies['pdfjs-dist']);
  expect(manifestOf('pdfjs-dist', parser.path).path).toBe(manifestOf('pdfjs-dist', import.meta.url).path);
});
