import { describe, expect, it } from 'vitest';
import {
  bitmapFont,
  FIRST_OBJECT,
  HELVETICA,
  rawLines,
  rawPage,
  toUnicode,
} from '../../../support/pdfs/raw-page.js';
import { texPage } from '../../../support/pdfs/tex.js';
import { textOf } from '../../../support/reading.js';

describe('accents that TeX draws by themselves', () => {
  it.each([
    ['German umlauts', 'Die Äste der Bäume überragen die Häuser; ihr Öl nützt der Übung, größer zu werden.'],
    ['Czech háčky and kroužky', 'Růst rostlin závisí na světle, vodě a teplotě. Člověk ho řídí, žije z něj.'],
    ['Polish ogonki', 'Ziemia krąży wokół słońca, a księżyc krąży wokół ziemi; są też żółte gwiazdy.'],
    ['accents over capitals', 'ÉTÉ, ÄPFEL, ČESKY, ÜBER, ŽENA'],
  ])('are put on their letters: %s', async (_, text) => {
    expect(await textOf(texPage([text]))).toBe(text);
  });

  it('are put on their letters in two lines close under each other', async () => {
    const lines = [
      'Die Bäume stehen in Blüte, und die Früchte',
      'reifen im Spätsommer; die Vögel hören wir früh.',
    ];
    expect(await textOf(texPage(lines))).toBe(lines.join(' '));
  });
});

describe('control codes of fonts without names', () => {
  it('are the ligatures, quotes and dashes of T1', async () => {
    const line =
      'E\x1bective \x1celds re\x1dect o\x1ecial \x10wa\x1fes\x11 \x15 or not \x16 and \x13so\x14 on.';
    expect(await textOf(rawPage({ content: rawLines([line]), fonts: { F1: bitmapFont() } }))).toBe(
      'Effective fields reflect official “waffles” – or not — and «so» on.',
    );
  });

  it('are the ligatures of OT1', async () => {
    const line = 'E\x0bective \x0celds re\rect o\x0ecial wa\x0fes in a \x0crst di\x0berence.';
    expect(await textOf(rawPage({ content: rawLines([line]), fonts: { F1: bitmapFont() } }))).toBe(
      'Effective fields reflect official waffles in a first difference.',
    );
  });
});

describe('ligatures whose meaning is U+0000', () => {
  const withUnmapped = (
    lines: readonly string[],
    ligatures: Readonly<Record<string, number>>,
  ): Uint8Array => {
    const plain = Array.from({ length: 95 }, (_, i): [number, string] => [
      32 + i,
      String.fromCharCode(32 + i),
    ]);
    const unmapped = Object.values(ligatures).map((code): [number, string] => [code, '\0']);
    const coded = lines.map((line) =>
      Object.entries(ligatures).reduce(
        (text, [of, code]) => text.replaceAll(of, String.fromCharCode(code)),
        line,
      ),
    );
    return rawPage({
      content: rawLines(coded),
      fonts: { F1: `${HELVETICA} /ToUnicode ${FIRST_OBJECT} 0 R` },
      objects: [toUnicode([...plain, ...unmapped])],
    });
  };

  it('are told by the words that English has', async () => {
    const lines = [
      'The office offers a definite profit from fine flowers,',
      'and the conflict ends in the first flight of fish.',
    ];
    const pdf = withUnmapped(lines, { ffi: 0x81, ff: 0x82, fi: 0x83, fl: 0x84 });
    expect(await textOf(pdf)).toBe(lines.join(' '));
  });

  it('are told by other words of the document: "ti" and "tt", as Calibri has them', async () => {
    const lines = [
      'The reaction of a station is a question of time.',
      'Motion, action and nation: a little better, a bottle of butter.',
    ];
    expect(await textOf(withUnmapped(lines, { tt: 0x85, ti: 0x86 }))).toBe(lines.join(' '));
  });

  it('are left as holes where nothing tells, not closed up', async () => {
    const text = await textOf(withUnmapped(['Xqfizz blarfik and nothing else here.'], { fi: 0x81 }));
    expect(text).not.toMatch(/Xqzz|blark/);
  });
});
