import { cardsOfGaps, hasAnkiGaps, hasFirstAnkiGap } from '../../../core/library/anki-gaps.js';
import type { Sides } from '../../../core/library/edits.js';
import { hasSeparator, splitAtSeparator } from '../../chat/separator.js';

/** Between the sides of every line of a pasted list, beside ` :: `: what comes first here counts. */
const COLUMNS = [
  /^(\S[^\t\n]*?)\s*\t\s*(\S.*)$/,
  /^(\S.*?)\s+\|\s+(\S.*)$/,
  /^(\S[^;]*?)\s*;\s*(\S.*)$/,
  /^(\S.*?)\s+[-–—]\s+(\S.*)$/,
];
const BULLET = /^(?:[-*•–]|\d{1,3}[.)])\s+/;
/** Around the cells of a table, and below its head. */
const TABLE_BORDER = /^\|\s*|\s*\|$/g;
const TABLE_RULE = /^[\s|:-]+$/;

/** The cards of a text of several lines, if each is written like one. */
export const listIn = (text: string): readonly Sides[] | undefined => {
  const lines = linesOf(text);
  return lines.length < 2 ? undefined : (separated(lines) ?? inColumns(lines));
};

const linesOf = (text: string): readonly string[] => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const bare = lines.every((line) => BULLET.test(line))
    ? lines.map((line) => line.replace(BULLET, ''))
    : lines;
  return bare.every((line) => line.startsWith('|'))
    ? bare.filter((line) => !TABLE_RULE.test(line)).map((line) => line.replace(TABLE_BORDER, ''))
    : bare;
};

const beginsCard = (line: string): boolean => hasSeparator(line) || hasFirstAnkiGap(line);

/** Lines with ` :: ` or a gap; what stands on lines between them goes on with the card before. */
const separated = ([first = '', ...more]: readonly string[]): readonly Sides[] | undefined => {
  if (!beginsCard(first) || !more.some(beginsCard)) return undefined;
  const entries = [first];
  for (const line of more) entries.push(beginsCard(line) ? line : `${entries.pop()}\n${line}`);
  return entries.flatMap(cardsOfLine);
};

/** A card, or several where one text has several gaps. A side may be empty. */
const cardsOfLine = (line: string): readonly Sides[] => {
  const [front, back = ''] = splitAtSeparator(line);
  return hasAnkiGaps(front) ? cardsOfGaps(front, back) : [{ front, back }];
};

const inColumns = (lines: readonly string[]): readonly Sides[] | undefined => {
  const column = COLUMNS.find((each) => lines.every((line) => each.test(line)));
  return (
    column &&
    lines.map((line) => {
      const [, front = '', back = ''] = column.exec(line) ?? [];
      return { front, back };
    })
  );
};
