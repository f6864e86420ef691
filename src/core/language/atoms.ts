import { type DateParts, dateAt } from './dates.js';
import type { Lexicon } from './lexicon.js';
import { type Amount, amountAt } from './numbers.js';
import { type Token, tokensOf } from './tokens.js';

interface Placed {
  /** Counts words, and more where parts of the sentence end: what is near belongs together. */
  readonly at: number;
  /** As it is written. */
  readonly text: string;
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
    '—': 3,
    '(': 0,
    '（': 0,
  },
  ...{ ')': 3, '）': 3, '.': 6, '。': 8, '!': 8, '?': 8, '？': 8, '؟': 8, '\t': 3, '\n': 8 },
};
const ENDS = /^[.!?:。！？：\t\n؟]$/u;

/** The atoms of a text in their order. */
export const atomsOf = (text: string, lexicon: Lexicon): readonly Atom[] => {
  const tokens = tokensOf(text);
  const atoms: Atom[] = [];
  let place = 0;
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (!token) break;
    const { atom, length } = atomAt(tokens, i, place, lexicon);
    if (atom) atoms.push(atom);
    place += token.kind === 'mark' || token.kind === 'sign' ? (BREAKS[token.text] ?? 0) : 1;
    i += length;
  }
  return atoms;
};

const atomAt = (
  tokens: readonly Token[],
  i: number,
  at: number,
  lexicon: Lexicon,
): { readonly atom?: Atom; readonly length: number } => {
  const text = (length: number) =>
    tokens
      .slice(i, i + length)
      .map((token) => token.text)
      .join(' ');
  const found = dateAt(tokens, i, lexicon);
  if (found)
    return { atom: { kind: 'date', at, text: text(found.length), date: found.date }, length: found.length };
  const amount = amountAt(tokens, i, lexicon);
  if (amount)
    return { atom: { kind: 'amount', at, text: text(amount.length), amount }, length: amount.length };
  const atom = wordAt(tokens, i, at, lexicon);
  return atom ? { atom, length: 1 } : { length: 1 };
};

const wordAt = (tokens: readonly Token[], i: number, at: number, lexicon: Lexicon): WordAtom | undefined => {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  const { text } = token;
  const folded = token.folded.replace(/'s$/, '').replace(/^(?:[dlmnstcj]|qu)'(?=.)/, '');
  const isGrammar = lexicon.functions.has(folded) || lexicon.negations.has(folded) || folded.endsWith("'");
  if (isGrammar && !/\p{Lu}.*\p{Lu}/u.test(text)) return undefined;
  return { kind: 'word', at, text, folded, isName: nameness(text, tokens[i - 1], lexicon) };
};

const nameness = (text: string, before: Token | undefined, { capitalNouns }: Lexicon): WordAtom['isName'] => {
  if (/^.+\p{Lu}|\p{L}[\d₀-₉]/u.test(text)) return true;
  if (!/^\p{Lu}/u.test(text)) return false;
  const begins = before === undefined || (before.kind === 'mark' && ENDS.test(before.text));
  return begins || capitalNouns ? 'maybe' : true;
};
