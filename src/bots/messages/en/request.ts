import type { Words } from '../../chat/text.js';
import type { Runs } from '../tips.js';
import type { RequestKind } from '../typed-words.js';
import { cardCount, day, join, languageName, t } from './wording.js';

/** What somebody asked of a document. */
interface Wish {
  readonly cards: number;
  /** Undefined for all pages. */
  readonly runs: Runs | undefined;
  readonly focus: string | undefined;
  readonly kind: RequestKind | undefined;
  /** A code (BCP 47), or as it was typed. */
  readonly language: string | undefined;
}

const kinds: Readonly<Record<RequestKind, string>> = {
  basic: 'questions and answers',
  cloze: 'fill in the blank',
  choice: 'multiple choice',
  mixed: 'all kinds',
};

const anew = 'Make anew';

const pagesIn = (runs: Runs): Words => {
  const [[from, to] = [0, 0], ...more] = runs;
  const listed = join(
    runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)),
    ', ',
  );
  return from === to && more.length === 0 ? t`page ${listed}` : t`pages ${listed}`;
};

/** How a document is asked for. */
export const request = {
  /** What was understood: `10 cards · pages 3–8 · about enzymes`. */
  wish: ({ cards, runs, focus, kind, language }: Wish) =>
    join(
      [
        cardCount(cards),
        ...(runs ? [pagesIn(runs)] : []),
        ...(focus === undefined ? [] : [t`about ${focus}`]),
        ...(kind ? [kinds[kind]] : []),
        ...(language === undefined ? [] : [t`in ${languageName(language)}`]),
      ],
      ' · ',
    ),
  /** Pages were asked for that the document does not have. */
  fewerPages: ({ pages }: { pages: number }) => t`The last page is ${pages}, so I stop there.`,
  ownLanguage: 'Without an AI model I can’t translate: the cards are in the document’s language.',
  fewerOfKind: ({ kind }: { kind: RequestKind }) =>
    t`Without an AI model I find only some cards of that kind (${kinds[kind]}), so there may be fewer.`,
  /** Of several files that were sent together, those that cannot be taken. */
  notTaken: ({ files, why }: { files: readonly string[]; why: Words }) => t`${join(files, ', ')}: ${why}`,
  /** Another document of the same person is read before. */
  after: ({ file }: { file?: string }) =>
    file === undefined ? 'In line, after another PDF of yours.' : t`In line, after ${file}.`,
  known: ({ cards, deck }: { cards: number; deck: Words }) =>
    t`You have this one already: ${cardCount(cards)} in ${deck}.`,
  beingRead: ({ cards, deck }: { cards: number; deck: Words }) =>
    cards > 0
      ? t`I’m reading this one just now: ${cardCount(cards)} so far in ${deck}.`
      : 'I’m reading this one just now. The first cards will be there soon.',
  gone: 'The cards that you had from this one are gone.',
  askedFor: ({ wish }: { wish: Words }) => t`“${anew}” gives you what you ask for now: ${wish}.`,
  more: 'More cards',
  anew,
  /** A deck whose file has no name that says anything, until the document is read. */
  deckOfPhoto: ({ at }: { at: Date }) => t`Photo, ${day(at)}`,
  deckOfFile: ({ at }: { at: Date }) => t`PDF, ${day(at)}`,
  kinds,
  commands: {
    menu: 'Cards from this PDF',
    kind: 'What kind of cards',
    pages: 'Only these pages, such as 10-40 or 3, 7-9',
  },
} as const;
