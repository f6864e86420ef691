/** Something printed that has a size and a place in its line. */
interface Printed {
  readonly x: number;
  readonly size: number;
}

/**
 * The items in rows, from top to bottom and each from left to right.
 * @param levelOf the height at which an item stands
 * @param reach what stands less far below the last item of a row belongs to it
 */
export const inRows = <T extends Printed>(
  items: readonly T[],
  levelOf: (item: T) => number,
  reach: (one: T, other: T) => number,
): readonly (readonly T[])[] => {
  const rows: T[][] = [];
  for (const item of [...items].sort((a, b) => levelOf(a) - levelOf(b))) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && levelOf(item) - levelOf(last) < reach(item, last)) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
};
