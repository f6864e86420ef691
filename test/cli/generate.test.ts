import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGeminiStandIn } from '../../playground/gemini.js';
import { generateCommand } from '../../src/cli/generate.js';
import { BIOLOGY, HISTORY } from '../core/generation/passages.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deckhand-generate-'));
});
afterAll(() => rm(folder, { recursive: true }));

const pdf = async (name: string, pages: readonly string[]): Promise<string> => {
  const document = new PDFDocument({ autoFirstPage: false });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const text of pages) document.addPage().text(text);
  document.end();
  await ended;
  return file(name, Buffer.concat(parts));
};

const file = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

const generate = async (args: readonly string[], environment: Record<string, string> = {}) => {
  const written = { out: '', error: '' };
  const terminal = {
    out: (text: string) => {
      written.out += text;
    },
    error: (text: string) => {
      written.error += text;
    },
  };
  return {
    code: await generateCommand(args, environment, terminal, new AbortController().signal),
    ...written,
  };
};

const EMPTY = { skipped: [], dropped: {}, pictured: [], builtIn: [], unserved: [] };

describe('a PDF from the command line', () => {
  it('gives one JSON object and nothing else with --json', async () => {
    const { code, out, error } = await generate([
      await pdf('biology.pdf', [BIOLOGY, HISTORY]),
      '--cards',
      '6',
      '--json',
    ]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(['cards', 'report', 'tips']);
    expect(result.cards).toHaveLength(6);
    for (const card of result.cards)
      expect(Object.keys(card).sort()).toEqual(['back', 'distractors', 'front', 'kind', 'page', 'quote']);
    expect(result.report).toEqual({ ...EMPTY, pages: 2, covered: [1, 2] });
    expect(Array.isArray(result.tips)).toBe(true);
  });

  it('is pleasant to read without', async () => {
    const { code, out } = await generate([await pdf('biology.pdf', [BIOLOGY]), '--cards', '3']);
    expect(code).toBe(0);
    expect(out).toMatch(/^biology\.pdf, 1 page\n/);
    expect(out).toContain('  1. What is photosynthesis?\n     → The process by which');
    expect(out).toContain('p. 1: “Photosynthesis is');
    expect(out).toContain('Cards from page 1 of 1.');
  });

  it('goes through the model when there is a key', async () => {
    const server = await startGeminiStandIn();
    const environment = { GOOGLE_API_KEY: 'any', GEMINI_API_URL: server.url };
    const { code, out } = await generate(
      [await pdf('biology.pdf', [BIOLOGY]), '--cards', '4', '--json'],
      environment,
    );
    await server.close();
    expect(code).toBe(0);
    expect(JSON.parse(out).cards).toHaveLength(4);
    expect(server.calls.length).toBe(1);
  });
});

describe('what cannot be used', () => {
  it.each<[string, () => Promise<readonly string[]>, RegExp]>([
    ['no file', async () => [], /^Usage: /],
    ['a file that is not there', async () => ['/no/such.pdf'], /cannot be read/],
    ['a file that is no PDF', async () => [await file('notes.pdf', 'Just text.')], /PDF/],
    ['an empty file', async () => [await file('empty.pdf', '')], /empty/i],
    ['a PDF without text', async () => [await pdf('blank.pdf', [''])], /text/],
    ['a PDF of three words', async () => [await pdf('short.pdf', ['Only three words.'])], /3 words/],
    ['too many cards', async () => [await pdf('biology.pdf', [BIOLOGY]), '--cards', '101'], /100/],
    ['no number of cards', async () => [await pdf('biology.pdf', [BIOLOGY]), '--cards', 'x'], /100/],
    ['an unknown option', async () => ['--colour'], /^Usage: /],
  ])('%s: exit code 2 and one sentence', async (_, args, sentence) => {
    const { code, out, error } = await generate([...(await args()), '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(sentence);
    expect(error.trimEnd()).not.toContain('\n');
  });
});
