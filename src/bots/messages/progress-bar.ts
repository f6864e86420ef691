/** Cells of a bar: as many as fit one line on a narrow phone, with the share behind them. */
const CELLS = 10;

/** How much is done, drawn in characters: `▰▰▰▱▱▱▱▱▱▱`. @param share from 0 to 1 */
export const progressBar = (share: number): string => {
  const filled = Math.floor(share * CELLS);
  return '▰'.repeat(filled) + '▱'.repeat(CELLS - filled);
};
