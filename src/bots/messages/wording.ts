import type { Span, Words } from '../chat/text.js';

const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

/** What fills a slot of a sentence. Numbers are written as the language writes them. */
type Slot = Words | Span | number;
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, Words>>> & { readonly other: Words };

/** The tools with which a catalog's sentences are written. @param language BCP 47 */
export const wording = (language: string) => {
  const numbers = new Intl.NumberFormat(language);
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const rules = new Intl.PluralRules(language);
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
    /** In whole percent. @param share from 0 to 1 */
    percent: (share: number): string => `${numbers.format(Math.round(share * 100))} %`,
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
