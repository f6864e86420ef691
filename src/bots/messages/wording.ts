import { DAY_MS } from '../../core/time.js';
import type { Span, Words } from '../chat/text.js';
import { type TimeUnit, timeSpent } from './durations.js';
import { progressBar } from './progress-bar.js';

const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/;

/** What fills a slot of a sentence. Numbers are written as the language writes them. */
type Slot = Words | Span | number;
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, Words>>> & { readonly other: Words };

/** The tools with which a catalog's sentences are written. @param language BCP 47 */
export const wording = (language: string) => {
  const numbers = new Intl.NumberFormat(language);
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(language, { style: 'percent' });
  const rules = new Intl.PluralRules(language);
  const unitOf = (unit: TimeUnit) => new Intl.NumberFormat(language, { style: 'unit', unit });
  const units = { hour: unitOf('hour'), minute: unitOf('minute'), second: unitOf('second') };
  const durations = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const moments = new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ timeZone: 'UTC', timeZoneName: 'short', hourCycle: 'h23' },
  });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const weekdays = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' },
  });
  const months = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const languageNames = new Intl.DisplayNames(language, { type: 'language' });
  const lists = {
    and: new Intl.ListFormat(language, { type: 'conjunction' }),
    or: new Intl.ListFormat(language, { type: 'disjunction' }),
  };
  const spansIn = (slot: Slot): readonly Span[] => {
    if (typeof slot === 'number') return [numbers.format(slot)];
    return typeof slot === 'string' || 'style' in slot ? [slot] : slot;
  };
  /**
   * A whole sentence with its slots: t`“${deck}” and its cards are deleted.` A slot that runs from right to left
   * stays a span of its own, so that the renderer can keep it from turning its neighbours.
   */
  const t = (literals: TemplateStringsArray, ...slots: readonly Slot[]): Words =>
    joined(literals.flatMap((literal, i) => [literal, ...(i < slots.length ? spansIn(slots[i] ?? '') : [])]));
  return {
    t,
    /** The plural form for the count. Every form is a whole sentence or phrase. */
    plural: (count: number, forms: Forms): Words => forms[rules.select(count)] ?? forms.other,
    number: (value: number): string => numbers.format(value),
    /** Always with one decimal: `4.0`. */
    oneDecimal: (value: number): string => tenths.format(value),
    /** How far something is: `▰▰▰▱▱▱▱▱▱▱ 33%`. */
    progress: (share: number): string =>
      `${progressBar(share)} ${percents.format(Math.floor(share * 100) / 100)}`,
    /** In whole percent. @param share from 0 to 1 */
    percent: (share: number): string => percents.format(share),
    /** A time spent, such as `45 sec`, `12 min` or `1 hr, 5 min`. */
    duration: (milliseconds: number): string =>
      durations.format(timeSpent(milliseconds).map(({ value, unit }) => units[unit].format(value))),
    /** A moment for apps that cannot count down to it: `Nov 28, 2026, 20:58 UTC`. */
    moment: (at: Date): string => moments.format(at),
    /** A day: `Nov 28, 2026`. */
    day: (at: Date): string => days.format(at),
    /** The same of the number of a day, in days since 1970-01-01, with its weekday: `Sat, Nov 28, 2026`. */
    dayOf: (number: number): string => weekdays.format(new Date(number * DAY_MS)),
    /** The name of a month, as short as can be: `Nov`. */
    month: (at: Date): string => months.format(at),
    /** What a language is called, by its code (BCP 47); anything else as it is. */
    languageName: (code: string): string =>
      LANGUAGE_CODE.test(code) ? (languageNames.of(code) ?? code) : code,
    /** `a, b and c`. */
    list: (items: readonly Words[], kind: keyof typeof lists = 'and'): Words =>
      joined(
        lists[kind]
          .formatToParts(items.map((_, i) => `${i}`))
          .flatMap(({ type, value }) => (type === 'element' ? spansIn(items[Number(value)] ?? '') : [value])),
      ),
    /** One after another, with `separator` between. */
    join: (items: readonly Words[], separator: string): Words =>
      joined(items.flatMap((item, i) => [...(i > 0 ? [separator] : []), ...spansIn(item)])),
  };
};

/** Neighbouring strings as one, but for those that run from right to left; a single string plainly. */
const joined = (spans: readonly Span[]): Words => {
  const merged = spans.reduce<Span[]>((before, span) => {
    const last = before.at(-1);
    if (span === '') return before;
    if (isMergeable(last) && isMergeable(span)) before.splice(-1, 1, last + span);
    else before.push(span);
    return before;
  }, []);
  const [only = '', ...more] = merged;
  return more.length === 0 && typeof only === 'string' ? only : merged;
};

const isMergeable = (span: Span | undefined): span is string =>
  typeof span === 'string' && !RIGHT_TO_LEFT.test(span);
