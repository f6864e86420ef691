import type { Tx } from '../database/transaction.js';
import type { UserId } from '../ids.js';
import { searchable } from '../language/searchable.js';
import type { Sides } from './content.js';

/** Cards folded in one statement: in between, others have their turn. */
const BATCH = 500;

/** What is stored in `Card.folded`: a line a side, so that it is the same for cards that say the same. */
export const foldedSides = ({ front, back }: Sides): string => `${searchable(front)}\n${searchable(back)}`;

type Db = Pick<Tx, '$executeRaw' | 'card'>;

/** Folds what earlier versions stored of a person, or of all. */
export const foldCards = async (db: Db, owner?: UserId): Promise<void> => {
  while ((await foldSome(db, owner)) === BATCH);
};

/** An edit that comes in between folds its card itself. */
const foldSome = async (db: Db, owner?: UserId): Promise<number> => {
  const where = { folded: null, ...(owner === undefined ? {} : { ownerId: owner }) };
  const cards = await db.card.findMany({ where, select: { id: true, front: true, back: true }, take: BATCH });
  if (cards.length === 0) return 0;
  await db.$executeRaw`
    UPDATE "Card" c SET folded = f.folded
    FROM unnest(${cards.map(({ id }) => id)}::uuid[], ${cards.map(foldedSides)}::text[]) f (id, folded)
    WHERE c.id = f.id AND c.folded IS NULL`;
  return cards.length;
};
