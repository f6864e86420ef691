import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '../../playground/stage/sample.js';
import {
  type App,
  discordPerson,
  PATIENCE_MS,
  startApp,
  telegramPerson,
  WITH_PICTURES,
} from '../support/app.js';

const lecture = await readNamed();

let app: App;
beforeAll(async () => {
  app = await startApp(WITH_PICTURES);
});
afterAll(() => app?.close());

/** The share of the picture's pixels that a highlighter has marked. */
const marked = async (jpeg: Uint8Array): Promise<number> => {
  const picture = await loadImage(jpeg);
  const context = createCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  let yellow = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 0) > 180 && (data[at + 2] ?? 0) < 140) yellow++;
  return yellow / (picture.width * picture.height);
};

/** Presses Source until the page was drawn, which is done once the cards are there. */
const untilPictured = async <T>(press: () => Promise<T | undefined>): Promise<T> => {
  const found: { shown?: T } = {};
  const look = async () => {
    const shown = await press();
    if (shown) found.shown = shown;
    return found.shown;
  };
  await expect.poll(look).toBeDefined();
  if (!found.shown) throw new Error('no picture was shown');
  return found.shown;
};

test('on Telegram, Source shows the page with the sentence marked, and Back takes it away', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, { ...lecture, caption: 'cards: 3' });
  await ben.acts.press(await ben.reads('They are in the deck'), 'Study now');
  await ben.acts.press(await ben.reads(/card 1/), 'Show answer');
  const answer = await ben.reads(/from p\. \d/);
  const source = await untilPictured(async () => {
    await ben.acts.press(answer, 'Source');
    return ben.said().findLast(({ photo }) => photo);
  });
  expect(source.caption).toContain('where the card comes from');
  const share = await marked(source.photo?.bytes ?? new Uint8Array());
  expect(share).toBeGreaterThan(0.001);
  expect(share).toBeLessThan(0.1);
  await ben.acts.press(source, '‹ Back');
  await app.telegram.waitFor(() => ben.said().every(({ id }) => id !== source.id), PATIENCE_MS);
});

test('on Discord, Source shows the page with the sentence marked, and Back takes it away', async () => {
  const ada = discordPerson(app);
  const acts = app.discord.as(ada.user);
  await acts.command(ada.channel, 'pdf', { file: lecture, cards: 3 });
  await acts.press(await ada.sees('They are in the deck'), 'Study now');
  await acts.press(await ada.sees(/card 1/), 'Show answer');
  const answer = await ada.sees(/from p\. \d/);
  const source = await untilPictured(async () => {
    const shown = await (await acts.press(answer, 'Source')).shown();
    return shown.attachments.length > 0 ? shown : undefined;
  });
  expect(await marked(source.attachments[0]?.bytes() ?? new Uint8Array())).toBeGreaterThan(0.001);
  await acts.press(source, '‹ Back');
  await app.discord.waitFor(() => ada.seen().every(({ id }) => id !== source.id));
});
