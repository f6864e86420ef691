import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRowBlobs } from '../../../src/core/blobs/rows.js';
import type { Database } from '../../../src/core/database/client.js';
import { Prisma } from '../../../src/core/database/generated/client.js';
import { createOwed } from '../../../src/core/events/owed.js';
import type { UserId } from '../../../src/core/ids.js';
import { type Forgotten, PERSONAL_DATA } from '../../../src/core/privacy/declared.js';
import { createPrivacy } from '../../../src/core/privacy/privacy.js';
import { createQuizzes } from '../../../src/core/quiz/play/service.js';
import { freshDatabase } from '../../support/database.js';
import { handClock, noLocales } from '../../support/people.js';
import { newBusyPerson, PERSONAL_WORD } from './busy-person.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const clock = handClock();
const models = Object.values(Prisma.ModelName);
const declared = (model: Prisma.ModelName) => {
  const declaration = PERSONAL_DATA[model];
  return typeof declaration === 'string' ? undefined : declaration;
};
const personal = models.flatMap((model) => {
  const declaration = declared(model);
  const columns: readonly (readonly [string, Forgotten])[] = Object.entries(declaration?.columns ?? {});
  return declaration ? [{ model, columns, exported: declaration.exported }] : [];
});
const sorted = (names: Iterable<string>): string[] => [...names].sort();

describe('what is declared of a person’s data', () => {
  it('names every table of the database', async () => {
    const tables = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
    expect(sorted(Object.keys(PERSONAL_DATA))).toEqual(sorted(tables.map(({ name }) => name)));
  });

  it('names every column that holds the id of another row, or JSON', async () => {
    const columns = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
        AND data_type IN ('uuid', 'jsonb', 'json') AND column_name <> 'id'`;
    const impersonal = models.filter((model) => !declared(model));
    const expected = columns.filter(({ name }) => !impersonal.some((model) => name.startsWith(`${model}.`)));
    const named = personal.flatMap(({ model, columns }) => columns.map(([column]) => `${model}.${column}`));
    expect(sorted(named.filter((name) => name !== 'User.id'))).toEqual(
      sorted(expected.map(({ name }) => name)),
    );
  });

  it('says cascade of those foreign keys, and of no others, that lead to a person and delete the row', async () => {
    const keys = await database.prisma.$queryRaw<
      { model: Prisma.ModelName; column: string; target: string }[]
    >`
      SELECT c.relname::text AS model, a.attname::text AS column, p.relname::text AS target
      FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
      JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
      WHERE f.contype = 'f' AND f.confdeltype = 'c'`;
    const leading = keys.filter(({ target }) => personal.some(({ model }) => model === target));
    const cascading = personal.flatMap(({ model, columns }) =>
      columns.filter(([, how]) => how === 'cascade').map(([column]) => `${model}.${column}`),
    );
    expect(sorted(cascading)).toEqual(sorted(leading.map(({ model, column }) => `${model}.${column}`)));
  });

  it('lets no row stay: each table has a foreign key to follow, a statement, or a reason', () => {
    const staying = personal.filter(({ columns }) => columns.every(([, how]) => how === 'row'));
    expect(staying.map(({ model }) => model)).toEqual([]);
  });
});

/** Rows of each table that hold the text in any column, whatever its type. */
const rowsWith = async (text: string): Promise<Record<string, number>> => {
  const counts = models.map(async (model) => {
    const [row] = await database.prisma.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM "${model}" t WHERE position($1 IN row_to_json(t)::text) > 0`,
      text,
    );
    return [model, row?.rows ?? 0] as const;
  });
  return Object.fromEntries((await Promise.all(counts)).filter(([, rows]) => rows > 0));
};
const privacy = () => {
  const queue = { add: async () => {} };
  const owed = createOwed({ database, clock, queue });
  const quizzes = createQuizzes({ database, clock, queue, owed });
  const blobs = createRowBlobs(database);
  return createPrivacy({
    locales: noLocales,
    database,
    clock,
    blobs,
    quizzes,
    accounts: { forget: () => {} },
  });
};

describe('a person with a row in every table', () => {
  let user: UserId;
  beforeAll(async () => {
    user = await newBusyPerson(database, clock.now());
    for (const { model } of personal) {
      const [row] = await database.prisma.$queryRawUnsafe<{ rows: number }[]>(
        `SELECT count(*)::int AS rows FROM "${model}"`,
      );
      expect([model, row?.rows]).not.toEqual([model, 0]);
    }
  });

  it('finds in the export whatever is declared as exported', async () => {
    const data = await privacy().export(user);
    for (const { model, exported } of personal) {
      if (typeof exported === 'string') continue;
      for (const part of exported)
        expect([model, part, JSON.stringify(data[part]).length > 2]).toEqual([model, part, true]);
    }
    expect(data.quizAnswers).toMatchObject([{ as: PERSONAL_WORD, chosen: 'yes', right: true }]);
  });

  it('leaves neither their id nor a word of theirs in any column once forgotten', async () => {
    expect(Object.keys(await rowsWith(user))).toEqual(
      expect.arrayContaining(['User', 'Card', 'Quiz', 'QuizAnswer', 'ReviewLog', 'Effect']),
    );
    await privacy().forgetMe(user);
    expect(await rowsWith(user)).toEqual({});
    expect(await rowsWith(PERSONAL_WORD)).toEqual({});
    expect(await database.prisma.blobPart.count()).toBe(0);
    expect(await database.prisma.reference.count()).toBe(0);
  });
});
