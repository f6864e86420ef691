import { describe, expect, it } from 'vitest';
import { laidOut } from '../../../support/drawn.js';
import { fromTheRight } from '../../../support/pdfs/right-to-left.js';
import { verticalPage } from '../../../support/pdfs/vertical.js';
import { blocksOf, seen, textOf } from '../../../support/reading.js';

describe('Arabic', () => {
  it('is read from right to left, its letters in order', async () => {
    const lines = ['الخلية هي أصغر وحدة حية', 'قادرة على التكاثر والنمو.'];
    expect(await seen(await fromTheRight('arabic', lines))).toEqual([`paragraph: ${lines.join(' ')}`]);
  });

  it('has the ligature of lam and alef as two letters in order', async () => {
    const line = 'الإنسان كائن حي ولا يعيش بلا ماء.';
    expect(await textOf(await fromTheRight('arabic', [line]))).toBe(line);
  });

  it('keeps numbers and years from left to right', async () => {
    const line = 'اكتشفت النواة سنة 1831 في 25 نباتا.';
    expect(await textOf(await fromTheRight('arabic', [line]))).toBe(line);
  });

  it('keeps a term of two Latin words in its order', async () => {
    const line = 'يسمى الحمض النووي «DNA double helix» عند العلماء.';
    expect(await textOf(await fromTheRight('arabic', [line]))).toBe(line);
  });

  it('keeps brackets around what they enclose', async () => {
    const line = 'تنتج الميتوكوندريا (وهي عضية) الطاقة (ATP) للخلية.';
    expect(await textOf(await fromTheRight('arabic', [line]))).toBe(line);
  });

  it('keeps vowel signs on their letters', async () => {
    const line = 'العِلْمُ نُورٌ وَالجَهْلُ ظَلَامٌ';
    expect((await textOf(await fromTheRight('arabic', [line]))).normalize('NFC')).toBe(line.normalize('NFC'));
  });

  it('keeps vowel signs on their letters where they are drawn from the right', () => {
    const face = { name: 'Amiri', bold: false, italic: false, mono: false, symbolic: false };
    const signs = [
      ...[
        { text: 'د', x: 360, width: 6 },
        { text: '\u064e', x: 359, width: 0 },
        { text: 'ج', x: 351, width: 9 },
      ],
      ...[
        { text: '\u0650', x: 350, width: 0 },
        { text: 'د', x: 344, width: 7 },
      ],
    ];
    const glyphs = signs.map((sign, code) => ({ ...sign, code, face, y: 100, size: 14, turn: 0 as const }));
    const [page] = laidOut([{ page: 1, size: { width: 595, height: 842 }, glyphs }]);
    expect(page?.blocks.map(({ text }) => text)).toEqual(['د\u064eج\u0650د']);
  });

  it('has page numbers and contents in its own digits', async () => {
    const text = 'الخلية هي أصغر وحدة حية قادرة على التكاثر';
    const lines = ['الفهرس', 'المقدمة . . . . . . . . . . . ١', 'الخلية . . . . . . . . . . . ١٢', text];
    expect((await blocksOf(await fromTheRight('arabic', lines))).map(({ kind }) => kind)).toEqual([
      ...['paragraph', 'contents', 'contents', 'paragraph'],
    ]);
    const pages = Array.from({ length: 25 }, (_, i) => (i === 24 ? '١٢' : text));
    expect((await seen(await fromTheRight('arabic', pages))).at(-1)).toBe('running: ١٢');
  });

  it('has the signs in its printed order where they are drawn from left to right', async () => {
    const line = 'النواة تحفظ المادة الوراثية.';
    expect(await textOf(await fromTheRight('arabic', [line], { drawn: 'from the left' }))).toBe(line);
  });

  it('has list items whose bullets stand at the right', async () => {
    const pdf = await fromTheRight('arabic', ['• الماء', '• الضوء', '• الهواء']);
    expect(await seen(pdf)).toEqual(['item: الماء', 'item: الضوء', 'item: الهواء']);
  });
});

describe('Persian', () => {
  it('is read from right to left, with its own letters', async () => {
    const lines = ['گیاهان در برابر نور خورشید', 'قند می‌سازند و پژوهشگران چگونگی آن را می‌دانند.'];
    expect(
      (await textOf(await fromTheRight('persian', lines))).replace(/\u200c/g, '').replace('\n', ' '),
    ).toBe(lines.join(' ').replaceAll('\u200c', ''));
  });

  it('keeps its own digits from left to right', async () => {
    const line = 'در سال ۱۳۹۸ حدود ۲۵٫۴ درصد بود.';
    expect(await textOf(await fromTheRight('persian', [line]))).toBe(line);
  });
});

describe('Hebrew', () => {
  it('is read from right to left', async () => {
    const lines = ['התא הוא היחידה הקטנה ביותר', 'של החיים, והוא מתחלק לשניים.'];
    expect(await seen(await fromTheRight('hebrew', lines))).toEqual([`paragraph: ${lines.join(' ')}`]);
  });

  it('keeps a range of years and a decimal number from left to right', async () => {
    const line = 'בשנים 1914-1918 ירד המדד ב 3.5 נקודות.';
    expect(await textOf(await fromTheRight('hebrew', [line]))).toBe(line);
  });

  it('keeps a Latin sentence in brackets in its order', async () => {
    const line = 'חוק המסה (law of mass action) נקרא על שמם.';
    expect(await textOf(await fromTheRight('hebrew', [line]))).toBe(line);
  });

  it('keeps points under letters', async () => {
    const line = 'שָׁלוֹם עֲלֵיכֶם';
    expect((await textOf(await fromTheRight('hebrew', [line]))).normalize('NFC')).toBe(line.normalize('NFC'));
  });
});

describe('a Hebrew word in an English line', () => {
  it('stands where it is printed, its letters in order', async () => {
    const line = 'The word שלום עליכם is a greeting, and so is שלום (hello).';
    expect(await textOf(await fromTheRight('hebrew', [line], { base: 'left' }))).toBe(line);
  });
});

describe('vertical Japanese', () => {
  it('is read from top to bottom, the columns from the right', async () => {
    const columns = ['細胞とは、生命の最小単位である。', '核は遺伝情報を保存する。'];
    expect(await textOf(verticalPage(columns))).toBe(columns.join(''));
  });

  it('goes on in the next column where a sentence does', async () => {
    const columns = ['ミトコンドリアは、細胞の活動に', '必要なエネルギーを作り出す細胞', '小器官である。'];
    expect(await seen(verticalPage(columns))).toEqual([`paragraph: ${columns.join('')}`]);
  });
});
