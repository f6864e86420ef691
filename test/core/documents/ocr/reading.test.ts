import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Page } from '../../../../src/core/documents/page.js';
import {
  createPictureReader,
  type PicturedPage,
  type RecognisedPage,
} from '../../../../src/core/documents/picture-reader.js';
import { A4, drawPdf, putLines } from '../../../support/pdfs/document.js';
import { hyphenated, mineralSection } from '../../../support/pdfs/prose.js';
import { lecturePdf, paperPdf, slidesPdf } from '../../../support/pdfs.js';
import { type Damage, damaged, pictureOf, shareRead } from '../../../support/pictures.js';
import { inShort, pagesOf } from '../../../support/reading.js';

const reader = createPictureReader({ languages: ['deu', 'eng'] });
afterAll(() => reader.close());
const { signal } = new AbortController();

interface Read {
  readonly words: RecognisedPage;
  readonly page: Page;
}

const readPicture = async (picture: Uint8Array, size: PicturedPage['size'] = A4): Promise<Read> => {
  const document = reader.open();
  const words = await document.recognise(picture, { page: 1, size }, signal);
  if (!words) throw new Error('the picture could not be read');
  const [page] = await document.layOut([words], signal);
  if (!page) throw new Error('the page was lost');
  return { words, page };
};

const firstPage = async (pdf: Uint8Array): Promise<Page> => {
  const [page] = await pagesOf(pdf);
  if (!page) throw new Error('the PDF has no page');
  return page;
};
const textOf = ({ blocks }: Page): string => blocks.map(({ text }) => text).join('\n');
const kinds = (blocks: readonly Block[]): readonly string[] => blocks.map(({ kind }) => kind);
const own = ({ blocks }: Page): readonly Block[] => blocks.filter(({ kind }) => kind !== 'running');

const headingOf = ({ blocks }: Page): Block | undefined => blocks.find(({ kind }) => kind === 'heading');

it('gives the blocks of a lecture at their places', async () => {
  const pdf = await lecturePdf({ pages: 1 });
  const printed = await firstPage(pdf);
  const { words, page } = await readPicture(await pictureOf(pdf));
  expect(words.doubtful).toBeLessThan(0.02);
  expect(shareRead(textOf(printed), textOf(page))).toBeGreaterThan(0.97);
  expect(headingOf(page)?.text).toBe(headingOf(printed)?.text);
  const [at, expected] = [placeOf(headingOf(page)), placeOf(headingOf(printed))];
  expect(Math.hypot(at.x - expected.x, at.y - expected.y)).toBeLessThan(4);
  const long = (of: Page) => of.blocks.filter(({ text }) => text.length > 200).map(({ kind }) => kind);
  expect(long(page)).toEqual(long(printed));
});

describe('a page that comes from a scanner or a phone', () => {
  let picture: Uint8Array;
  let printed: Page;
  beforeAll(async () => {
    const { heading, paragraphs } = mineralSection(0);
    const pdf = await drawPdf((doc) => {
      putLines(doc, [heading], { x: 72, y: 90, size: 16, font: 'Times-Bold' });
      putLines(doc, hyphenated(paragraphs[0] ?? '', 84), { x: 72, y: 125 });
    });
    picture = await pictureOf(pdf);
    printed = await firstPage(pdf);
  });

  it.each<[string, Damage]>([
    ['skewed', { skew: 2 }],
    ['upside down', { turns: 2 }],
    ['lying on its side and skewed', { turns: 3, skew: -1 }],
    ['noisy', { noise: 60 }],
    ['in the shade on one side', { shade: 0.75 }],
  ])('is read when it is %s', async (_how, damage) => {
    const size = (damage.turns ?? 0) % 2 === 0 ? A4 : { width: A4.height, height: A4.width };
    const { page } = await readPicture(await damaged(picture, damage), size);
    expect(shareRead(textOf(printed), textOf(page))).toBeGreaterThan(0.95);
    expect(headingOf(page)?.text).toBe(headingOf(printed)?.text);
    const at = placeOf(headingOf(printed));
    const moved = turned({ x: at.x - A4.width / 2, y: at.y - A4.height / 2 }, damage);
    const place = placeOf(headingOf(page));
    expect(Math.hypot(place.x - size.width / 2 - moved.x, place.y - size.height / 2 - moved.y)).toBeLessThan(
      8,
    );
  });
});

interface Point {
  readonly x: number;
  readonly y: number;
}
/** The middle of a block of one line, which may be told in steps. */
const placeOf = (block: Block | undefined): Point => {
  const boxes = block?.lines?.map(({ box }) => box) ?? [];
  const middle = (ends: readonly number[]) => (Math.min(...ends) + Math.max(...ends)) / 2;
  return {
    x: middle(boxes.flatMap(({ x, width }) => [x, x + width])),
    y: middle(boxes.flatMap(({ y, height }) => [y, y + height])),
  };
};
const turned = ({ x, y }: Point, { turns = 0, skew = 0 }: Damage): Point => {
  const angle = ((turns * 90 + skew) * Math.PI) / 180;
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
};

it('reads two columns one after the other', async () => {
  const pdf = await paperPdf();
  const printed = await firstPage(pdf);
  const { page } = await readPicture(await pictureOf(pdf));
  expect(shareRead(textOf(printed), textOf(page))).toBeGreaterThan(0.94);
  const order = (of: Page | undefined) =>
    of ? textOf(of).match(/\b[A-Z]{5,} AND [A-Z]{5,}|REFERENCES/g) : [];
  expect(order(page)).toEqual(order(printed));
});

it('knows the items of a list, though its bullets stand apart', async () => {
  const pdf = await drawPdf((doc) => {
    putLines(doc, ['Before an excursion'], { x: 72, y: 70, size: 18, font: 'Times-Bold' });
    putLines(doc, ['These are the things that you should do the day before:'], { x: 72, y: 110 });
    ITEMS.forEach((item, i) => {
      putLines(doc, ['•'], { x: 88, y: 134 + i * 20 });
      putLines(doc, [item], { x: 102, y: 134 + i * 20 });
    });
    putLines(doc, ['If it rains, the excursion takes place a week later.'], { x: 72, y: 244 });
  });
  const printed = await firstPage(pdf);
  const { page } = await readPicture(await pictureOf(pdf));
  expect(page.blocks.map(inShort)).toEqual(printed.blocks.map(inShort));
  expect(kinds(page.blocks)).toEqual(['heading', 'paragraph', ...ITEMS.map(() => 'item'), 'paragraph']);
});
const ITEMS = [
  'Read the chapter about sedimentary rocks.',
  'Check the weather, since the quarry floods after heavy rain.',
  'Pack a hammer, a lens and a bottle of weak acid.',
  'Tell somebody where you are going.',
  'Charge your telephone.',
];

it('knows the bullets of slides', async () => {
  const pdf = await slidesPdf({ pages: 1 });
  const printed = await firstPage(pdf);
  const { page } = await readPicture(await pictureOf(pdf), { width: 364, height: 273 });
  const items = (of: Page) => own(of).filter(({ kind }) => kind === 'item');
  expect(items(page).length).toBe(items(printed).length);
  expect(kinds(own(page))).toContain('heading');
});
