import { latexSigns } from '../../language/words/latex.js';

const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  latexSigns.split(' ').flatMap((name, i, all) => (i % 2 === 0 ? [[name, all[i + 1] ?? '']] : [])),
);
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ';
const SMALL = '0123456789+-=()ni';

/** Formulas between dollars or in `\(…\)`; `$5 and $6` are prices. */
const FENCED = /\$\$([^$]+)\$\$|\$(?=\S)([^$\n]*?\S)\$(?!\d)|\\\((.+?)\\\)|\\\[(.+?)\\\]/gu;
/** Commands that only LaTeX has: `\n` is one of programs. */
const COMMAND = new RegExp(
  `\\\\(?:[a-zA-Z]+\\s*\\{|(?:${Object.keys(SIGNS).join('|')})(?![a-zA-Z]))|[\\^_]\\{`,
  'u',
);

/** The text with simple LaTeX as Unicode: chats show LaTeX to the letter. What cannot be written so stays. */
export const plainFormulas = (text: string): string =>
  text
    .replace(FENCED, (whole, ...groups: (string | undefined)[]) => {
      const formula = groups.slice(0, 4).find((group) => group !== undefined) ?? '';
      return whole.startsWith('$') && !isFormula(formula) ? whole : written(formula);
    })
    .split('\n')
    .map((line) => (COMMAND.test(line) ? written(line) : line))
    .join('\n');

/** Whether LaTeX is left in the text. */
export const hasLatex = (text: string): boolean =>
  COMMAND.test(text) ||
  [...text.matchAll(FENCED)].some(([, , formula]) => formula !== undefined && isFormula(formula));

/** A letter, or something with a sign of formulas. */
const isFormula = (text: string): boolean => /^\p{L}'?$|[\\^_=<>]|\p{L}\(|\d[+*/-]\p{L}/u.test(text);

const written = (formula: string): string => {
  const plain = formula
    .replace(/\\(?:left|right|displaystyle|limits|,|;|!|quad|:)(?![a-zA-Z])/gu, '')
    .replace(/\\(?:text|mathrm|mathbf|mathit|operatorname|ce|rm)\{([^{}]*)\}/gu, '$1')
    .replace(
      /\\d?frac\{([^{}]*)\}\{([^{}]*)\}/gu,
      (_, above: string, below: string) => `${grouped(above)}/${grouped(below)}`,
    )
    .replace(/\\sqrt\{([^{}]*)\}/gu, (_, of: string) => `√${grouped(of)}`)
    .replace(/\\([a-zA-Z]+)/gu, (whole, name: string) => SIGNS[name] ?? whole)
    .replace(/\\([%{}&#_$])/gu, '$1');
  return small(small(plain, '\\^', RAISED), '_', LOWERED)
    .replace(/\^°/gu, '°')
    .trim();
};

/** Brackets where a part of a fraction or root has more than one piece. */
const grouped = (part: string): string =>
  /^[\p{L}\p{N}.,\\]+$/u.test(part.trim()) ? part.trim() : `(${part.trim()})`;

/** `x^{10}` and `x_1` in small signs, where there are such. */
const small = (formula: string, mark: string, signs: string): string =>
  formula.replace(
    new RegExp(`[${mark}](?:\\{([^{}]*)\\}|([\\p{L}\\p{N}]))`, 'gu'),
    (whole, group?: string, one?: string) => {
      const letters = [...(group ?? one ?? '')].map((letter) => [...signs][SMALL.indexOf(letter)] ?? '');
      return letters.includes('') ? whole : letters.join('');
    },
  );
