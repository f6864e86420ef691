import { h } from './dom.js';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** Hours and minutes of a moment. */
export const clockTime = (ms) => clock.format(ms);

/** A moment as a distance from now that keeps itself up to date. @param unix seconds */
export function tickingTime(unix) {
  const time = h('time', { class: 'moment', 'data-unix': unix, title: full.format(unix * 1000) });
  time.textContent = distance(unix);
  return time;
}

/** A moment in the reader's time. @param style one of Discord's: t, T, d, D, f, F */
export function fixedTime(unix, style) {
  const parts = {
    t: { timeStyle: 'short' },
    T: { timeStyle: 'medium' },
    d: { dateStyle: 'short' },
    D: { dateStyle: 'long' },
    F: { dateStyle: 'full', timeStyle: 'short' },
  };
  const format = new Intl.DateTimeFormat(
    undefined,
    parts[style] ?? { dateStyle: 'long', timeStyle: 'short' },
  );
  return h('time', { class: 'moment', title: full.format(unix * 1000) }, format.format(unix * 1000));
}

function distance(unix) {
  const seconds = Math.round(unix - Date.now() / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return relative.format(Math.trunc(seconds / length), unit);
}

setInterval(() => {
  for (const time of document.querySelectorAll('time[data-unix]')) {
    const text = distance(Number(time.dataset.unix));
    if (time.textContent !== text) time.textContent = text;
  }
}, 1000);
