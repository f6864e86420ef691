import { expect, it } from 'vitest';
import { hasLatex, plainFormulas } from '../../../src/core/generation/text/formulas.js';

it.each([
  ['$x^2$ grows faster than $x$', 'x² grows faster than x'],
  ['The law is $E = mc^{2}$.', 'The law is E = mc².'],
  ['\\(\\frac{a+b}{2}\\)', '(a+b)/2'],
  ['\\frac{1}{2} of it', '1/2 of it'],
  ['$\\sqrt{2} \\approx 1.41$', '√2 ≈ 1.41'],
  ['$\\mathrm{H}_2\\mathrm{O}$', 'H₂O'],
  ['$90^\\circ$', '90°'],
  ['$\\alpha \\leq \\beta$', 'α ≤ β'],
  ['$10^{-3}$ m', '10⁻³ m'],
])('%s is written %s', (latex, plain) => {
  expect(plainFormulas(latex)).toBe(plain);
  expect(hasLatex(plain)).toBe(false);
});

it.each(['It costs $5 and not $6.', 'What does \\n print?', 'Ribosomes build ____.', 'snake_case', 'a_n'])(
  '%s is no LaTeX',
  (text) => {
    expect(plainFormulas(text)).toBe(text);
    expect(hasLatex(text)).toBe(false);
  },
);

it.each(['\\begin{matrix}1\\end{matrix}', '$x^{a+b_c}$', '$\\overset{a}{b}$'])('%s stays LaTeX', (text) => {
  expect(hasLatex(plainFormulas(text))).toBe(true);
});
