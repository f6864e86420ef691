import { Prisma } from '../database/generated/client.js';
import type { UserId } from '../ids.js';
import { type StudyCard, studyCard } from './session-row.js';
import type { StudyDependencies } from './sitting.js';
import type { StudyState } from './state.js';

/** The state of a session that begins, with the newest leech that quizzes made since the session before it began. */
export const withQuizLeech = async (
  { database: { query } }: StudyDependencies,
  user: UserId,
  state: StudyState,
): Promise<StudyState> => {
  if (state.phase === 'answer' || state.reviews > 0) return state;
  const [leech] = await query<StudyCard & { readonly leeches: number }>(Prisma.sql`
    SELECT c.id::text, ${studyCard}, count(*) OVER ()::int AS leeches
    FROM "Schedule" s JOIN "Card" c ON c.id = s."cardId" JOIN "Deck" d ON d.id = c."deckId"
    WHERE s."userId" = ${user}::uuid AND c."ownerId" = s."userId" AND c."deletedAt" IS NULL AND d."deletedAt" IS NULL
      AND c."setAsideAt" = s."leechAt"
      AND s."leechAt" > coalesce((SELECT max(t."startedAt") FROM "StudySession" t
        WHERE t."userId" = ${user}::uuid AND t.id <> ${state.session}::uuid), '-infinity')
      AND EXISTS (SELECT FROM "ReviewLog" r
        WHERE r."userId" = s."userId" AND r."cardId" = c.id AND r.at = s."leechAt" AND r.mode = 'quiz')
    ORDER BY s."leechAt" DESC, c.id LIMIT 1`);
  if (!leech) return state;
  const { leeches, ...card } = leech;
  return { ...state, out: { card, why: 'leech', more: leeches - 1 } };
};
