const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  zip('0123456789+-−=()niabcdefghjklmoprstuvwxyz', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
);
const LOWERED: Readonly<Record<string, string>> = Object.fromEntries(
  zip('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'),
);

function* zip(keys: string, values: string): Generator<[string, string]> {
  const signs = [...values];
  for (const [i, key] of [...keys].entries()) yield [key, signs[i] ?? ''];
}

/** Ordinals and marks that are raised for looks alone: 1st, 2e, 3º, ™. */
const PLAIN = /^(?:st|nd|rd|th|er|ère|re|e|ème|o|a|[*†‡§¶™®©'’"”°ºª,.])$/u;

/**
 * Raised or lowered signs, as plain text has them: `²³`, `₂`, else `^(…)` and `_(…)`.
 * @param before the sign that they follow
 */
export const scripted = (text: string, shift: 'up' | 'down', before: string): string => {
  if (shift === 'up' && PLAIN.test(text) && (!/^\p{L}+$/u.test(text) || /\d$/.test(before))) return text;
  const table = shift === 'up' ? RAISED : LOWERED;
  const signs = [...text];
  if (signs.every((sign) => Object.hasOwn(table, sign) || sign === ' '))
    return signs.map((sign) => table[sign] ?? ' ').join('');
  const mark = shift === 'up' ? '^' : '_';
  return signs.length === 1 ? mark + text : `${mark}(${text})`;
};
