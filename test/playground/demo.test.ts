import { expect, it } from 'vitest';
import { playDemo } from '../../playground/demo/play.js';
import { readNamed } from '../../playground/stage/sample.js';

it('carries one person on Telegram and one on Discord from a PDF to a studied deck', async () => {
  let transcript = '';
  const write = (text: string) => {
    transcript += text;
  };
  const file = await readNamed();
  const cards = await playDemo({ file, write, isColoured: false, now: () => new Date() });
  expect(cards).toHaveLength(2);
  expect(Math.min(...cards)).toBeGreaterThanOrEqual(5);
  expect(transcript).toMatch(/Ada +📎 lecture\.pdf/);
  expect(transcript).toMatch(/Ben +\/pdf file: lecture\.pdf/);
  expect(transcript.match(/Session done/g)).toHaveLength(2);
}, 120_000);
