import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { playgroundApp } from '../../playground/server/app.js';
import { serveLocally } from '../../playground/server/serve.js';
import { BotProcess } from '../../playground/stage/bot-process.js';
import type { Entry } from '../../playground/stage/entry.js';
import { setStage } from '../../playground/stage/stage.js';
import { type Browser, openBrowser } from './browser.js';

export interface Play {
  readonly browser: Browser;
  readonly bot: BotProcess;
  /** What the bot logged. */
  readonly logged: readonly string[];
  side(name: 'Discord' | 'Telegram'): Locator;
  close(): Promise<void>;
}

/** The playground with its bot running, on a page. @param entry which Deckhand runs; its source by default */
export const startPlay = async (entry?: Entry): Promise<Play> => {
  const logged: string[] = [];
  const stage = await setStage();
  const dataDir = await mkdtemp(join(tmpdir(), 'deckhand-browser-test-'));
  const bot = new BotProcess(stage, dataDir, (line) => logged.push(line), entry);
  const served = await serveLocally(await playgroundApp(stage, bot), 0);
  const browser = await openBrowser(served.url);
  await bot.start();
  return {
    browser,
    bot,
    logged,
    side: (name) => browser.page.getByRole('region', { name: `${name}-like` }),
    async close() {
      await browser.close();
      await bot.kill();
      await served.close();
      await stage.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** The last message that says so. */
export const message = (pane: Locator, words: string | RegExp): Locator =>
  pane.getByRole('article').filter({ hasText: words }).last();

export const button = (within: Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name });

/** Looks at one side through another person's eyes. */
export const become = (pane: Locator, name: string): Promise<void> =>
  pane
    .getByRole('group', { name: /^Who you are/ })
    .getByRole('button', { name })
    .click();

/** Opens the menu of a message, as a long press does. */
export const pick = async (browser: Browser, on: Locator, entry: string): Promise<void> => {
  await on.hover();
  await button(on, /^More about/).click();
  await browser.page.getByRole('menuitem', { name: entry }).click();
};

/** Drops a file on a side. @param bytes base64 */
export const drop = async (
  { page }: Browser,
  pane: Locator,
  { name, type, bytes }: { readonly name: string; readonly type: string; readonly bytes: string },
): Promise<void> => {
  const content = `Uint8Array.from(atob('${bytes}'), (one) => one.charCodeAt(0))`;
  const file = `new File([${content}], '${name}', { type: '${type}' })`;
  const dataTransfer = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(${file}); return data; })()`,
  );
  await pane.dispatchEvent('drop', { dataTransfer });
};
