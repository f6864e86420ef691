import { describe, expect, it } from 'vitest';
import { drawnLines, laidOut } from '../../../support/drawn.js';
import { mineralSection } from '../../../support/pdfs/prose.js';
import {
  bitmapFont,
  FIRST_OBJECT,
  HELVETICA,
  rawLines,
  rawPage,
  toUnicode,
} from '../../../support/pdfs/raw-page.js';
import { pagesOf, textOf } from '../../../support/reading.js';

describe('letters that mean something else than what is printed', () => {
  const prose =
    mineralSection(0)
      .paragraphs.join(' ')
      .match(/.{1,80}(?= |$)/g) ?? [];
  const moved = (text: string, by: number): string =>
    text.replace(/[a-z]/gi, (letter) => {
      const first = letter < 'a' ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - first + by) % 26) + first);
    });

  const isCipherKnown = async (by: number): Promise<void> => {
    const [page] = await pagesOf(rawPage({ content: rawLines(prose.map((line) => moved(line, by))) }));
    expect(page?.unreadable).toBe(true);
  };
  it.each([1, 7])('are known for a cipher that moves them by %s', isCipherKnown);
  it('are known for a cipher that moves them by 13', () => isCipherKnown(13));

  // A page of formulas looks the same to a program.
  it.fails('are known where the font maps them to signs at random', async () => {
    const signs = prose.map((line) =>
      line.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 64)),
    );
    const [page] = await pagesOf(rawPage({ content: rawLines(signs), fonts: { F1: bitmapFont() } }));
    expect(page?.unreadable).toBe(true);
  });

  it('are known where the font tells no meaning at all', async () => {
    const codes = Array.from({ length: 256 }, (_, code): [number, string] => [code, '\ufffd']);
    const pdf = rawPage({
      content: rawLines(prose),
      fonts: { F1: `${HELVETICA} /ToUnicode ${FIRST_OBJECT} 0 R` },
      objects: [toUnicode(codes)],
    });
    expect((await pagesOf(pdf))[0]?.unreadable).toBe(true);
  });

  const isBelieved = async (text: string): Promise<void> => {
    const [page] = await pagesOf(rawPage({ content: rawLines(text.match(/.{1,80}(?= |$)/g) ?? []) }));
    expect(page?.unreadable).toBeUndefined();
  };

  it('are not suspected in a page of German', () =>
    isBelieved(
      'Die Zelle ist die kleinste Einheit des Lebens. Sie nimmt Stoffe auf, gibt andere ab und teilt sich; was sie dazu braucht, steht in ihrem Kern geschrieben, den eine Membran umgibt.',
    ));

  it('are not suspected in a page of Latin names', () =>
    isBelieved(
      'Quercus robur, Fagus sylvatica, Acer campestre, Tilia cordata, Betula pendula, Pinus sylvestris, Abies alba, Larix decidua, Taxus baccata, Salix caprea, Populus tremula, Alnus glutinosa, Ulmus minor, Fraxinus excelsior, Prunus avium',
    ));

  it('are not suspected in a page of Chinese with some signs of Latin', () => {
    const line = '细胞是生命的最小单位，每个细胞都有细胞膜。qxz wvt krp';
    const [page] = laidOut([
      drawnLines(
        1,
        Array.from({ length: 12 }, () => line),
      ),
    ]);
    expect(page?.unreadable).toBeUndefined();
  });

  it('are not suspected in a page of terms without sentences', () =>
    isBelieved(
      'Photosynthesis Respiration Fermentation Osmosis Diffusion Transpiration Translocation Guttation Germination Pollination Fertilisation Dormancy Photoperiodism Phototropism Gravitropism Nastic movements Abscission Senescence Vernalisation Etiolation Plasmolysis Turgor Stomata Xylem Phloem Cambium Cortex',
    ));

  it('leaves a hole, no letters run together, where one sign of a sentence is unknown', async () => {
    const pdf = rawPage({
      content: rawLines(['The angle \x01 is measured in degrees.']),
      fonts: { F1: `${HELVETICA} /ToUnicode ${FIRST_OBJECT} 0 R` },
      objects: [
        toUnicode([
          [1, '\0'],
          ...Array.from({ length: 95 }, (_, i): [number, string] => [32 + i, String.fromCharCode(32 + i)]),
        ]),
      ],
    });
    expect(await textOf(pdf)).toBe('The angle \ufffd is measured in degrees.');
  });
});
