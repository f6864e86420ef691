/** Cells of a bar: as many as fit one line on a narrow phone, with the share behind them. */
const CELLS = 10;

/** How much is done, drawn in characters: `▰▰▰▱▱▱▱▱▱▱`. @param share from 0 to 1 */
export const progressBar = (share: number): string => bar(Math.floor(share * CELLS), CELLS);

/** So many of the bar's cells are filled. */
export const bar = (filled: number, cells: number): string => '▰'.repeat(filled) + '▱'.repeat(cells - filled);
