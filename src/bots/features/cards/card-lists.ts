import { cardsOfGaps, hasAnkiGaps, hasFirstAnkiGap } from '../../../core/library/anki-gaps.js';
import type { NewSides } from '../../../core/library/notes.js';
import { hasSeparator, splitAtSeparator } from '../../chat/separator.js';
import { splitWrong } from './wrong-answers.js';

type ReadLine = (line: string) => NewSides | undefined;

const column =
  (pattern: RegExp): ReadLine =>
  (line) => {
    const [, front, back] = pattern.exec(line) ?? [];
    return front && back ? { front, back } : undefined;
  };

/** Only where it stands once: more often it is a sign like others. */
const sign =
  (between: RegExp): ReadLine =>
  (line) => {
    const [front, back, more] = line.split(between);
    return front && back && more === undefined ? { front, back } : undefined;
  };

/** What may be between the sides of every line of a pasted list, beside ` :: `: what comes first here counts. */
const COLUMNS = [
  /^(\S[^\t\n]*?)\s*\t\s*(\S.*)$/,
  /^(\S.*?)\s+\|\s+(\S.*)$/,
  /^(\S[^;]*?)\s*;\s*(\S.*)$/,
  /^(\S.*?)\s+[-–—]\s+(\S.*)$/,
].map(column);
/** The same of a list of three lines or more. */
const SIGNS = [/\s+=\s+/, /\s*→\s*|\s+->\s+/, /(?<!:):\s+/].map(sign);
const SIGNED_MIN = 3;
const BULLET = /^(?:[-*•–]|\d{1,3}[.)])\s+/;
/** Around the cells of a table, and below its head. */
const TABLE_BORDER = /^\|\s*|\s*\|$/g;
const TABLE_RULE = /^[\s|:-]+$/;

/** Characters of what is left out of a list, which has to stand below its cards. */
export const LEFT_OUT_MAX = 300;

/** What a text of several lines gives for cards. */
export interface CardList {
  readonly cards: readonly NewSides[];
  /** Lines that are written like no card. */
  readonly leftOut: readonly string[];
}

/** The cards of a text of several lines, if each is written like one, or most are. */
export const listIn = (text: string): CardList | undefined => {
  const typed = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (typed.length < 2) return undefined;
  const lines = withoutMarks(typed);
  const cards = separated(lines) ?? inOneWay(lines, COLUMNS) ?? withSigns(lines);
  return cards ? { cards, leftOut: [] } : mostOf(typed);
};

/** Without what stands around the lines of a list or a table. */
const withoutMarks = (lines: readonly string[]): readonly string[] => {
  const bare = lines.every((line) => BULLET.test(line))
    ? lines.map((line) => line.replace(BULLET, ''))
    : lines;
  return bare.every((line) => line.startsWith('|'))
    ? bare.filter((line) => !TABLE_RULE.test(line)).map((line) => line.replace(TABLE_BORDER, ''))
    : bare;
};

const beginsCard = (line: string): boolean => hasSeparator(line) || hasFirstAnkiGap(line);

/** Lines with ` :: ` or a gap; what stands on lines between them goes on with the card before. */
const separated = ([first = '', ...more]: readonly string[]): readonly NewSides[] | undefined => {
  if (!beginsCard(first) || !more.some(beginsCard)) return undefined;
  const entries = [first];
  for (const line of more) entries.push(beginsCard(line) ? line : `${entries.pop()}\n${line}`);
  return entries.flatMap((entry, i) => cardsOfLine(entry, i));
};

/** A card, or several where one text has several gaps. A side may be empty. */
const cardsOfLine = (line: string, number: number): readonly NewSides[] => {
  const { front, back = '', ...more } = splitAtSeparator(line);
  return hasAnkiGaps(front)
    ? cardsOfGaps(front, { more: back, number })
    : [{ front, ...more, ...splitWrong(back) }];
};

/** The cards of lines that can all be read in one of the ways. */
const inOneWay = (lines: readonly string[], ways: readonly ReadLine[]): readonly NewSides[] | undefined =>
  ways
    .map((read) => lines.flatMap((line) => read(line) ?? []))
    .find((cards) => cards.length === lines.length);

const withSigns = (lines: readonly string[]): readonly NewSides[] | undefined =>
  lines.length < SIGNED_MIN || lines.some(hasSeparator) ? undefined : inOneWay(lines, SIGNS);

/** The list that most of the lines are. */
const mostOf = (lines: readonly string[]): CardList | undefined => {
  const isMost = (read: readonly string[]) => read.length > 1 && read.length > lines.length / 2;
  const first = lines.findIndex(hasSeparator);
  if (first >= 0)
    return isMost(lines.filter(hasSeparator))
      ? listOf(separated(withoutMarks(lines.slice(first))), lines.slice(0, first))
      : undefined;
  const way = COLUMNS.find((read) => isMost(lines.filter(read)));
  if (!way) return undefined;
  const read = withoutMarks(lines.filter(way));
  return listOf(
    inOneWay(read, COLUMNS),
    lines.filter((line) => !way(line)),
  );
};

const listOf = (cards: readonly NewSides[] | undefined, leftOut: readonly string[]): CardList | undefined =>
  cards && leftOut.join('\n').length <= LEFT_OUT_MAX ? { cards, leftOut } : undefined;
