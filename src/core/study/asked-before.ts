import { Prisma } from '../database/generated/client.js';
import type { Tx } from '../database/transaction.js';
import type { SessionId } from '../ids.js';
import type { Session } from './session-row.js';

/** How a card was asked that was graded since: what could be chosen, and what was chosen or typed. */
export type Asked = Pick<Session, 'options' | 'answered'>;

declare module '../database/columns.js' {
  interface Columns {
    readonly AskedBefore: readonly Asked[];
  }
}

/** Cards of a session that come back as they were asked; further back they lie turned. */
const KEPT_MAX = 50;

/** SQL over "StudyQueue" q that keeps how the session's card was asked. One for each grade, so that each Undo finds its own. */
export const keepAsked = ({ options, answered }: Session): Prisma.Sql => Prisma.sql`
  asked = CASE WHEN jsonb_array_length(q.asked) < ${KEPT_MAX}::int THEN q.asked ELSE q.asked - 0 END
    || jsonb_build_array(${JSON.stringify({ options, answered })}::jsonb)`;

/** How the card of the session's last grade was asked, which is kept no longer. */
export const takeAsked = async (tx: Tx, sessionId: SessionId): Promise<Asked> => {
  const queue = await tx.studyQueue.findUnique({ where: { sessionId }, select: { asked: true } });
  const last = queue?.asked.at(-1);
  if (!queue || !last) return { options: [], answered: null };
  await tx.studyQueue.update({ where: { sessionId }, data: { asked: queue.asked.slice(0, -1) } });
  return last;
};
