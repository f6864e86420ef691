import { expect, it, vi } from 'vitest';

// As in a slim image: nothing of the machine's own can stand in.
vi.hoisted(() => {
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
});

const { createCanvas } = await import('@napi-rs/canvas');
const { inFonts } = await import('../../../src/bots/pictures/fonts.js');

/** How the sign looks, as its pixels. */
const drawn = (sign: string): string => {
  const pen = createCanvas(48, 64).getContext('2d');
  const { text, families } = inFonts(sign, 400);
  pen.font = `400 36px ${families}`;
  pen.fillText(text, 6, 44);
  return Buffer.from(pen.getImageData(0, 0, 48, 64).data).toString('base64');
};

it.each([
  ['Latin', 'AéőắẞłØ'],
  ['Greek', 'ΑβΩή'],
  ['Cyrillic', 'ЖяђҚ'],
  ['Arabic', 'شيچگ'],
  ['Hebrew', 'אבשל'],
  ['Devanagari', 'कखगह'],
  ['Thai', 'กขคร'],
  ['Chinese', '细胞龍體說學'],
  ['Japanese', 'のカ働峠'],
  ['Korean', '세포한쀍'],
  ['signs of wording', '–—…„“”·×→%°'],
])('%s has no boxes', (_, signs) => {
  const looks = [...signs].map(drawn);
  expect(new Set(looks).size).toBe([...signs].length);
  expect(looks).not.toContain(drawn(' '));
});

it('leaves out what it cannot draw, and keeps the rest', () => {
  expect(inFonts('🎓 Biology 🇩🇪 1*2', 400).text).toBe('Biology 1*2');
});

it('joins a letter and its accent', () => {
  expect(inFonts('Cafe\u0301', 400).text).toBe('Café');
});

it('writes a sign of both in the way of the language that stands around it', () => {
  const familiesOf = (text: string) => inFonts(text, 400).families;
  expect(familiesOf('直')).toContain('noto-sans-sc');
  expect(familiesOf('直の')).toContain('noto-sans-jp');
  expect(familiesOf('直の')).not.toContain('noto-sans-sc');
});
