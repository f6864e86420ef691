/** For what is only told, not judged. */
export const NO_LIMIT = Number.POSITIVE_INFINITY;

export interface Verdict {
  readonly holds: boolean;
  readonly line: string;
}

/** A measured value beside what it may be at most. */
export const judge = (what: string, value: number, max: number, unit: string): Verdict => {
  const holds = value <= max;
  const mark = max === NO_LIMIT ? '  ' : holds ? 'ok' : '!!';
  const limit = max === NO_LIMIT ? '' : `  (at most ${shown(max, unit)})`;
  return { holds, line: `${mark} ${what.padEnd(44)} ${shown(value, unit).padStart(12)}${limit}` };
};

const shown = (value: number, unit: string): string =>
  `${value >= 100 ? Math.round(value) : value.toFixed(2)} ${unit}`;

/** The value below which a share of the values lies. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** The middle of the values. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
