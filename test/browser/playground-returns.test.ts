import { afterEach, expect, it } from 'vitest';
import { playgroundApp } from '../../playground/server/app.js';
import { type Served, serveLocally } from '../../playground/server/serve.js';
import { BotProcess } from '../../playground/stage/bot-process.js';
import { type Stage, setStage } from '../../playground/stage/stage.js';
import { type Browser, openBrowser } from './browser.js';

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

/** A playground whose bot does not run. */
const play = async (port: number): Promise<Served & { readonly stage: Stage }> => {
  const stage = await setStage();
  const bot = new BotProcess(stage, '/nowhere', () => undefined);
  const served = await serveLocally(await playgroundApp(stage, bot), port);
  const close = async () => void (await Promise.all([served.close(), stage.close()]));
  ends.push(close);
  return { ...served, stage, close };
};

const stateOf = ({ page }: Browser) => page.getByRole('status').first();

it('shows the new playground on a page that stayed open', async () => {
  const first = await play(0);
  const browser = await openBrowser(first.url);
  ends.push(browser.close);
  await stateOf(browser).getByText('Bot is not running').waitFor();
  await first.close();
  ends = ends.slice(1);
  await stateOf(browser).getByText('this page waits for it').waitFor();
  const second = await play(Number(new URL(first.url).port));
  await stateOf(browser).getByText('Bot is not running').waitFor();
  const [{ discord: ada }] = second.stage.players;
  const [hall] = second.stage.channelsOf(ada);
  if (hall) second.stage.discord.as(ada).send(hall, 'Here again');
  await browser.page.getByText('Here again').first().waitFor();
  expect(new URL(second.url).port).toBe(new URL(first.url).port);
});
