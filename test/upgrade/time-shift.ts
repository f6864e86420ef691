/** As much of a database as is needed here; pg's client and PGlite are such. */
export interface Sql {
  query<Row>(text: string): Promise<{ rows: Row[] }>;
}

const DAY_MS = 86_400_000;
/** A number in JSON or in a column is a moment when it lies so near to the moment of writing. */
const NEAR_MS = 60 * DAY_MS;

const MOMENTS = ['timestamp with time zone', 'timestamp without time zone'];
const NUMBERS = ['bigint', 'numeric', 'double precision'];
const DOCUMENTS = ['json', 'jsonb'];

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/**
 * Lets a database that was written at one moment stand at another as it stood then: games have as long to go, and
 * what expires is as old. Moves every moment in every table, whatever the tables are: timestamps, and, near the
 * moment of writing, epoch seconds and milliseconds in numbers and in JSON; in JSON also ISO 8601.
 */
export const moveInTime = async (sql: Sql, writtenAt: Date, to: Date): Promise<void> => {
  const by = to.getTime() - writtenAt.getTime();
  await sql.query(movedJson(by, writtenAt.getTime()));
  const { rows } = await sql.query<Column>(`
    SELECT format('%I.%I', c.table_schema, c.table_name) AS "table", format('%I', c.column_name) AS "column",
      c.data_type AS "type"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      AND c.table_schema NOT IN ('pg_catalog', 'information_schema')`);
  const near = [writtenAt.getTime() - NEAR_MS, writtenAt.getTime() + NEAR_MS];
  for (const table of new Set(rows.map((row) => row.table))) {
    const changes = rows
      .filter((row) => row.table === table)
      .flatMap(({ column, type }) => {
        if (MOMENTS.includes(type)) return `${column} = ${column} + ${by} * interval '1 millisecond'`;
        if (NUMBERS.includes(type))
          return `${column} = CASE WHEN ${column} BETWEEN ${near[0]} AND ${near[1]} THEN ${column} + ${by} ELSE ${column} END`;
        return DOCUMENTS.includes(type) ? `${column} = pg_temp.moved(${column}::jsonb)::${type}` : [];
      });
    if (changes.length > 0) await sql.query(`UPDATE ${table} SET ${changes.join(', ')}`);
  }
};

/** Walks through a document. */
const movedJson = (by: number, writtenAt: number): string => `
  CREATE FUNCTION pg_temp.moved(value jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
  BEGIN
    CASE jsonb_typeof(value)
      WHEN 'object' THEN
        RETURN (SELECT coalesce(jsonb_object_agg(e.key, pg_temp.moved(e.value)), '{}') FROM jsonb_each(value) e);
      WHEN 'array' THEN
        RETURN (SELECT coalesce(jsonb_agg(pg_temp.moved(e.value) ORDER BY e.ordinality), '[]')
          FROM jsonb_array_elements(value) WITH ORDINALITY e);
      WHEN 'number' THEN
        IF abs(value::numeric - ${writtenAt}) < ${NEAR_MS} THEN RETURN to_jsonb(value::numeric + ${by}); END IF;
        IF abs(value::numeric * 1000 - ${writtenAt}) < ${NEAR_MS} THEN
          RETURN to_jsonb(value::numeric + round(${by} / 1000.0));
        END IF;
        RETURN value;
      WHEN 'string' THEN
        IF value #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' THEN
          RETURN to_jsonb(to_char(
            ((value #>> '{}')::timestamptz + ${by} * interval '1 millisecond') AT TIME ZONE 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
        END IF;
        RETURN value;
      ELSE RETURN value;
    END CASE;
  END $$`;
