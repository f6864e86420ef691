import { UserError } from '../../errors.js';
import { findEffect } from '../../events/effects.js';
import { hasGap } from '../../gap.js';
import { type CardId, type EventId, eventPart, type PreviewId, type UserId } from '../../ids.js';
import { type Card, ownCard } from '../../library/card.js';
import type { Sides } from '../../library/content.js';
import { foldedSides } from '../../library/folded.js';
import { type CardPreview, type ListedCards, preview, previewPage } from '../../library/previews.js';
import { passageText } from '../../library/source.js';
import { orUserError } from '../errors.js';
import { inUnicode, sift } from '../make/sift.js';
import { flawOfModel } from '../make/validate.js';
import type { CardChecker, CardRewriter } from '../skills.js';
import { inputPage } from '../text/input.js';
import type { Chunk, WriterName } from '../types.js';
import type { MendingDependencies } from './mending.js';
import { writerOf } from './writer-of.js';

/** Better cards for one that is forgotten again and again; none where the model knows none that hold. */
export interface Rewriting {
  readonly card: Card;
  /** Waits for its person's word, like a list that was typed. */
  readonly proposed?: CardPreview;
}

interface Asked {
  readonly user: UserId;
  readonly id: CardId;
  readonly event: EventId;
  readonly signal: AbortSignal;
}

/** Cards that take the place of one. */
const MOST = 2;

const orFailed = orUserError('mend.failed');

/**
 * Asks for better cards, and changes nothing of the card. A model that did not write it sees its words alone, without
 * the passage. A replayed event gives what the first one brought.
 * @throws UserError `card.not_found`, `card.changed`, `mend.no_model`, `mend.failed`, `model.slow`, `model.spent`
 */
export const rewrite = async (
  dependencies: MendingDependencies,
  { user, id, event, signal }: Asked,
): Promise<Rewriting> => {
  const { database, skills } = dependencies;
  const { prisma } = database;
  const card = await ownCard(prisma, user, id);
  const key = eventPart(event, 'rewrite');
  const before = await findEffect<PreviewId>(database, key);
  if (before) return { card, proposed: await previewPage(dependencies, user, before, 0) };
  const { cardRewriter } = skills;
  if (!cardRewriter) throw new UserError('mend.no_model', {});
  const isOwn = (await writerOf(database, user, id)) === cardRewriter.name;
  const passage = isOwn ? await passageText(prisma, user, id) : undefined;
  const { front, back } = card;
  const asked = { front, back, ...(passage !== undefined && { passage }) };
  const written = await cardRewriter.rewrite(asked, signal).catch(orFailed);
  const sound = await soundOf(written, { passage, page: card.page, by: cardRewriter.name }, signal);
  const cards = sound.filter((one) => foldedSides(one) !== foldedSides(card)).slice(0, MOST);
  if (cards.length === 0) return { card };
  const list = { deck: card.deck.id, text: textOf(cards), cards, replaces: card };
  return { card, proposed: await preview(dependencies, user, list, key) };
};

/** As they could have been typed. */
const textOf = (cards: readonly Sides[]): string =>
  cards.map(({ front, back }) => `${front} :: ${back}`).join('\n');

interface Ground {
  readonly passage: string | undefined;
  readonly page: number | null;
  readonly by: WriterName;
}

/** Those that stand by themselves and, where there is a passage, rest on its words. */
const soundOf = async (
  written: Awaited<ReturnType<CardRewriter['rewrite']>>,
  { passage, page, by }: Ground,
  signal: AbortSignal,
): Promise<ListedCards['cards']> => {
  const drafts = written.map((card) =>
    inUnicode({ ...card, by, kind: hasGap(card.front) ? 'cloze' : 'basic', distractors: [], importance: 1 }),
  );
  if (passage === undefined)
    return drafts.filter((draft) => !flawOfModel(draft)).map(({ front, back }) => ({ front, back }));
  const { sound } = await sift(drafts, chunkOf(passage, page ?? 1), CHECKER, signal);
  return sound.map(({ front, back, quote }) => ({ front, back, quote, ...(page !== null && { page }) }));
};

/** Their person sees them beside the old card and judges what a program cannot; no number comes from nowhere. */
const CHECKER: CardChecker = {
  check: async (cards) =>
    cards.map(({ back, passage }) => numbersIn(back).every((number) => numbersIn(passage).includes(number))),
};

const numbersIn = (text: string): readonly string[] => text.match(/\p{N}+/gu) ?? [];

/** The passage stands in its last line, below its headings. */
const chunkOf = (passage: string, page: number): Chunk => {
  const text = passage.split('\n').at(-1) ?? '';
  const pages = [inputPage({ page, above: [], blocks: [{ kind: 'paragraph', text }] })];
  return { index: 0, fromPage: page, toPage: page, pages };
};
