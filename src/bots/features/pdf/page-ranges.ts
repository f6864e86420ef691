import { UserError } from '../../../core/errors.js';
import { plainRanges } from './request-phrases.js';

/** More pages than any document has that is read. */
const PAGE_MAX = 9_999;

const RANGE = /^(\d{1,4})(?:\s*-\s*(\d{1,4}))?$/;

/**
 * The pages of `10-40`, `3, 7-9` or `p. 3 to 8`, ascending.
 * @throws UserError `pages.unreadable`
 */
export const pagesTyped = (typed: string): readonly number[] => {
  const ranges = plainRanges(typed)
    .split(/\s*[,;]\s*|\s+/)
    .filter(Boolean);
  const pages = new Set(ranges.flatMap((range) => pagesOf(range) ?? []));
  const isReadable = ranges.length > 0 && ranges.every((range) => pagesOf(range) !== undefined);
  if (!isReadable) throw new UserError('pages.unreadable', { typed });
  return [...pages].sort((a, b) => a - b);
};

const pagesOf = (range: string): readonly number[] | undefined => {
  const [, first, last = first] = RANGE.exec(range) ?? [];
  if (first === undefined) return undefined;
  const [from = 0, to = 0] = [Number(first), Number(last)].sort((a, b) => a - b);
  if (from < 1 || to > PAGE_MAX) return undefined;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
};
