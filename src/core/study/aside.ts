import { queryIn, type Tx, transaction } from '../database/transaction.js';
import { dayAround } from '../day.js';
import { UserError } from '../errors.js';
import type { CardId, SessionId, UserId } from '../ids.js';
import { liveCards } from '../library/card.js';
import { type Aside, type StudyWish, wishFor } from '../library/studied.js';
import type { StudyCard } from './session-row.js';
import { comeBackAlong, restAlong } from './siblings.js';
import { load, loadForPress, type StudyDependencies, turnTo } from './sitting.js';
import type { StudyButton } from './state.js';

/**
 * Takes the session's card out of study; its siblings rest as long as it does. Undefined where the button was pressed before, or the card is gone.
 * @throws UserError `study.stale`, `study.none_open`
 */
export const putAside = (
  dependencies: StudyDependencies,
  user: UserId,
  button: StudyButton,
  how: Aside,
): Promise<StudyCard | undefined> =>
  transaction(dependencies.database, async (tx) => {
    const { session, repeated } = await loadForPress(dependencies, queryIn(tx), user, button);
    const { card, ended } = session;
    if (repeated || ended || !card) return;
    const now = dependencies.clock.now();
    const wish: StudyWish =
      how === 'rests' ? { restsUntil: dayAround(now, session).end } : { setAsideAt: now };
    await wishFor(tx, user, card.id, wish);
    if (wish.restsUntil) await restAlong(queryIn(tx), user, card, wish.restsUntil);
    await turnTo(queryIn(tx), session, null, now);
    return card;
  });

/**
 * Puts a card back into study and, where it is wanted at once, makes it the session's next one. Without effect on a
 * card that is in study, as on a second press.
 * @throws UserError `card.not_found`, `study.none_open`, `study.stale`
 */
export const bringBack = (
  dependencies: StudyDependencies,
  user: UserId,
  which: SessionId,
  { card, isNext }: { readonly card: CardId; readonly isNext: boolean },
): Promise<void> =>
  transaction(dependencies.database, async (tx) => {
    const session = await load(dependencies, queryIn(tx), user, which);
    const { setAsideAt, restsUntil, note } = await ownWish(tx, user, card);
    if (!setAsideAt && !restsUntil) return;
    await wishFor(tx, user, card, { setAsideAt: null, restsUntil: null });
    if (restsUntil) await comeBackAlong(queryIn(tx), user, { id: card, note }, restsUntil);
    if (isNext && !session.ended) await turnTo(queryIn(tx), session, card, dependencies.clock.now());
  });

const ownWish = async (tx: Tx, user: UserId, id: CardId) => {
  const select = { setAsideAt: true, restsUntil: true, note: true } as const;
  const wish = await tx.card.findFirst({ where: { ...liveCards(user), id }, select });
  if (!wish) throw new UserError('card.not_found', {});
  return wish;
};
