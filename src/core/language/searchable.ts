import { fold } from './plain.js';

/** Signs of which keyboards have one at most, and that one. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′‵´`ʹʻʼʽ׳＇]/gu, "'"],
  [/[“”„‟″«»״＂]/gu, '"'],
  [/[\p{Dash_Punctuation}−]/gu, '-'],
];

const KATAKANA = /[ァ-ヶヽヾ]/gu;
const KATAKANA_TO_HIRAGANA = -0x60;

/**
 * The text as a search compares it: what people cannot type or see makes no difference. Hiragana and katakana are
 * one, as in any Japanese search, but は, ば and ぱ are three.
 */
export const searchable = (text: string): string => {
  const typed = TYPED.reduce((before, [signs, sign]) => before.replace(signs, sign), text);
  return fold(typed).replace(KATAKANA, toHiragana).replace(/\s+/g, ' ').trim();
};

const toHiragana = (letter: string): string =>
  String.fromCharCode(letter.charCodeAt(0) + KATAKANA_TO_HIRAGANA);
