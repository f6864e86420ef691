import { type DateParts, dateAt } from './dates.js';
import type { Lexicon } from './lexicon.js';
import { type Amount, amountAt } from './numbers.js';
import { type Token, tokensOf } from './tokens.js';

interface Placed {
  /** Counts words, and more where parts of the sentence end: what is near belongs together. */
  readonly at: number;
  /** As it is written. */
  readonly text: string;
  /** How clearly it is set apart from what stands before: 0 within a clause. */
  readonly breakBefore: number;
  /** The word of grammar right before it: `in`, `von`. */
  readonly lead: string | undefined;
}
export interface AmountAtom extends Placed {
  readonly kind: 'amount';
  readonly amount: Amount;
}
export interface DateAtom extends Placed {
  readonly kind: 'date';
  readonly date: DateParts;
}
export interface WordAtom extends Placed {
  readonly kind: 'word';
  readonly folded: string;
  /** `maybe`: it has a capital, but so has every word there. */
  readonly isName: boolean | 'maybe';
}
/** What a text says: numbers, dates, and the words that are not mere grammar. */
export type Atom = AmountAtom | DateAtom | WordAtom;

/** How far the parts of a sentence are apart. */
const BREAKS: Readonly<Record<string, number>> = {
  ...{
    ',': 2,
    '،': 2,
    '、': 1,
    '，': 2,
    ';': 5,
    '；': 5,
    '؛': 5,
    ':': 1,
    '：': 1,
    '–': 2,
    '—': 1,
    '(': 0,
    '（': 0,
  },
  ...{ ')': 1, '）': 1, '.': 6, '。': 8, '!': 8, '?': 8, '？': 8, '؟': 8, '\t': 3, '\n': 8 },
};
const ENDS = /^[.!?:。！？：\t\n؟]$/u;

/** The atoms of a text in their order. */
export const atomsOf = (text: string, lexicon: Lexicon): readonly Atom[] => {
  const tokens = tokensOf(text);
  const atoms: Atom[] = [];
  let at = 0;
  let breakBefore = 0;
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (!token) break;
    const set = breakOf(token, lexicon);
    const { found, length } = foundAt(tokens, i, lexicon);
    breakBefore += set;
    at += set;
    if (found) {
      const written = tokens
        .slice(i, i + length)
        .map((each) => each.text)
        .join(' ');
      atoms.push({ ...found, at, text: written, breakBefore, lead: leadOf(tokens[i - 1], lexicon) });
      breakBefore = 0;
    }
    at += token.kind === 'word' || token.kind === 'number' ? 1 : 0;
    i += length;
  }
  return atoms;
};

const leadOf = (before: Token | undefined, { functions }: Lexicon): string | undefined =>
  before?.kind === 'word' && functions.has(before.folded) ? before.folded : undefined;

const CONJUNCTIONS = new Set(
  'and und et y e и و but aber mais pero ma mas а но while wahrend tandis mientras mentre enquanto whereas dagegen بينما'.split(
    ' ',
  ),
);
const CONJUNCTION = 1;
/** In Arabic, `and` is part of the next word. */
const PREFIXED = /^و\p{L}{4}/u;

const breakOf = ({ kind, text, folded }: Token, { code }: Lexicon): number => {
  if (code === 'ja' && text === '、') return BREAKS[','] ?? 0;
  if (kind === 'mark' || kind === 'sign') return BREAKS[text] ?? 0;
  return CONJUNCTIONS.has(folded) || PREFIXED.test(folded) ? CONJUNCTION : 0;
};

type Found =
  | Pick<AmountAtom, 'kind' | 'amount'>
  | Pick<DateAtom, 'kind' | 'date'>
  | Pick<WordAtom, 'kind' | 'folded' | 'isName'>;

const foundAt = (
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
): { readonly found?: Found | undefined; readonly length: number } => {
  const day = dateAt(tokens, i, lexicon);
  if (day) return { found: { kind: 'date', date: day.date }, length: day.length };
  const amount = amountAt(tokens, i, lexicon);
  if (amount) return { found: { kind: 'amount', amount: amount }, length: amount.length };
  return { found: wordAt(tokens, i, lexicon), length: 1 };
};

const wordAt = (
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
): Pick<WordAtom, 'kind' | 'folded' | 'isName'> | undefined => {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  const { text } = token;
  const folded = token.folded.replace(/'s$/, '').replace(/^(?:[dlmnstcj]|qu)'(?=.)/, '');
  const isGrammar = lexicon.functions.has(folded) || lexicon.negations.has(folded) || folded.endsWith("'");
  if (isGrammar && !/\p{Lu}.*\p{Lu}/u.test(text)) return undefined;
  return { kind: 'word', folded, isName: nameness(text, tokens[i - 1], lexicon) };
};

const nameness = (text: string, before: Token | undefined, { capitalNouns }: Lexicon): WordAtom['isName'] => {
  if (/^.+\p{Lu}|\p{L}[\d₀-₉]/u.test(text)) return true;
  if (!/^\p{Lu}/u.test(text)) return false;
  const begins = before === undefined || (before.kind === 'mark' && ENDS.test(before.text));
  return begins || capitalNouns ? 'maybe' : true;
};
