import { createHash } from 'node:crypto';
import { BLOB_PART_BYTES } from '../blobs/rows.js';
import type { SqlClient, SqlPool } from '../database/pool.js';
import type { BlobId } from '../ids.js';
import type { BlobStore } from '../ports.js';

const BATCH_ROWS = 200;

export interface MovedTable {
  readonly table: string;
  readonly rows: number;
}

export interface MoveSummary {
  readonly tables: readonly MovedTable[];
  readonly blobs: number;
  /** Documents whose bytes were gone already; they can be read no more, their cards stay. */
  readonly missingBlobs: number;
}

/**
 * Carries every row and every blob into an empty, migrated database, in one transaction on that side, and
 * compares both sides row by row before it commits. What was queued is not carried: it is queued again from
 * the rows that say so.
 * @throws an Error for the operator if the target holds anything, or if the comparison fails.
 */
export const moveEverything = async (from: SqlPool, to: SqlPool, blobs: BlobStore): Promise<MoveSummary> => {
  const [source, target] = [await from.connect(), await to.connect()];
  try {
    await source.query('BEGIN');
    await target.query('BEGIN');
    const summary = await moveInside(source, target, blobs);
    await target.query('COMMIT');
    return summary;
  } finally {
    // Both are without effect after a commit.
    await target.query('ROLLBACK').catch(() => {});
    await source.query('ROLLBACK').catch(() => {});
    target.release();
    source.release();
  }
};

const moveInside = async (source: SqlClient, target: SqlClient, blobs: BlobStore): Promise<MoveSummary> => {
  const tables = await tablesParentsFirst(source);
  await refuseUnlessEmpty(target, tables);
  const moved: MovedTable[] = [];
  for (const table of tables) {
    await copyTable(source, target, table);
    moved.push({ table, rows: await compareTable(source, target, table) });
  }
  return { tables: moved, ...(await copyBlobs(source, target, blobs)) };
};

/** The names of all tables but the migrations' ledger, each after those that its foreign keys point to. */
const tablesParentsFirst = async (client: SqlClient): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; parents: string[] }>(`
    SELECT c.relname::text AS name, coalesce(array_agg(p.relname::text) FILTER (WHERE p.oid <> c.oid), '{}') AS parents
    FROM pg_class c
    LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f'
    LEFT JOIN pg_class p ON p.oid = f.confrelid
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
    GROUP BY c.relname ORDER BY c.relname`);
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const free = rows.filter(
      ({ name, parents }) => !ordered.includes(name) && parents.every((p) => ordered.includes(p)),
    );
    if (free.length === 0) throw new Error('The tables point to each other in a circle.');
    ordered.push(...free.map(({ name }) => name));
  }
  return ordered;
};

const refuseUnlessEmpty = async (target: SqlClient, tables: readonly string[]): Promise<void> => {
  for (const table of tables) {
    const { rows } = await target.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`);
    if (rows.length > 0)
      throw new Error(`The target database is not empty: ${table} has rows. Give an empty one.`);
  }
};

/** Rows travel as the JSON that PostgreSQL itself writes and reads, so that no value passes through JavaScript. */
const copyTable = async (source: SqlClient, target: SqlClient, table: string): Promise<void> => {
  await source.query(`DECLARE move CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${quoted(table)} t`);
  for (;;) {
    const { rows } = await source.query<{ row: string }>(`FETCH ${BATCH_ROWS} FROM move`);
    if (rows.length === 0) break;
    const batch = `[${rows.map(({ row }) => row).join(',')}]`;
    const populated = `json_populate_recordset(NULL::${quoted(table)}, $1::json)`;
    await target.query(`INSERT INTO ${quoted(table)} SELECT * FROM ${populated}`, [batch]);
  }
  await source.query('CLOSE move');
};

/** @returns the number of rows, the same on both sides. */
const compareTable = async (source: SqlClient, target: SqlClient, table: string): Promise<number> => {
  const [here, there] = [await fingerprint(source, table), await fingerprint(target, table)];
  if (here.rows !== there.rows || here.sum !== there.sum) {
    throw new Error(
      `${table} differs after the copy (${here.rows} rows here, ${there.rows} there); nothing was kept.`,
    );
  }
  return Number(here.rows);
};

interface Fingerprint {
  readonly rows: string;
  /** The sum of 60 bits of every row's MD5, whatever the rows' order. */
  readonly sum: string;
}

const fingerprint = async (client: SqlClient, table: string): Promise<Fingerprint> => {
  const { rows } = await client.query<Fingerprint>(`
    SELECT count(*)::text AS rows,
      coalesce(sum(('x' || substr(md5(row_to_json(t)::text), 1, 15))::bit(60)::bigint), 0)::text AS sum
    FROM ${quoted(table)} t`);
  return rows[0] ?? { rows: '0', sum: '0' };
};

const copyBlobs = async (source: SqlClient, target: SqlClient, blobs: BlobStore) => {
  const { rows } = await source.query<{ id: BlobId }>(
    `SELECT "blobId" AS id FROM public."Document" WHERE "blobId" IS NOT NULL
     UNION SELECT "pictureId" FROM public."DocumentPage" WHERE "pictureId" IS NOT NULL`,
  );
  const counts = { blobs: 0, missingBlobs: 0 };
  for (const { id } of rows) {
    const bytes = await blobs.get(id).catch(() => undefined);
    if (bytes) await copyBlob(target, id, bytes);
    counts[bytes ? 'blobs' : 'missingBlobs']++;
  }
  return counts;
};

const copyBlob = async (target: SqlClient, id: BlobId, bytes: Uint8Array): Promise<void> => {
  const insert = `INSERT INTO public."BlobPart" ("blobId", "index", "bytes") VALUES ($1, $2, decode($3, 'base64'))`;
  for (let index = 0; index === 0 || index * BLOB_PART_BYTES < bytes.length; index++) {
    const part = Buffer.from(bytes.subarray(index * BLOB_PART_BYTES, (index + 1) * BLOB_PART_BYTES));
    await target.query(insert, [id, index, part.toString('base64')]);
  }
  const { rows } = await target.query<{ sha256: string }>(
    `SELECT encode(sha256(string_agg("bytes", ''::bytea ORDER BY "index")), 'hex') AS sha256
     FROM public."BlobPart" WHERE "blobId" = $1`,
    [id],
  );
  const expected = createHash('sha256').update(bytes).digest('hex');
  if (rows[0]?.sha256 !== expected) throw new Error(`Blob ${id} differs after the copy; nothing was kept.`);
};

const quoted = (table: string): string => `public."${table}"`;
