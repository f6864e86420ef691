import type { Tx } from '../database/transaction.js';
import { UserError } from '../errors.js';
import type { CardId, UserId } from '../ids.js';
import { type Card, ownCard } from './card.js';
import { type Content, checkContent, type Sides } from './content.js';
import { foldedSides } from './folded.js';
import { otherWay, reverseOf } from './notes.js';
import { settleReport } from './reports.js';
import { bringBackLeech } from './studied.js';

/**
 * Changes the card from the revision that its reader saw, and stores what it said before. That settles what its person
 * called wrong in it, and brings a leech back. Its wrong options stay unless others are given, and its other direction
 * changes along. Where nothing changes, nothing is stored.
 * @throws UserError `card.changed` when another edit came first; `card.not_for_both_ways`
 */
export const editCard = async (
  tx: Tx,
  user: UserId,
  {
    id,
    revision,
    sides,
    at,
  }: {
    id: CardId;
    revision: number;
    sides: Sides;
    at: Date;
  },
): Promise<Card> => {
  const before = await ownCard(tx, user, id);
  const content = checkContent({ distractors: before.distractors, ...sides });
  if (revision === before.revision && isSame(before, content)) return before;
  if (!(await writeBothWays(tx, user, before, { revision, content, at })))
    throw new UserError('card.changed', {});
  await settleReport(tx, id, at);
  await bringBackLeech(tx, id);
  return ownCard(tx, user, id);
};

/**
 * Takes back the edit that made `revision`, as an edit of its own.
 * @throws UserError `undo.gone` when the card was changed again since
 */
export const undoEdit = async (
  tx: Tx,
  user: UserId,
  { id, revision, at }: { id: CardId; revision: number; at: Date },
): Promise<Card> => {
  const now = await ownCard(tx, user, id);
  const said = await tx.cardEdit.findUnique({
    where: { cardId_revision: { cardId: id, revision: revision - 1 } },
  });
  if (!said || !(await writeBothWays(tx, user, now, { revision, content: said, at })))
    throw new UserError('undo.gone', {});
  return ownCard(tx, user, id);
};

const isSame = (before: Card, { front, back, distractors }: Content): boolean =>
  front === before.front && back === before.back && distractors.join('\0') === before.distractors.join('\0');

interface Change {
  readonly revision: number;
  readonly content: Content;
  readonly at: Date;
}

/** Writes the card, and its other direction the other way round. */
const writeBothWays = async (tx: Tx, user: UserId, before: Card, change: Change): Promise<boolean> => {
  const { revision, content, at } = change;
  const other = await reverseOf(tx, user, before);
  const sides = other && checkContent(otherWay(content));
  if (!(await write(tx, before, revision, content, at))) return false;
  if (sides) await write(tx, other, other.revision, sides, at);
  return true;
};

/** Conditional on the revision, so that of two edits one wins. */
const write = async (
  tx: Tx,
  before: Card,
  revision: number,
  { front, back, kind, distractors }: Readonly<Content>,
  at: Date,
): Promise<boolean> => {
  const { count } = await tx.card.updateMany({
    where: { id: before.id, revision },
    data: {
      ...{ front, back, kind, distractors },
      folded: foldedSides({ front, back }),
      revision: { increment: 1 },
    },
  });
  if (count === 0) return false;
  const said = {
    front: before.front,
    back: before.back,
    kind: before.kind,
    distractors: [...before.distractors],
  };
  await tx.cardEdit.create({ data: { cardId: before.id, revision, at, ...said } });
  return true;
};
