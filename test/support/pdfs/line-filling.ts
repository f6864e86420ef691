import type { Span } from './markup.js';

/** How wide text is in a print, in points. */
export type Measure = (text: string, print: Print) => number;

export interface Print {
  readonly size: number;
  readonly bold: boolean;
  readonly mono: boolean;
}

/** Text in one print, from `x` on a line's baseline. */
export interface Run extends Print {
  readonly text: string;
  readonly x: number;
  readonly rise: number;
}

/** What is never torn apart: a word, or a sign of a script without spaces, with the space before it. */
interface Token {
  readonly spans: readonly Span[];
  readonly isAfterSpace: boolean;
}

const WITHOUT_SPACES = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/u;
/** A line does not begin with these. */
const CLOSING = /^[、。，．：；！？）」』〉》”…・ーっゃゅょッャュョ％]/u;
const WORDS = new RegExp(` +|${WITHOUT_SPACES.source}|(?:(?!${WITHOUT_SPACES.source})[^ ])+`, 'gu');
/** Raised and lowered signs are so much smaller, and so far off the line, in ems. */
const SMALL = 0.65;
const UP = 0.35;
const DOWN = -0.15;

const tokensOf = (spans: readonly Span[]): readonly Token[] => {
  const tokens: Token[] = [];
  let isAfterSpace = false;
  let joins = false;
  for (const span of spans) {
    for (const [text] of span.text.matchAll(WORDS)) {
      const own = { ...span, text };
      const last = tokens.at(-1);
      if (text.startsWith(' ')) {
        isAfterSpace = true;
        joins = false;
      } else if (last && !isAfterSpace && (joins || CLOSING.test(text))) {
        tokens[tokens.length - 1] = { ...last, spans: [...last.spans, own] };
        joins = !WITHOUT_SPACES.test(text);
      } else {
        tokens.push({ spans: [own], isAfterSpace });
        isAfterSpace = false;
        joins = !WITHOUT_SPACES.test(text);
      }
    }
  }
  return tokens;
};

/** Fills lines of a width with the spans, each from 0 on. */
export const fillLines = (
  spans: readonly Span[],
  width: number,
  print: Print,
  measure: Measure,
): readonly (readonly Run[])[] => {
  const lines: Run[][] = [[]];
  let x = 0;
  for (const token of tokensOf(spans)) {
    const space = token.isAfterSpace && x > 0 ? measure(' ', print) : 0;
    const own = runsOf(token, print, measure);
    const wide = own.reduce((sum, run) => sum + measure(run.text, run), 0);
    const breaks = x > 0 && x + space + wide > width;
    if (breaks) {
      lines.push([]);
      x = 0;
    }
    const at = x + (breaks ? 0 : space);
    own.forEach((run, i) => {
      append(lines.at(-1) ?? [], { ...run, x: at + run.x }, i === 0 && space > 0 && !breaks);
    });
    x = at + wide;
  }
  return lines;
};

const runsOf = ({ spans }: Token, print: Print, measure: Measure): readonly Run[] => {
  let x = 0;
  return spans.map(({ text, bold, rise }) => {
    const size = rise === 0 ? print.size : print.size * SMALL;
    const run = {
      ...print,
      text,
      size,
      bold: print.bold || bold,
      x,
      rise: print.size * (rise > 0 ? UP : rise < 0 ? DOWN : 0),
    };
    x += measure(text, run);
    return run;
  });
};

/** Text that goes on in the same print is one run, its spaces among it. */
const append = (line: Run[], run: Run, isAfterSpace: boolean): void => {
  const last = line.at(-1);
  const isSame = last?.bold === run.bold && last.rise === 0 && run.rise === 0;
  if (last && isSame)
    line[line.length - 1] = { ...last, text: `${last.text}${isAfterSpace ? ' ' : ''}${run.text}` };
  else line.push(run);
};
