import { type Box, COLOURS, type Pen, penOn } from './pen.js';

/** What the picture says, in the words of a language. */
export interface StatsPicture {
  /** The main figures, four of them. */
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  readonly calendar: {
    readonly title: string;
    /** Reviews on each day from a Monday to today. */
    readonly reviews: readonly number[];
    /** Names of the months, each above the week with its first day. */
    readonly months: readonly { readonly week: number; readonly name: string }[];
  };
  readonly forecast: {
    readonly title: string;
    /** Cards on each day, today first. */
    readonly cards: readonly number[];
    readonly first: string;
    readonly last: string;
    readonly none: string;
  };
  readonly recall: {
    readonly title: string;
    /** From 0 to 1. */
    readonly goal: number;
    readonly goalLabel: string;
    /** `share` is from 0 to 1, null where nothing was answered. */
    readonly classes: readonly {
      readonly label: string;
      readonly share: number | null;
      readonly value: string;
    }[];
    readonly none: string;
  };
  readonly decks: {
    readonly title: string;
    readonly rows: readonly DeckRow[];
    readonly legend: Readonly<Record<keyof typeof MASTERY, string>>;
    readonly none: string;
  };
}

interface DeckRow {
  readonly name: string;
  readonly cards: string;
  readonly parts: Readonly<Record<keyof typeof MASTERY, number>>;
}

/** From what is known best to what is not. */
const MASTERY = {
  mature: COLOURS.green,
  young: COLOURS.blue,
  learning: COLOURS.amber,
  fresh: '#65738d',
} as const;
type Level = keyof typeof MASTERY;
const LEVELS = Object.keys(MASTERY) as Level[];

/** Days without a review, and four shades of those with some. */
const SHADES = [COLOURS.track, '#1d6b4f', '#2f9a6d', '#4cc38a', '#98f0bf'] as const;

/** Pixels: a phone shows a third of them, where the smallest letters are as tall as in a caption. */
const WIDTH = 1_080;
const MARGIN = 28;
const GAP = 20;
const INSET = 28;
const RADIUS = 24;
const SMALL = 30;
const HEAD = 34;
/** From the top of a panel to the base line of its title, and to what is below. */
const TITLE_Y = 56;
const BODY_Y = 84;

const FIGURES_HEIGHT = 164;
const WEEKS = 26;
const CELL_GAP = 6;
const CHARTS_HEIGHT = 350;
const ROW_HEIGHT = 54;

/** A person's study at a glance, as a PNG. */
export const statsPicture = (picture: StatsPicture): Uint8Array => {
  const width = WIDTH - 2 * MARGIN;
  const half = (width - GAP) / 2;
  const calendarHeight = BODY_Y + 40 + 7 * pitchOf(width - 2 * INSET) + INSET - CELL_GAP;
  const rows = Math.max(1, picture.decks.rows.length);
  const decksHeight = BODY_Y + 58 + rows * ROW_HEIGHT + 12;
  const tops = stacked([FIGURES_HEIGHT, calendarHeight, CHARTS_HEIGHT, decksHeight]);
  const [figures = 0, calendar = 0, charts = 0, decks = 0, bottom = 0] = tops;
  const pen = penOn(WIDTH, bottom - GAP + MARGIN);
  const panel = (x: number, y: number, panelWidth: number, height: number, title?: string): Box => {
    pen.fill({ x, y, width: panelWidth, height }, COLOURS.panel, RADIUS);
    const inner = panelWidth - 2 * INSET;
    if (title !== undefined)
      pen.write(title, x + INSET, y + TITLE_Y, { size: HEAD, weight: 700, width: inner });
    const top = title === undefined ? 0 : BODY_Y;
    return { x: x + INSET, y: y + top, width: inner, height: height - top - INSET };
  };
  drawFigures(pen, panel(MARGIN, figures, width, FIGURES_HEIGHT), picture.figures);
  drawCalendar(pen, panel(MARGIN, calendar, width, calendarHeight, picture.calendar.title), picture.calendar);
  drawForecast(pen, panel(MARGIN, charts, half, CHARTS_HEIGHT, picture.forecast.title), picture.forecast);
  drawRecall(
    pen,
    panel(MARGIN + half + GAP, charts, half, CHARTS_HEIGHT, picture.recall.title),
    picture.recall,
  );
  drawDecks(pen, panel(MARGIN, decks, width, decksHeight, picture.decks.title), picture.decks);
  return pen.png();
};

/** Where each of the panels begins, and the end of the last. */
const stacked = (heights: readonly number[]): readonly number[] =>
  [0, ...heights].map((_, i) =>
    Math.round(heights.slice(0, i).reduce((sum, height) => sum + height + GAP, MARGIN)),
  );

const pitchOf = (width: number): number => (width + CELL_GAP) / WEEKS;

const drawFigures = (pen: Pen, { x, y, width }: Box, figures: StatsPicture['figures']): void => {
  const column = width / figures.length;
  for (const [i, { value, label }] of figures.entries()) {
    const middle = x + (i + 0.5) * column;
    const style = { align: 'center', width: column - 12 } as const;
    pen.write(value, middle, y + 84, { ...style, size: 62, weight: 700 });
    pen.write(label, middle, y + 132, { ...style, size: SMALL, colour: COLOURS.muted });
  }
};

/** A column for each week, Monday on top; today has a frame. */
const drawCalendar = (pen: Pen, box: Box, { reviews, months }: StatsPicture['calendar']): void => {
  const pitch = pitchOf(box.width);
  const size = pitch - CELL_GAP;
  const shadeOf = shadesFor(reviews);
  for (const { week, name } of months)
    pen.write(name, box.x + week * pitch, box.y + 26, { size: SMALL, colour: COLOURS.muted });
  for (const [day, count] of reviews.entries()) {
    const x = box.x + Math.floor(day / 7) * pitch;
    const cell = { x, y: box.y + 40 + (day % 7) * pitch, width: size, height: size };
    pen.fill(cell, shadeOf(count), 6);
    if (day === reviews.length - 1) pen.outline(cell, COLOURS.text, 6);
  }
};

/** One long day does not make all others pale: the brightest shade is for the best tenth of the days. */
const shadesFor = (reviews: readonly number[]): ((count: number) => string) => {
  const studied = reviews.filter((count) => count > 0).toSorted((a, b) => a - b);
  const bright = studied[Math.floor(studied.length * 0.9)] ?? 1;
  const levels = SHADES.length - 1;
  return (count) => SHADES[Math.min(levels, Math.ceil((count / bright) * levels))] ?? SHADES[0];
};

/** Where a chart stands, above the labels of its axis. */
const AXIS_HEIGHT = 44;
/** For what is written above the tallest bar. */
const LABEL_HEIGHT = 40;

const drawForecast = (pen: Pen, box: Box, { cards, first, last, none }: StatsPicture['forecast']): void => {
  const most = Math.max(...cards);
  if (most === 0) {
    drawNone(pen, box, none);
    return;
  }
  const base = box.y + box.height - AXIS_HEIGHT;
  const tallest = box.height - AXIS_HEIGHT - LABEL_HEIGHT;
  const pitch = box.width / cards.length;
  const peak = cards.indexOf(most);
  for (const [day, count] of cards.entries()) {
    const height = count === 0 ? 4 : Math.max(8, (count / most) * tallest);
    const bar = { x: box.x + day * pitch, y: base - height, width: pitch - 4, height };
    pen.fill(bar, count === 0 ? COLOURS.track : COLOURS.blue, 4);
    if (day !== peak) continue;
    const align = day < 3 ? 'left' : day > cards.length - 4 ? 'right' : 'center';
    const at = { left: 0, center: 0.5, right: 1 }[align] * bar.width;
    pen.write(`${count}`, bar.x + at, bar.y - 10, { size: SMALL, weight: 700, align });
  }
  const style = { size: SMALL, colour: COLOURS.muted, width: box.width / 2 };
  pen.write(first, box.x, box.y + box.height, style);
  pen.write(last, box.x + box.width, box.y + box.height, { ...style, align: 'right' });
};

/** Of the width of a row of recall: its label, its bar, and its value. */
const LABEL_SHARE = 0.34;
const VALUE_WIDTH = 96;
const BAR_HEIGHT = 28;

/** A bar for each class, and a line across them where all of them should end. */
const drawRecall = (pen: Pen, box: Box, { goal, goalLabel, classes, none }: StatsPicture['recall']): void => {
  if (classes.every(({ share }) => share === null)) {
    drawNone(pen, box, none);
    return;
  }
  const bars = { x: box.x + box.width * LABEL_SHARE, width: box.width * (1 - LABEL_SHARE) - VALUE_WIDTH };
  const pitch = (box.height - AXIS_HEIGHT) / classes.length;
  for (const [i, { label, share, value }] of classes.entries()) {
    const y = box.y + i * pitch + (pitch - BAR_HEIGHT) / 2;
    const labelStyle = { size: SMALL, colour: COLOURS.muted, width: box.width * LABEL_SHARE - 12 };
    pen.write(label, box.x, y + 25, labelStyle);
    pen.fill({ ...bars, y, height: BAR_HEIGHT }, COLOURS.track, 6);
    if (share) pen.fill({ ...bars, y, width: bars.width * share, height: BAR_HEIGHT }, COLOURS.green, 6);
    pen.write(value, box.x + box.width, y + 25, { size: SMALL, weight: 700, align: 'right' });
  }
  const x = bars.x + bars.width * goal;
  pen.dashes([x, box.y], [x, box.y + box.height - AXIS_HEIGHT + 6], COLOURS.text);
  pen.write(goalLabel, x + 24, box.y + box.height, { size: SMALL, align: 'right', width: box.width });
};

const drawNone = (pen: Pen, box: Box, none: string): void => {
  pen.write(none, box.x + box.width / 2, box.y + box.height / 2, {
    ...{ size: SMALL, colour: COLOURS.muted, align: 'center', width: box.width },
  });
};

const drawDecks = (pen: Pen, box: Box, { rows, legend, none }: StatsPicture['decks']): void => {
  if (rows.length === 0) {
    drawNone(pen, box, none);
    return;
  }
  let x = box.x;
  for (const level of LEVELS) {
    pen.disc(x + 12, box.y + 18, 12, MASTERY[level]);
    x += 36 + pen.write(legend[level], x + 36, box.y + 28, { size: SMALL, colour: COLOURS.muted }) + 36;
  }
  for (const [i, row] of rows.entries())
    drawDeck(pen, { ...box, y: box.y + 58 + i * ROW_HEIGHT, height: ROW_HEIGHT }, row);
};

/** Of the width of a row: its name, its bar, and how many cards. */
const NAME_SHARE = 0.41;
const COUNT_WIDTH = 142;

const drawDeck = (pen: Pen, { x, y, width }: Box, { name, cards, parts }: DeckRow): void => {
  const nameWidth = width * NAME_SHARE;
  const bar = { x: x + nameWidth, y: y + 12, width: width - nameWidth - COUNT_WIDTH, height: BAR_HEIGHT };
  pen.write(name, x, y + 37, { size: 32, width: nameWidth - 24 });
  pen.write(cards, x + width, y + 37, { size: 32, weight: 700, align: 'right', width: COUNT_WIDTH - 16 });
  const all = LEVELS.reduce((sum, level) => sum + parts[level], 0);
  let from = bar.x;
  for (const level of LEVELS) {
    const part = (parts[level] / all) * bar.width;
    if (part > 0) pen.fill({ ...bar, x: from, width: Math.max(2, part - 3) }, MASTERY[level], 5);
    from += part;
  }
};
