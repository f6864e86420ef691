import { COLOURS, type Pen, penOn } from './pen.js';

/** Whoever stands on the podium. */
export interface PodiumPlace {
  readonly name: string;
  readonly points: number;
  /** From 1 to 3; equal for a tie, on steps of the same height. */
  readonly rank: number;
}

/** Pixels, of which a phone shows a third. */
const WIDTH = 1_080;
const HEIGHT = 420;
const STEP_WIDTH = 310;
const STEP_GAP = 24;
const STEP_HEIGHTS = [210, 150, 104];
const MEDAL_RADIUS = 44;
/** Each with what is written on it. */
const MEDALS = [
  { colour: '#f5c542', ink: '#5c4300' },
  { colour: '#c9d2de', ink: '#3c4757' },
  { colour: '#d99058', ink: '#522b0c' },
];
/** Columns from left to right, by their places in the order of the best: the winner stands in the middle of three. */
const ORDERS = [[0], [0, 1], [1, 0, 2]];

/** Two or three of the best, the first ones first, as a PNG. */
export const podiumPicture = (places: readonly PodiumPlace[]): Uint8Array => {
  const pen = penOn(WIDTH, HEIGHT);
  const columns = (ORDERS[Math.min(places.length, ORDERS.length) - 1] ?? []).flatMap(
    (at) => places[at] ?? [],
  );
  const pitch = STEP_WIDTH + STEP_GAP;
  const left = (WIDTH - columns.length * pitch + STEP_GAP) / 2;
  for (const [i, place] of columns.entries()) drawPlace(pen, left + i * pitch, place);
  return pen.png();
};

const drawPlace = (pen: Pen, x: number, { name, points, rank }: PodiumPlace): void => {
  const height = STEP_HEIGHTS[rank - 1] ?? 0;
  const { colour, ink } = MEDALS[rank - 1] ?? { colour: COLOURS.track, ink: COLOURS.text };
  const [middle, top] = [x + STEP_WIDTH / 2, HEIGHT - height];
  const centred = { align: 'center', weight: 700, width: STEP_WIDTH - 16 } as const;
  pen.fill({ x, y: top, width: STEP_WIDTH, height: height + 40 }, COLOURS.panel, 20);
  pen.fill({ x, y: top, width: STEP_WIDTH, height: 12 }, colour, 6);
  pen.write(`${points}`, middle, top + 84, { ...centred, size: 62 });
  pen.write(name, middle, top - 26, { ...centred, size: 42 });
  const medalY = top - 26 - 50 - MEDAL_RADIUS;
  pen.disc(middle, medalY, MEDAL_RADIUS, colour);
  pen.write(`${rank}`, middle, medalY + 17, { ...centred, size: 48, colour: ink });
};
