import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import type { Block, Box, Page } from '../../src/core/documents/page.js';

const COLOURS = {
  heading: '#d62728',
  paragraph: '#1f77b4',
  item: '#2ca02c',
  table: '#9467bd',
  caption: '#e377c2',
  formula: '#ff7f0e',
  code: '#17becf',
  footnote: '#8c564b',
  reference: '#bcbd22',
  contents: '#7f7f7f',
  running: '#444444',
} satisfies Record<Block['kind'], string>;

/** In pixels of a picture of 1,200. */
const LABEL_SIZE = 15;
const LEGEND_SIZE = 12;

/** The page's picture with a box around each line, in the colour of its block's kind, numbered in reading order. */
export const drawBlocks = async (page: Page, png: Uint8Array): Promise<Buffer> => {
  const picture = await loadImage(Buffer.from(png));
  const canvas = createCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  const scale = page.size && page.size.width > 0 ? picture.width / page.size.width : 1;
  page.blocks.forEach((block, i) => {
    drawBlock(pen, block, i + 1, scale);
  });
  drawLegend(pen, page.blocks, picture.width);
  return canvas.toBuffer('image/png');
};

const drawBlock = (pen: SKRSContext2D, { kind, lines = [] }: Block, number: number, scale: number): void => {
  for (const { box } of lines) drawBox(pen, scaled(box, scale), COLOURS[kind]);
  const [first] = lines;
  if (first) drawLabel(pen, `${number}`, scaled(first.box, scale), COLOURS[kind]);
};

const scaled = ({ x, y, width, height }: Box, scale: number): Box => ({
  x: x * scale,
  y: y * scale,
  width: width * scale,
  height: height * scale,
});

const drawBox = (pen: SKRSContext2D, { x, y, width, height }: Box, colour: string): void => {
  pen.fillStyle = `${colour}22`;
  pen.fillRect(x, y, width, height);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.strokeRect(x, y, width, height);
};

/** To the left of the box, so that it hides no letters of it. */
const drawLabel = (pen: SKRSContext2D, label: string, { x, y }: Box, colour: string): void => {
  pen.font = `bold ${LABEL_SIZE}px sans-serif`;
  const width = pen.measureText(label).width + 4;
  const left = Math.max(0, x - width - 1);
  pen.fillStyle = colour;
  pen.fillRect(left, y, width, LABEL_SIZE + 2);
  pen.fillStyle = 'white';
  pen.fillText(label, left + 2, y + LABEL_SIZE - 1);
};

/** Along the upper edge: the kinds that the page has. */
const drawLegend = (pen: SKRSContext2D, blocks: readonly Block[], width: number): void => {
  pen.font = `${LEGEND_SIZE}px sans-serif`;
  let x = width - 4;
  for (const kind of new Set(blocks.map((block) => block.kind))) {
    x -= pen.measureText(kind).width + 8;
    pen.fillStyle = COLOURS[kind];
    pen.fillRect(x, 2, pen.measureText(kind).width + 6, LEGEND_SIZE + 4);
    pen.fillStyle = 'white';
    pen.fillText(kind, x + 3, LEGEND_SIZE + 2);
  }
};
