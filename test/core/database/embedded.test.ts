import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../src/core/database/client.js';
import { isUniqueViolation, transaction } from '../../../src/core/database/transaction.js';
import { newId, type UserId } from '../../../src/core/ids.js';
import { freshDataDir } from '../../support/database.js';

let dataDir: string;
beforeAll(async () => {
  dataDir = await freshDataDir();
});
afterAll(() => rm(dataDir, { recursive: true }));

describe('the embedded database', () => {
  let committed: string[];
  let database: Database;
  beforeAll(async () => {
    committed = await killWhileWriting(20);
    database = await openDatabase({ dataDir });
  });
  afterAll(() => database.close());

  test('leaves others their turn during a transaction of many statements', async () => {
    let turns = 0;
    const count = setInterval(() => {
      turns += 1;
    });
    await transaction(database, async (tx) => {
      for (let i = 0; i < 300; i += 1) await tx.user.count();
    });
    clearInterval(count);
    expect(turns).toBeGreaterThan(2);
  });

  test('keeps what was committed when its process is killed', async () => {
    const kept = await database.prisma.user.findMany({ select: { id: true } });
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(committed));
  });

  test('rolls a failed transaction back, and names the key that refused', async () => {
    const [id, other] = [newId<UserId>(), newId<UserId>()];
    await database.prisma.user.create({ data: { id } });
    const failing = transaction(database, async (tx) => {
      await tx.user.create({ data: { id: other } });
      await tx.user.create({ data: { id } });
    });
    const error = await failing.catch((thrown: unknown) => thrown);
    expect([isUniqueViolation(error), isUniqueViolation(error, 'User_pkey')]).toEqual([true, true]);
    expect(isUniqueViolation(error, 'Deck_owner_name_live')).toBe(false);
    expect(await database.prisma.user.count({ where: { id: other } })).toBe(0);
  });

  test('runs a transaction again when the database gave way', async () => {
    let runs = 0;
    const result = await transaction(database, async (tx) => {
      if (++runs < 3)
        await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`;
      return runs;
    });
    expect(result).toBe(3);
  });
});

/** Lets a process commit users until it has told of `count`, then kills it. @returns what it told. */
const killWhileWriting = async (count: number): Promise<string[]> => {
  const at = (path: string) => JSON.stringify(new URL(`../../../src/core/${path}`, import.meta.url).href);
  const script = `(async () => {
    const { openDatabase } = await import(${at('database/client.ts')});
    const { newId } = await import(${at('ids.ts')});
    const { prisma } = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    for (;;) console.log((await prisma.user.create({ data: { id: newId() } })).id);
  })()`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (told.length === count) child.kill('SIGKILL');
  }
  await exited;
  return told;
};
