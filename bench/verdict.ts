export interface Verdict {
  readonly holds: boolean;
  readonly line: string;
}

/** A measured value beside what it may be at most; infinity where it is only told. */
export const judge = (what: string, value: number, max: number, unit: string): Verdict => {
  const holds = value <= max;
  const mark = max === Number.POSITIVE_INFINITY ? '  ' : holds ? 'ok' : '!!';
  const limit = max === Number.POSITIVE_INFINITY ? '' : `  (at most ${shown(max, unit)})`;
  return { holds, line: `${mark} ${what.padEnd(44)} ${shown(value, unit).padStart(12)}${limit}` };
};

const shown = (value: number, unit: string): string =>
  `${value >= 100 ? Math.round(value) : value.toFixed(2)} ${unit}`;

/** The middle of the values. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
