/** Cells of a bar: as many as fit one line on a narrow phone, with the share behind them. */
const CELLS = 10;

/** How far something is, drawn in characters: `▰▰▰▱▱▱▱▱▱▱ 33 %`. The text beside it gives the numbers. */
export const progressBar = ({ done, total }: { readonly done: number; readonly total: number }): string => {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const filled = Math.floor(share * CELLS);
  return `${'▰'.repeat(filled)}${'▱'.repeat(CELLS - filled)} ${Math.floor(share * 100)} %`;
};
