import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { CardId, SessionId } from '../ids.js';
import type { Session } from './session-row.js';

/** How a card was asked: what could be chosen, and what was chosen or typed. */
export type Asked = Pick<Session, 'options' | 'answered'>;

declare module '../database/columns.js' {
  interface Columns {
    /** With how many reviews the session had before each, and with the card's rest that the review ended. */
    readonly AskedBefore: readonly (Asked & {
      readonly reviews: number;
      readonly rested?: { readonly restsUntil: string; readonly spreadIn: SessionId | null } | null;
    })[];
  }
}

/** With the rest that the review ended. */
type AskedBefore = Asked & {
  readonly rested: { readonly restsUntil: Date; readonly spreadIn: SessionId | null } | null;
};

/** Cards of a session that come back as they were asked; further back they lie turned. */
const KEPT_MAX = 50;

/** Whether Undo has more to bring back than the card. */
export const hasMoreToUndo = ({ answered, mode }: Session): boolean => answered !== null || endsRests(mode);

/** In such a study a card may be graded that rests, which then goes by its new date. */
export const endsRests = (mode: Session['mode']): boolean => mode !== 'due' && mode !== 'practise';

/** SQL over "StudyQueue" q that keeps how the session's card was asked and answered. */
export const keepAsked = (session: Session): Prisma.Sql => {
  const { options, answered, reviews, card, mode } = session;
  if (!hasMoreToUndo(session)) return Prisma.sql`asked = q.asked`;
  const asked = Prisma.sql`${JSON.stringify({ options, answered, reviews })}::jsonb`;
  const kept = endsRests(mode)
    ? Prisma.sql`${asked} || jsonb_build_object('rested', ${rested(card?.id)})`
    : asked;
  return Prisma.sql`
    asked = CASE WHEN jsonb_array_length(q.asked) < ${KEPT_MAX}::int THEN q.asked ELSE q.asked - 0 END
      || jsonb_build_array(${kept})`;
};

const rested = (card: CardId | undefined): Prisma.Sql => Prisma.sql`(
  SELECT jsonb_build_object('restsUntil', c."restsUntil", 'spreadIn', c."spreadIn") FROM "Card" c
  WHERE c.id = ${card}::uuid AND c."restsUntil" IS NOT NULL)`;

const TURNED = { options: [], answered: null, rested: null } satisfies AskedBefore;

/** How the card of the session's last review was asked, which is kept no longer. */
export const takeAsked = async (tx: Tx, { id: sessionId, reviews }: Session): Promise<AskedBefore> => {
  const queue = await tx.studyQueue.findUnique({ where: { sessionId }, select: { asked: true } });
  const asked = queue?.asked ?? [];
  const last = asked.at(-1);
  if (last?.reviews !== reviews - 1) return TURNED;
  await tx.studyQueue.update({ where: { sessionId }, data: { asked: asked.slice(0, -1) } });
  const { rested } = last;
  return { ...last, rested: rested ? { ...rested, restsUntil: new Date(rested.restsUntil) } : null };
};
