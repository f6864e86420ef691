import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, discordPerson, startApp, telegramPerson, unescaped } from '../support/app.js';
import { drawPdf } from '../support/pdfs/document.js';
import { bombPdf, corruptPdf, emptyTextPdf, lecturePdf, passwordPdf } from '../support/pdfs.js';

let app: App;
beforeAll(async () => {
  app = await startApp({ MAX_UPLOAD_MB: '1' });
});
afterAll(() => app?.close());

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const empty = (): Uint8Array => new Uint8Array();
const tooLarge = (): Uint8Array => {
  const bytes = new Uint8Array(1_500_000).fill(32);
  bytes.set(encoded('%PDF-1.7\n'));
  return bytes;
};

const bad: readonly [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, answer: RegExp][] = [
  ['a file that is not a PDF', () => encoded('hello '.repeat(50)), /not a PDF\. Export it as a PDF/],
  ['an empty file', empty, /empty/],
  ['a file that is too large', tooLarge, /1\.5 MB; 1 MB is the most/],
  ['a corrupt PDF', corruptPdf, /damaged and cannot be read/],
  ['a PDF with a password', passwordPdf, /protected by a password/],
  ['pages without a word', emptyTextPdf, /found no words in it/],
];

describe.each(bad)('%s gets its sentence and leaves nothing behind', (_, bytes, answer) => {
  test('on Discord', async () => {
    const ada = discordPerson(app);
    const acts = app.discord.as(ada.user);
    await acts.command(ada.channel, 'pdf', { file: { name: 'notes.pdf', bytes: await bytes() } });
    await ada.sees(answer);
    const decks = await (await acts.command(ada.channel, 'deck list')).shown();
    expect(unescaped(decks.text)).not.toContain('notes');
  });

  // Telegram takes no empty files.
  test.runIf(bytes !== empty)('on Telegram', async () => {
    const ben = telegramPerson(app);
    ben.acts.sendDocument(ben.chat, { name: 'notes.pdf', bytes: await bytes() });
    await ben.reads(answer);
    ben.acts.send(ben.chat, '/decks');
    expect((await ben.reads('My cards')).text).not.toContain('notes');
  });
});

test('a PDF of too few words is told how many it has', async () => {
  const ada = discordPerson(app);
  const bytes = await drawPdf((doc) => void doc.text('Hello there, world.'));
  const file = { name: 'short.pdf', bytes };
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file });
  await ada.sees(/only 3 words, too few/);
});

test('a decompression bomb is refused, and the bot answers others meanwhile', async () => {
  const [ada, ben] = [discordPerson(app), discordPerson(app, 'Ben')];
  const file = { name: 'bomb.pdf', bytes: bombPdf() };
  await app.discord.as(ada.user).command(ada.channel, 'pdf', { file });
  const help = await app.discord.as(ben.user).command(ben.channel, 'help');
  expect(help.answer).toBe('message');
  await ada.sees(/so it was stopped|damaged/);
});

test('cards out of range are refused with the range', async () => {
  const ben = telegramPerson(app);
  ben.acts.sendDocument(ben.chat, {
    name: 'a.pdf',
    bytes: await lecturePdf({ pages: 1 }),
    caption: 'cards: 500',
  });
  await ben.reads(/from 1 to 100/);
});
