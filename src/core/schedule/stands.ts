import { Prisma } from '../database/generated/client.js';

/** SQL over "ReviewLog" r: a review that was not taken back. */
export const stands = Prisma.sql`(
  r.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM "ReviewLog" x WHERE x.undoes = r.id)
)`;
