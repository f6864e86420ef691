import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../../src/core/answers/shuffle.js';
import type { InputPage } from '../../../src/core/generation/types.js';
import { textPage } from '../../support/text-pages.js';

const FOLDER = 'test/fixtures/answers';
const GAP = '____';

/** A right card with its page, as a model would write it. */
export interface Right {
  readonly file: string;
  readonly text: string;
  readonly page: InputPage;
  readonly quote: string;
  readonly front: string;
  readonly back: string;
}

/** The same with a wrong answer, and where that comes from. */
export interface Wrong extends Right {
  readonly from: 'page' | 'elsewhere';
}

/** The right cards of a file: each with every answer that is given for it, and as a sentence with a gap. */
export const rightCards = (file: string): readonly Right[] => {
  const [text = '', lines = ''] = readFileSync(join(FOLDER, file), 'utf8').split('\n---\n');
  const page = textPage(1, text);
  const cards = lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [key = '', front = '', ...backs] = line.split(' | ');
      const quote = sentenceWith(text, key);
      const given = backs.map((back) => ({ file, text, page, quote, front, back }));
      const [first] = given;
      const gapped = first && !file.startsWith('translated') ? withGap(first) : undefined;
      return gapped ? [...given, gapped] : given;
    });
  return [...new Map(cards.map((card) => [`${card.front} ${card.back}`, card])).values()];
};

export const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));

/** The sentence, item or row of the text in which the words stand. */
const sentenceWith = (text: string, key: string): string => {
  for (const line of text.split('\n')) {
    if (!line.includes(key)) continue;
    if (/^[|-]/.test(line)) return line;
    const sentence = line
      .split(
        /(?<=[.!?](?=\s+\p{Lu}|\s+[\u0600-\u06ff]|\s+[가-힣]))(?<!(?<!\d)\d{1,2}\.(?=\s+(?:Januar|März|Mai|November|Dezember|Lebensjahr)))\s+|(?<=。)/u,
      )
      .find((part) => part.includes(key));
    if (sentence) return sentence;
  }
  throw new Error(`no sentence with ${key}`);
};

/** The sentence with the answer taken out, where it stands there once. */
const withGap = (card: Right): Right | undefined => {
  if (card.front.includes(GAP) || card.quote.startsWith('|')) return undefined;
  const parts = card.quote.split(card.back);
  const isWhole =
    parts.length === 2 && !/[\p{L}\p{N}]$/u.test(parts[0] ?? '') && !/^[\p{L}\p{N}]/u.test(parts[1] ?? '');
  return isWhole ? { ...card, front: parts.join(GAP) } : undefined;
};

const FIGURE = /\d[\d.,\u00a0\u202f]*\d|\d/gu;
const NAME = /(?<=[\p{L},] )\p{Lu}[\p{L}]{2,}(?: \p{Lu}\p{L}+)*/gu;
const DENSE_NAME =
  /[一-鿿]{2,3}(?=[于是在、，]|の)|[ァ-ヴー]{3,}(?:・[ァ-ヴー]+)*|[가-힣]{2,4}(?=[은는])|(?<= )(?:ابن )?ال\p{L}{4,}/gu;

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

const withoutAnswers = (items: readonly string[], { back, front }: Right): string[] =>
  [...new Set(items)].filter((item) => {
    const plain = (text: string) => text.toLowerCase().replace(/[.,\s]/g, '');
    return !plain(back).includes(plain(item)) && !plain(item).includes(plain(back)) && !front.includes(item);
  });

/** The card with another number, date or name in its answer; undefined where it holds none. */
export const planted = (card: Right, from: Wrong['from'], random: () => number): Wrong | undefined => {
  const figure = pick(card.back.match(FIGURE) ?? [], random);
  if (figure !== undefined) {
    const other = from === 'page' ? figureOfPage(card, figure, random) : changed(figure, random);
    return other === undefined ? undefined : { ...card, back: card.back.replace(figure, other), from };
  }
  const name = namesIn(card)[0];
  if (name === undefined) return undefined;
  const others =
    from === 'page'
      ? card.text.match(/[一-鿿ァ-ヴ가-힣\u0600-\u06ff]/u)
        ? card.text.match(DENSE_NAME)
        : card.text.match(NAME)
      : ELSEWHERE.filter((other) => isInScriptOf(other, name));
  const other = pick(withoutAnswers(others ?? [], card), random);
  return other === undefined ? undefined : { ...card, back: card.back.replace(name, other), from };
};

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Cyrillic}/u,
];

const isInScriptOf = (one: string, other: string): boolean =>
  SCRIPTS.some((script) => script.test(one) && script.test(other));

const isYear = (figure: string): boolean => /^1\d{3}$|^20\d{2}$|^[6-9]\d{2}$/.test(figure);

/** A year for a year, a number for a number, where the page has one. */
const figureOfPage = (card: Right, figure: string, random: () => number): string | undefined => {
  const others = withoutAnswers(card.text.match(FIGURE) ?? [], { ...card, back: figure });
  const alike = others.filter((other) => isYear(other) === isYear(figure));
  return pick(alike.length > 0 ? alike : others, random);
};

/** One digit is another. */
const changed = (figure: string, random: () => number): string => {
  const places = [...figure].flatMap((sign, i) => (/\d/.test(sign) ? [i] : []));
  const at = pick(places, random) ?? 0;
  const digit = (Number(figure[at]) + 1 + Math.floor(random() * 8)) % 10;
  const other = figure.slice(0, at) + (at === 0 && digit === 0 ? 9 : digit) + figure.slice(at + 1);
  return other === figure ? `${figure}1` : other;
};

/** The whole answer, where it is short enough to be a name or a term; else a name within it. */
const namesIn = ({ back }: Right): readonly string[] => {
  if (back.split(' ').length <= 3) return [back];
  return back.match(/(?<=[\p{L},] )\p{Lu}[\p{L}]{3,}/gu) ?? [];
};

const ELSEWHERE = [
  'Lavoisier',
  'Montevideo',
  'Ibn Battuta',
  'Cleopatra',
  'Uppsala',
  'Schrödinger',
  'Kandinsky',
  '司馬遷',
  'プルトニウム',
  '장영실',
  'الخوارزمي',
  'Ломоносов',
  'Кутузов',
];

/** Whether it says what a right answer of that question says, or a part of it. */
const isRight = ({ front, back }: Right, rights: readonly Right[]): boolean =>
  rights.some(
    (right) =>
      right.front === front &&
      ` ${right.quote.includes(back) ? right.back : ''} `.includes(` ${back.split(' ').at(-1) ?? back} `),
  );

/** So many of each: the same for the same seed. */
export const wrongCards = (rights: readonly Right[], each: number, seed: number): readonly Wrong[] => {
  const random = seeded(seed);
  return (['page', 'elsewhere'] as const).flatMap((from) => {
    const found = new Map<string, Wrong>();
    for (let tries = 0; tries < 100 * each && found.size < each; tries += 1) {
      const card = pick(rights, random);
      const wrong = card && planted(card, from, random);
      if (wrong && !isRight(wrong, rights)) found.set(`${wrong.front} ${wrong.back}`, wrong);
    }
    return [...found.values()];
  });
};
