import { countWords, isDense } from '../text/words.js';
import { rankIn } from './frequent.js';
import { shareWord } from './keys.js';
import { isPlain } from './readable.js';
import type { Place } from './units.js';

/** Headings of any document, which say nothing of what stands below them. */
const OF_ANY =
  /^(?:(?:an? |the |la |le |el |il )?(?:introduction|overview|summary|conclusions?|contents|notes?|remarks?|background|preface|outline|agenda|motivation|discussion|results?|methods?|examples?|exercises?|review|definitions?|basics?|terms?|key (?:terms|points|concepts|facts)|glossary|appendix|miscellaneous|details|general|usage|description|synopsis|options|features|installation|faq|questions?|lecture|chapter|part|unit|week|more|continued|facts|einführung|einleitung|überblick|übersicht|zusammenfassung|grundlagen|beispiele?|begriffe|glossar|inhalt|introducción|resumen|conclusiones|definiciones|aperçu|résumé|introduzione|riassunto|introdução|resumo|введение|обзор|заключение|определения|引言|概述|简介|总结|小结|定义|はじめに|まとめ|概要|定義|서론|개요|요약|정의|مقدمة|خلاصة|تعريفات)(?: (?:to|of|and|der|zu|de|von) .*)?)$/iu;
const WORDS_MAX = 7;

/** The heading as something that a card can begin with; undefined where it says too little or too much. */
export const namingHeading = ({ heading }: Place): string | undefined => {
  const isShort = heading.length >= 2 && heading.length <= 60 && countWords(heading) <= WORDS_MAX;
  return isShort &&
    !OF_ANY.test(heading) &&
    !/[?？!:：…]|\p{L} \d+$/u.test(heading) &&
    /\p{L}{2}/u.test(heading) &&
    isPlain(heading)
    ? heading
    : undefined;
};

/** The front after the heading that says what it is about, where nothing in it does. */
export const headed = (front: string, place: Place): string => {
  const heading = namingHeading(place);
  if (heading === undefined || shareWord(heading.replace(SMALL_WORD, ''), front, place.language))
    return front;
  return isDense(front) ? `${heading}：${front}` : `${heading}: ${front}`;
};

/** Articles and the like, which a heading has in common with any sentence. */
const SMALL_WORD = /(?<!\p{L})[\p{Ll}\p{Lu}]\p{Ll}{0,2}(?!\p{L})/gu;

/** Words up to this rank are of every day. */
const EVERYDAY = 3_000;

/** True for words of every day, which mean something else in each field. */
export const isEveryday = (text: string, { language }: Place): boolean => {
  const rank = rankIn(language);
  return text
    .split(/[\s-]+/u)
    .every((word) => (rank(word) ?? rank(word.replace(/s$/u, '')) ?? Number.POSITIVE_INFINITY) <= EVERYDAY);
};
