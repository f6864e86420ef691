import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

it('pages are read and drawn by the same pdf.js', () => {
  const own = createRequire(import.meta.url);
  const ofParser = createRequire(own.resolve('pdf-parse'));
  expect(ofParser.resolve('pdfjs-dist/package.json')).toBe(own.resolve('pdfjs-dist/package.json'));
  const pinned = (folder: string) =>
    JSON.parse(readFileSync(`${folder}package.json`, 'utf8')).dependencies['pdfjs-dist'];
  expect(pinned('')).toBe(pinned('node_modules/pdf-parse/'));
});
