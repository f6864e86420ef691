/** Numbers from 0 to less than 1. */
export type Random = () => number;

const UINT32 = 2 ** 32;

/** The same numbers for the same seed (mulberry32, Tommy Ettinger, public domain). */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
};

/** The items in a random order (Fisher and Yates). */
export const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[at]];
    if (a !== undefined && b !== undefined) [order[last], order[at]] = [b, a];
  }
  return order;
};
