import type { CardAnswer, CardRequest, CardWriter } from '../skills.js';
import { comparable } from '../text/words.js';
import type { DraftCard } from '../types.js';
import { parseCard, parseCards } from './answers.js';
import { createItemReader } from './items.js';
import type { Model, Reply } from './model.js';
import { cardsPrompt } from './prompts.js';
import { CARDS } from './schemas.js';

const FORMAT = { schema: CARDS, parse: parseCards };

/** Requests cards, and again in other words after an answer that was stopped for reciting. */
export const writeCards = async (
  model: Model,
  request: CardRequest,
  signal: AbortSignal,
  onCard?: Parameters<CardWriter['write']>[2],
): Promise<CardAnswer> => {
  const isWanted = ({ kind }: DraftCard): boolean => request.kind === undefined || kind === request.kind;
  const telling = onCard && tellCards(onCard, isWanted);
  const ask = (rephrased: boolean) =>
    model.ask(cardsPrompt(request, rephrased), FORMAT, signal, { onText: telling?.onText });
  const first = await ask(false);
  const reply = first.outcome === 'refused' && first.reason === 'recitation' ? await ask(true) : first;
  await telling?.done();
  return answerOf(reply, telling?.told ?? [], isWanted);
};

/** With the cards that were told of before the answer broke off and was asked for again. */
const answerOf = (
  reply: Reply<ReturnType<typeof parseCards>>,
  told: readonly DraftCard[],
  isWanted: (card: DraftCard) => boolean,
): CardAnswer => {
  if (reply.outcome !== 'answer') return reply;
  const { cards: all, malformed } = reply.value;
  const cards = all.filter(isWanted);
  const fronts = new Set(cards.map(frontOf));
  const earlier = told.filter((card) => !fronts.has(frontOf(card)));
  const unwanted = all.length - cards.length;
  return {
    outcome: 'cards',
    by: reply.by,
    cards: [...cards, ...earlier],
    malformed: malformed + unwanted,
  };
};

const frontOf = ({ front }: DraftCard): string => comparable(front);

/** Tells of each card once, one after the other, while the answer's text comes. */
const tellCards = (onCard: (card: DraftCard) => Promise<void>, isWanted: (card: DraftCard) => boolean) => {
  const told: DraftCard[] = [];
  const fronts = new Set<string>();
  let telling = Promise.resolve();
  const tell = (item: unknown): void => {
    const card = parseCard(item);
    if (!card || !isWanted(card) || fronts.has(frontOf(card))) return;
    fronts.add(frontOf(card));
    told.push(card);
    telling = telling.then(() => onCard(card));
    // Its failure is thrown by `done`.
    telling.catch(() => {});
  };
  let read = createItemReader(tell);
  let seen = 0;
  return {
    told,
    onText: (text: string): void => {
      if (text.length < seen) read = createItemReader(tell);
      seen = text.length;
      read(text);
    },
    done: () => telling,
  };
};
