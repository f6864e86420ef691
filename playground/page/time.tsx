import { useEffect, useState } from 'preact/hooks';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Hours and minutes of a moment. */
export const clockTime = (ms: number): string => clock.format(ms);

/** A moment in the reader's time. @param style one of Discord's; R is the distance from now, which keeps up to date */
export const Moment = ({
  unix,
  style = 'f',
}: {
  readonly unix: number;
  readonly style?: string | undefined;
}) => {
  const [, tick] = useState(0);
  useEffect(() => {
    if (style !== 'R') return undefined;
    const timer = setInterval(() => tick((ticks) => ticks + 1), 1000);
    return () => clearInterval(timer);
  }, [style]);
  return (
    <time class="moment" title={formatted(unix, 'F')}>
      {style === 'R' ? distance(unix) : formatted(unix, style)}
    </time>
  );
};

const formatted = (unix: number, style: string): string =>
  new Intl.DateTimeFormat(undefined, STYLES[style]).format(unix * 1000);

const distance = (unix: number): string => {
  const seconds = Math.round(unix - Date.now() / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[3];
  return relative.format(Math.trunc(seconds / length), unit);
};
