import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { backUp, restore } from '../core/transfer/backup.js';

const backUpInto = async (folder: string, dataDir: string): Promise<void> => {
  const made = await backUp(dataDir, folder, new Date());
  console.log(`${made.files} files copied to ${made.folder}.`);
  console.log(`To restore, with DATA_DIR naming an empty folder: npm run backup -- --restore ${made.folder}`);
};

const restoreInto = async (dataDir: string, backup: string): Promise<void> => {
  const { createdAt, files } = await restore(backup, dataDir);
  console.log(`${files} files of ${createdAt} are in ${dataDir}. Start as usual.`);
};

try {
  const { values, positionals } = parseArgs({
    options: { restore: { type: 'string' } },
    allowPositionals: true,
  });
  const dataDir = readConfig().DATA_DIR;
  if (values.restore) await restoreInto(dataDir, values.restore);
  else await backUpInto(positionals[0] ?? 'backups', dataDir);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
