import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

declare global {
  // Node has it, its types only in part.
  namespace WebAssembly {
    function instantiate(
      bytes: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: Record<string, unknown> } }>;
  }
}

const SCHEMA = fileURLToPath(new URL('schema.prisma', import.meta.url));
export const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

/** The exit code of a diff that found nothing, as in `prisma migrate diff --exit-code`. */
const NO_DIFFERENCE = 0;

/**
 * The SQL that leads from the committed migrations to the schema; empty when they agree.
 * Prisma's own engine, as WebAssembly over an embedded database: no download and no server.
 * @param open gives an empty database, which is closed in the end; by default one in memory
 */
export const schemaDiff = async (open: () => Promise<PGlite> = () => PGlite.create()): Promise<string> => {
  const database = await open();
  try {
    const schema = await readFile(SCHEMA, 'utf8');
    const schemaEngine = await startEngine(database, schema);
    const result = await schemaEngine.diff({
      from: { tag: 'migrations', ...(await migrationList()) },
      to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA, content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === NO_DIFFERENCE ? '' : (result.stdout ?? '');
  } finally {
    await database.close();
  }
};

const startEngine = async (database: PGlite, schema: string): Promise<engine.SchemaEngine> => {
  await instantiate();
  const adapter = new PrismaPGlite(database);
  const shadowIsEmptyToo = {
    provider: 'postgres' as const,
    adapterName: adapter.adapterName,
    connect: () => adapter.connect(),
    connectToShadowDb: () => adapter.connect(),
  };
  const bound = bindMigrationAwareSqlAdapterFactory(shadowIsEmptyToo);
  return engine.SchemaEngine.new({ datamodels: [[SCHEMA, schema]] }, () => {}, bound);
};

/** Does what the package's `schema_engine.js` does with a bundler's help. */
const instantiate = async (): Promise<void> => {
  const glue: Record<string, unknown> = { ...engine };
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  call(glue.__wbg_set_wasm, instance.exports);
  call(instance.exports.__wbindgen_start);
};

const call = (fn: unknown, ...args: unknown[]): void => {
  if (typeof fn !== 'function') throw new Error('@prisma/schema-engine-wasm has changed its bindings');
  fn(...args);
};

const migrationList = async () => {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(migrationDirectory)),
  };
};

const migrationDirectory = async (name: string) => {
  const value = await readFile(`${MIGRATIONS}/${name}/migration.sql`, 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
};
