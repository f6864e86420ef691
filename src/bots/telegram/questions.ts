import type { Message } from 'grammy/types';
import { plainWords } from '../chat/text.js';
import { catalogs, LANGUAGES } from '../messages/catalog.js';

/** What becomes of a field when its question is skipped. */
export const SKIPS = ['keeps', 'leavesOut', 'no'] as const;
export type Skip = (typeof SKIPS)[number];

const HINTS = LANGUAGES.flatMap((language) =>
  SKIPS.map((skip) => plainWords(catalogs[language].telegram.formHint({ skip }))),
);

/** Whether a message is a form's question, open or not: it ends with how to answer it. */
export const isQuestion = ({ from, text = '' }: Pick<Message, 'from' | 'text'>): boolean =>
  from?.is_bot === true && HINTS.some((hint) => text.endsWith(hint));
