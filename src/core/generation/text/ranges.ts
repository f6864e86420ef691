/** Page numbers as people write them: `1–3, 7, 9–12`. */
export const pageRanges = (pages: readonly number[]): string =>
  runsOf(pages)
    .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
    .join(', ');

/** The runs of consecutive numbers, each by its first and last; the numbers ascend. */
export const runsOf = (pages: readonly number[]): [from: number, to: number][] => {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs;
};
