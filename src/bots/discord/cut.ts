import type { Span } from '../chat/text.js';
import { escapeMarkdown } from './markdown.js';

interface Atom {
  readonly span: Span;
  readonly text: string;
  readonly endsLine: boolean;
  /** Characters of Markdown, at most. */
  readonly cost: number;
}

/** A word with the blanks and the line end after it. */
const WORD = /\S+[^\S\n]*\n?|[^\S\n]+\n?|\n/g;
/** Markers, isolates and the zero-width space that may stand around a piece. */
const AROUND = 7;

const textOf = (span: Span): string => (typeof span === 'string' ? span : span.text);
const withText = (span: Span, text: string): Span => (typeof span === 'string' ? text : { ...span, text });

/** Of a command that can be clicked. */
const idLength = (span: Span): number =>
  typeof span !== 'string' && span.style === 'command' ? (span.id?.length ?? 0) : 0;

const atom = (span: Span, text: string, perLine: number): Atom => ({
  span,
  text,
  endsLine: text.endsWith('\n'),
  cost: escapeMarkdown(text).length + AROUND + idLength(span) + (text.endsWith('\n') ? perLine : 0),
});

/** Words, and pieces of those that are longer than `room` by themselves. */
const atomsOf = (span: Span, room: number, perLine: number): Atom[] =>
  (textOf(span).match(WORD) ?? []).flatMap((word) => {
    const whole = atom(span, word, perLine);
    if (whole.cost <= room) return [whole];
    const characters = Array.from(word);
    const step = Math.max(1, Math.floor((room - AROUND - perLine) / 4));
    return Array.from({ length: Math.ceil(characters.length / step) }, (_, i) =>
      atom(span, characters.slice(i * step, (i + 1) * step).join(''), perLine),
    );
  });

/** How many atoms fit: up to the last line end if that is not too far back, else as many as there is room for. */
const countThatFits = (atoms: readonly Atom[], room: number): number => {
  let used = 0;
  const overflow = atoms.findIndex((each) => {
    used += each.cost;
    return used > room;
  });
  if (overflow < 0) return atoms.length;
  const lineEnd = atoms.slice(0, overflow).findLastIndex((each) => each.endsLine) + 1;
  return Math.max(1, lineEnd > overflow / 2 ? lineEnd : overflow);
};

const joined = (atoms: readonly Atom[]): Span[] =>
  atoms.reduce<Span[]>((spans, { span, text }, i) => {
    const last = spans.at(-1);
    if (last !== undefined && atoms[i - 1]?.span === span)
      spans.splice(-1, 1, withText(last, textOf(last) + text));
    else spans.push(withText(span, text));
    return spans;
  }, []);

/**
 * Cuts text into runs whose Markdown has at most `first` characters, then `rest` (each at least 100): at a line
 * end where that leaves no great gap, else between words, else inside a word that is longer than a message.
 * @param perLine characters that will stand before each line
 */
export const cutSpans = (
  spans: readonly Span[],
  { first, rest, perLine }: { first: number; rest: number; perLine: number },
): Span[][] => {
  const atoms = spans.flatMap((span) => atomsOf(span, Math.min(first, rest) - perLine, perLine));
  const runs: Span[][] = [];
  for (let at = 0; at < atoms.length; ) {
    const room = (runs.length === 0 ? first : rest) - perLine;
    const count = countThatFits(atoms.slice(at), room);
    runs.push(joined(atoms.slice(at, at + count)));
    at += count;
  }
  return runs;
};
