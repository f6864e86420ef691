import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { Session } from './session-row.js';

/** How a card was asked: what could be chosen, and what was chosen or typed. */
export type Asked = Pick<Session, 'options' | 'answered'>;

declare module '../database/columns.js' {
  interface Columns {
    /** With how many reviews the session had before each. */
    readonly AskedBefore: readonly (Asked & { readonly reviews: number })[];
  }
}

/** Cards of a session that come back as they were asked; further back they lie turned. */
const KEPT_MAX = 50;

/** Whether Undo has more to bring back than the card. */
export const wasAnswered = ({ answered }: Session): boolean => answered !== null;

/** SQL over "StudyQueue" q that keeps how the session's card was asked and answered. */
export const keepAsked = (session: Session): Prisma.Sql => {
  const { options, answered, reviews } = session;
  if (!wasAnswered(session)) return Prisma.sql`asked = q.asked`;
  return Prisma.sql`
    asked = CASE WHEN jsonb_array_length(q.asked) < ${KEPT_MAX}::int THEN q.asked ELSE q.asked - 0 END
      || jsonb_build_array(${JSON.stringify({ options, answered, reviews })}::jsonb)`;
};

const TURNED: Asked = { options: [], answered: null };

/** How the card of the session's last review was asked, which is kept no longer. */
export const takeAsked = async (tx: Tx, { id: sessionId, reviews }: Session): Promise<Asked> => {
  const queue = await tx.studyQueue.findUnique({ where: { sessionId }, select: { asked: true } });
  const asked = queue?.asked ?? [];
  const last = asked.at(-1);
  if (last?.reviews !== reviews - 1) return TURNED;
  await tx.studyQueue.update({ where: { sessionId }, data: { asked: asked.slice(0, -1) } });
  return last;
};
