import type { Block } from '../../../src/core/documents/page.js';
import { frequentWords, languageWords } from './languages.js';
import { type About, type Card, plain, type Rule } from './rule.js';
import { allText, isQuestion, withoutContext } from './sides.js';

const UNREADABLE = /[\uFFFD\p{Co}\p{Cc}]/u;
const GLUED = /(?<!\p{L})(\p{L}\p{Ll}+)\p{Lu}\p{Ll}/gu;
const GLUED_COMMA = /\p{L}{2}[,;]\p{L}{2}/u;
const BROKEN = /\p{Ll}- (\p{Ll}{2,})/gu;
/** A word of German may be long; nobody's is longer. */
const LETTERS_MAX = 40;

const isBrokenText = (card: Card, { language }: About): boolean => {
  const text = allText(card).replaceAll('\n', ' ');
  const frequent = frequentWords(language);
  if (UNREADABLE.test(text) || GLUED_COMMA.test(text)) return true;
  if (new RegExp(`[\\p{sc=Latin}\\p{sc=Cyrillic}]{${LETTERS_MAX},}`, 'u').test(text)) return true;
  if ([...text.matchAll(GLUED)].some(([, first = '']) => frequent.has(first.toLowerCase()))) return true;
  // `pre- and postnatal` is whole.
  return [...text.matchAll(BROKEN)].some(([, next = '']) => !frequent.has(next));
};

const REFERENCE = new RegExp(
  [
    String.raw`https?:|www\.|\p{L}@\p{L}|\bdoi\b|\bisbn\b|©|\bet al\b|\[\d+(?:[,–-]\s?\d+)*\]|\bpp?\. ?\d`,
    String.raw`\d+ ?\(\d+\)[,:] ?\d+ ?[–-]|\b\d{1,3}, \d+[–-]\d+\b|\(\p{Lu}\p{L}+(?: (?:&|and|und) \p{L}+)?,? (?:19|20)\d\d\)`,
    'creative commons|all rights reserved|licen[cs]ed under|copyright|alle rechte vorbehalten|tous droits réservés',
    'todos los derechos|tutti i diritti|todos os direitos|все права|版权所有|参考文献|無断転載|참고 문헌|جميع الحقوق',
    'office hours|sprechstunde',
  ].join('|'),
  'iu',
);

const CAPTION =
  /^(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)|tabelle|tableau|figura|tabla|tabella|tabela|рис(?:унок|\.)|таблица|图|表|図|그림|표|الشكل|الجدول) ?\d/iu;
const LIST_TITLES: ReadonlySet<string> = new Set(
  `overview summary introduction conclusion outline agenda contents abstract references exercises
  überblick zusammenfassung einleitung gliederung übungen literatur introduction résumé sommaire exercices conclusion
  resumen introducción índice ejercicios introduzione riassunto esercizi introdução resumo exercícios введение заключение
  содержание упражнения 小结 目录 练习 まとめ はじめに 練習問題 연습 서론 المقدمة الخلاصة تمارين`.split(
    /\s+/u,
  ),
);
const QUOTED = /[“"„«「]([^”"“»」]+)[”"“»」]/u;
const ASKED = /^what (?:is|are) (?:an? |the )?(.+)\?$/iu;

const isHeading = ({ front, back }: Card): boolean => {
  if (CAPTION.test(front) || CAPTION.test(back)) return true;
  const term = (QUOTED.exec(front) ?? ASKED.exec(front))?.[1] ?? '';
  return [term, back].some((one) => LIST_TITLES.has(plain(one)));
};

/** True if the quote stands in blocks of these kinds alone. */
const standsOnlyIn =
  (...kinds: readonly Block['kind'][]) =>
  ({ quote }: Card, { pages }: About): boolean => {
    const holds = pages
      .flatMap(({ blocks }) => blocks)
      .filter(({ text }) => plain(text).includes(plain(quote)));
    return holds.length > 0 && holds.every(({ kind }) => kinds.includes(kind));
  };

const CODE = /(?:^|\s)(?:--?[a-z]{2,}[\w-]*|\$ \w+)|[{};]\s*$|\w\(\)|=>|<\/?\w+>|\w+::\w+/mu;

const isOrder = ({ front, kind }: Card, { language }: About): boolean =>
  (kind === 'cloze' || !isQuestion(front)) &&
  (languageWords(language)?.order.test(withoutContext(front)) ?? false);

/** What is wrong whatever the card asks. */
export const textRules: readonly Rule[] = [
  { reason: 'B', name: 'broken or glued words', isBroken: isBrokenText },
  { reason: 'R', name: 'reference, address or licence', isBroken: (card) => REFERENCE.test(allText(card)) },
  { reason: 'R', name: 'not of the text', isBroken: standsOnlyIn('reference', 'running', 'contents') },
  { reason: 'H', name: 'heading or caption', isBroken: isHeading },
  { reason: 'H', name: 'from a heading alone', isBroken: standsOnlyIn('heading') },
  { reason: 'E', name: 'order to the reader', isBroken: isOrder },
  { reason: 'E', name: 'code', isBroken: (card) => CODE.test(allText(card)) },
];
