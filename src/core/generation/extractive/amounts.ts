import type { Language } from './languages/language.js';
import type { Term } from './term.js';

const YEAR = /(?<![\d.,/-])(?:1[0-9]{3}|20[0-9]{2})(?![\d/-]|[.,]\d|\s?(?:%|\p{Ll}{1,2}(?!\p{L})))/u;
const AMOUNT =
  /(?<![\p{L}\d.,/-])\d{1,3}(?:[.,  ]\d{1,3})*(?:\s?[%°℃‰]C?|\s?(?:percent(?!\p{L})|per cent|Prozent|pour cent|por ciento|per cento|por cento|million|billion|trillion|Millionen|Milliarden|millions|milliards|millones|milioni|milhões|млн|млрд|万|亿|億|만|억))?(?![\d/-]|[.,]\d)/gu;
/** Before a year, a sentence that dates something. */
const BEFORE_YEAR =
  /(?:^|\s)(?:in|by|until|since|after|before|from|im Jahre?|en|el|de|dal|nel|nell’anno|em|в|с|до|к|عام|سنة)\s$/iu;

/** Before a number that tells where, not how much. */
const BEFORE_PLACE =
  /(?:^|\s)(?:rooms?|pages?|chapters?|sections?|slides?|weeks?|lectures?|exercises?|questions?|Raum|Seiten?|Kapitel|Folien?|salle|chapitre|sala|aula|página|capítulo|pagina|capitolo|стр\.|глава)\s$/iu;

/** The year and the amounts of a sentence. */
export const numbers = (plain: string, { code }: Language): Term[] => {
  const year = YEAR.exec(plain);
  const found: Term[] = [];
  if (
    year &&
    (BEFORE_YEAR.test(plain.slice(0, year.index)) ||
      /\d\.? (?:de )?\p{L}{3,10} (?:de )?$/u.test(plain.slice(0, year.index)) ||
      /^\s?(?:年|년|год|году|года|г\.)/u.test(plain.slice(year.index + 4)) ||
      code === 'de')
  )
    found.push(number(year[0], year.index, 'year'));
  for (const { 0: text, index } of plain.matchAll(AMOUNT)) {
    const isYear = year && Math.abs(index - year.index) < 5;
    if (isYear || index === 0 || (text.length < 2 && text < '3')) continue;
    if (BEFORE_PLACE.test(plain.slice(0, index))) continue;
    if (!/^(?:\s?\p{L}{2}|\s?$|[.,;)])/u.test(plain.slice(index + text.length))) continue;
    found.push(number(text.trim(), index, 'number'));
  }
  return found;
};

const number = (text: string, start: number, kind: 'year' | 'number'): Term => ({
  text,
  start,
  end: start + text.length,
  class: kind,
  isRare: true,
});
