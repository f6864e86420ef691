import type { Database } from '../../database/client.js';
import { type Tx, transaction } from '../../database/transaction.js';
import { UserError } from '../../errors.js';
import { once } from '../../events/effects.js';
import { type CardId, type EventId, eventPart, type UserId } from '../../ids.js';
import { type Card, ownCard } from '../../library/card.js';
import { checkContent, type Sides } from '../../library/content.js';
import { editCard } from '../../library/edits.js';
import { reportCard, withdrawReport } from '../../library/reports.js';
import { passageText } from '../../library/source.js';
import type { Clock } from '../../ports.js';
import { orUserError } from '../errors.js';
import type { Skills } from '../skills.js';
import { type Rewriting, rewrite } from './rewriting.js';
import { writerOf } from './writer-of.js';

/** A card as it would be corrected. */
export interface Corrected extends Sides {
  readonly distractors: readonly string[];
}

/** `right`: the passage says what the card says. `unknown`: it does not say enough to tell. */
export type Correction = { readonly card: Card } & (
  | { readonly outcome: 'corrected'; readonly corrected: Corrected }
  | { readonly outcome: 'right' | 'unknown' }
);

/**
 * What a person does about a card that is unclear or wrong. It is their own card, perhaps a copy, and nobody else's
 * changes. Someone else's card is `card.not_found`.
 */
export interface Mending {
  /**
   * Whether there is a model that may be shown the card with its passage: it wrote the card, or what the card is a copy
   * of, from that page.
   */
  canAsk(user: UserId, card: CardId): Promise<boolean>;
  /** Undefined where the passage gives no reason. @throws UserError `mend.failed`, `model.slow`, `mend.no_model` */
  explain(user: UserId, card: CardId, signal: AbortSignal): Promise<Explanation | undefined>;
  /** Takes the card out of study until it is changed, kept or deleted. */
  callWrong(user: UserId, card: CardId): Promise<Card>;
  /** Asks how the card would be right; changes nothing. @throws UserError as `explain` */
  correct(user: UserId, card: CardId, signal: AbortSignal): Promise<Correction>;
  /** Changes the card to what was proposed last. @throws UserError `card.changed`, `action.expired` */
  takeCorrection(user: UserId, card: CardId, event: EventId): Promise<Card>;
  /** Whether there is a model that rewrites cards. */
  readonly canRewrite: boolean;
  /** Asks for better cards than one that is forgotten again and again; see `rewriting.ts`. */
  rewrite(user: UserId, card: CardId, event: EventId, signal: AbortSignal): Promise<Rewriting>;
  /** Puts the card back into study as it is. */
  keep(user: UserId, card: CardId): Promise<Card>;
}

export interface Explanation {
  readonly card: Card;
  readonly text: string;
}

export interface MendingDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly skills: Pick<Skills, 'cardExplainer' | 'cardCorrector' | 'cardRewriter'>;
}

export const createMending = (dependencies: MendingDependencies): Mending => ({
  canAsk: async (user, card) => (await askable(dependencies, user, card)) !== undefined,
  explain: (user, card, signal) => explain(dependencies, user, card, signal),
  callWrong: (user, card) => callWrong(dependencies, user, card),
  correct: (user, card, signal) => correct(dependencies, user, card, signal),
  takeCorrection: (user, card, event) => takeCorrection(dependencies, user, card, event),
  canRewrite: dependencies.skills.cardRewriter !== undefined,
  rewrite: (user, id, event, signal) => rewrite(dependencies, { user, id, event, signal }),
  keep: (user, card) => keep(dependencies, user, card),
});

/** The skills that may be used on the card; undefined where none may. */
const askable = async (
  { database, skills: { cardExplainer, cardCorrector } }: MendingDependencies,
  user: UserId,
  card: CardId,
): Promise<Required<Pick<Skills, 'cardExplainer' | 'cardCorrector'>> | undefined> => {
  if (!cardExplainer || !cardCorrector) return;
  return (await writerOf(database, user, card)) === cardExplainer.name
    ? { cardExplainer, cardCorrector }
    : undefined;
};

const mustAsk = async (dependencies: MendingDependencies, user: UserId, card: CardId) => {
  const skills = await askable(dependencies, user, card);
  if (!skills) throw new UserError('mend.no_model', {});
  return skills;
};

const orFailed = orUserError('mend.failed');

const explain = async (
  dependencies: MendingDependencies,
  user: UserId,
  id: CardId,
  signal: AbortSignal,
): Promise<Explanation | undefined> => {
  const { prisma } = dependencies.database;
  const card = await ownCard(prisma, user, id);
  const { cardExplainer } = await mustAsk(dependencies, user, id);
  const passage = await passageText(prisma, user, id);
  const { front, back } = card;
  const text = await cardExplainer.explain({ front, back, passage }, signal).catch(orFailed);
  return text === undefined ? undefined : { card, text };
};

const callWrong = async ({ database, clock }: MendingDependencies, user: UserId, id: CardId): Promise<Card> =>
  transaction(database, async (tx) => {
    await ownCard(tx, user, id);
    await reportCard(tx, user, id, clock.now());
    return ownCard(tx, user, id);
  });

const correct = async (
  dependencies: MendingDependencies,
  user: UserId,
  id: CardId,
  signal: AbortSignal,
): Promise<Correction> => {
  const { database, clock } = dependencies;
  const card = await ownCard(database.prisma, user, id);
  const { cardCorrector } = await mustAsk(dependencies, user, id);
  const passage = await passageText(database.prisma, user, id);
  const { front, back, distractors } = card;
  const asked = { front, back, distractors, passage };
  const corrected = await cardCorrector.correct(asked, signal).catch(orFailed);
  if (!corrected || corrected.distractors.length !== distractors.length || !canBeStored(corrected))
    return { outcome: 'unknown', card };
  if (isSame(card, corrected)) return { outcome: 'right', card };
  await transaction(database, (tx) => propose(tx, user, card, corrected, clock.now()));
  return { outcome: 'corrected', card, corrected };
};

/** Of the options that a model gives, two may be the same. */
const canBeStored = (corrected: Corrected): boolean => {
  try {
    return checkContent(corrected) !== undefined;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
};

const isSame = (card: Corrected, other: Corrected): boolean =>
  card.front === other.front &&
  card.back === other.back &&
  card.distractors.every((wrong, i) => wrong === other.distractors[i]);

const propose = async (
  tx: Tx,
  user: UserId,
  { id, revision, isWrong }: Card,
  { front, back, distractors }: Corrected,
  at: Date,
): Promise<void> => {
  // The person may have mended it, or put it back into study, while the model was asked.
  const now = await ownCard(tx, user, id);
  if (now.revision !== revision || now.isWrong !== isWrong) throw new UserError('card.changed', {});
  await reportCard(tx, user, id, at);
  const proposal = { front, back, distractors: [...distractors], revision };
  await tx.cardReport.updateMany({ where: { cardId: id }, data: proposal });
};

const takeCorrection = async (
  { database, clock }: MendingDependencies,
  user: UserId,
  id: CardId,
  event: EventId,
): Promise<Card> => {
  const key = eventPart(event, 'correct');
  await transaction(database, (tx) =>
    once(tx, key, user, async () => {
      await ownCard(tx, user, id);
      const proposed = await tx.cardReport.findUnique({ where: { cardId: id } });
      const { front, back, revision, distractors, settledAt } = proposed ?? {};
      if (typeof front !== 'string' || typeof back !== 'string' || typeof revision !== 'number' || settledAt)
        throw new UserError('action.expired', {});
      const sides = { front, back, distractors: distractors ?? [] };
      await editCard(tx, user, { id, revision, sides, at: clock.now() });
      return id;
    }),
  );
  return ownCard(database.prisma, user, id);
};

const keep = async (
  { database: { prisma } }: MendingDependencies,
  user: UserId,
  id: CardId,
): Promise<Card> => {
  await withdrawReport(prisma, user, id);
  return ownCard(prisma, user, id);
};
