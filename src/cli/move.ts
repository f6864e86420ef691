import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { createFileBlobs } from '../core/blobs/files.js';
import { blobFolder } from '../core/blobs/store.js';
import { openDatabase } from '../core/database/client.js';
import { clusterFolder } from '../core/database/embedded.js';
import { type MoveSummary, moveEverything } from '../core/transfer/move.js';

const USAGE = 'Usage: npm run move -- --to postgresql://user:password@host/database';

const move = async (dataDir: string, url: string): Promise<MoveSummary> => {
  if (!existsSync(clusterFolder(dataDir))) throw new Error(`There is no embedded database in ${dataDir}.`);
  const target = await openDatabase({ url, dataDir });
  try {
    const source = await openDatabase({ dataDir });
    const blobs = createFileBlobs(blobFolder(dataDir));
    return await moveEverything(source.pool, target.pool, blobs).finally(() => source.close());
  } finally {
    await target.close();
  }
};

const summary = ({ tables, blobs, missingBlobs }: MoveSummary): string => {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const rows = tables.map(({ table, rows }) => `${table.padEnd(width)}  ${rows}`);
  const files = `${blobs} uploads and pictures carried${missingBlobs > 0 ? `, ${missingBlobs} were gone already` : ''}.`;
  return [...rows, '', `${files} Every row was compared.`, 'Now set DATABASE_URL and start.'].join('\n');
};

try {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
  if (!to) throw new Error(USAGE);
  console.log(summary(await move(readConfig().DATA_DIR, to)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
