import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startDeckhand } from '../../src/app/deckhand.js';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { PATIENCE_MS, type Platforms, startPlatforms } from '../support/app.js';
import { freshDataDir } from '../support/database.js';

let platforms: Platforms;
beforeEach(async () => {
  platforms = await startPlatforms();
});
afterEach(() => platforms.close());

/** Everything that is logged until the start of one platform has failed twice beside the other's. */
const logWith = async (wrong: Readonly<Record<string, string>>): Promise<string[]> => {
  const lines: string[] = [];
  const log = createLog('info', [], { write: (line) => void lines.push(line) });
  const config = readConfig({ ...platforms.environment, DATA_DIR: await freshDataDir(), ...wrong });
  const deckhand = await startDeckhand(config, log, new AbortController().signal);
  const failures = () => lines.filter((line) => line.includes('the bot could not start'));
  await vi.waitFor(() => expect(failures().length).toBeGreaterThan(1), { timeout: PATIENCE_MS });
  await deckhand.close();
  return lines;
};

it.each([
  ['DISCORD_TOKEN', 'wrong.discord.token'],
  ['TELEGRAM_TOKEN', '1:wrong'],
])(
  'a wrong %s beside a working platform is told in one line at each attempt, without a stack',
  async (name, token) => {
    const troubles = (await logWith({ [name]: token })).filter((line) => JSON.parse(line).level >= 40);
    for (const trouble of troubles) {
      expect(JSON.parse(trouble).reason).toContain(name);
      expect(trouble).not.toContain('stack');
    }
  },
);
