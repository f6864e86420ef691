import type { CardRequest, CardWriter, WriterLoad } from '../../src/core/generation/skills.js';
import { plainTextOf } from '../../src/core/generation/text/markdown.js';
import type { DraftCard, InputPage } from '../../src/core/generation/types.js';
import { textPage } from './text-pages.js';

const BEGINNINGS = ['Kor', 'Vel', 'Mas', 'Tur', 'Bel', 'Dor', 'Gal', 'Hes', 'Lim', 'Nar', 'Pol', 'Rus'];
const MIDDLES = ['va', 'le', 'mi', 'so', 'ru', 'ne', 'ta', 'go'];
const ENDINGS = ['dite', 'nite', 'site', 'lite', 'rite', 'tite'];

/** The n-th mineral of a page: each has a name of its own. */
export const mineral = (page: number, n: number): string =>
  [
    BEGINNINGS[page % BEGINNINGS.length],
    MIDDLES[Math.floor(page / BEGINNINGS.length) % MIDDLES.length],
    ENDINGS[n % ENDINGS.length],
  ].join('');
export const meltsAt = (page: number, n: number): number => page * 100 + n;

/** A page of sentences on six minerals; each of them stands once in the document. */
export const mineralPage = (page: number): InputPage =>
  textPage(
    page,
    ENDINGS.map((_, n) => `${mineral(page, n)} is a mineral that melts at ${meltsAt(page, n)} degrees.`).join(
      ' ',
    ),
  );

export interface SentenceWriter extends CardWriter {
  readonly asked: CardRequest[];
  /** Most requests that were open at once. */
  mostAtOnce(): number;
}

interface Behaviour {
  readonly load?: Partial<WriterLoad>;
  /** What happens before an answer. */
  readonly before?: (request: CardRequest, signal: AbortSignal) => Promise<void>;
  /** How many cards it knows from a page. */
  readonly perPage?: (page: number) => number;
  readonly isStreaming?: boolean;
}

/** A model that makes a card of each sentence on a mineral; of a page's first ones it says that they matter most. */
export const sentenceWriter = ({
  load,
  before = async () => {},
  perPage = () => 99,
  isStreaming = false,
}: Behaviour = {}): SentenceWriter => {
  const asked: CardRequest[] = [];
  let open = 0;
  let most = 0;
  return {
    name: 'gemini',
    load: { pages: 2, words: 5_000, sideBySide: 3, ...load },
    asked,
    mostAtOnce: () => most,
    async write(request, signal, onCard) {
      asked.push(request);
      open += 1;
      most = Math.max(most, open);
      try {
        const cards = request.chunk.pages.flatMap((page) => cardsOf(page).slice(0, perPage(page.page)));
        if (isStreaming) for (const card of cards) await onCard?.(card);
        await before(request, signal);
        return { outcome: 'cards', cards, malformed: 0, by: 'gemini' };
      } finally {
        open -= 1;
      }
    },
  };
};

const cardsOf = (page: InputPage): DraftCard[] =>
  [...plainTextOf([page]).matchAll(/(\p{Lu}\w+) is (a mineral that melts at (\d+) degrees)\./gu)].map(
    ([quote, name = '', , degrees = ''], n) => ({
      kind: 'basic',
      front: `At how many degrees does ${name} melt?`,
      back: `At ${degrees} degrees`,
      distractors: [],
      quote,
      importance: 1 - n / 10,
    }),
  );
